import Analysis
import Stunting

extension ReportBuilder {
  /// What villages report of their way beside what was computed: how well they agree, and where they differ most.
  func addReported(_ d: inout Document, _ a: ServiceAccess) {
    guard let c = compareReported(a) else { return }
    let correlation = { (r: Double?) in r.map { number.decimal($0, 2) } ?? "-" }
    let unit = c.isMinutes ? pick("menit", "min") : "km"
    let median = c.medianDifference.map { number.decimal($0, 1) + " " + unit } ?? "-"
    d.add(
      .paragraph(
        pick(
          "Dihitung dan dilaporkan desa (\(c.villages) \(unitWord)): korelasi peringkat \(correlation(c.spearman)), Pearson \(correlation(c.pearson)) (log \(correlation(c.pearsonLog))); selisih tengah \(median). Beda terbesar:",
          "Computed and reported by the village (\(c.villages) \(unitsEnglish())): rank correlation \(correlation(c.spearman)), Pearson \(correlation(c.pearson)) (log \(correlation(c.pearsonLog))); median difference \(median). Largest differences:"
        )))
    d.add(
      .table(
        .init(
          columns: [
            (pick("Kode", "Code"), .left), (unitHeading, .left),
            (pick("Dihitung (\(unit))", "Computed (\(unit))"), .right),
            (pick("Dilaporkan (\(unit))", "Reported (\(unit))"), .right), (pick("Terdekat", "Nearest"), .left),
            (pick("Periksa", "Check"), .left),
          ],
          rows: c.largest.map { row in
            [
              result.edition.villages[row.village].printedCode, place(row.village), number.decimal(row.computed, 1),
              number.decimal(row.reported, 1), row.facility.map { result.facilities[$0].name } ?? "-",
              disagreement(row.kind),
            ]
          })))
  }

  private func disagreement(_ kind: ReportedDisagreementKind) -> String {
    switch kind {
    case .insideVillage:
      pick(
        "fasilitas di desa sendiri: dilaporkan 0, dihitung di dalam desa",
        "in the village itself: reported as 0, computed inside the village")
    case .missingFacility:
      pick("desa melaporkan fasilitas yang tidak ada di daftar", "the village reports a facility that the list lacks")
    case .unreportedFacility:
      pick("fasilitas di desa tidak dilaporkan", "a facility in the village is not reported")
    case .nearerThanComputed:
      pick("fasilitas kurang atau salah letak di daftar", "a facility is missing or misplaced in the list")
    case .fartherThanComputed:
      pick("jalan memutar, atau warga ke fasilitas lain", "a detour, or people go elsewhere")
    }
  }
}
