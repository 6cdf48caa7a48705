/// A workbook open for reading: XLSX or XLSM (ECMA-376) or ODS (OASIS OpenDocument). Sheets are read row by row, in
/// memory that doesn't grow with their length; only the shared texts of an XLSX stay in memory meanwhile. Nothing is
/// written anywhere and no entity or link is followed.
public struct Workbook: ~Copyable {
  private enum Content {
    case spreadsheetML(PackageParts)
    case openDocument([WorkbookSheet])
  }

  private let archive: ZipArchive
  private let content: Content

  /// - Throws: `WorkbookError`.
  public init(path: String, limits: WorkbookLimits = WorkbookLimits()) throws(WorkbookError) {
    let archive = try ZipArchive(path: path, limits: limits)
    content = try Workbook.content(of: archive)
    self.archive = archive
  }

  /// In the order of the workbook; without charts.
  public var sheets: [WorkbookSheet] {
    switch content {
    case .spreadsheetML(let parts): parts.sheets.map(\.sheet)
    case .openDocument(let sheets): sheets
    }
  }

  /// True when a sheet has a filled cell or a formula. Reads no further than that.
  ///
  /// - Throws: `WorkbookError`.
  public func hasContent(sheet name: String) throws(WorkbookError) -> Bool {
    let index = try sheetIndex(name)
    switch content {
    case .spreadsheetML(let parts):
      let parser = PresenceParser(limits: archive.limits)
      try XMLReader.read(archive, key: parts.sheets[index].key, into: parser)
      return parser.isDone
    case .openDocument:
      var found = false
      try forEachRow(sheet: name, fault: unchanged) { row throws(WorkbookError) in
        found = true
        return false
      }
      return found
    }
  }

  /// The merged cells of a sheet, in the order of the file. Reads the sheet once.
  ///
  /// - Throws: `WorkbookError`.
  public func mergedRanges(sheet name: String) throws(WorkbookError) -> [MergedRange] {
    let index = try sheetIndex(name)
    switch content {
    case .spreadsheetML(let parts):
      let parser = MergeParser(limits: archive.limits)
      try XMLReader.read(archive, key: parts.sheets[index].key, into: parser)
      return parser.ranges
    case .openDocument:
      let parser = TableParser(sheet: index, limits: archive.limits)
      try XMLReader.read(archive, key: "content.xml", into: parser, fault: unchanged) { () throws(WorkbookError) in
        _ = parser.rows.takeReady()
        return true
      }
      return parser.merges
    }
  }

  /// Hands over the rows of a sheet that have a filled cell or a formula, ascending.
  ///
  /// - Parameters:
  ///   - fault: Makes the caller's error of a fault in the workbook.
  ///   - body: Returns false to stop.
  /// - Throws: What `fault` makes of a `WorkbookError`, or what `body` throws.
  public func forEachRow<Failure: Error>(
    sheet name: String, fault: (WorkbookError) -> Failure, _ body: (WorkbookRow) throws(Failure) -> Bool
  ) throws(Failure) {
    let index: Int
    do throws(WorkbookError) { index = try sheetIndex(name) } catch { throw fault(error) }
    switch content {
    case .spreadsheetML(let parts):
      let parser: SheetParser
      do throws(WorkbookError) { parser = try sheetParser(parts) } catch { throw fault(error) }
      try XMLReader.read(archive, key: parts.sheets[index].key, into: parser, fault: fault) { () throws(Failure) in
        try handOver(parser.rows.takeReady(), body)
      }
    case .openDocument:
      let parser = TableParser(sheet: index, limits: archive.limits)
      try XMLReader.read(archive, key: "content.xml", into: parser, fault: fault) { () throws(Failure) in
        try handOver(parser.rows.takeReady(), body)
      }
    }
  }

  private static func content(of archive: borrowing ZipArchive) throws(WorkbookError) -> Content {
    let isOpenDocument = archive.entries["content.xml"] != nil && archive.entries["xl/workbook.xml"] == nil
    guard isOpenDocument else { return .spreadsheetML(try PackageParts(archive)) }
    return .openDocument(try openDocumentSheets(archive))
  }

  private func sheetIndex(_ name: String) throws(WorkbookError) -> Int {
    let names = sheets.map(\.name)
    guard let index = names.firstIndex(of: name) else { throw .sheetMissing(name: name, available: names) }
    return index
  }

  private func sheetParser(_ parts: PackageParts) throws(WorkbookError) -> SheetParser {
    let strings = SharedStringParser(limits: archive.limits)
    if let key = parts.sharedStrings, archive.entries[key] != nil {
      try XMLReader.read(archive, key: key, into: strings)
    }
    let styles = StyleParser(limits: archive.limits)
    if let key = parts.styles, archive.entries[key] != nil { try XMLReader.read(archive, key: key, into: styles) }
    return SheetParser(
      strings: strings.strings, meanings: styles.meanings, dateSystem: parts.dateSystem, limits: archive.limits)
  }
}

private func unchanged(_ fault: WorkbookError) -> WorkbookError { fault }

private func handOver<Failure: Error>(
  _ rows: [RowBuilder.Repeated], _ body: (WorkbookRow) throws(Failure) -> Bool
) throws(Failure) -> Bool {
  for item in rows {
    var row = item.row
    for _ in 0..<item.count {
      guard try body(row) else { return false }
      row.number += 1
    }
  }
  return true
}

private func openDocumentSheets(_ archive: borrowing ZipArchive) throws(WorkbookError) -> [WorkbookSheet] {
  if archive.entries["meta-inf/manifest.xml"] != nil {
    let manifest = ManifestParser(limits: archive.limits)
    try XMLReader.read(archive, key: "meta-inf/manifest.xml", into: manifest)
    if manifest.isEncrypted { throw .encrypted }
  }
  let list = TableListParser(limits: archive.limits)
  try XMLReader.read(archive, key: "content.xml", into: list)
  guard list.isSpreadsheet else { throw .notWorkbook(.wordProcessing) }
  guard !list.sheets.isEmpty else { throw .notWorkbook(.noSheets) }
  return list.sheets
}
