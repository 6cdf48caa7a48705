import Ingest
import Matching
import Stunting
import TestSupport
import Testing

@Suite("by-name files") struct ByNameTests {
  @Test("a small file by hand: groups, sexes, statuses, birth weight, digits")
  func byHand() throws {
    var lines = [ByNameLine](repeating: ByNameLine(), count: 6)
    for index in lines.indices { lines[index].name = "anak \(index)" }
    lines[0].heightForAge = "Sangat Pendek"
    lines[0].birthWeight = "2,4"
    lines[1].heightForAge = "Pendek"
    lines[1].sex = "P"
    lines[1].birthWeight = "2500"
    lines[2].birth = "2020-01-01"
    lines[2].heightForAge = "PENDEK (stunted)"
    lines[2].weightForHeight = "gizi buruk"
    lines[3].heightForAge = "-"
    lines[3].weightForAge = "Berat Badan Sangat Kurang"
    lines[4].village = "Kel. Pasar"
    lines[5].measured = "2024-02-29"
    lines[5].sex = "?"
    lines[5].height = "81"
    let result = try ByNameLine.load(lines)
    #expect(result.isComplete && result.recordsAccepted == 6)
    #expect(result.ratio("stunting", .balita) == [3, 3])
    #expect(result.ratio("stunting", .baduta) == [2, 2])
    #expect(result.ratio("pendek", .baduta, .female) == [1, 1])
    #expect(result.ratio("sangat_pendek", .balita, .male) == [1, 2])
    #expect(result.ratio("stunting", .months12to23) == [2, 2])
    #expect(result.ratio("stunting", .months48to59) == [1, 1])
    #expect(result.ratio("stunting", .months0to5) == nil)
    #expect(result.ratio("bb_kurang", .balita) == [1, 4])
    #expect(result.ratio("gizi_kurang", .balita) == [1, 4])
    #expect(result.ratio("bblr", .none) == [1, 2])
    #expect(result.ratio("stunting", .balita, village: 2) == [0, 1])
    #expect(result.ratio("stunting", .balita, period: "2024-02") == [0, 1])
    #expect(result.ratio("stunting", .balita, .male, period: "2024-02") == nil)
    #expect(result.ratio("penimbangan", .balita) == nil)
    let height = result.digitCounts.first { $0.measure == .height }
    #expect(height == DigitCounts(puskesmas: "PKM Satu", measure: .height, counts: [1, 0, 0, 0, 0, 5, 0, 0, 0, 0]))
    #expect(result.values.allSatisfy { $0.level == .village && $0.sourceRow == 0 && $0.origin == .reported })
  }

  @Test("the same child twice in a period: the last measurement counts, whatever the order of the rows")
  func repeats() throws {
    var early = ByNameLine(nik: "3507310101200012", name: "A")
    early.measured = "2024-08-01"
    early.heightForAge = "Pendek"
    var late = early
    late.measured = "2024-08-20"
    late.heightForAge = "Normal"
    late.name = "A lain"
    for (lines, row) in [([early, late], 1), ([late, early], 2)] {
      let result = try ByNameLine.load(lines)
      #expect(result.isComplete && result.ratio("stunting", .balita) == [0, 1])
      #expect(result.setAside == [SetAside(sourceID: "eppgbm", row: row, reason: .repeatedChild)])
    }
    var month = late
    month.measured = "2024-09-01"
    let months = try ByNameLine.load([early, month])
    #expect(months.recordsAccepted == 2)
    let half = try ByNameLine.load([early, month], period: .halfYear)
    #expect(half.recordsAccepted == 1 && half.ratio("stunting", .balita, period: "2024-H2") == [0, 1])
    var moved = late
    moved.village = "Kelurahan Pasar"
    let villages = try ByNameLine.load([early, moved])
    #expect(villages.ratio("stunting", .balita) == nil && villages.ratio("stunting", .balita, village: 2) == [0, 1])
  }

  @Test("without a sound NIK: by name, birth date, sex and village")
  func withoutNIK() throws {
    let base = ByNameLine(nik: "-", name: "Ani  Ayu")
    var spelled = base
    spelled.name = "ANI AYU"
    var otherDay = base
    otherDay.birth = "2023-01-16"
    var otherVillage = base
    otherVillage.village = "Pa'gelaran"
    var rounded = base
    rounded.nik = "3507310101200000"
    rounded.sex = "P"
    let result = try ByNameLine.load([base, spelled, otherDay, otherVillage, rounded, ByNameLine(), ByNameLine()])
    #expect(result.isComplete && result.rows(.repeatedChild) == 1 && result.recordsAccepted == 6)
    #expect(result.rowsWithoutNIK == 7)
  }

  @Test("rows set aside, each with its reason")
  func reasons() throws {
    var count = 0
    func line(_ change: (inout ByNameLine) -> Void) -> ByNameLine {
      count += 1
      var line = ByNameLine(name: "anak \(count)")
      change(&line)
      return line
    }
    let unmeasured = line {
      $0.measured = ""
      $0.weight = ""
      $0.height = "0"
      $0.heightForAge = ""
      $0.weightForAge = "-"
      $0.weightForHeight = ""
    }
    let lines = [
      line { $0.birth = "2019-08-10" }, line { $0.birth = "" }, line { $0.birth = "2025-01-01" },
      line { $0.measured = "kapan-kapan" }, unmeasured,
      line {
        $0.heightForAge = "Outlier"
        $0.weightForAge = "entah"
        $0.weightForHeight = ""
      },
      line { $0.heightForAge = "entah" }, line { $0.measured = "2024-09-02" },
    ]
    let result = try ByNameLine.load(lines)
    #expect(result.isComplete && result.recordsRead == 8 && result.recordsAccepted == 2)
    #expect(result.rows(.ageOutOfRange) == 3 && result.rows(.unreadablePeriod) == 1)
    #expect(result.rows(.notMeasured) == 1 && result.rows(.unusableStatus) == 1)
    #expect(result.setAside.contains { $0.row == 7 && $0.column == "TB/U" && !$0.wholeRecord })
    #expect(result.setAside.allSatisfy { $0.code == nil && $0.placeName == nil })
    #expect(result.setAside.map(\.row) == result.setAside.map(\.row).sorted())
  }

  @Test("children without a measurement count as registered in the only period")
  func registered() throws {
    var unmeasured = ByNameLine(name: "b")
    unmeasured.measured = ""
    unmeasured.weight = ""
    unmeasured.height = ""
    unmeasured.heightForAge = ""
    unmeasured.weightForAge = ""
    unmeasured.weightForHeight = ""
    let one = try ByNameLine.load([ByNameLine(name: "a"), unmeasured])
    #expect(one.isComplete && one.recordsAccepted == 2)
    #expect(one.ratio("penimbangan", .balita) == [1, 2] && one.ratio("stunting", .balita) == [0, 1])
    var september = ByNameLine(name: "c")
    september.measured = "2024-09-01"
    let two = try ByNameLine.load([ByNameLine(name: "a"), september, unmeasured])
    #expect(two.rows(.notMeasured) == 1 && two.ratio("penimbangan", .balita) == nil)
    let stated = try ByNameLine.load(
      [ByNameLine(name: "a"), september, unmeasured], period: .constant(Period("2024-H2")!))
    #expect(stated.ratio("penimbangan", .balita, period: "2024-H2") == [2, 3])
  }

  @Test(
    "ages as text",
    arguments: [
      ("2 Tahun - 3 Bulan - 10 Hari", AgeGroup.months24to35), ("11 bln", .months6to11), ("0", .months0to5),
      ("1th", .months12to23), ("4 years 11 months", .months48to59),
    ])
  func statedAges(text: String, band: AgeGroup) throws {
    var line = ByNameLine(name: "a")
    line.birth = ""
    line.stated = text
    #expect(try ByNameLine.load([line]).ratio("stunting", band) == [0, 1])
  }

  @Test("age is in completed months by the calendar; a stated one that differs is counted")
  func completedMonths() throws {
    for (birth, measured, group) in [
      ("2022-08-11", "2024-08-10", AgeGroup.months12to23), ("2022-08-10", "2024-08-10", .months24to35),
      ("2019-08-11", "2024-08-10", .months48to59), ("2024-08-10", "2024-08-10", .months0to5),
    ] {
      var line = ByNameLine(name: "a")
      line.birth = birth
      line.measured = measured
      line.stated = "6 bulan"
      let result = try ByNameLine.load([line])
      #expect(result.ratio("stunting", group) == [0, 1])
      #expect(result.agesThatDiffer == 1)
    }
  }

  @Test(
    "dates as offices write them",
    arguments: [
      "10/08/2024", "10-8-24", "10 Agustus 2024", "10-Aug-2024", "2024/08/10", "2024-08-10 00:00:00",
      "2024-08-10T08:15:00", "45514", "Agustus 10, 2024",
    ])
  func dates(text: String) throws {
    var line = ByNameLine(name: "a")
    line.measured = text
    #expect(try ByNameLine.load([line]).ratio("stunting", .balita) == [0, 1])
  }

  @Test("a column with months first is read so as a whole")
  func monthFirst() throws {
    let texts = ["08/10/2024", "08/31/2024", "2/3/2024"]
    let lines = texts.enumerated().map { index, text in
      var line = ByNameLine(name: "a\(index)")
      line.measured = text
      return line
    }
    let result = try ByNameLine.load(lines)
    #expect(
      result.ratio("stunting", .balita) == [0, 2] && result.ratio("stunting", .balita, period: "2024-02") == [0, 1])
    var both = lines[0]
    both.name = "b"
    both.measured = "31/08/2024"
    let mixed = try ByNameLine.load(lines + [both])
    #expect(mixed.isComplete && mixed.rows(.unreadablePeriod) == 1)
  }

  @Test("CSV and XLSX give the same, over one and two header rows; repeated headers are no children")
  func formats() throws {
    let folder = try TemporaryFolder()
    var g = SeededGenerator(seed: 6)
    let lines = (0..<300).map { ByNameTwin.line($0, &g) }
    let csv = try importByName(
      ByNameLine.source(folder.write("a.csv", ByNameLine.csv(lines))), matcher: PlaceFixtures.matcher)
    let table = ByNameLine.table(lines)
    let xlsx = try importByName(
      ByNameLine.source(folder.write("a.xlsx", SmallWorkbook.ofTexts(table))), matcher: PlaceFixtures.matcher)
    #expect(csv == xlsx && csv.values.count > 100)
    let titled = [["DAFTAR BALITA"], ["Identitas"] + [String](repeating: "", count: 12) + ["Hasil"]] + table
    let two = try importByName(
      ByNameLine.source(folder.write("b.xlsx", SmallWorkbook.ofTexts(titled))), matcher: PlaceFixtures.matcher)
    #expect(two == csv)
    let again = Array(table.prefix(100)) + [table[0], table[0].indices.map { "\($0 + 1)" }] + table.dropFirst(100)
    let repeated = try importByName(
      ByNameLine.source(folder.write("c.xlsx", SmallWorkbook.ofTexts(again))), matcher: PlaceFixtures.matcher)
    #expect(repeated.rows(.headerRepeated) == 2 && repeated.values == csv.values)
  }

  @Test("a file without its columns names declared columns only")
  func header() throws {
    let folder = try TemporaryFolder()
    let people = try folder.write("a.csv", "Rahasia Nama;3507310101200012\nOrang Lain;3507310101200013\n")
    do {
      _ = try importByName(ByNameLine.source(people), matcher: PlaceFixtures.matcher)
      Issue.record("no error")
    } catch {
      #expect(!"\(error)".contains("Rahasia") && !"\(error)".contains("3507"))
    }
    let short = ByNameLine.csv([ByNameLine()]).split(separator: "\"Tinggi\"").joined(separator: "\"Panjang Rahasia\"")
    #expect(
      throws: IngestError.columnMissing(
        file: "b.csv", column: "Tinggi",
        available: Self.declared.filter { $0 != "Tinggi" })
    ) {
      try importByName(ByNameLine.source(folder.write("b.csv", short)), matcher: PlaceFixtures.matcher)
    }
    #expect(throws: IngestError.emptyLayer(file: "c.csv")) {
      try importByName(ByNameLine.source(folder.write("c.csv", ByNameLine.csv([]))), matcher: PlaceFixtures.matcher)
    }
  }

  /// Columns in the order of the declaration.
  private static let declared = [
    "Desa/Kel", "Kec", "NIK", "Nama", "JK", "Tgl Lahir", "Tanggal Pengukuran", "Usia Saat Ukur", "BB Lahir", "Berat",
    "Tinggi", "TB/U", "BB/U", "BB/TB", "Pukesmas", "Nama Ortu", "Alamat",
  ]
}
