/// Reads the rows of a worksheet part.
final class SheetParser: XMLHandler {
  private enum Kind { case number, shared, inline, formulaText, truth, error, date }

  var rows: RowBuilder
  private let strings: SharedStrings
  private let meanings: [NumberMeaning]
  private let dateSystem: DateSystem
  private var isInData = false
  private var lastRow = 0
  private var column = -1
  private var kind = Kind.number
  private var style = 0
  private var hasFormula = false
  private var hasValue = false
  private var isCollecting = false
  private var phonetic = 0
  private var value: [UInt8] = []

  init(strings: SharedStrings, meanings: [NumberMeaning], dateSystem: DateSystem, limits: WorkbookLimits) {
    self.strings = strings
    self.meanings = meanings
    self.dateSystem = dateSystem
    rows = RowBuilder(limits: limits)
    super.init(limits: limits)
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard isInData else {
      isInData = name.isLocal("sheetData")
      return
    }
    if name.isLocal("c") {
      startCell(attributes)
    } else if name.isLocal("v") {
      isCollecting = kind != .inline
      hasValue = true
    } else if name.isLocal("t") {
      isCollecting = kind == .inline && phonetic == 0
    } else if name.isLocal("f") {
      hasFormula = true
    } else if name.isLocal("row") {
      startRow(attributes)
    } else if name.isLocal("rPh") {
      phonetic += 1
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isCollecting else { return }
    value.append(contentsOf: bytes)
    if value.count > 4 * limits.cellCharacters { failTooLong() }
  }

  override func end(_ name: XMLName) {
    guard isInData else { return }
    if name.isLocal("c") {
      endCell()
    } else if name.isLocal("v") || name.isLocal("t") {
      isCollecting = false
    } else if name.isLocal("row") {
      do throws(WorkbookError) { try rows.end(count: 1) } catch { fail(error) }
      wantsPause = rows.isFull
    } else if name.isLocal("rPh") {
      phonetic -= 1
    } else if name.isLocal("sheetData") {
      isDone = true
    }
  }

  private func startRow(_ attributes: XMLAttributes) {
    let number = attributes.local("r").map { wholeNumber($0) ?? 0 } ?? lastRow + 1
    guard number <= limits.rows else { return fail(.tooManyRows(limit: limits.rows)) }
    guard number > lastRow else { return fail(.damaged(detail: "row after row \(lastRow) has no number above it")) }
    lastRow = number
    column = -1
    rows.begin(row: number, isHidden: isTrue(attributes.local("hidden")))
  }

  private func startCell(_ attributes: XMLAttributes) {
    let place = attributes.local("r").flatMap(cellReference)
    column = place?.column ?? column + 1
    if column >= limits.columns { fail(.tooManyColumns(row: lastRow, limit: limits.columns)) }
    style = wholeNumber(attributes.local("s")) ?? 0
    kind = attributes.local("t").map(kind(of:)) ?? .number
    hasFormula = false
    hasValue = false
    isCollecting = false
    value.removeAll(keepingCapacity: true)
  }

  private func kind(of type: UnsafePointer<CChar>) -> Kind {
    switch String(cString: type) {
    case "s": .shared
    case "inlineStr": .inline
    case "str": .formulaText
    case "b": .truth
    case "e": .error
    case "d": .date
    default: .number
    }
  }

  private func endCell() {
    let hasResult = hasValue && (!value.isEmpty || kind == .formulaText) || kind == .inline
    if hasFormula { rows.noteFormula(column: column, hasResult: hasResult) }
    let (text, isNumber) = content()
    guard !isTooLong(text.utf8, limit: limits.cellCharacters) else { return failTooLong() }
    do throws(WorkbookError) { try rows.set(text, column: column, isNumber: isNumber) } catch { fail(error) }
  }

  private func content() -> (text: String, isNumber: Bool) {
    switch kind {
    case .number: return number()
    case .shared: return (sharedText(), false)
    case .inline, .formulaText: return (unescaped(value[...]), false)
    case .truth: return (value.isEmpty ? "" : value == [0x30] ? "FALSE" : "TRUE", false)
    case .error: return ("", false)
    case .date: return (String(decoding: value, as: UTF8.self), false)
    }
  }

  private func sharedText() -> String {
    guard !value.isEmpty else { return "" }
    guard let index = Int(String(decoding: value, as: UTF8.self)), let text = strings[index] else {
      fail(.damaged(detail: "row \(lastRow) refers to a text that is not there"))
      return ""
    }
    guard text.count <= 4 * limits.cellCharacters else {
      failTooLong()
      return ""
    }
    return unescaped(text)
  }

  private func number() -> (text: String, isNumber: Bool) {
    guard !value.isEmpty else { return ("", false) }
    let meaning = meanings.indices.contains(style) ? meanings[style] : .number
    guard meaning != .number, let number = Double(String(decoding: value, as: UTF8.self)), number.isFinite else {
      return (shortened(value), true)
    }
    if meaning == .percent { return (percentText(number), true) }
    if let date = dateText(serial: number, meaning: meaning, system: dateSystem) { return (date, false) }
    return (shortened(value), true)
  }

  private func failTooLong() {
    fail(.cellTooLong(row: lastRow, column: column + 1, limit: limits.cellCharacters))
  }
}
