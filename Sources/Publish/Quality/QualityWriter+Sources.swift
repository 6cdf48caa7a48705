import Analysis
import Stunting

extension QualityWriter {
  /// The four dimensions of each source.
  func addSources(_ d: inout Document) {
    guard !report.sources.isEmpty else { return }
    d.add(.heading(pick("Empat dimensi per sumber", "Four dimensions by source")))
    let columns: [(String, Document.Alignment)] =
      [(pick("Sumber", "Source"), .left), (pick("Pemilik (sistem)", "Owner (system)"), .left)] + dimensionColumns
    let rows = report.sources.map { s in [clipped(s.sourceID, 22), clipped(owner(s), 30)] + classes(s.whole) }
    d.add(table(columns, rows))
    d.add(
      .note(
        pick(
          "\"Baik\" berarti aturan di akhir laporan tidak menemukan apa pun, bukan bahwa data pasti benar. Tidak bermakna secara statistik bukan berarti aman.",
          "\"Good\" means that the rules at the end found nothing, not that the data are right. Not statistically significant does not mean safe."
        )))
    let old = report.sources.filter(\.isSuperseded)
    guard !old.isEmpty else { return }
    let names =
      old.prefix(Most.places).map(\.sourceID).joined(separator: ", ") + (old.count > Most.places ? ", ..." : "")
    d.add(
      .note(
        pick(
          "Sudah digantikan periode yang lebih baru dari sumber lain, sehingga ketepatan waktu dan kelengkapannya tidak dinilai: \(names).",
          "Other sources bring newer periods, so timeliness and completeness are not judged: \(names).")))
  }

  private func owner(_ source: SourceQuality) -> String {
    let none = pick("belum dinyatakan", "not declared")
    guard let owner = source.owner else { return none }
    return (owner.opd.isEmpty ? none : owner.opd) + (owner.system.map { " (\($0))" } ?? "")
  }

  /// What lies behind the classes that are not good.
  func addFound(_ d: inout Document) {
    let found = report.sources.flatMap { source in
      source.whole.dimensions.flatMap(\.measures).filter { $0.qualityClass > .good }.map { (source, $0) }
    }.sorted { $0.1.qualityClass > $1.1.qualityClass }
    guard !found.isEmpty else { return }
    d.add(.heading(pick("Yang ditemukan", "What was found")))
    let columns: [(String, Document.Alignment)] = [
      (pick("Sumber", "Source"), .left), (pick("Ukuran", "Measure"), .left), (pick("Temuan", "Found"), .right),
      (pick("Bagian", "Share"), .right), (pick("Selang 95 %", "95% interval"), .right), (pick("Kelas", "Class"), .left),
    ]
    d.add(table(columns, found.prefix(Most.found).map { row($0.0, $0.1) }))
    addRest(&d, of: found.count, shown: Most.found)
    if found.contains(where: { $0.1.isFew }) {
      let few = number.count(report.rules.fewLookedAt)
      d.add(
        .note(
          pick(
            "(n kecil): kurang dari \(few) yang diperiksa; tidak dinilai lebih berat dari \"perhatian\".",
            "(few): fewer than \(few) looked at; never classed worse than \"attention\".")))
    }
  }

  private func row(_ source: SourceQuality, _ m: QualityMeasure) -> [String] {
    let found = "\(number.count(m.part)) " + pick("dari", "of") + " \(number.count(m.whole))"
    let name = words.rule(m.rule)
    return [
      clipped(source.sourceID, 22), m.isFew ? name + pick(" (n kecil)", " (few)") : name, found,
      number.percent(m.percent), interval(m), words.qualityClass(m.qualityClass),
    ]
  }

  /// Only for shares of a few: a census of thousands needs none.
  private func interval(_ m: QualityMeasure) -> String {
    guard let lower = m.lowerPercent, let upper = m.upperPercent, m.whole < 1000 else { return "" }
    return number.decimal(lower) + " - " + number.percent(upper)
  }

  func addSectors(_ d: inout Document) {
    guard !report.sectors.isEmpty else { return }
    d.add(.heading(pick("Empat dimensi per urusan", "Four dimensions by sector")))
    let columns: [(String, Document.Alignment)] = [(pick("Urusan", "Sector"), .left)] + dimensionColumns
    d.add(table(columns, report.sectors.map { [clipped($0.name, 50)] + classes($0) }))
  }

  /// Lateness of a whole source says nothing about one kecamatan.
  private func standsOut(_ district: ScopeQuality, in source: SourceQuality) -> Bool {
    zip(district.dimensions, source.whole.dimensions).contains { own, whole in
      own.qualityClass > (own.dimension == .timeliness ? max(.good, whole.qualityClass) : .good)
    }
  }

  /// Kecamatan with something to mend, the worst first.
  func addDistricts(_ d: inout Document) {
    var rows: [(worst: Int, order: Int, cells: [String])] = []
    for source in report.sources {
      for district in source.districts where standsOut(district, in: source) {
        let weight = district.dimensions.reduce(0) {
          $0 + ($1.qualityClass == .poor ? 10 : $1.qualityClass == .attention ? 1 : 0)
        }
        rows.append(
          (weight, rows.count, [clipped(district.name, 26), clipped(source.sourceID, 22)] + classes(district)))
      }
    }
    guard !rows.isEmpty else { return }
    rows.sort { ($1.worst, $0.order) < ($0.worst, $1.order) }
    d.add(.heading(pick("Kecamatan yang perlu diperhatikan", "Kecamatan to look at")))
    let columns: [(String, Document.Alignment)] =
      [("Kecamatan", .left), (pick("Sumber", "Source"), .left)] + dimensionColumns
    d.add(table(columns, rows.prefix(Most.districts).map(\.cells)))
    addRest(&d, of: rows.count, shown: Most.districts)
  }
}
