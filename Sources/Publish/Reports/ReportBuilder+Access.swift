import Analysis
import Stunting

extension ReportBuilder {
  /// Villages beyond reach of each kind of facility. Every village is in every count.
  func addAccess(_ d: inout Document) {
    guard !result.access.isEmpty else { return }
    d.add(.heading(pick("Akses layanan", "Access to services")))
    for table in result.access { table.isBareCount ? addCounts(&d, table) : addDistances(&d, table) }
    let flagged = result.facilities.filter { !$0.flags.isEmpty }
    guard !flagged.isEmpty else { return }
    d.add(
      .paragraph(
        pick("Fasilitas yang perlu diperiksa (tetap dipakai apa adanya):", "Facilities to check (kept as read):")))
    d.add(.table(flaggedTable(flagged)))
  }

  private func addCounts(_ d: inout Document, _ a: AccessTable) {
    let total = a.countInVillage.reduce(0) { $0 + ($1 ?? 0) }
    let zero = a.countInVillage.count { $0 == 0 }
    let unknown = a.countInVillage.count { $0 == nil }
    d.add(
      .paragraph(
        pick(
          "\(capitalised(labels.facilityKind(a.kind))): \(number.integer(total)) menurut tabel; \(zero) \(unitWord) tanpa \(labels.facilityKind(a.kind)), \(unknown) tidak ada data. Tidak ada koordinat, jadi jarak tidak dihitung.",
          "\(capitalised(labels.facilityKind(a.kind))): \(number.integer(total)) by the table; \(zero) \(unitsEnglish()) without, \(unknown) without data. No positions, so no distance is computed."
        )))
    let names = a.countInVillage.indices.filter { a.countInVillage[$0] == 0 }
    if !names.isEmpty, names.count <= 40 { d.add(.bullets(names.map(place))) }
  }

  private func addDistances(_ d: inout Document, _ a: AccessTable) {
    let beyond = result.edition.villages.indices.filter { a.isWithin($0) == false }
      .sorted { (a.nearestMetres[$0] ?? .infinity, $1) > (a.nearestMetres[$1] ?? .infinity, $0) }
    let threshold = number.distance(metres: a.thresholdMetres)
    d.add(
      .paragraph(
        pick(
          "\(capitalised(labels.facilityKind(a.kind))): \(beyond.count) dari \(result.edition.villages.count) \(unitWord) di luar jangkauan layanan (> \(threshold)). Ambang: \(a.thresholdSource) (\(a.thresholdStatus.rawValue)). Jarak geodesik dari titik di dalam \(unitWord), bukan waktu tempuh.",
          "\(capitalised(labels.facilityKind(a.kind))): \(beyond.count) of \(result.edition.villages.count) \(unitsEnglish()) beyond reach (> \(threshold)). Threshold: \(a.thresholdSource) (\(a.thresholdStatus.rawValue)). Geodesic distance from a point inside the village, not travel time."
        )))
    guard !beyond.isEmpty else { return }
    d.add(
      .table(
        .init(
          columns: [
            (pick("Kode", "Code"), .left), (unitHeading, .left),
            (pick("Jarak", "Distance"), .right),
          ],
          rows: beyond.prefix(25).map { v in
            [
              result.edition.villages[v].printedCode, place(v),
              a.nearestMetres[v].map { number.distance(metres: $0) } ?? pick("tidak terjangkau", "unreachable"),
            ]
          })))
    if beyond.count > 25 {
      d.add(
        .note(pick("\(beyond.count - 25) lainnya ada di laporan.csv.", "\(beyond.count - 25) more in laporan.csv.")))
    }
  }

  private func flaggedTable(_ flagged: [Facility]) -> Document.Table {
    Document.Table(
      columns: [
        (pick("Kode", "Code"), .left), (pick("Nama", "Name"), .left), (pick("Periksa", "Check"), .left),
        (pick("Jarak", "Distance"), .right),
      ],
      rows: flagged.prefix(60).map { f in
        [
          f.id, f.name, f.flags.map { labels.facilityFlag($0) }.joined(separator: "; "),
          f.flagDistanceMetres.map { number.distance(metres: $0) } ?? "-",
        ]
      })
  }
}
