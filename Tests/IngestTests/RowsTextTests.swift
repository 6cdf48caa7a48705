import DeflateBridge
import Ingest
import TestSupport
import Testing

/// All rows of a table.
func rowsOfFile(_ file: TableFile) throws(IngestError) -> [SheetRow] {
  var rows: [SheetRow] = []
  try RowFile.forEachRow(in: file) { row throws(IngestError) in
    rows.append(row)
    return true
  }
  return rows
}

@Suite("rows of text files") struct RowsTextTests {
  private func read(_ bytes: [UInt8], name: String = "a.csv", encoding: String? = nil) throws -> [SheetRow] {
    let folder = try TemporaryFolder()
    return try rowsOfFile(TableFile(path: folder.write(name, bytes), encoding: encoding))
  }

  @Test("quotes, line ends, blank records: numbers count records")
  func records() throws {
    let rows = try read(Array("a;b;c\r\n1;\"x;\"\"y\"\"\nz\"t;3\r\r\n;;\n4;5;6".utf8))
    #expect(rows.map(\.number) == [1, 2, 5])
    #expect(rows.map(\.cells) == [["a", "b", "c"], ["1", "x;\"y\"\nzt", "3"], ["4", "5", "6"]])
    #expect(try read(Array("sep=;\r\na,b;c\n1;2".utf8)).map(\.cells) == [["a,b", "c"], ["1", "2"]])
    #expect(try read([]).isEmpty)
    #expect(try read(Array("a".utf8)).map(\.cells) == [["a"]])
  }

  @Test("delimiters are found or declared", arguments: [",", ";", "\t", "|"])
  func delimiters(delimiter: String) throws {
    let text =
      ["Kode", "Nama desa", "n"].joined(separator: delimiter) + "\n" + ["1", "A", "2"].joined(separator: delimiter)
    #expect(try read(Array(text.utf8)).last?.cells == ["1", "A", "2"])
    let folder = try TemporaryFolder()
    let path = try folder.write("a.csv", "a\(delimiter)b\n")
    let declared = TableFile(path: path, delimiter: delimiter == "\t" ? "tab" : delimiter)
    #expect(try rowsOfFile(declared).first?.cells == ["a", "b"])
    #expect(throws: IngestError.badRequest(source: "a.csv", detail: "delimiter :")) {
      try rowsOfFile(TableFile(path: path, delimiter: ":"))
    }
  }

  @Test("encodings: UTF-8 with and without mark, UTF-16 both ways with and without, Windows-1252, gzip")
  func encodings() throws {
    let text = "Désa;Kode daerah 😀\nÀ;1\n"
    let expected = [["Désa", "Kode daerah 😀"], ["À", "1"]]
    let utf8 = Array(text.utf8)
    let little = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    #expect(try read(utf8).map(\.cells) == expected)
    #expect(try read([0xEF, 0xBB, 0xBF] + utf8).map(\.cells) == expected)
    #expect(try read([0xFF, 0xFE] + little).map(\.cells) == expected)
    #expect(try read([0xFE, 0xFF] + big).map(\.cells) == expected)
    #expect(try read(little, encoding: "utf-16").map(\.cells) == expected)
    #expect(try read([0x44, 0xE9, 0x73, 0x61, 0x2C, 0x80, 10]).map(\.cells) == [["Désa", "€"]])
    #expect(throws: IngestError.wrongEncoding(file: "a.csv", row: 1, expected: "utf-8")) {
      try read([0x61, 10, 0xE9, 10], encoding: "utf-8")
    }
    #expect(throws: IngestError.fileDamaged(file: "a.csv", detail: "UTF-16")) {
      try read([0xFF, 0xFE] + little.dropLast())
    }
    #expect(throws: IngestError.badRequest(source: "a.csv", detail: "encoding x")) { try read(utf8, encoding: "x") }
  }

  @Test("a file longer than a piece: the same records whatever the length of its cells")
  func pieces() throws {
    var g = SeededGenerator(seed: 4)
    var expected: [[String]] = []
    var text = ""
    for _ in 0..<3000 {
      let cells = (0..<(2 + g.index(below: 4))).map { _ in
        String(
          (0..<g.index(below: 200)).map { _ in ["a", "é", ",", "\"", "\n", "\r\n", " "][g.index(below: 7)] as Character
          })
      }
      expected.append(["x"] + cells)
      text += "x" + cells.map { ",\"" + $0.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\"" }.joined()
      text += g.index(below: 2) == 0 ? "\n" : "\r\n"
    }
    let folder = try TemporaryFolder()
    let path = try folder.write("a.csv", text)
    let rows = try rowsOfFile(TableFile(path: path, delimiter: ","))
    #expect(rows.map(\.cells) == expected)
    let packed = try gzip(Array(text.utf8))
    #expect(try rowsOfFile(TableFile(path: folder.write("a.csv.gz", packed), delimiter: ",")).map(\.cells) == expected)
    var seen = 0
    try RowFile.forEachRow(in: TableFile(path: path, delimiter: ",")) { _ throws(IngestError) in
      seen += 1
      return seen < 7
    }
    #expect(seen == 7)
  }

  @Test("hostile text: NUL, a million columns, ten megabytes in a cell, a quote left open")
  func hostile() throws {
    #expect(throws: IngestError.nulBytes(file: "a.csv", row: 2)) { try read([0x61, 10, 0x62, 0, 0x63, 10]) }
    #expect(throws: IngestError.tooManyColumns(file: "a.csv", row: 2, limit: 16_384)) {
      try read(Array("a,b\n".utf8) + [UInt8](repeating: 0x2C, count: 1_000_000))
    }
    let long = [UInt8](repeating: 0x78, count: 10_000_000)
    let tooLong = IngestError.cellTooLong(file: "a.csv", row: 2, column: 2, limit: 100_000)
    #expect(throws: tooLong) { try read(Array("a,b\n1,".utf8) + long) }
    #expect(throws: tooLong) { try read(Array("a,b\n1,\"".utf8) + long) }
    #expect(throws: tooLong) { try read(Array("a,b\n1,".utf8) + long.prefix(100_001)) }
    #expect(try read(Array("a,b\n1,".utf8) + long.prefix(100_000)).last?.cells.last?.utf8.count == 100_000)
    #expect(throws: IngestError.fileDamaged(file: "a.csv", detail: "quote left open in record 2")) {
      try read(Array("a,b\n1,\"x\n".utf8))
    }
  }

  @Test(
    "a name that says another thing than the content",
    arguments: [
      ("a.xls", "<html><table><tr><td>1</td></tr></table>", FileContent.html),
      ("a.csv", "\u{FEFF}\n <!DOCTYPE html>\n<html>", .html), ("a.xls", "<?xml version=\"1.0\"?><Workbook/>", .xml),
      ("a.xlsx", "a,b\n1,2\n", .text), ("a.ods", "", .empty), ("a.csv", "%PDF-1.4", .pdf), ("a.csv", "{\\rtf1", .rtf),
      ("a.csv", "GIF89a", .image), ("a.csv", "SQLite format 3\0", .sqlite), ("a.csv", "{\"type\":1}", .json),
    ])
  func wrongContent(name: String, text: String, really: FileContent) throws {
    #expect(throws: IngestError.wrongContent(file: name, really: really)) { try read(Array(text.utf8), name: name) }
  }

  @Test("lock files and files that are not there")
  func noFiles() throws {
    #expect(throws: IngestError.lockFile(file: "~$data.xlsx")) { try read([1, 2, 3], name: "~$data.xlsx") }
    #expect(throws: IngestError.lockFile(file: ".~lock.a.ods#")) { try read([1], name: ".~lock.a.ods#") }
    #expect(throws: IngestError.fileMissing(file: "b.csv")) { try rowsOfFile(TableFile(path: "/nonexistent/b.csv")) }
    #expect(throws: IngestError.fileMissing(file: "tmp")) { try rowsOfFile(TableFile(path: "/tmp")) }
  }
}
