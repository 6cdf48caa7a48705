/// Workbooks written by hand, for tests.
public enum SmallWorkbook {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// A sheet of an XLSX: `rows` is what stands in its sheetData, `behind` what follows that.
  public struct Sheet: Sendable {
    public var name: String
    public var rows: String
    public var behind = ""
    public var state = "visible"

    public init(_ name: String, rows: String, behind: String = "", state: String = "visible") {
      self.name = name
      self.rows = rows
      self.behind = behind
      self.state = state
    }
  }

  /// The parts of an XLSX.
  ///
  /// - Parameters:
  ///   - shared: Elements of the shared texts: `<si><t>a</t></si>`.
  ///   - formats: Format codes; cell style i + 1 has code i, style 0 is General.
  public static func parts(
    _ sheets: [Sheet], shared: String? = nil, formats: [String] = [], from1904: Bool = false
  ) -> [StoredZip.Entry] {
    let links =
      sheets.indices.map { link("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
      + [link("rId900", "sharedStrings", "sharedStrings.xml"), link("rId901", "styles", "/xl/styles.xml")]
    let list = sheets.enumerated().map {
      "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" state=\"\($1.state)\" r:id=\"rId\($0 + 1)\"/>"
    }
    var entries = [
      StoredZip.Entry("[Content_Types].xml", "<Types/>"),
      StoredZip.Entry("_rels/.rels", relationships([link("rId1", "officeDocument", "xl/workbook.xml")])),
      StoredZip.Entry(
        "xl/workbook.xml",
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><workbookPr date1904=\"\(from1904)\"/>"
          + "<sheets>\(list.joined())</sheets></workbook>"),
      StoredZip.Entry("xl/_rels/workbook.xml.rels", relationships(links)),
      StoredZip.Entry("xl/styles.xml", styles(formats)),
    ]
    if let shared { entries.append(StoredZip.Entry("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(shared)</sst>")) }
    for (index, sheet) in sheets.enumerated() {
      entries.append(
        StoredZip.Entry(
          "xl/worksheets/sheet\(index + 1).xml",
          "<worksheet xmlns=\"\(main)\"><sheetData>\(sheet.rows)</sheetData>\(sheet.behind)</worksheet>"))
    }
    return entries
  }

  /// An XLSX of texts, one sheet called Data.
  public static func ofTexts(_ rows: [[String]]) -> [UInt8] {
    let xml = rows.enumerated().map { row, cells in
      let inner = cells.enumerated().filter { !$1.isEmpty }.map {
        "<c r=\"\(letters($0))\(row + 1)\" t=\"inlineStr\"><is><t>\(escaped($1))</t></is></c>"
      }
      return "<row r=\"\(row + 1)\">\(inner.joined())</row>"
    }
    return StoredZip.archive(parts([Sheet("Data", rows: xml.joined())]))
  }

  /// The parts of an ODS: `tables` are the table elements.
  public static func openDocument(tables: String, styles: String = "", manifest: String = "") -> [StoredZip.Entry] {
    let names = ["office", "table", "text", "style"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }
    return [
      StoredZip.Entry("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
      StoredZip.Entry(
        "content.xml",
        "<office:document-content \(names.joined(separator: " ")) xmlns:calcext=\"urn:calcext\">"
          + "<office:automatic-styles>\(styles)</office:automatic-styles>"
          + "<office:body><office:spreadsheet>\(tables)</office:spreadsheet></office:body></office:document-content>"),
      StoredZip.Entry(
        "META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"urn:manifest\">\(manifest)</manifest:manifest>"),
    ]
  }

  /// Letters of a column counted from 0.
  public static func letters(_ column: Int) -> String {
    var rest = column + 1
    var text = ""
    while rest > 0 {
      text = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + text
      rest = (rest - 1) / 26
    }
    return text
  }

  public static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }

  private static func link(_ id: String, _ kind: String, _ target: String) -> String {
    "<Relationship Id=\"\(id)\" Type=\"\(office)/\(kind)\" Target=\"\(target)\"/>"
  }

  private static func relationships(_ links: [String]) -> String {
    "<Relationships xmlns=\"\(package)\">\(links.joined())</Relationships>"
  }

  private static func styles(_ formats: [String]) -> String {
    let codes = formats.enumerated().map {
      "<numFmt numFmtId=\"\(164 + $0)\" formatCode=\"\(escaped($1))\"/>"
    }
    let styles = formats.indices.map { "<xf numFmtId=\"\(164 + $0)\"/>" }
    return "<styleSheet xmlns=\"\(main)\"><numFmts>\(codes.joined())</numFmts>"
      + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      + "<cellXfs><xf numFmtId=\"0\"/>\(styles.joined())</cellXfs></styleSheet>"
  }
}
