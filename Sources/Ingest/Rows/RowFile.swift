import GDALBridge
import WorkbookBridge

/// Reading of tables row by row: delimited text (also gzip), XLSX, ODS and XLS. Memory doesn't grow with the rows, but
/// for the shared texts of an XLSX, for gzip, and for XLS (at most 65,536 rows).
public enum RowFile {
  private enum Kind { case text, workbook, legacy }

  /// The sheets of a workbook in its order; empty for a text file, which has none.
  ///
  /// - Throws: `IngestError`.
  public static func sheets(of file: TableFile) throws(IngestError) -> [SheetName] {
    switch try kind(file) {
    case .text: return []
    case .workbook: return try opened(file).sheets.map { SheetName(name: $0.name, isHidden: $0.isHidden) }
    case .legacy:
      do throws(VectorFileError) {
        return try VectorFile.layerNames(path: file.path).map { SheetName(name: $0, isHidden: false) }
      } catch {
        throw IngestError(error, file: fileName(of: file.path))
      }
    }
  }

  /// The merged cells of the sheet, in the order of the workbook; empty for a text file and for XLS, whose reader
  /// doesn't tell.
  ///
  /// - Throws: `IngestError`, as `forEachRow` does.
  public static func merges(in file: TableFile) throws(IngestError) -> [MergedCells] {
    guard case .workbook = try kind(file) else { return [] }
    let workbook = try opened(file)
    let sheet = try chosenSheet(file, workbook)
    do throws(WorkbookError) {
      return try workbook.mergedRanges(sheet: sheet).map { MergedCells(rows: $0.rows, columns: $0.columns) }
    } catch {
      throw IngestError(error, file: fileName(of: file.path))
    }
  }

  /// Hands over the rows with at least one filled cell (or formula), ascending; `number` jumps over blank ones.
  ///
  /// Without a sheet's name, the only visible one with any content is read. The line `sep=;` of a text file is no
  /// record of it.
  ///
  /// - Parameter body: Returns false to stop.
  /// - Throws: `IngestError`; rows before the fault may have been handed over.
  public static func forEachRow(
    in file: TableFile, _ body: (SheetRow) throws(IngestError) -> Bool
  ) throws(IngestError) {
    switch try kind(file) {
    case .text: try TextRows.read(file, body)
    case .workbook: try workbookRows(file, body)
    case .legacy: try legacyRows(file, body)
    }
  }

  // MARK: - Kinds

  /// How to read the file, by what it really is.
  private static func kind(_ file: TableFile) throws(IngestError) -> Kind {
    let name = fileName(of: file.path)
    let content = FileContent(head: try fileHead(file.path, count: 4096))
    let saysWorkbook = ["xlsx", "xlsm", "xls", "ods"].contains(pathExtension(of: file.path))
    switch content {
    case .archive: return .workbook
    case .compoundFile:
      let compound = CompoundFile(path: file.path)
      guard !compound.isEncrypted else { throw .fileEncrypted(file: name) }
      guard compound.isWorkbook else { throw .wrongContent(file: name, really: .compoundFile) }
      return .legacy
    case .text, .gzip, .empty:
      guard !saysWorkbook else { throw .wrongContent(file: name, really: content) }
      return .text
    default: throw .wrongContent(file: name, really: content)
    }
  }

  // MARK: - Workbooks

  private static func opened(_ file: TableFile) throws(IngestError) -> Workbook {
    do throws(WorkbookError) {
      return try Workbook(path: file.path)
    } catch {
      throw IngestError(error, file: fileName(of: file.path))
    }
  }

  /// The sheet that was named, or the only visible one, or the only visible one with any content.
  private static func chosenSheet(_ file: TableFile, _ workbook: borrowing Workbook) throws(IngestError) -> String {
    let sheets = workbook.sheets
    let name = fileName(of: file.path)
    if let wanted = file.sheet {
      guard sheets.contains(where: { $0.name == wanted }) else {
        throw .layerMissing(file: name, layer: wanted, available: sheets.map(\.name))
      }
      return wanted
    }
    let visible = sheets.filter { !$0.isHidden }.map(\.name)
    var candidates = visible.isEmpty ? sheets.map(\.name) : visible
    if candidates.count > 1 {
      let filled = try filledSheets(candidates, workbook, name)
      if !filled.isEmpty { candidates = filled }
    }
    guard candidates.count == 1, let only = candidates.first else {
      throw .layerAmbiguous(file: name, available: sheets.map(\.name))
    }
    return only
  }

  private static func filledSheets(
    _ sheets: [String], _ workbook: borrowing Workbook, _ name: String
  ) throws(IngestError) -> [String] {
    var filled: [String] = []
    for sheet in sheets {
      do throws(WorkbookError) {
        if try workbook.hasContent(sheet: sheet) { filled.append(sheet) }
      } catch {
        throw IngestError(error, file: name)
      }
    }
    return filled
  }

  private static func workbookRows(
    _ file: TableFile, _ body: (SheetRow) throws(IngestError) -> Bool
  ) throws(IngestError) {
    let name = fileName(of: file.path)
    let workbook = try opened(file)
    let sheet = try chosenSheet(file, workbook)
    let fault = { (error: WorkbookError) in IngestError(error, file: name) }
    try workbook.forEachRow(sheet: sheet, fault: fault) { row throws(IngestError) in
      try body(
        SheetRow(
          number: row.number, cells: row.cells, numeric: row.numeric, isHidden: row.isHidden, formulas: row.formulas,
          formulasWithoutResult: row.formulasWithoutResult))
    }
  }

  /// XLS, read whole; which cells are numbers is known for columns that hold nothing else.
  private static func legacyRows(
    _ file: TableFile, _ body: (SheetRow) throws(IngestError) -> Bool
  ) throws(IngestError) {
    let sheet: Sheet
    do throws(VectorFileError) {
      sheet = try VectorFile.readSheet(path: file.path, sheet: file.sheet)
    } catch {
      throw IngestError(error, file: fileName(of: file.path))
    }
    for (index, cells) in sheet.rows.enumerated() where cells.contains(where: { !$0.isEmpty }) {
      let flags = sheet.numericBelowFirstRow
      let numeric = cells.indices.map { index > 0 && $0 < flags.count && flags[$0] && !cells[$0].isEmpty }
      guard try body(SheetRow(number: index + 1, cells: cells, numeric: numeric)) else { return }
    }
  }
}
