import Analysis
import SpatialStats
import Stunting

extension ReportBuilder {
  /// The clusters of Kulldorff's scan.
  func addScan(_ d: inout Document) {
    if result.leftOut.contains(.scan) {
      d.add(
        .note(
          pick(
            "Pindai (scan) tidak dijalankan untuk lebih dari \(number.integer(LeftOutPart.mostVillages)) \(unitWord), kecuali dipilih sebagai cara utama.",
            "The scan is not made for more than \(number.integer(LeftOutPart.mostVillages)) \(unitsEnglish()) unless it is the headline method."
          )))
    }
    guard let s = result.scan else { return }
    let shown = s.shown
    if shown.isEmpty {
      d.add(
        .paragraph(
          pick(
            "Pindai: tidak ada lingkaran dengan kasus yang berbeda secara bermakna dari yang diharapkan.",
            "Scan: no circle has significantly more or fewer cases than expected.")))
    } else {
      d.add(
        .paragraph(
          pick(
            "Pindai: lingkaran \(unitWord) dengan kasus lebih banyak (atau lebih sedikit) daripada yang diharapkan. Tidak setiap anggotanya tinggi.",
            "Scan: circles of \(unitsEnglish()) with more (or fewer) cases than expected. Not every member is high.")))
      d.add(.table(scanTable(s, shown)))
    }
    d.add(.note(scanMethod(s)))
  }

  private func scanTable(_ s: ScanTable, _ shown: [VillageCluster]) -> Document.Table {
    Document.Table(
      columns: [
        ("No.", .right), (pick("Jenis", "Kind"), .left), (unitsHeading, .right), (pick("Pusat", "Centre"), .left),
        (pick("Jari-jari", "Radius"), .right), (pick("Kasus", "Cases"), .right),
        (pick("Diharapkan", "Expected"), .right), (pick("Risiko relatif", "Relative risk"), .right), ("p", .right),
      ],
      rows: shown.enumerated().map { index, c in
        [
          "\(index + 1)", c.isHigh ? pick("tinggi", "high") : pick("rendah", "low"), "\(c.villages.count)",
          place(c.centre), number.distance(metres: c.radiusMetres), number.count(c.cases),
          number.decimal(c.expected, 1), c.relativeRisk.map { number.decimal($0, 2) } ?? "-", number.probability(c.p),
        ]
      })
  }

  func scanMethod(_ s: ScanTable) -> String {
    let model = labels.scanModel(s.model)
    let icc = s.intraclassCorrelation.map {
      pick(", korelasi intrakelas ", ", intraclass correlation ") + number.decimal($0, 4)
    }
    let used = number.integer(s.simulationsUsed) + pick(" dari ", " of ") + number.integer(s.simulationsAsked)
    return pick(
      "Cara: pindai lingkaran Kulldorff, model \(model)\(icc ?? ""), lingkaran paling besar \(number.percent(100 * s.limitShare, 0)) penduduk, \(used) simulasi (benih \(s.seed), \(s.generator)), \(number.integer(s.circles)) lingkaran; himpunan menurut koefisien Gini; \(s.leftOut.count) \(unitWord) tanpa nilai sendiri tidak ikut.",
      "Method: Kulldorff's circular scan, model \(model)\(icc ?? ""), circles up to \(number.percent(100 * s.limitShare, 0)) of the population, \(used) simulations (seed \(s.seed), \(s.generator)), \(number.integer(s.circles)) circles; set chosen by the Gini coefficient; \(s.leftOut.count) \(unitsEnglish()) without a value of their own take no part."
    )
  }
}
