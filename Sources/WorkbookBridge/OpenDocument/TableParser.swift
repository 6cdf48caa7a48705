/// Reads the rows of one sheet of an OpenDocument spreadsheet (ODF 1.3 part 3, 9), and its merged cells.
final class TableParser: XMLHandler {
  var rows: RowBuilder
  private(set) var merges: [MergedRange] = []
  private let wanted: Int
  private var table = -1
  private var tableDepth = 0
  private var nextRow = 1
  private var rowRepeats = 1
  private var isInRow = false
  private var column = 0
  private var cell: TableCell?
  private var cellDepth = 0
  private var paragraphDepth = 0
  private var skippedDepth = 0

  private var isReading: Bool { table == wanted && tableDepth == 1 }

  /// - Parameter sheet: Which table, counted from 0.
  init(sheet: Int, limits: WorkbookLimits) {
    wanted = sheet
    rows = RowBuilder(limits: limits)
    super.init(limits: limits)
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.isFull("table:table") {
      tableDepth += 1
      if tableDepth == 1 { table += 1 }
    } else if isReading {
      if cell != nil {
        startInCell(name, attributes)
      } else if name.isFull("table:table-row") {
        startRow(attributes)
      } else if isInRow, name.isFull("table:table-cell") || name.isFull("table:covered-table-cell") {
        startCell(attributes)
      }
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard cell != nil, paragraphDepth > 0, skippedDepth == 0 else { return }
    append(bytes)
  }

  override func end(_ name: XMLName) {
    if name.isFull("table:table") {
      if isReading { isDone = true }
      tableDepth -= 1
    } else if isReading {
      if cell != nil { endInCell() } else if name.isFull("table:table-row") { endRow() }
    }
  }

  // MARK: - Rows

  private func startRow(_ attributes: XMLAttributes) {
    rowRepeats = max(1, wholeNumber(attributes.full("table:number-rows-repeated")) ?? 1)
    let visibility = attributes.fullText("table:visibility") ?? "visible"
    rows.begin(row: nextRow, isHidden: visibility != "visible")
    column = 0
    isInRow = true
  }

  private func endRow() {
    isInRow = false
    do throws(WorkbookError) { try rows.end(count: rowRepeats) } catch { fail(error) }
    nextRow = min(nextRow + rowRepeats, limits.rows + 1)
    wantsPause = rows.isFull
  }

  // MARK: - Cells

  private func startCell(_ attributes: XMLAttributes) {
    cell = TableCell(attributes)
    cellDepth = depth
    paragraphDepth = 0
    skippedDepth = 0
    noteMerge(attributes)
  }

  private func noteMerge(_ attributes: XMLAttributes) {
    let width = wholeNumber(attributes.full("table:number-columns-spanned")) ?? 1
    let height = wholeNumber(attributes.full("table:number-rows-spanned")) ?? 1
    guard width > 1 || height > 1, width > 0, height > 0 else { return }
    merges.append(MergedRange(rows: nextRow...(nextRow + height - 1), columns: column...(column + width - 1)))
    if merges.count > limits.mergedCells { fail(.tooManyEntries(limit: limits.mergedCells)) }
  }

  /// Only paragraphs right below the cell are its text: not those of notes and drawings on it.
  private func startInCell(_ name: XMLName, _ attributes: XMLAttributes) {
    if paragraphDepth == 0 {
      guard depth == cellDepth + 1, name.isFull("text:p") else { return }
      paragraphDepth = depth
      cell?.beginParagraph()
    } else if skippedDepth == 0 {
      if name.isFull("office:annotation") || name.isFull("text:note") || name.isFull("text:ruby-text") {
        skippedDepth = depth
      } else if name.isFull("text:s") {
        appendBlank(0x20, count: wholeNumber(attributes.full("text:c")) ?? 1)
      } else if name.isFull("text:tab") {
        appendBlank(0x09, count: 1)
      } else if name.isFull("text:line-break") {
        appendBlank(0x0A, count: 1)
      }
    }
  }

  private func endInCell() {
    if depth == cellDepth { return endCell() }
    if depth == skippedDepth { skippedDepth = 0 }
    if depth == paragraphDepth { paragraphDepth = 0 }
  }

  private func endCell() {
    guard let cell else { return }
    self.cell = nil
    let text = cell.text
    guard !isTooLong(text.utf8, limit: limits.cellCharacters) else { return failTooLong() }
    let first = column
    column = min(column + cell.repeats, limits.columns + 1)
    guard !text.isEmpty || cell.hasFormula else { return }
    guard column <= limits.columns else {
      return fail(.tooManyColumns(row: nextRow, limit: limits.columns))
    }
    for at in first..<column {
      if cell.hasFormula { rows.noteFormula(column: at, hasResult: cell.hasResult) }
      do throws(WorkbookError) { try rows.set(text, column: at, isNumber: cell.isNumber) } catch { fail(error) }
    }
  }

  private func append(_ bytes: some Collection<UInt8>) {
    cell?.append(bytes)
    if let cell, cell.textBytes > 4 * limits.cellCharacters { failTooLong() }
  }

  private func appendBlank(_ byte: UInt8, count: Int) {
    append(repeatElement(byte, count: min(count, 4 * limits.cellCharacters + 1)))
  }

  private func failTooLong() {
    fail(.cellTooLong(row: nextRow, column: min(column, limits.columns) + 1, limit: limits.cellCharacters))
  }
}
