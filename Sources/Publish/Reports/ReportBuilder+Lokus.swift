import Analysis
import Stunting

extension ReportBuilder {
  /// The proposed list, the reason of each village, and what another reading would change.
  func addLokus(_ d: inout Document) {
    let l = result.lokus
    d.add(.heading(pick("Usulan \(unitWord) lokasi fokus (lokus)", "Proposed focus villages (lokus)")))
    d.add(.paragraph(criteriaSentence(l)))
    if l.selected.isEmpty {
      d.add(
        .paragraph(
          pick(
            "Tidak ada \(unitWord) yang memenuhi kriteria dengan data yang ada.",
            "No village meets the criteria with the data at hand.")))
    } else {
      d.add(.table(lokusTable(l)))
    }
    addAlternatives(&d, l)
    let flips = l.decisions.indices.filter { l.decisions[$0].coverage.dependsOnMissing }
    if !flips.isEmpty {
      d.add(
        .note(
          pick(
            "Kriteria 3 bergantung pada data yang belum ada di \(flips.count) \(unitWord): ",
            "Criterion 3 depends on missing data in \(flips.count) \(unitsEnglish()): ") + flipList(flips)))
    }
    d.add(
      .note(
        pick(
          "Daftar ini usulan dari data; lokus ditetapkan dengan keputusan Bupati/Wali Kota.",
          "This list is a proposal from data; lokus are set by a decree of the Bupati.")))
  }

  private func criteriaSentence(_ l: LokusTable) -> String {
    let joined = l.rules.reading == .any ? pick("salah satu", "any") : pick("ketiga-tiganya", "all")
    return pick(
      "Kriteria juknis (dipenuhi \(joined)): 1) \(headlineWord) di atas rata-rata (\(rate(l.rules.averagePrevalence)), \(labels.average(l.averageKind))); 2) jumlah kasus di atas rata-rata (\(l.rules.averageCases.map { number.decimal($0, 1) } ?? "-")); 3) lebih dari 50 % indikator utama tergolong kurang (< 75 % target, usulan). Urutan: jumlah indikator utama yang kurang, angka, jumlah kasus.",
      "Criteria of the juknis (\(joined) met): 1) \(headlineWord) above the average (\(rate(l.rules.averagePrevalence)), \(labels.average(l.averageKind))); 2) cases above the average (\(l.rules.averageCases.map { number.decimal($0, 1) } ?? "-")); 3) more than 50% of the main indicators lacking (< 75% of target, usulan). Order: main indicators lacking, rate, cases."
    )
  }

  private func lokusTable(_ l: LokusTable) -> Document.Table {
    Document.Table(
      columns: [
        ("No.", .right), (pick("Kode", "Code"), .left), (unitHeading, .left),
        (pick("Angka", "Rate"), .right),
        (pick("Kasus", "Cases"), .right), (pick("Kurang", "Lacking"), .right), (pick("Alasan", "Reason"), .left),
      ],
      rows: l.selected.map { v in
        let decision = l.decisions[v]
        let known = decision.coverage.lacking + decision.coverage.adequate
        return [
          "\(decision.priority ?? 0)", result.edition.villages[v].printedCode, place(v),
          rate(result.headline?.crude[v]),
          result.headline?.cases[v].map(number.count) ?? "-",
          known == 0 ? pick("tidak ada data", "no data") : "\(decision.coverage.lacking)/\(known)", reason(v),
        ]
      })
  }

  /// Why a village is on the list, in words.
  public func reason(_ village: Int) -> String {
    let decision = result.lokus.decisions[village]
    var reasons: [String] = []
    if decision.prevalenceAboveAverage == true { reasons.append(pick("angka di atas rata-rata", "rate above average")) }
    if decision.casesAboveAverage == true { reasons.append(pick("kasus di atas rata-rata", "cases above average")) }
    if decision.coverage.met == true { reasons.append(pick("cakupan kurang", "coverage lacking")) }
    if result.hotspots?.isRateHotspot[village] == true { reasons.append(pick("wilayah hotspot", "juknis hotspot")) }
    if result.klasterSign(village) == .high {
      reasons.append(pick("klaster tinggi", "high klaster"))
    }
    return reasons.joined(separator: ", ")
  }

  private func addAlternatives(_ d: inout Document, _ l: LokusTable) {
    let other =
      l.rules.reading == .any
      ? pick("semua kriteria (DAN)", "all criteria (AND)") : pick("salah satu kriteria (ATAU)", "any criterion (OR)")
    let otherAverage = labels.average(l.averageKind == "pooled" ? "mean_of_units" : "pooled")
    d.add(
      .bullets([
        changeSentence(pick("Jika dibaca ", "If read as ") + other, l.changes(to: l.underOtherReading)),
        changeSentence(
          pick("Jika memakai rata-rata ", "With the average ") + otherAverage, l.changes(to: l.underOtherAverage)),
      ]))
  }

  private func changeSentence(_ condition: String, _ change: (enter: [Int], leave: [Int])) -> String {
    if change.enter.isEmpty, change.leave.isEmpty { return condition + pick(": daftar tidak berubah.", ": no change.") }
    let enter = change.enter.isEmpty ? "-" : listed(change.enter)
    let leave = change.leave.isEmpty ? "-" : listed(change.leave)
    return condition + pick(": masuk ", ": enter ") + enter + pick("; keluar ", "; leave ") + leave + "."
  }

  /// Their names when they are few; else where to find them.
  private func flipList(_ villages: [Int]) -> String {
    villages.count <= 20
      ? listed(villages) + "."
      : pick(
        "kolom criterion_3_if_missing_... di laporan.csv.", "columns criterion_3_if_missing_... in laporan.csv.")
  }

  func listed(_ villages: [Int], limit: Int = 20) -> String {
    let names = villages.prefix(limit).map(place).joined(separator: "; ")
    return villages.count > limit
      ? names + pick(" dan \(villages.count - limit) lainnya", " and \(villages.count - limit) more") : names
  }
}
