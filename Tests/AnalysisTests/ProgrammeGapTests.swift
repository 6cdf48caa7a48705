import Analysis
import Stunting
import TestSupport
import Testing

/// Two kecamatan of three villages; "Sukamaju" is a village of both, "Mekar" a kecamatan and a village of it.
private let places = [
  ("Anggrek", "Mekar"), ("Sukamaju", "Mekar"), ("Mekar", "Mekar"), ("Bambu Kuning", "Kota Lama"),
  ("Sukamaju", "Kota Lama"), ("Cemara", "Kota Lama"),
]
private let villages = places.map {
  Village(name: $0.0, districtName: $0.1, districtCode: nil, codes: [], sourceRow: 1)
}

private func definition(_ key: String, _ name: String, office: String = "", headers: [String] = [])
  -> IndicatorDefinition
{
  var d = IndicatorDefinition(
    key: key, number: 1, nameIndonesian: name, nameEnglish: name, essential: true, level: .people,
    direction: .higherIsBetter, kind: .ratio, per: 100, target: nil, sector: "", source: "")
  d.office = office
  d.headers = headers
  return d
}

private let ttd = definition("ttd", "Ibu hamil mengonsumsi TTD", office: "Dinas Kesehatan", headers: ["TTD ibu hamil"])
private let asi = definition("asi", "ASI eksklusif", office: "Dinas Kesehatan")
private let air = definition("air", "Akses air minum layak", office: "Dinas PU", headers: ["air minum layak"])

private func column(_ d: IndicatorDefinition, lacking: Set<Int>) -> CoverageColumn {
  CoverageColumn(
    definition: d, period: nil, isMain: true,
    cells: (0..<6).map {
      IndicatorCell(state: .value, percent: 50, coverageClass: lacking.contains($0) ? .rendah : .memadai)
    }, categories: [String?](repeating: nil, count: 6))
}

private func programme(
  _ activity: String, at location: String = "", indicator: String = "", village: Int? = nil, year: Int = 2025,
  target: Double? = nil, realised: Double? = nil, budget: Double? = nil, spent: Double? = nil, fund: String = "APBD",
  office: String = "Dinas Kesehatan"
) -> Programme {
  Programme(
    activity: activity, year: year, sourceID: "p", sourceRow: 1, indicatorText: indicator, target: target,
    realised: realised, location: location, village: village, budgetRupiah: budget, realisedRupiah: spent,
    fundingSource: fund, office: office)
}

private func table(_ programmes: [Programme], lokus: Set<Int> = []) -> ProgrammeGapTable {
  let flags = (0..<6).map { lokus.contains($0) }
  return programmeGapTable(
    ProgrammeGapInput(
      programmes: programmes, villages: villages,
      columns: [column(ttd, lacking: [0, 3]), column(asi, lacking: []), column(air, lacking: [5])],
      catalogue: [ttd, asi, air], regencyName: "Kabupaten Kota Baru", needsAttention: flags, isLokus: flags))
}

@Suite("Where a programme works")
struct ProgrammeGapPlaceTests {
  private func place(_ location: String, lokus: Set<Int> = []) -> ProgrammePlace? {
    table([programme("x", at: location)], lokus: lokus).rows.first?.place
  }

  @Test(
    "All villages",
    arguments: [
      "Seluruh desa", "semua desa/kelurahan", "Kabupaten", "Se-Kabupaten", "tingkat kabupaten", "Kabupaten Kota Baru",
      "Seluruh Kecamatan", "SELURUH WILAYAH KABUPATEN", "Kab. Kota Baru",
    ])
  func everywhere(_ text: String) {
    #expect(place(text) == ProgrammePlace(basis: .all, villages: [0, 1, 2, 3, 4, 5]))
  }

  @Test(
    "A kecamatan by its name",
    arguments: ["Kecamatan Kota Lama", "Kec. Kota Lama", "kota lama", "seluruh desa di Kecamatan Kota Lama"])
  func district(_ text: String) { #expect(place(text) == ProgrammePlace(basis: .district, villages: [3, 4, 5])) }

  @Test("A name that begins with a word for a village, or holds a word that separates")
  func nameWords() {
    let odd = ["Kampung Baru", "Suka dan Duka", "Kota"].map {
      Village(name: $0, districtName: "Kecamatan Raya", districtCode: nil, codes: [], sourceRow: 1)
    }
    func found(_ location: String) -> [Int] {
      let input = ProgrammeGapInput(
        programmes: [programme("x", at: location)], villages: odd, columns: [], catalogue: [], regencyName: "Kota Baru")
      return programmeGapTable(input).rows[0].place.villages
    }
    #expect(
      found("Kampung Baru") == [0] && found("Desa Kampung Baru") == [0] && found("Kampung Baru, Desa Kota") == [0, 2])
    #expect(found("Suka dan Duka") == [1] && found("Kota Baru") == [0, 1, 2])
  }

  @Test("Two kecamatan")
  func districts() {
    #expect(place("Kecamatan Mekar dan Kecamatan Kota Lama")?.villages == [0, 1, 2, 3, 4, 5])
    #expect(place("Kecamatan Mekar; Kec. Kota Lama")?.basis == .district)
  }

  @Test("Villages by name, and a kecamatan beside them that tells where they are")
  func byName() {
    #expect(place("Anggrek, Cemara") == ProgrammePlace(basis: .villages, villages: [0, 5]))
    #expect(place("Desa Anggrek dan Desa Bambu Kuning")?.villages == [0, 3])
    #expect(place("Desa Sukamaju Kec. Kota Lama") == ProgrammePlace(basis: .villages, villages: [4]))
    #expect(place("Desa Sukamaju (Kecamatan Mekar)")?.villages == [1])
    #expect(place("Desa Sukamaju, Kecamatan Mekar") == ProgrammePlace(basis: .villages, villages: [1]))
    #expect(place("Desa Anggrek, Kecamatan Kota Lama")?.villages == [0, 3, 4, 5])
    #expect(place("Desa Mekar")?.villages == [2])
  }

  @Test("What could be two places, or none, is not placed and is said")
  func unplaced() {
    #expect(place("Mekar") == ProgrammePlace(basis: .unplaced, unread: ["mekar"]))
    #expect(place("Sukamaju")?.basis == .unplaced)
    #expect(place("")?.basis == .unplaced)
    #expect(place("  -  ")?.basis == .unplaced)
    #expect(place("12 desa")?.basis == .unplaced)
    #expect(place("Kabupaten Sebelah")?.basis == .unplaced)
    #expect(place("Kecamatan Antah Berantah")?.basis == .unplaced)
    #expect(place("Menyesuaikan")?.villages == [])
    #expect(place("Anggrek, Desa Hilang") == ProgrammePlace(basis: .villages, villages: [0], unread: ["desa hilang"]))
  }

  @Test("The lokus villages, where they are known and as many as said")
  func lokus() {
    #expect(place("Desa lokus", lokus: [1, 4]) == ProgrammePlace(basis: .lokus, villages: [1, 4]))
    #expect(place("2 desa lokasi fokus stunting", lokus: [1, 4])?.villages == [1, 4])
    #expect(place("10 desa lokus", lokus: [1, 4])?.basis == .unplaced)
    #expect(place("Desa lokus")?.basis == .unplaced)
  }

  @Test("A matched village goes before its text; an index that is none doesn't")
  func matched() {
    #expect(table([programme("x", at: "Seluruh desa", village: 3)]).rows[0].place.villages == [3])
    #expect(table([programme("x", at: "Cemara", village: 99)]).rows[0].place.villages == [5])
  }
}

@Suite("Programme gap")
struct ProgrammeGapTests {
  @Test("Absent in most villages, and absent where the coverage lacks")
  func gaps() throws {
    let made = table([
      programme("TTD", at: "Kecamatan Kota Lama", indicator: "Ibu hamil mengonsumsi TTD"),
      programme("Konseling ASI", at: "Anggrek", indicator: "Persentase ASI eksklusif"),
      programme("Air", at: "Cemara", indicator: "Rumah tangga dengan air minum layak"),
    ])
    let a = try #require(made.interventions.first { $0.definition?.key == "ttd" })
    #expect(a.present == [3, 4, 5] && a.absent == [0, 1, 2] && !a.isAbsentInMost)
    #expect(a.lacking == [0, 3] && a.absentWhereNeeded == [0])
    let b = try #require(made.interventions.first { $0.definition?.key == "asi" })
    #expect(b.isAbsentInMost && b.needing.isEmpty && b.absentWhereNeeded.isEmpty)
    let c = try #require(made.interventions.first { $0.definition?.key == "air" })
    #expect(c.isAbsentInMost && c.absentWhereNeeded.isEmpty)
    #expect(made.interventions.first?.definition?.key == "ttd", "what is missing where it is needed comes first")
    #expect(made.rows.map { made.interventions[$0.intervention].definition?.key } == ["ttd", "asi", "air"])
    #expect(made.completeness == [1, 0, 0, 1, 1, 2])
  }

  @Test("An indicator that no row is about is an intervention too, of the catalogue's office")
  func missing() throws {
    let made = table([programme("TTD", at: "Seluruh desa", indicator: "Ibu hamil mengonsumsi TTD")])
    let none = try #require(made.interventions.first { $0.definition?.key == "air" })
    #expect(none.isMissing && none.absent.count == 6 && none.offices == ["Dinas PU"] && none.absentWhereNeeded == [5])
    let office = try #require(made.offices.first { $0.name == "Dinas PU" })
    #expect(office.money.rows == 0 && office.absentInMost.count == 1 && office.absentWhereNeeded.count == 1)
    #expect(made.interventions.count == 3)
  }

  @Test("Villages that need attention need every intervention")
  func attention() throws {
    let made = table([programme("TTD", at: "Kecamatan Kota Lama", indicator: "TTD ibu hamil")], lokus: [1])
    let a = try #require(made.interventions.first { $0.definition?.key == "ttd" })
    #expect(a.needing == [0, 1, 3] && a.absentWhereNeeded == [0, 1])
  }

  @Test("Money is summed once a row, by office and by source of funds; what is missing is counted")
  func money() throws {
    let made = table([
      programme("A", at: "Seluruh desa", budget: 100, spent: 50, office: "Dinas  Kesehatan"),
      programme("B", at: "Cemara", budget: 25, fund: "DAK", office: "dinas kesehatan"),
      programme("C", at: "Cemara", budget: .nan, spent: -4, office: ""),
      programme("D", at: "?", budget: 7, office: "Dinas PU"),
    ])
    #expect(made.total.rows == 4 && made.total.budgetRupiah == 132 && made.total.rowsWithoutBudget == 1)
    #expect(made.total.realisedRupiah == 50 && made.total.rowsWithoutRealisation == 3)
    let health = try #require(made.offices.first)
    #expect(health.name == "Dinas  Kesehatan" && health.money.rows == 2 && health.money.budgetRupiah == 125)
    #expect(made.offices.map(\.money.rows).reduce(0, +) == 4)
    #expect(made.fundingSources.map(\.name) == ["APBD", "DAK"])
    #expect(made.fundingSources.map(\.money.budgetRupiah) == [107, 25])
    #expect(made.unplaced == [3])
  }

  @Test("Realised against target")
  func progress() {
    func progress(_ realised: Double?, _ target: Double?) -> ProgrammeProgress? {
      table([programme("x", target: target, realised: realised)]).rows[0].progress
    }
    #expect(progress(0, 10) == .notStarted)
    #expect(progress(4.9, 10) == .behind)
    #expect(progress(5, 10) == .underway)
    #expect(progress(10, 10) == .reached && progress(12, 10) == .reached)
    #expect(progress(nil, 10) == nil && progress(3, nil) == nil && progress(3, 0) == nil && progress(.nan, 1) == nil)
    #expect(progress(-1, 10) == nil && ProgrammeProgress.notStarted < .reached)
  }

  @Test("The latest year, and how many rows are of others")
  func years() {
    let made = table([programme("A", year: 2024), programme("B", year: 2025), programme("C", year: 2023)])
    #expect(made.year == 2025 && made.rowsOfOtherYears == 2 && made.rows.count == 1)
  }

  @Test("Without programmes every main indicator is missing; without anything nothing is")
  func empty() {
    let made = table([])
    #expect(made.year == nil && made.rows.isEmpty && made.interventions.count == 3)
    #expect(made.completeness == [0, 0, 0, 0, 0, 0])
    let none = programmeGapTable(
      ProgrammeGapInput(programmes: [programme("x")], villages: [], columns: [], catalogue: []))
    #expect(none.rows.count == 1 && none.interventions.count == 1 && none.interventions.first?.isAbsentInMost == false)
  }

  @Test("A text that fits two indicators belongs to none")
  func ambiguous() {
    let made = table([programme("Gerakan", indicator: "TTD ibu hamil dan air minum layak")])
    #expect(made.rows.first.flatMap { made.interventions[$0.intervention].definition?.key } == nil)
    let one = table([programme("Gerakan", indicator: "Cakupan akses air minum layak di desa")])
    #expect(one.rows.first.flatMap { one.interventions[$0.intervention].definition?.key } == "air")
    let even = programmeGapTable(
      ProgrammeGapInput(
        programmes: [programme("Gerakan", indicator: "satu dua dan tiga empat")], villages: villages, columns: [],
        catalogue: [definition("a", "satu dua"), definition("b", "tiga empat")]))
    #expect(even.interventions.count == 1 && even.interventions.first?.definition == nil)
    #expect(even.interventions.first?.name(.indonesian) == "Gerakan")
  }

  @Test("Present and absent are every village once, whatever is written", arguments: UInt64(1)...60)
  func complete(_ seed: UInt64) {
    var g = SeededGenerator(seed: seed)
    let words = [
      "Desa", "Kecamatan", "Mekar", "Sukamaju", ",", "dan", "seluruh", "(", "Cemara", "/", "kota", "Lama", "7", "\u{0}",
      "é",
    ]
    let programmes = (0..<g.index(below: 20)).map { _ in
      programme(
        words[g.index(below: words.count)],
        at: (0..<g.index(below: 8)).map { _ in words[g.index(below: words.count)] }.joined(separator: " "),
        budget: Double(g.index(below: 100)))
    }
    let made = table(programmes)
    #expect(made.rows.count == programmes.count)
    for item in made.interventions {
      #expect((item.present + item.absent).sorted() == [0, 1, 2, 3, 4, 5])
      #expect(Set(item.absentWhereNeeded).isSubset(of: Set(item.needing)))
      #expect(villages.indices.allSatisfy { item.presentAt($0) == item.present.contains($0) })
    }
    #expect(made.interventions.flatMap(\.rows).sorted() == Array(programmes.indices))
    #expect(made.offices.map(\.money.budgetRupiah).reduce(0, +) == made.total.budgetRupiah)
    #expect(made.rows.allSatisfy { !$0.place.villages.isEmpty || $0.place.basis == .unplaced })
  }
}
