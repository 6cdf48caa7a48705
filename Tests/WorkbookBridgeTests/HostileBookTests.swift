import TestSupport
import Testing
import WorkbookBridge

@Suite("hostile workbooks") struct HostileBookTests {
  private func parts(_ rows: String, shared: String? = nil) -> [StoredZip.Entry] {
    SmallWorkbook.parts([SmallWorkbook.Sheet("Data", rows: rows)], shared: shared)
  }

  @Test(
    "rows that can't be",
    arguments: [
      ("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", WorkbookError.tooManyColumns(row: 1, limit: 16_384)),
      ("<row r=\"1\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row>", .tooManyColumns(row: 1, limit: 16_384)),
      ("<row r=\"1048577\"><c><v>1</v></c></row>", .tooManyRows(limit: 1_048_576)),
      ("<row r=\"1\"><c t=\"s\"><v>7</v></c></row>", .damaged(detail: "row 1 refers to a text that is not there")),
      ("<row r=\"1\"><c t=\"s\"><v>-1</v></c></row>", .damaged(detail: "row 1 refers to a text that is not there")),
    ])
  func rowFaults(xml: String, expected: WorkbookError) throws {
    let folder = try BookFolder()
    #expect(throws: expected) { try rows(folder.write("a.xlsx", parts(xml, shared: "<si><t>a</t></si>"))) }
  }

  @Test("a cell of ten megabytes, inline and shared")
  func longCells() throws {
    let folder = try BookFolder()
    let text = String(repeating: "é", count: 5_000_000)
    let expected = WorkbookError.cellTooLong(row: 1, column: 2, limit: 100_000)
    #expect(throws: expected) {
      try rows(
        folder.write("a.xlsx", parts("<row><c><v>1</v></c><c t=\"inlineStr\"><is><t>\(text)</t></is></c></row>")))
    }
    #expect(throws: expected) {
      try rows(
        folder.write(
          "b.xlsx", parts("<row><c><v>1</v></c><c t=\"s\"><v>0</v></c></row>", shared: "<si><t>\(text)</t></si>")))
    }
    let most = String(repeating: "é", count: 100_000)
    let whole = try rows(folder.write("c.xlsx", parts("<row><c t=\"inlineStr\"><is><t>\(most)</t></is></c></row>")))
    #expect(whole.first?.cells == [most])
  }

  @Test("entities, deep nesting and endless tags")
  func markup() throws {
    let folder = try BookFolder()
    var entries = parts("")
    let last = entries.count - 1
    entries[last].bytes = Array("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet/>".utf8)
    #expect(throws: WorkbookError.forbiddenMarkup(entry: "xl/worksheets/sheet1.xml")) {
      try rows(folder.write("a.xlsx", entries))
    }
    let deep = String(repeating: "<a>", count: 10_000)
    #expect(throws: WorkbookError.damaged(detail: "elements nested too deeply")) {
      try rows(folder.write("b.xlsx", parts(deep)))
    }
    let tag = "<row r=\"1\" x=\"" + String(repeating: "a", count: 9_000_000) + "\"/>"
    #expect(throws: WorkbookError.damaged(detail: "markup too long")) { try rows(folder.write("c.xlsx", parts(tag))) }
  }

  @Test(
    "entries that leave the archive",
    arguments: ["../a.xml", "/etc/passwd", "xl/../../a", "C:\\a.xml", "xl\\..\\..\\a", "\\\\host\\a"])
  func unsafeNames(name: String) throws {
    let folder = try BookFolder()
    let path = try folder.write("a.xlsx", parts("") + [StoredZip.Entry(name, "x")])
    #expect(throws: WorkbookError.unsafeEntry(name: name)) { try rows(path) }
    #expect(folder.fileNames == ["a.xlsx"])
  }

  @Test("too many entries, an entry twice, one that is encrypted, sizes that are too large")
  func directory() throws {
    let folder = try BookFolder()
    var limits = WorkbookLimits()
    limits.entries = 5
    let path = try folder.write("a.xlsx", parts(""))
    #expect(throws: WorkbookError.tooManyEntries(limit: 5)) { try rows(path, limits: limits) }
    limits = WorkbookLimits()
    limits.unpackedBytes = 500
    #expect(throws: WorkbookError.tooLarge(limitBytes: 500)) { try rows(path, limits: limits) }
    let twice = parts("") + [StoredZip.Entry("XL/Workbook.xml", "<x/>")]
    #expect(throws: WorkbookError.damaged(detail: "an entry twice")) { try rows(folder.write("b.xlsx", twice)) }
    var secret = parts("")
    secret[3].flags = 1
    #expect(throws: WorkbookError.encrypted) { try rows(folder.write("c.xlsx", secret)) }
  }

  @Test("limits of rows, columns, cells, shared texts and merged cells")
  func ownLimits() throws {
    let folder = try BookFolder()
    let path = try folder.write(
      "a.xlsx",
      SmallWorkbook.parts(
        [
          SmallWorkbook.Sheet(
            "Data", rows: "<row r=\"3\"><c r=\"C3\"><v>1</v></c></row>",
            behind: "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:B2\"/></mergeCells>")
        ], shared: "<si><t>abcdef</t></si>"))
    func limits(_ change: (inout WorkbookLimits) -> Void) -> WorkbookLimits {
      var limits = WorkbookLimits()
      change(&limits)
      return limits
    }
    #expect(throws: WorkbookError.tooManyRows(limit: 2)) { try rows(path, limits: limits { $0.rows = 2 }) }
    #expect(throws: WorkbookError.tooManyColumns(row: 3, limit: 2)) {
      try rows(path, limits: limits { $0.columns = 2 })
    }
    #expect(throws: WorkbookError.tooManyCells(limit: 3)) { try rows(path, limits: limits { $0.cells = 3 }) }
    #expect(throws: WorkbookError.tooLarge(limitBytes: 10)) {
      try rows(path, limits: limits { $0.sharedTextBytes = 10 })
    }
    #expect(throws: WorkbookError.tooManyEntries(limit: 1)) {
      try Workbook(path: path, limits: limits { $0.mergedCells = 1 }).mergedRanges(sheet: "Data")
    }
  }

  @Test("what is no workbook says what it is")
  func otherFiles() throws {
    let folder = try BookFolder()
    func refused(_ name: String, _ entries: [String]) throws -> WorkbookError? {
      let path = try folder.write(name, entries.map { StoredZip.Entry($0, "x") })
      do {
        _ = try Workbook(path: path)
        return nil
      } catch { return error }
    }
    #expect(try refused("a.xlsx", ["word/document.xml"]) == .notWorkbook(.wordProcessing))
    #expect(try refused("b.xlsx", ["ppt/presentation.xml"]) == .notWorkbook(.presentation))
    #expect(try refused("c.xlsx", ["desa.shp", "desa.dbf"]) == .notWorkbook(.mapArchive))
    #expect(try refused("d.xlsx", ["xl/workbook.bin"]) == .notWorkbook(.binaryWorkbook))
    #expect(try refused("e.xlsx", ["a.csv"]) == .notWorkbook(.otherArchive))
    #expect(try refused("f.xlsx", []) == .notWorkbook(.otherArchive))
    #expect(throws: WorkbookError.notWorkbook(.notPacked)) { try rows(folder.write("g.xlsx", Array("a,b".utf8))) }
    #expect(throws: WorkbookError.notWorkbook(.notPacked)) { try rows(folder.write("h.xlsx", [UInt8]())) }
    #expect(throws: WorkbookError.missing) { try rows("/nonexistent/a.xlsx") }
    #expect(throws: WorkbookError.missing) { try rows("/") }
  }

  @Test("a workbook cut anywhere is an error; with bytes overwritten an error or rows, never a crash")
  func damaged() throws {
    let folder = try BookFolder()
    let xml = (1...50).map { "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"s\"><v>0</v></c><c r=\"B\($0)\"><v>2</v></c></row>" }
    let bytes = StoredZip.archive(parts(xml.joined(), shared: "<si><t>a</t></si>"))
    for length in stride(from: 1, to: bytes.count, by: 97) {
      let path = try folder.write("a.xlsx", Array(bytes.prefix(length)))
      #expect(throws: WorkbookError.self, "cut at \(length)") { try rows(path) }
    }
    var g = SeededGenerator(seed: 11)
    for _ in 0..<400 {
      var bad = bytes
      let start = g.index(below: bytes.count)
      for at in start..<min(bytes.count, start + 1 + g.index(below: 20)) { bad[at] = UInt8(g.index(below: 256)) }
      _ = try? rows(folder.write("b.xlsx", bad))
    }
  }

  @Test("an encrypted workbook is one in a compound file")
  func encrypted() throws {
    let folder = try BookFolder()
    let bytes = compoundFile(stream: "EncryptedPackage")
    let path = try folder.write("a.xlsx", bytes)
    #expect(throws: WorkbookError.encrypted) { try rows(path) }
    #expect(CompoundFile(path: path).isEncrypted)
    let other = CompoundFile(path: try folder.write("b.xls", compoundFile(stream: "Workbook")))
    #expect(other.isWorkbook && !other.isEncrypted)
    for length in stride(from: 0, to: bytes.count, by: 61) {
      _ = CompoundFile(path: try folder.write("c.xls", Array(bytes.prefix(length))))
    }
  }

  /// A compound file with one sector of directory ([MS-CFB] 2.2, 2.6).
  private func compoundFile(stream: String) -> [UInt8] {
    var file = [UInt8](repeating: 0, count: 512 * 4)
    file.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    file[30] = 9
    file[48] = 1
    for at in 76..<512 { file[at] = at == 76 ? 0 : at < 80 ? 0 : 0xFF }
    for at in 512..<1024 { file[at] = 0xFF }
    file.replaceSubrange(516..<520, with: [0xFE, 0xFF, 0xFF, 0xFF])
    for (entry, name) in ["Root Entry", stream].enumerated() {
      let start = 1024 + 128 * entry
      for (index, byte) in name.utf8.enumerated() { file[start + 2 * index] = byte }
      file[start + 64] = UInt8(2 * name.utf8.count + 2)
      file[start + 116] = 2
    }
    return file
  }
}
