import Ingest
import Testing

@Suite("numbers as offices write them") struct NumberReaderTests {
  @Test(
    "cells that can be read one way only, under either decimal mark",
    arguments: [
      ("12", 12.0), ("8.6 %", 8.6), ("28%", 28), ("5.4% %", 5.4), ("1.234,5", 1234.5), ("1,234.5", 1234.5),
      ("1.234.567", 1_234_567), ("1,234,567", 1_234_567), ("12,5", 12.5), ("12.5", 12.5), ("0,123", 0.123),
      ("0.123", 0.123), ("1 234", 1234), ("1\u{00A0}234,5", 1234.5), ("1'234", 1234), ("-3,5", -3.5),
      ("\u{2212}7", -7), ("Rp 1.000.000,-", 1_000_000), ("Rp. 2.500.000", 2_500_000), ("1.5E-05", 0.000015),
      ("1234,567", 1234.567), (",5", 0.5), ("5,", 5), ("+4", 4), ("  9  ", 9), ("3.0210", 3.021),
      ("12 orang", 12), ("1.200.000,-", 1_200_000), ("12,5 persen", 12.5), ("45 KK", 45), ("9.75%%", 9.75),
    ])
  func certain(text: String, value: Double) {
    for mark in DecimalMark.allCases {
      #expect(NumberReader(decimal: mark).read(text) == .number(value, isMarked: false), "\(mark)")
    }
  }

  @Test("the ambiguous ones follow the column")
  func ambiguous() {
    #expect(NumberReader(decimal: .comma).read("3.021") == .number(3021, isMarked: false))
    #expect(NumberReader(decimal: .point).read("3.021") == .number(3.021, isMarked: false))
    #expect(NumberReader(decimal: .comma).read("3,021") == .number(3.021, isMarked: false))
    #expect(NumberReader(decimal: .point).read("3,021") == .number(3021, isMarked: false))
  }

  @Test(
    "nothing, and words for nothing",
    arguments: [
      "", "  ", "-", "\u{2013}", "n/a", "n.a.", "Tidak tersedia", "#DIV/0!", "NA", "NULL", "...", "Tidak ada data",
      "nan",
    ])
  func blank(text: String) { #expect(NumberReader(decimal: .comma).read(text) == .blank) }

  @Test("a footnote mark is noted")
  func marked() {
    #expect(NumberReader(decimal: .comma).read("0*") == .number(0, isMarked: true))
    #expect(NumberReader(decimal: .comma).read("12,5 **") == .number(12.5, isMarked: true))
    #expect(NumberReader(decimal: .comma).read("7*)") == .number(7, isMarked: true))
    #expect(NumberReader(decimal: .comma).read("\u{00B1} 120") == .number(120, isMarked: true))
  }

  @Test(
    "what is no number is not zero",
    arguments: [
      "tt", "12 apa", "orang", "\u{00B1}", "12 Agustus 2024", "63.11.01.2001", "1.23.4", "1,2,3", "1.2.3,4", "12a",
      "1e999", "0x10", "--5", "1.", ".", ",",
      "%",
      "1 23", "1 2345", "inf", "infinity", "1.234.5", "٣", "1,234.5.6", "e5", "1e", "12e3e4", "5-6", "\u{0}1",
    ])
  func notANumber(text: String) {
    let read = NumberReader(decimal: .comma).read(text)
    if text == "1." { return #expect(read == .number(1, isMarked: false)) }
    #expect(read == .notANumber, "\(read)")
  }
}

@Suite("tables of text") struct TextTableTests {
  private func table(_ text: String, _ expected: [String] = [], name: String = "t.csv") async throws -> TextTable {
    try await table(Array(text.utf8), expected, name: name)
  }

  private func table(_ bytes: [UInt8], _ expected: [String] = [], name: String = "t.csv", encoding: String? = nil)
    async throws
    -> TextTable
  {
    let folder = try TemporaryFolder()
    return try await TableReader.read(
      TableFile(path: folder.write(name, bytes), encoding: encoding), expecting: expected)
  }

  @Test("the decimal mark is decided by the column, then by the table, then assumed")
  func decisions() async throws {
    let t = try await table(
      "kode;a;b;c;d\n1;3.021;3.021;3.021;1\n2;4,5;4.1;5.000;2\n3;1.000;2.25;;3\n4;9,5;9.5;;\n5;9,5;;;")
    let columns = t.numberColumns([1, 2, 3, 4])
    #expect(columns.map(\.decimal) == [.comma, .point, .comma, .comma])
    #expect(columns.map(\.basis) == [.column, .column, .assumed, .unneeded])
    #expect(columns.map(\.ambiguousCells) == [2, 1, 2, 0])
    let t2 = try await table("kode;a;b\n1;3.021;2.5\n2;4.100;3.5\n")
    #expect(t2.numberColumns([1, 2]).map(\.basis) == [.table, .column])
    #expect(t2.numberColumns([1, 2]).map(\.decimal) == [.point, .point])
    #expect(t2.numberColumns([1], declared: .comma).map(\.basis) == [.declared])
    let t3 = try await table("kode;a\n1;3,5\n2;4,5\n3;4.5\n")
    #expect(t3.numberColumns([1])[0].contraryCells == 1)
  }

  @Test(
    "delimiters are found, also with decimal commas",
    arguments: [
      "kode,nama,n\n01,A,1\n02,B,2\n", "kode;nama;n\n01;A;1,5\n02;B;2,5\n", "kode\tnama\tn\n01\tA\t1,5\n02\tB\t2\n",
      "kode|nama|n\r\n01|A|1\r\n02|B|2\r\n", "kode,nama,n\r01,A,1\r02,B,2\r", "sep=;\nkode;nama;n\n01;A;1\n02;B;2\n",
      "\u{FEFF}kode,nama,n\n01,A,1\n02,B,2", "\"kode\",\"nama\",\"n\"\n\"01\",\"A\",\"1,5\"\n\"02\",\"B\",\"2\"\n",
    ])
  func delimiters(text: String) async throws {
    let t = try await table(text)
    #expect(t.columnNames == ["kode", "nama", "n"])
    #expect(t.rowCount == 2 && t.cell(1, 0) == "02" && t.cell(1, 1) == "B")
  }

  @Test("quotes, line breaks inside cells, row numbers, blank rows, ragged rows")
  func quotes() async throws {
    let t = try await table(
      "Judul\n\nkode,nama lengkap\n1,\"A \"\"x\"\"\nbaris dua\"\n,\n2,B,lebih\n3\n", ["kode", "Nama  Lengkap"])
    #expect(t.headerRow == 3 && t.rowNumbers == [1, 3, 4])
    #expect(t.columnNames == ["kode", "nama lengkap", "Kolom 3"])
    #expect(t.cell(0, 1) == "A \"x\"\nbaris dua" && t.cell(1, 2) == "lebih" && t.cell(2, 1) == "")
    #expect(try t.column("NAMA LENGKAP") == 1)
    #expect(throws: IngestError.columnMissing(file: "t.csv", column: "desa", available: t.columnNames)) {
      try t.column("desa")
    }
  }

  @Test("encodings: Windows-1252, UTF-16, one that is declared and wrong")
  func encodings() async throws {
    let latin = Array("kode,nama\n1,D".utf8) + [0xE9, 0x92] + Array("sa\n".utf8)
    #expect(try await table(latin).cell(0, 1) == "Dé\u{2019}sa")
    await #expect(throws: IngestError.wrongEncoding(file: "t.csv", row: 1, expected: "utf-8")) {
      try await table(latin, encoding: "utf-8")
    }
    let units = Array("kode\tnama\n1\tDé\n".utf16)
    let wide: [UInt8] =
      [0xFF, 0xFE] + units.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit & 255), UInt8(unit >> 8)] }
    #expect(try await table(wide).cell(0, 1) == "Dé")
    await #expect(throws: IngestError.badRequest(source: "t.csv", detail: "encoding ebcdic")) {
      try await table(latin, encoding: "ebcdic")
    }
  }

  @Test("empty, only a header, an open quote, binary")
  func hostile() async throws {
    await #expect(throws: IngestError.emptyLayer(file: "t.csv")) { try await table("") }
    await #expect(throws: IngestError.emptyLayer(file: "t.csv")) { try await table("kode,nama\n") }
    await #expect(throws: IngestError.fileDamaged(file: "t.csv", detail: "quote left open in record 3")) {
      try await table("kode,nama\n1,A\n2,\"B\n3,C\n")
    }
    await #expect(throws: IngestError.nulBytes(file: "t.csv", row: 1)) {
      try await table([65, 0, 44, 66, 10, 49])
    }
    await #expect(throws: IngestError.headerMissing(file: "t.csv", expected: ["kode"])) {
      try await table("1,2\n3,4\n", ["kode"])
    }
  }
}
