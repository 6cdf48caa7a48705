import Geometry
import Ingest
import Matching
import Stunting
import Testing

@Suite("tables of units, stated numbers, periods, long tables") struct TableUnitTests {
  private let matcher = PlaceMatcher(
    PlaceFixtures.edition(),
    roster: [
      RosterUnit(key: UnitKey(level: .puskesmas, facilityID: "P1", name: "Hilir Satu"), districtName: "Hilir"),
      RosterUnit(key: UnitKey(level: .puskesmas, facilityID: "P2", name: "Hulu"), districtName: "Hulu"),
    ])

  private func importRows(
    _ header: String, _ rows: [String], place: PlaceMapping = PlaceMapping(unitName: "pkm"),
    unit: UnitLevel = .puskesmas, values: [ValueMapping], checks: [ConsistencyCheck] = []
  ) throws -> TableImport {
    let source = TableSource(
      location: SourceLocation(id: "uji", path: "t.csv"), place: place, values: values, unit: unit, checks: checks)
    return try importTable(source, table: PlaceFixtures.table(header, rows), matcher: matcher)
  }

  private let ratio = ValueMapping(
    indicator: "stunting", period: PlaceFixtures.may, kind: .ratio, numerator: ["a"], denominator: ["b"],
    mayExceedDenominator: false)

  @Test("puskesmas go to the roster's units, in its order")
  func puskesmas() throws {
    let result = try importRows("pkm;a;b", ["Hulu;1;10", "HILIR SATU;2;10", "Entah Di Mana;3;10"], values: [ratio])
    #expect(result.values.map { result.units[$0.unit].facilityID } == ["P2", "P1"])
    #expect(result.values.allSatisfy { $0.level == .puskesmas })
    #expect(result.recordsRead == 3 && result.recordsAccepted == 2)
    #expect(result.recordsRead == result.recordsAccepted + result.setAside.count { $0.wholeRecord })
    #expect(result.findings.filter { $0.kind == .matchedByName }.map(\.code) == ["P2", "P1"])
  }

  @Test("kecamatan are units of the edition")
  func districts() throws {
    let result = try importRows(
      "kec;a;b", ["Hulu;1;10", "Kec. Hilir;2;10"], place: PlaceMapping(districtName: "kec"), unit: .district,
      values: [ratio])
    #expect(result.values.map { result.units[$0.unit].name } == ["Hulu", "Hilir"])
  }

  @Test("stated against computed: declared and found checks, once a row and check")
  func stated() throws {
    let result = try importRows(
      "pkm;periode;p;s;a;b;persen a",
      [
        "Hulu;2020;1;1;2;100;2,1 %", "Hulu;2021;1;1;3;100;3%", "Hulu;2022;2;2;4;100;28%", "Hulu;2023;2;3;5;100;5.0% %",
        "Hulu;2024;2;3;5;0;7", "Hulu;2019;2;3;5;50;",
      ],
      values: [
        ValueMapping(
          indicator: "stunting", period: .columns(["periode"]), kind: .ratio, numerator: ["a"], denominator: ["b"])
      ], checks: [.sum(total: "a", parts: ["p", "s"])])
    let found = result.findings.filter { $0.kind == .inconsistent }
    #expect(found.map(\.row) == [2, 3])
    #expect(found.map(\.detail) == ["a|3|2|1+1", "persen a|28|4|4/100"])
    #expect(found.allSatisfy { $0.code == "P2" })
    let read = StatedNumber(detail: found[1].detail)
    #expect(read?.computed == 4 && read?.parts == [4, 100] && read?.isPercentage == true)
  }

  @Test("a long table: each mapping reads its rows, the others are set aside")
  func long() throws {
    func mapping(_ key: String) -> ValueMapping {
      ValueMapping(
        indicator: key, period: .columns(["tahun"]), kind: .count, value: ["n"],
        rowFilter: RecordFilter(column: "jenis", test: .isOneOf, values: [key]))
    }
    let result = try importRows(
      "pkm;jenis;tahun;n", ["Hulu;PKH;2024;5", "Hulu;BPNT;2024;6", "Hulu;Lain;2024;7", "Hulu;PKH;kapan;8"],
      values: [mapping("PKH"), mapping("BPNT")])
    #expect(result.values.map(\.value) == [5, 6])
    #expect(result.setAside.map(\.reason) == [.filteredOut, .unreadablePeriod])
    #expect(result.setAside.map(\.wholeRecord) == [true, true])
  }

  @Test("a record without numbers never takes the place of one with numbers")
  func blankFirst() throws {
    let result = try importRows("pkm;a;b", ["Hulu;;", "Hulu;1;10", "Hulu;2;10"], values: [ratio])
    #expect(result.values.map(\.numerator) == [1])
    #expect(result.setAside.map(\.reason) == [.duplicateRow] && result.setAside[0].row == 3)
  }

  @Test("percentages above 100: a coverage is told, a prevalence set aside")
  func aboveHundred() throws {
    func mapping(_ mayExceed: Bool) -> ValueMapping {
      ValueMapping(
        indicator: "i\(mayExceed)", period: PlaceFixtures.may, kind: .percentage, value: ["n"],
        mayExceedDenominator: mayExceed)
    }
    let result = try importRows("pkm;n", ["Hulu;125,5"], values: [mapping(true), mapping(false)])
    #expect(result.values.map(\.value) == [125.5, nil])
    #expect(result.findings.filter { $0.kind == .coverageAboveHundred }.count == 1)
    #expect(result.setAside.map(\.reason) == [.numeratorAboveDenominator])
  }

  @Test("people come whole; arithmetic decides what the column does not")
  func numbers() throws {
    let result = try importRows(
      "pkm;tahun;a;b;persen", ["Hulu;2021;1.500;3.021;49.7", "Hulu;2022;500;4.000;12.5", "Hulu;2023;2.000;4.000;50.0"],
      values: [
        ValueMapping(
          indicator: "i", period: .columns(["tahun"]), kind: .ratio, numerator: ["a"], denominator: ["b"])
      ])
    #expect(result.values.map(\.denominator) == [3021, 4000, 4000])
    #expect(result.values.map(\.numerator) == [1500, 500, 2000])
    #expect(result.numberColumns.map(\.basis) == [.wholeNumbers, .wholeNumbers])
    let sums = try importRows(
      "pkm;tahun;a;b;c", ["Hulu;2021;500;2.000;2.500", "Hulu;2022;1.000;600;1.600"],
      values: [
        ValueMapping(indicator: "i", period: .columns(["tahun"]), kind: .amount, value: ["c"])
      ], checks: [.sum(total: "c", parts: ["a", "b"])])
    #expect(sums.values.map(\.value) == [2500, 1600])
    #expect(sums.findings.filter { $0.kind == .decimalDecided }.map(\.detail).first == "c: comma (2, arithmetic)")
  }

  @Test(
    "periods in titles",
    arguments: [
      ("DATA STUNTING BULAN FEBRUARI TAHUN 2024", "2024-02"), ("Tahun 2022", "2022"),
      ("Semester II Tahun 2023", "2023-H2"), ("per 31 Agustus 2024", "2024-08"), ("2019-2022", ""),
      ("Januari s/d Maret 2024", ""), ("Triwulan I 2024", ""), ("Kecamatan Hulu", ""),
    ])
  func titles(text: String, expected: String) { #expect((periodInText(text)?.description ?? "") == expected) }
}
