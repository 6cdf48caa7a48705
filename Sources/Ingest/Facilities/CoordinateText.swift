/// Which of the two coordinates a text says that it is.
enum DegreeAxis: Equatable {
  case longitude, latitude
}

/// One coordinate as read from its text: degrees, or a number that may be anything else.
struct CoordinateText: Equatable {
  enum Form: Equatable {
    /// A number with a decimal mark.
    case decimal
    /// A number without one: whole, grouped by thousands (`119.415.581`), or with marks in impossible places.
    case unmarked
    /// Degrees with minutes, or with minutes and seconds.
    case sexagesimal
  }

  /// Without its sign.
  var magnitude: Double
  var isNegative = false
  var form: Form
  /// Said by a mark such as LS or BT, or by a word before the number.
  var axis: DegreeAxis?
  /// All digits of a number, without marks; empty for minutes and seconds.
  var digits = ""
  /// `356.821` when its point groups thousands.
  var asThousands: Double?

  var value: Double { isNegative ? -magnitude : magnitude }

  /// Reads one coordinate: `-1,605`, `1°36'20.5" LS`, `S 01 36 20`, `103 36.5 BT`, `119.415.581`, `1.19E+08`. Nil when the
  /// text holds anything that is no part of a coordinate, or minutes and seconds from 60 up.
  init?(_ text: String) {
    guard let tokens = coordinateTokens(text), let read = CoordinateText(tokens) else { return nil }
    self = read
  }

  /// A number of a layer.
  init(_ value: Double) {
    magnitude = value.magnitude
    isNegative = value < 0
    form = .decimal
  }

  init?(_ tokens: [CoordinateToken]) {
    var parts = CoordinateParts()
    for token in tokens { guard parts.take(token) else { return nil } }
    guard let read = parts.finished() else { return nil }
    self = read
  }

  init(magnitude: Double, form: Form, digits: String = "", asThousands: Double? = nil) {
    self.magnitude = magnitude
    self.form = form
    self.digits = digits
    self.asThousands = asThousands
  }
}

/// Puts the tokens of one coordinate together.
private struct CoordinateParts {
  private var numbers: [String] = []
  private var isNegative = false
  private var axis: DegreeAxis?
  private var hasSide = false

  /// False when a token cannot stand where it does.
  mutating func take(_ token: CoordinateToken) -> Bool {
    switch token {
    case .number(let text): numbers.append(text)
    case .minus:
      // Between numbers a dash is a separator: 01-36-20.
      if numbers.isEmpty { isNegative = true }
    case .plus, .unit: break
    case .comma: return false
    case .axis(let said): return note(said)
    case .side(let said, let isNegativeSide):
      guard !hasSide else { return false }
      hasSide = true
      if isNegativeSide { isNegative = true }
      return note(said)
    }
    return true
  }

  private mutating func note(_ said: DegreeAxis) -> Bool {
    if let axis, axis != said { return false }
    axis = said
    return true
  }

  func finished() -> CoordinateText? {
    guard var read = body() else { return nil }
    read.isNegative = isNegative
    read.axis = axis
    return read.magnitude.isFinite ? read : nil
  }

  private func body() -> CoordinateText? {
    switch numbers.count {
    case 1: return plainNumber(numbers[0])
    case 2, 3: return sexagesimal(numbers) ?? blankGroups()
    default: return nil
    }
  }

  /// `119 415 581`.
  private func blankGroups() -> CoordinateText? {
    let isGrouped =
      (1...3).contains(numbers[0].utf8.count) && numbers.dropFirst().allSatisfy { $0.utf8.count == 3 }
      && numbers.allSatisfy { $0.utf8.allSatisfy(isDigit) }
    let digits = numbers.joined()
    guard isGrouped, let value = Double(digits) else { return nil }
    return CoordinateText(magnitude: value, form: .unmarked, digits: digits)
  }
}

/// Degrees, minutes and perhaps seconds; only the last of them may have decimals.
private func sexagesimal(_ parts: [String]) -> CoordinateText? {
  let values = parts.compactMap { Double($0.replacingCommas()) }
  guard values.count == parts.count, parts.dropFirst().allSatisfy({ $0.prefix { $0.isNumber }.count <= 2 }),
    parts.dropLast().allSatisfy({ $0.utf8.allSatisfy(isDigit) }),
    values[0] <= 180, values.dropFirst().allSatisfy({ $0 < 60 })
  else { return nil }
  let seconds = values.count > 2 ? values[2] : 0
  return CoordinateText(magnitude: values[0] + values[1] / 60 + seconds / 3600, form: .sexagesimal)
}

/// A number by its marks.
private func plainNumber(_ text: String) -> CoordinateText? {
  let bytes = Array(text.utf8)
  if bytes.contains(0x45) || bytes.contains(0x65) { return scientific(text) }
  let marks = bytes.indices.filter { !isDigit(bytes[$0]) }
  let digits = String(decoding: bytes.filter(isDigit), as: UTF8.self)
  guard let whole = Double(digits) else { return nil }
  guard let last = marks.last else { return CoordinateText(magnitude: whole, form: .unmarked, digits: digits) }
  if marks.count == 1 { return singleMark(text, at: last, count: bytes.count, digits: digits, whole: whole) }
  let groups = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }.map(String.init)
  let isMixed = marks.dropLast().allSatisfy { bytes[$0] != bytes[last] }
  if groups.count == 3, !isMixed, groups.dropFirst().allSatisfy({ $0.utf8.count <= 2 }) { return sexagesimal(groups) }
  if isMixed { return mixedMarks(groups, digits: digits, whole: whole) }
  return CoordinateText(magnitude: whole, form: .unmarked, digits: digits)
}

private func singleMark(_ text: String, at mark: Int, count: Int, digits: String, whole: Double) -> CoordinateText? {
  guard let value = Double(text.replacingCommas()) else { return nil }
  let canGroup = count - mark == 4 && (1...3).contains(mark) && digits.first != "0"
  return CoordinateText(magnitude: value, form: .decimal, digits: digits, asThousands: canGroup ? whole : nil)
}

/// `9.821.456,75`, `119,415.581`, or degrees, minutes and seconds `1.36.20,5`.
private func mixedMarks(_ groups: [String], digits: String, whole: Double) -> CoordinateText? {
  let front = groups.dropLast()
  if front.count == 3, front.dropFirst().allSatisfy({ $0.utf8.count <= 2 }) {
    return sexagesimal([groups[0], groups[1], groups[2] + "." + groups[3]])
  }
  let isGrouped = front.dropFirst().allSatisfy { $0.utf8.count == 3 } && (groups.first?.utf8.count ?? 0) <= 3
  guard isGrouped, let last = groups.last, let value = Double(front.joined() + "." + last) else {
    return CoordinateText(magnitude: whole, form: .unmarked, digits: digits)
  }
  return CoordinateText(magnitude: value, form: .decimal, digits: digits)
}

/// `1.19415581E+08` of a workbook: a whole number lost its point before, another one did not.
private func scientific(_ text: String) -> CoordinateText? {
  guard let value = Double(text.replacingCommas()), value.magnitude < 1e15 else { return nil }
  let isWhole = value == value.rounded(.towardZero)
  let digits = isWhole ? String(Int64(value)) : ""
  return CoordinateText(magnitude: value, form: isWhole ? .unmarked : .decimal, digits: digits)
}

func isDigit(_ byte: UInt8) -> Bool { byte &- 48 <= 9 }

extension String {
  /// With points for commas.
  fileprivate func replacingCommas() -> String { String(map { $0 == "," ? "." : $0 }) }
}
