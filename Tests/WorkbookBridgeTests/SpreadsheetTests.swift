import TestSupport
import Testing
import WorkbookBridge

@Suite("XLSX") struct SpreadsheetTests {
  private func read(
    _ rows: String, shared: String? = nil, formats: [String] = [], from1904: Bool = false
  ) throws -> [WorkbookRow] {
    let folder = try BookFolder()
    let entries = SmallWorkbook.parts(
      [SmallWorkbook.Sheet("Data", rows: rows)], shared: shared, formats: formats, from1904: from1904)
    return try WorkbookBridgeTests.rows(folder.write("a.xlsx", entries))
  }

  @Test("cells of every type, as a person would type them")
  func types() throws {
    let cells = [
      "<c r=\"A1\" t=\"s\"><v>1</v></c>", "<c r=\"B1\" t=\"inlineStr\"><is><r><t>a </t></r><r><t>b</t></r></is></c>",
      "<c r=\"C1\" t=\"b\"><v>1</v></c>", "<c r=\"D1\" t=\"e\"><v>#N/A</v></c>",
      "<c r=\"E1\"><v>8.5999999999999996</v></c>", "<c r=\"F1\"><v>3507310101200012</v></c>",
      "<c r=\"G1\" t=\"str\"><f>A1</f><v>x</v></c>", "<c r=\"H1\" t=\"d\"><v>2024-08-31</v></c>",
      "<c r=\"J1\"><v>1.0E-3</v></c>",
    ]
    let shared =
      "<si><t>nol</t></si><si><r><t>sa</t></r><r><t>tu_x000D_</t></r><rPh sb=\"0\" eb=\"1\"><t>fon</t></rPh></si>"
    let row = try #require(try read("<row r=\"1\">\(cells.joined())</row>", shared: shared).first)
    #expect(
      row.cells
        == ["satu\r", "a b", "TRUE", "", "8.6", "3507310101200012", "x", "2024-08-31", "", "0.001"])
    #expect(row.numeric == [false, false, false, false, true, true, false, false, false, true])
    #expect(row.formulas == [6] && row.formulasWithoutResult.isEmpty)
  }

  @Test(
    "what a number means is in its format",
    arguments: [
      ("0.0%", "0.086", "8.6%"), ("0%", "-0.5", "-50%"), ("0%", "1.25", "125%"), ("0%", "0", "0%"),
      ("dd/mm/yyyy;@", "45535", "2024-08-31"), ("[$-421]dd mmmm yyyy", "45535", "2024-08-31"),
      ("yyyy\\-mm\\-dd\\ hh:mm", "45535.586805555555", "2024-08-31T14:05:00"), ("h:mm AM/PM", "0.5", "12:00:00"),
      ("[h]:mm", "1.5", "36:00:00"), ("mmm-yy", "45535", "2024-08-31"), ("0.0\" hari\"", "2.5", "2.5"),
      ("[Red]0.00", "2.5", "2.5"), ("General", "45535", "45535"), ("#,##0.00_);(#,##0.00)", "1234.5", "1234.5"),
      ("0.00E+00", "1234.5", "1234.5"), ("dd/mm/yyyy", "-3", "-3"), ("dd/mm/yyyy", "99999999", "99999999"),
    ])
  func formats(code: String, stored: String, text: String) throws {
    let rows = try read("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>\(stored)</v></c></row>", formats: [code])
    #expect(rows.first?.cells == [text])
  }

  @Test("days of both systems, about the day in 1900 that never was")
  func days() throws {
    let cells = ["1", "59", "61", "36526", "60.5"].enumerated().map {
      "<c r=\"\(SmallWorkbook.letters($0))1\" s=\"1\"><v>\($1)</v></c>"
    }
    let row = "<row r=\"1\">\(cells.joined())</row>"
    #expect(
      try read(row, formats: ["yyyy-mm-dd"]).first?.cells
        == ["1900-01-01", "1900-02-28", "1900-03-01", "2000-01-01", "1900-02-28"])
    #expect(
      try read("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>0</v></c></row>", formats: ["d/m/yy"], from1904: true).first?.cells
        == ["1904-01-01"])
  }

  @Test("rows without numbers, hidden rows, blank ones, formulas without a result")
  func rowShapes() throws {
    let rows = try read(
      "<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"5\" hidden=\"1\"><c r=\"B5\"><v>3</v></c></row><row r=\"6\"/>"
        + "<row r=\"7\"><c r=\"A7\"><f>SUM(A1)</f></c><c r=\"B7\"><f>1</f><v></v></c><c r=\"C7\" s=\"0\"/></row>"
        + "<row r=\"9\"><c r=\"A9\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"B9\"><v>4</v></c></row>")
    #expect(rows.map(\.number) == [1, 5, 7, 9])
    #expect(rows.map(\.cells) == [["1", "2"], ["", "3"], [], ["", "4"]])
    #expect(rows.map(\.isHidden) == [false, true, false, false])
    #expect(rows[2].formulasWithoutResult == [0, 1] && rows[2].formulas.isEmpty)
    #expect(rows[3].formulas == [0])
  }

  @Test("sheets in order with those hidden; merged cells; prefixes of the XML don't matter")
  func sheets() throws {
    let folder = try BookFolder()
    let merges = "<mergeCells count=\"2\"><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"$B$2:B5\"/></mergeCells>"
    let path = try folder.write(
      "a.xlsx",
      SmallWorkbook.parts([
        SmallWorkbook.Sheet("Satu &amp; dua", rows: "", behind: merges),
        SmallWorkbook.Sheet(
          "Data", rows: "<x:row xmlns:x=\"urn:x\" r=\"2\"><x:c r=\"A2\"><x:v>7</x:v></x:c></x:row>",
          state: "veryHidden"),
      ]))
    let workbook = try Workbook(path: path)
    #expect(
      workbook.sheets == [
        WorkbookSheet(name: "Satu & dua", isHidden: false), WorkbookSheet(name: "Data", isHidden: true),
      ])
    #expect(
      try workbook.mergedRanges(sheet: "Satu & dua")
        == [MergedRange(rows: 1...1, columns: 0...2), MergedRange(rows: 2...5, columns: 1...1)])
    #expect(try workbook.hasContent(sheet: "Data"))
    #expect(try !workbook.hasContent(sheet: "Satu & dua"))
    #expect(try rows(path).map(\.cells) == [["7"]])
    #expect(throws: WorkbookError.sheetMissing(name: "x", available: ["Satu & dua", "Data"])) {
      try rows(path, sheet: "x")
    }
    #expect(folder.fileNames == ["a.xlsx"])
  }

  @Test("many rows come in order, and reading stops where it is asked to")
  func manyRows() throws {
    let folder = try BookFolder()
    let xml = (1...30_000).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0)</v></c><c r=\"D\($0)\"><v>0</v></c></row>" }
    let path = try folder.write("a.xlsx", SmallWorkbook.parts([SmallWorkbook.Sheet("Data", rows: xml.joined())]))
    let all = try rows(path)
    #expect(all.map(\.number) == Array(1...30_000))
    #expect(all.allSatisfy { $0.cells == ["\($0.number)", "", "", "0"] })
    var seen = 0
    try Workbook(path: path).forEachRow(sheet: "Data", fault: unchanged) { _ throws(WorkbookError) in
      seen += 1
      return seen < 12_345
    }
    #expect(seen == 12_345)
  }
}
