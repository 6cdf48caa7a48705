import TestSupport
import Testing
import WorkbookBridge

@Suite("ODS") struct OpenDocumentTests {
  private let tables = """
    <table:table table:name="Sembunyi" table:style-name="ta2"><table:table-row><table:table-cell/></table:table-row>\
    </table:table><table:table table:name="Data" table:style-name="ta1">
    <table:shapes><text:p>gambar</text:p></table:shapes>
    <table:table-row><table:table-cell table:number-columns-spanned="3" table:number-rows-spanned="2" \
    office:value-type="string"><text:p>Judul</text:p><text:p>dua<text:s text:c="2"/>x<text:tab/>y</text:p>\
    <office:annotation><text:p>catatan</text:p></office:annotation></table:table-cell>\
    <table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>
    <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/>\
    </table:table-row>
    <table:table-row table:visibility="filter"><table:table-cell office:value-type="float" \
    office:value="8.5999999999999996"><text:p>8,6</text:p></table:table-cell><table:table-cell \
    office:value-type="percentage" office:value="0.086"><text:p>8,6 %</text:p></table:table-cell><table:table-cell \
    office:value-type="date" office:date-value="2024-08-31"><text:p>31/08/24</text:p></table:table-cell>\
    <table:table-cell office:value-type="time" office:time-value="PT14H05M00S"/><table:table-cell \
    office:value-type="boolean" office:boolean-value="true"/><table:table-cell office:value-type="string" \
    calcext:value-type="error" table:formula="of:=[.A1]"><text:p>#N/A</text:p></table:table-cell></table:table-row>
    <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" \
    office:value-type="float" office:value="1"/><table:table-cell table:formula="of:=1"/></table:table-row>
    <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/>\
    </table:table-row></table:table>
    """
  private let styles = """
    <style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>\
    <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
    """

  @Test("cells, repeated and covered ones, notes, hidden rows and sheets, merged cells")
  func sheet() throws {
    let folder = try BookFolder()
    let path = try folder.write("a.ods", SmallWorkbook.openDocument(tables: tables, styles: styles))
    let workbook = try Workbook(path: path)
    #expect(workbook.sheets.map(\.name) == ["Sembunyi", "Data"] && workbook.sheets.map(\.isHidden) == [true, false])
    let all = try rows(path)
    #expect(all.map(\.number) == [1, 5, 6, 7])
    #expect(
      all.map(\.cells) == [
        ["Judul\ndua  x\ty"], ["8.6", "8.6%", "2024-08-31", "14:05:00", "TRUE"], ["1", "1"], ["1", "1"],
      ])
    #expect(all.map(\.isHidden) == [false, true, false, false])
    #expect(all[1].numeric == [true, true, false, false, false] && all[1].formulas == [5])
    #expect(all[2].formulasWithoutResult == [2])
    #expect(try workbook.mergedRanges(sheet: "Data") == [MergedRange(rows: 1...2, columns: 0...2)])
    #expect(try !workbook.hasContent(sheet: "Sembunyi"))
  }

  @Test("a filled row or cell repeated without end is refused, an encrypted one, too")
  func hostile() throws {
    let folder = try BookFolder()
    func table(_ row: String) -> [StoredZip.Entry] {
      SmallWorkbook.openDocument(tables: "<table:table table:name=\"Data\">\(row)</table:table>")
    }
    let wide =
      "<table:table-row><table:table-cell table:number-columns-repeated=\"1000000\"><text:p>x</text:p>"
      + "</table:table-cell></table:table-row>"
    let tall =
      "<table:table-row table:number-rows-repeated=\"999999999\"><table:table-cell><text:p>x</text:p>"
      + "</table:table-cell></table:table-row>"
    #expect(throws: WorkbookError.tooManyColumns(row: 1, limit: 16_384)) {
      try rows(folder.write("a.ods", table(wide)))
    }
    #expect(throws: WorkbookError.tooManyRows(limit: 1_048_576)) { try rows(folder.write("b.ods", table(tall))) }
    let blanks = "<table:table-row><table:table-cell><text:p><text:s text:c=\"999999999\"/></text:p></table:table-cell>"
    #expect(throws: WorkbookError.cellTooLong(row: 1, column: 1, limit: 100_000)) {
      try rows(folder.write("c.ods", table(blanks + "</table:table-row>")))
    }
    let entries = SmallWorkbook.openDocument(tables: "", manifest: "<manifest:encryption-data/>")
    #expect(throws: WorkbookError.encrypted) { try rows(folder.write("d.ods", entries)) }
  }
}
