import Stunting

/// The programme table: columns of juknis Table 2.2 and what was realised. One intervention is planned in few villages,
/// one everywhere but in the villages whose coverage of it is lacking, the others everywhere.
struct ProgrammeTable {
  private(set) var table = TextTable(fileName: "program_2025.csv", header: ProgrammeTable.header, rows: [])
  private(set) var faults: [PlantedFault] = []
  private(set) var truth: PlantedProgrammes

  private let regency: SyntheticRegency
  private var stream: DrawStream

  private static let header = [
    "program", "kegiatan", "indikator_kinerja", "target", "satuan", "lokasi", "kecamatan", "anggaran", "sumber_dana",
    "opd", "realisasi_target", "realisasi_anggaran", "tahun",
  ]
  /// Villages where the rare intervention is planned.
  private static let rareVillages = 12

  init(_ regency: SyntheticRegency) {
    self.regency = regency
    stream = DrawStream(seed: regency.seed, topic: .programmes)
    truth = PlantedProgrammes(
      file: table.fileName,
      absentInMost: PlantedAbsence(
        indicator: ProgrammeKind.rare.indicator, activity: ProgrammeKind.rare.activity,
        office: ProgrammeKind.rare.office),
      absentWhereNeeded: PlantedAbsence(
        indicator: ProgrammeKind.misplaced.indicator, activity: ProgrammeKind.misplaced.activity,
        office: ProgrammeKind.misplaced.office))
    for kind in ProgrammeKind.everywhere { add(kind, location: "Seluruh desa/kelurahan") }
    for kind in ProgrammeKind.byDistrict { for district in regency.districts.indices { addDistrict(kind, district) } }
    plantMisplaced()
    plantRare()
    if regency.options.plantsFaults { plantFaults() }
    truth.rows = table.rows.count
  }

  // MARK: - Planted

  /// Kecamatan as a whole where nobody lacks, else village by village without those that do.
  private mutating func plantMisplaced() {
    let kind = ProgrammeKind.misplaced
    let lacking = regency.villages.indices.filter { isLacking($0) }
    for district in regency.districts.indices {
      let members = regency.villages.indices.filter { regency.villages[$0].district == district }
      guard members.contains(where: lacking.contains) else {
        addDistrict(kind, district)
        continue
      }
      addVillages(kind, members.filter { !lacking.contains($0) })
    }
    truth.absentWhereNeeded.absent = lacking.map { regency.villages[$0].code }
    truth.absentWhereNeeded.present = codes { !lacking.contains($0) }
  }

  private mutating func plantRare() {
    var plain = regency.villages.indices.filter { regency.villages[$0].roles.isEmpty }
    stream.shuffle(&plain)
    let chosen = plain.prefix(ProgrammeTable.rareVillages).sorted()
    for village in chosen { addVillage(.rare, village) }
    truth.absentInMost.present = chosen.map { regency.villages[$0].code }
    truth.absentInMost.absent = codes { !chosen.contains($0) }
  }

  /// Below 75 % of the target.
  private func isLacking(_ village: Int) -> Bool {
    guard let coverage = regency.coverage.first(where: { $0.indicator.key == DiagnosisPlan.coverageKey }),
      let served = coverage.served[village], let people = coverage.target[village], people > 0
    else { return false }
    return 100 * Double(served) / Double(people) / coverage.indicator.targetPercent < 0.75
  }

  private func codes(_ test: (Int) -> Bool) -> [String] {
    regency.villages.indices.filter(test).map { regency.villages[$0].code }
  }

  /// Locations that nobody can place, of an intervention that is planned everywhere, and a budget that is a word.
  private mutating func plantFaults() {
    guard let kind = ProgrammeKind.byDistrict.first else { return }
    for location in ["Desa Antah Berantah", "", "Menyesuaikan"] {
      add(kind, location: location)
      truth.rowsWithUnknownLocation.append(table.rows.count)
    }
    add(kind, location: "Seluruh desa/kelurahan")
    let row = table.rows.count
    truth.budgetRupiah -= Int(table.cell(row: row, "anggaran")) ?? 0
    table.set(row: row, "anggaran", "menunggu DPA")
    var fault = PlantedFault(file: table.fileName, row: row, detail: "a budget that is a word")
    fault.column = "anggaran"
    fault.setAside = .notANumber
    faults.append(fault)
  }

  // MARK: - Rows

  private mutating func addDistrict(_ kind: ProgrammeKind, _ district: Int) {
    let name = regency.districts[district].name
    add(kind, location: "Kecamatan " + name, district: name)
    truth.districtRows.append(table.rows.count)
  }

  /// One village in a row, or up to three; villages that share their name alone, beside their kecamatan.
  private mutating func addVillages(_ kind: ProgrammeKind, _ villages: [Int]) {
    let alone = villages.filter { $0 == villages.first || regency.sameNamePair.contains($0) }
    for village in alone { addVillage(kind, village) }
    let rest = villages.filter { !alone.contains($0) }
    for start in stride(from: 0, to: rest.count, by: 3) {
      let row = rest[start..<min(start + 3, rest.count)].map { regency.villages[$0] }
      let names = row.map(\.name).joined(separator: ", ")
      add(kind, location: names, district: row.first.map { regency.districts[$0.district].name } ?? "")
    }
  }

  private mutating func addVillage(_ kind: ProgrammeKind, _ village: Int) {
    let place = regency.villages[village]
    add(kind, location: place.name, district: regency.districts[place.district].name)
  }

  /// The programme stands in the first row of its activity only, as offices merge those cells.
  private mutating func add(_ kind: ProgrammeKind, location: String, district: String = "") {
    let target = stream.integer(kind.target)
    let budget = target * stream.integer(8...20) * kind.rupiahEach / 10
    let share = stream.chance(0.06) ? 0 : stream.uniform(0.35, 1)
    let isNew = table.rows.last.map { $0[1] != kind.activity } ?? true
    let realised = Int((share * Double(target)).rounded())
    let spent = Int((share * stream.uniform(0.85, 1) * Double(budget) / 1000).rounded()) * 1000
    truth.budgetRupiah += budget
    table.rows.append(
      [
        isNew ? kind.programme : "", kind.activity, kind.indicatorText, "\(target)", kind.unit, location, district,
        "\(budget)", kind.funds, kind.office, "\(realised)", "\(spent)", "2025",
      ])
  }
}

/// An intervention as the programme table writes it.
struct ProgrammeKind {
  let indicator: String
  let indicatorText: String
  let programme: String
  let activity: String
  let unit: String
  let office: String
  let funds: String
  /// Of one row, and rupiah for each of its unit.
  let target: ClosedRange<Int>
  let rupiahEach: Int

  private static let health = "Program Pemenuhan Upaya Kesehatan Perorangan dan Masyarakat"

  static let everywhere = [
    ProgrammeKind(
      indicator: "ttd_ibu_hamil", indicatorText: "Ibu hamil mengonsumsi TTD minimal 90 tablet", programme: health,
      activity: "Penyediaan tablet tambah darah", unit: "orang", office: "Dinas Kesehatan", funds: "DAK Nonfisik",
      target: 5_000...6_000, rupiahEach: 60_000),
    ProgrammeKind(
      indicator: "asi_eksklusif", indicatorText: "Bayi kurang dari 6 bulan mendapat ASI eksklusif", programme: health,
      activity: "Konseling menyusui", unit: "orang", office: "Dinas Kesehatan", funds: "APBD",
      target: 2_000...3_000, rupiahEach: 90_000),
    ProgrammeKind(
      indicator: "imunisasi_dasar_lengkap", indicatorText: "Balita memperoleh imunisasi dasar lengkap",
      programme: health, activity: "Pelayanan imunisasi rutin", unit: "orang", office: "Dinas Kesehatan", funds: "APBD",
      target: 20_000...25_000, rupiahEach: 50_000),
    ProgrammeKind(
      indicator: "stop_babs", indicatorText: "Keluarga Stop BABS", programme: health,
      activity: "Pemicuan sanitasi total berbasis masyarakat", unit: "keluarga", office: "Dinas Kesehatan",
      funds: "DAK Nonfisik", target: 8_000...9_000, rupiahEach: 40_000),
    ProgrammeKind(
      indicator: "air_minum_layak", indicatorText: "Rumah tangga dengan akses air minum layak",
      programme: "Program Pengelolaan dan Pengembangan Sistem Penyediaan Air Minum",
      activity: "Perluasan SPAM jaringan perpipaan", unit: "rumah tangga", office: "Dinas Pekerjaan Umum",
      funds: "DAK Fisik", target: 1_000...1_400, rupiahEach: 4_000_000),
  ]

  static let byDistrict = [
    ProgrammeKind(
      indicator: "pendampingan_krs", indicatorText: "Keluarga berisiko stunting memperoleh pendampingan",
      programme: "Program Pembinaan Keluarga Berencana", activity: "Pendampingan keluarga berisiko stunting",
      unit: "keluarga", office: "Dinas Pengendalian Penduduk dan KB", funds: "BOKB", target: 900...1_500,
      rupiahEach: 120_000),
    ProgrammeKind(
      indicator: "sanitasi_layak", indicatorText: "Rumah tangga dengan akses sanitasi layak",
      programme: "Program Pengelolaan dan Pengembangan Sistem Air Limbah",
      activity: "Pembangunan tangki septik individual", unit: "rumah tangga", office: "Dinas Pekerjaan Umum",
      funds: "DAK Fisik", target: 40...90, rupiahEach: 8_000_000),
  ]

  /// Planned everywhere but where it is needed.
  static let misplaced = ProgrammeKind(
    indicator: "pemantauan_tumbuh_kembang", indicatorText: "Balita dipantau pertumbuhan dan perkembangannya",
    programme: "Program Pemberdayaan Masyarakat Bidang Kesehatan",
    activity: "Pelatihan kader dan pengadaan alat antropometri posyandu", unit: "posyandu", office: "Dinas Kesehatan",
    funds: "Dana Desa", target: 3...8, rupiahEach: 7_500_000)

  /// Planned in few villages.
  static let rare = ProgrammeKind(
    indicator: "mp_asi", indicatorText: "Anak 6-23 bulan mendapat MP-ASI",
    programme: "Program Pemberdayaan Lembaga Kemasyarakatan Desa",
    activity: "Pelatihan pemberian makan bayi dan anak", unit: "orang",
    office: "Dinas Pemberdayaan Masyarakat dan Desa", funds: "Dana Desa", target: 15...40, rupiahEach: 250_000)
}
