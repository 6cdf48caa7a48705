import Analysis
import Stunting

extension QualityWriter {
  /// Which system gives which indicator at which level, and how fresh (juknis Table 6.2).
  func addInventory(_ d: inout Document) {
    d.add(.heading(pick("Inventori penyediaan data", "Inventory of data supply")))
    if !report.inventory.isEmpty {
      let columns: [(String, Document.Alignment)] = [
        (pick("Indikator", "Indicator"), .left), (pick("Sistem", "System"), .left), (pick("Tingkat", "Level"), .left),
        (pick("Terbaru", "Newest"), .left), (pick("Wilayah", "Areas"), .right), (pick("Keadaan", "State"), .left),
      ]
      let current = report.inventory.filter { !$0.isSuperseded }
      d.add(table(columns, current.prefix(Most.inventory).map { row($0) }))
      addRest(&d, of: current.count, shown: Most.inventory)
      let old = number.integer(report.inventory.count - current.count)
      if current.count < report.inventory.count {
        d.add(
          .note(
            pick(
              "\(old) baris periode lama, yang sudah digantikan sumber lain, ada di lokus check --format json.",
              "\(old) lines of older periods, replaced by other sources, stand in lokus check --format json.")))
      }
    }
    addMissing(&d)
  }

  private func row(_ line: InventoryLine) -> [String] {
    let number = line.number.map { "\($0). " } ?? ""
    return [
      clipped(number + name(line.indicator), 38), clipped(line.system ?? line.sourceID, 16), words.level(line.level),
      "\(line.newestPeriod)", "\(line.unitsCovered)/\(line.unitsExpected)", state(line),
    ]
  }

  private func state(_ line: InventoryLine) -> String {
    let reported = line.isReported ? "" : pick("; sebaran, bukan ukuran", "; spread, not measured")
    guard let days = line.daysLate else { return pick("frekuensi belum ada", "no frequency") + reported }
    let text =
      days == 0
      ? pick("tepat waktu", "in time")
      : pick("terlambat \(number.integer(days)) hari", "\(number.integer(days)) days late")
    return text + reported
  }

  /// By the office that usually has them.
  private func addMissing(_ d: inout Document) {
    let missing = report.essentialWithoutSource
    guard !missing.isEmpty else { return }
    d.add(
      .paragraph(
        pick(
          "Indikator esensial yang belum memiliki data (\(missing.count)), menurut kantor yang biasanya memilikinya:",
          "Essential indicators without data (\(missing.count)), by the office that usually has them:")))
    let byOffice = Dictionary(grouping: missing) { $0.office }
    let offices = byOffice.keys.sorted { (byOffice[$1]?.count ?? 0, $0) < (byOffice[$0]?.count ?? 0, $1) }
    d.add(.bullets(offices.map { officeLine($0, byOffice[$0] ?? []) }))
    d.add(
      .note(
        pick(
          "No. menurut Tabel 1.1 juknis; namanya di docs/indicators.md.",
          "No. as in Table 1.1 of the juknis; names in docs/indicators.md.")))
  }

  private func officeLine(_ office: String, _ members: [IndicatorDefinition]) -> String {
    let numbers = members.map { $0.number.map { "\($0)" } ?? pick($0.nameIndonesian, $0.nameEnglish) }
    var systems: [String] = []
    for system in members.flatMap(\.systems) where !systems.contains(system) { systems.append(system) }
    let name = office.isEmpty ? pick("kantor belum diketahui", "office not known") : office
    return name + ": No. " + numbers.joined(separator: ", ")
      + (systems.isEmpty ? "" : " (" + systems.joined(separator: ", ") + ")")
  }

  /// Every rule with its cuts.
  func addLegend(_ d: inout Document) {
    d.add(.heading(pick("Aturan dan ambang", "Rules and cuts")))
    for dimension in QualityDimension.allCases {
      d.add(.paragraph(words.dimension(dimension) + ":"))
      d.add(
        .bullets(
          QualityRule.allCases.filter { $0.dimension == dimension }.map { rule in
            "\(words.rule(rule)): \(words.ruleText(rule, report.rules)) [\(words.cuts(rule))]"
          }))
    }
    d.add(
      .note(
        pick(
          "Semua ambang adalah usulan, kecuali bulan penimbangan Februari dan Agustus (juknis Aksi 7, resmi). Laporan dianggap terlambat 30 hari setelah akhir bulannya, 90 hari untuk yang tahunan (usulan). Sumber dan alasan: docs/data-quality.md.",
          "All cuts are proposals (usulan), except the weighing months February and August (juknis Aksi 7, official). A report is late 30 days after the end of its month, 90 days for yearly ones (usulan). Sources and reasons: docs/data-quality.md."
        )))
  }
}
