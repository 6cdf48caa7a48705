import Ingest
import Stunting
import Testing

@Suite("tables matched to villages") struct TableImportTests {
  private func importRows(
    _ rows: [String], header: String = "kode;desa;kecamatan;n", kind: ValueKind = .count,
    place: PlaceMapping = PlaceFixtures.mapping,
    change: (inout TableSource) -> Void = { _ in }
  ) throws -> TableImport {
    var source = TableSource(
      location: SourceLocation(id: "uji", path: "t.csv"), place: place,
      values: [ValueMapping(indicator: "i", period: PlaceFixtures.may, kind: kind, value: ["n"])])
    change(&source)
    return try importTable(source, table: PlaceFixtures.table(header, rows), matcher: PlaceFixtures.matcher)
  }

  /// One row: the village it goes to, or the reason it does not.
  private func fate(_ row: String, place: PlaceMapping = PlaceFixtures.mapping) throws -> String {
    let result = try importRows([row], place: place)
    if let value = result.values.first { return "\(value.unit)" }
    return result.setAside.first?.reason.rawValue ?? "?"
  }

  @Test(
    "by code in either system, else by name within the district",
    arguments: [
      ("99.99.01.2001;Suka Maju;Hilir;1", "0"), ("9999012001;;;1", "0"), ("9999010002;;;1", "1"),
      ("9999012001.0;;;1", "0"),
      (";SUKA  MAJU;Kec. Hulu;1", "3"), (";Desa Suka-maju;HILIR;1", "0"), (";Suka Maju;;1", "asked"),
      (";pagelaran;hilir;1", "1"), (";Pa\u{2019}gelaran;;1", "1"), (";Kel. Pasar;Hilir;1", "2"), (";Pasar;;1", "2"),
      (";Desa Baru;Hulu;1", "5"), (";Baru;Hulu;1", "5"), (";Suka Maji;Hilir;1", "asked"),
      (";Teluk Dalam;Hilir;1", "asked"), ("99.99.01.2999;Desa Pemekaran;Hilir;1", "asked"),
      ("99.99.01.2999;Pasar;Hilir;1", "2"), ("11.01.01.2001;Pasar;Hilir;1", "outside_region"),
      ("99.99;Pasar;Hilir;1", "2"), ("abc;Entah;Hilir;1", "unreadable_code"), (";;;1", "missing_code"),
      ("99.99.01.2001;;;-", "0"),
    ])
  func fates(row: String, expected: String) throws {
    let found = try fate(row)
    #expect(found == expected, "\(row) \(found)")
  }

  @Test("a code in four parts gets its zeros back")
  func parts() throws {
    let place = PlaceMapping(villageCode: ["a", "b", "c", "d"], codeSystem: .kemendagri)
    let result = try importRows(
      ["99;99;1;2001;7", "99;99;02;2003;8", "99;99.0;2.0;2001;9"], header: "a;b;c;d;n", place: place)
    #expect(result.values.map(\.unit) == [0, 5, 3])
  }

  @Test("findings: matched by name, name differs, village without a row, constant column")
  func findings() throws {
    let result = try importRows(["99.99.01.2001;Lain;Hilir;1", ";Pasar;Hilir;2"])
    #expect(
      result.findings.map(\.kind) == [.nameDiffers, .matchedByName] + Array(repeating: .villageWithoutRow, count: 4))
    #expect(
      result.findings[0].code == "99.99.01.2001" && result.findings[0].detail == "Lain" && result.findings[0].row == 1)
    let constant = try importRows((0..<10).map { "99.99.01.200\($0);;;5" })
    #expect(constant.findings.contains { $0.kind == .constantColumn && $0.detail == "n" })
  }

  @Test("the second row of a village for one indicator and period is a repetition; for another period it is not")
  func repetitions() throws {
    let rows = [
      "99.99.01.2001;;;1;2024-02", "99.99.01.2001;;;2;2024-02", "99.99.01.2001;;;3;Agustus 2024",
      "99.99.01.2001;;;4;kapan",
    ]
    let result = try importRows(rows, header: "kode;desa;kecamatan;n;bulan") {
      $0.values[0].period = .columns(["bulan"])
    }
    #expect(result.values.map(\.value) == [1, 3])
    #expect(result.values.map(\.period.description) == ["2024-02", "2024-08"])
    #expect(result.setAside.map(\.reason) == [.duplicateRow, .unreadablePeriod])
    #expect(result.setAside.map(\.wholeRecord) == [true, true])
    #expect(result.recordsRead == 4 && result.recordsAccepted == 2)
  }

  @Test(
    "cells of a ratio: value, no data, no target, set aside",
    arguments: [
      ("5", "20", "value", ""), ("0", "20", "value", ""), ("", "20", "no_data", ""), ("-", "", "no_data", ""),
      ("0", "0", "no_target", ""),
      ("", "0", "no_target", ""), ("5", "", "no_data", "b missing_denominator"),
      ("tt", "20", "no_data", "a not_a_number"),
      ("5", "x", "no_data", "b not_a_number"), ("-5", "20", "no_data", "a negative_number"),
      ("5", "0", "no_data", "a numerator_above_denominator"), ("25", "20", "value", "above"),
    ])
  func ratios(a: String, b: String, state: String, note: String) throws {
    let result = try importRows(["9999012001;;;\(a);\(b)"], header: "kode;desa;kecamatan;a;b") {
      $0.values = [
        ValueMapping(indicator: "i", period: PlaceFixtures.may, kind: .ratio, numerator: ["a"], denominator: ["b"])
      ]
    }
    #expect(result.values.map(\.state.rawValue) == [state])
    let asides = result.setAside.map { "\($0.column ?? "") \($0.reason.rawValue)" }
    #expect(asides == (note.isEmpty || note == "above" ? [] : [note]))
    #expect(result.findings.contains { $0.kind == .coverageAboveHundred } == (note == "above"))
    #expect(result.setAside.allSatisfy { !$0.wholeRecord && $0.row == 1 })
  }

  @Test("a prevalence above 1 is impossible and set aside; columns are summed; one blank makes the sum unknown")
  func sums() throws {
    let result = try importRows(
      ["9999012001;;;3;4;5", "9999012002;;;1;1;5", "99.99.01.1003;;;1;;5"], header: "kode;desa;kecamatan;a;b;c"
    ) {
      $0.values = [
        ValueMapping(
          indicator: "i", period: PlaceFixtures.may, kind: .ratio, numerator: ["a", "b"], denominator: ["c"],
          mayExceedDenominator: false)
      ]
    }
    #expect(result.values.map(\.state) == [.noData, .value, .noData])
    #expect(result.values[1].numerator == 2 && result.values[1].denominator == 5)
    #expect(result.setAside.map(\.reason) == [.numeratorAboveDenominator])
  }

  @Test("answers: labels, yes and no, counts of facilities")
  func answers() throws {
    let result = try importRows(
      ["9999012001;;;2;ya;3", "9999012002;;;9;Tidak ada;1,5", "99.99.01.1003;;;-;mungkin;"],
      header: "kode;desa;kecamatan;n;y;p"
    ) {
      $0.values = [
        ValueMapping(
          indicator: "air", period: PlaceFixtures.may, kind: .category, value: ["n"], labels: ["2": "sumur"]),
        ValueMapping(indicator: "punya", period: PlaceFixtures.may, kind: .yesNo, value: ["y"]),
      ]
      $0.counts = [CountMapping(kind: "posyandu", columns: ["p"], period: Period("2024")!)]
    }
    #expect(result.values.filter { $0.indicator == "air" }.map(\.category) == ["sumur", "9", nil])
    #expect(result.values.filter { $0.indicator == "punya" }.map(\.value) == [1, 0, nil])
    #expect(result.counts.map(\.count) == [3])
    #expect(result.setAside.map { $0.column ?? "" } == ["p", "y"])
  }

  @Test("filters: rows left out are listed; a pattern that is none is an error")
  func filters() throws {
    let rows = ["9999012001;;A;1", "9999012002;;B;2", "99.99.01.1003;;;3"]
    let result = try importRows(rows) {
      $0.location.filters = [
        RecordFilter(column: "kode", test: .startsWith, values: ["9999"]),
        RecordFilter(column: "kecamatan", test: .isOneOf, values: ["B"], excludes: true),
      ]
    }
    #expect(result.values.map(\.unit) == [0])
    #expect(result.setAside.map(\.reason) == [.filteredOut, .filteredOut])
    #expect(throws: IngestError.badPattern(pattern: "(")) {
      try importRows(rows) { $0.location.filters = [RecordFilter(column: "kode", test: .matches, values: ["("])] }
    }
    #expect(
      throws: IngestError.columnMissing(file: "t.csv", column: "zz", available: ["kode", "desa", "kecamatan", "n"])
    ) {
      try importRows(rows) { $0.values[0].value = ["zz"] }
    }
  }

  @Test(
    "periods as tables write them",
    arguments: [
      ("2024", "2024"), ("2024-08", "2024-08"), ("2024-H2", "2024-H2"), ("Agustus 2024", "2024-08"),
      ("2024 Agustus", "2024-08"),
      ("08/2024", "2024-08"), ("01/08/2024", "2024-08"), ("2024-08-31", "2024-08"), ("2024/08/31", "2024-08"),
      ("Semester II 2024", "2024-H2"),
      ("Pebruari 2023", "2023-02"), ("Tahun 2024", "2024"), ("31 Agustus 2024", "2024-08"),
      ("Bulan Agustus Tahun 2024", "2024-08"), ("2024-08-31 00:00:00", "2024-08"), ("13/2024", ""), ("8", ""), ("", ""),
      ("Agustus", ""), ("31/31/2024", ""),
    ])
  func periods(text: String, expected: String) { #expect((periodFromText(text)?.description ?? "") == expected) }
}
