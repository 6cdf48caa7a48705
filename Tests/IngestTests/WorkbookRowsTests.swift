import DeflateBridge
import Ingest
import TestSupport
import Testing

@Suite("rows of workbooks") struct WorkbookRowsTests {
  private func data(_ rows: String) -> SmallWorkbook.Sheet { SmallWorkbook.Sheet("Data", rows: rows) }
  private let cell = "<row r=\"2\"><c r=\"B2\"><v>8.5999999999999996</v></c></row>"

  @Test("rows, sheets and merged cells; the only visible sheet with content needs no name")
  func sheets() throws {
    let folder = try TemporaryFolder()
    var hidden = data(cell)
    hidden.name = "Daftar"
    hidden.state = "hidden"
    let merged = SmallWorkbook.Sheet(
      "Data", rows: cell, behind: "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>")
    let entries = SmallWorkbook.parts([merged, SmallWorkbook.Sheet("Sheet2", rows: ""), hidden])
    let file = TableFile(path: try folder.write("a.xlsx", StoredZip.archive(entries)))
    #expect(try RowFile.sheets(of: file).map(\.name) == ["Data", "Sheet2", "Daftar"])
    #expect(try RowFile.sheets(of: file).map(\.isHidden) == [false, false, true])
    #expect(try RowFile.merges(in: file) == [MergedCells(rows: 1...1, columns: 0...1)])
    #expect(try rowsOfFile(file) == [SheetRow(number: 2, cells: ["", "8.6"], numeric: [false, true])])
    #expect(throws: IngestError.layerMissing(file: "a.xlsx", layer: "x", available: ["Data", "Sheet2", "Daftar"])) {
      try rowsOfFile(TableFile(path: file.path, sheet: "x"))
    }
    var second = merged
    second.name = "Lain"
    let two = try folder.write("b.xlsx", StoredZip.archive(SmallWorkbook.parts([merged, second])))
    #expect(throws: IngestError.layerAmbiguous(file: "b.xlsx", available: ["Data", "Lain"])) {
      try rowsOfFile(TableFile(path: two))
    }
    #expect(try rowsOfFile(TableFile(path: two, sheet: "Lain")).count == 1)
    let text = try folder.write("c.csv", "a,b\n")
    #expect(try RowFile.sheets(of: TableFile(path: text)).isEmpty)
    #expect(try RowFile.merges(in: TableFile(path: text)).isEmpty)
  }

  @Test("a workbook under another workbook's or a text's extension is read")
  func otherExtension() throws {
    let folder = try TemporaryFolder()
    for name in ["a.xls", "a.ods", "a.csv", "a"] {
      let path = try folder.write(name, SmallWorkbook.ofTexts([["x", "y"]]))
      #expect(try rowsOfFile(TableFile(path: path)).map(\.cells) == [["x", "y"]])
    }
  }

  @Test("a zip bomb: a sheet of blanks packed a thousand times, honest and with a false size")
  func bomb() throws {
    let folder = try TemporaryFolder()
    let start = Array("<worksheet><sheetData>".utf8)
    let content = start + [UInt8](repeating: 0x20, count: 64 << 20)
    let deflated = try DeflateCompressor().deflate(content)
    var entries = SmallWorkbook.parts([data("")])
    entries[entries.count - 1].bytes = content
    entries[entries.count - 1].deflated = deflated
    let bomb = IngestError.packedTooTightly(file: "a.xlsx", limitRatio: 250)
    #expect(throws: bomb) { try rowsOfFile(TableFile(path: folder.write("a.xlsx", StoredZip.archive(entries)))) }
    entries[entries.count - 1].declaredSize = 1000
    #expect(throws: IngestError.self) {
      try rowsOfFile(TableFile(path: folder.write("b.xlsx", StoredZip.archive(entries))))
    }
  }

  @Test("faults of a workbook as faults of an import")
  func faults() throws {
    let folder = try TemporaryFolder()
    func error(_ name: String, _ entries: [StoredZip.Entry]) throws -> IngestError? {
      do {
        _ = try rowsOfFile(TableFile(path: folder.write(name, StoredZip.archive(entries))))
        return nil
      } catch let error as IngestError { return error }
    }
    let good = SmallWorkbook.parts([data(cell)])
    #expect(
      try error("a.xlsx", good + [StoredZip.Entry("../x", "")]) == .unsafeEntry(file: "a.xlsx", entry: "../x"))
    #expect(
      try error("b.xlsx", [StoredZip.Entry("word/document.xml", "")])
        == .wrongContent(file: "b.xlsx", really: .wordProcessing))
    let wide = SmallWorkbook.parts([data("<row r=\"4\"><c r=\"BDWGN4\"><v>1</v></c></row>")])
    #expect(try error("c.xlsx", wide) == .tooManyColumns(file: "c.xlsx", row: 4, limit: 16_384))
    let long = "<row><c t=\"inlineStr\"><is><t>\(String(repeating: "x", count: 10_000_000))</t></is></c></row>"
    #expect(
      try error("d.xlsx", SmallWorkbook.parts([data(long)]))
        == .cellTooLong(file: "d.xlsx", row: 1, column: 1, limit: 100_000))
    let index = SmallWorkbook.parts([data("<row><c t=\"s\"><v>9</v></c></row>")])
    #expect(
      try error("e.xlsx", index)
        == .fileDamaged(file: "e.xlsx", detail: "row 1 refers to a text that is not there"))
    var secret = good
    secret[0].flags = 1
    #expect(try error("f.xlsx", secret) == .fileEncrypted(file: "f.xlsx"))
    let bytes = StoredZip.archive(good)
    #expect(throws: IngestError.self) {
      try rowsOfFile(TableFile(path: folder.write("g.xlsx", Array(bytes.prefix(bytes.count / 2)))))
    }
    let compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 2000)
    #expect(throws: IngestError.wrongContent(file: "h.xls", really: .compoundFile)) {
      try rowsOfFile(TableFile(path: folder.write("h.xls", compound)))
    }
  }
}
