import Analysis
import SpatialStats
import Stunting

extension ReportBuilder {
  /// The juknis' own term: significantly above the average, prevalence and cases apart.
  func addHotspots(_ d: inout Document) {
    guard let h = result.headline, let hot = result.hotspots else { return }
    d.add(
      .heading(
        pick(
          "Wilayah hotspot (juknis): melebihi rata-rata secara signifikan",
          "Juknis hotspots: significantly above the average")))
    addRateHotspots(&d, h, hot)
    addCasesHotspots(&d, h, hot)
    d.add(.note((hotspotMethodLine ?? "") + pick(" Beban bukan risiko.", " Burden is not risk.")))
    addHotspotMeasurement(&d)
    if let sentence = powerSentence(h, hot) { d.add(.note(sentence)) }
    let flips = hot.dependsOnAverage.indices.filter { hot.dependsOnAverage[$0] }
    if !flips.isEmpty {
      d.add(
        .note(
          pick("Bergantung pada jenis rata-rata: ", "Depends on the kind of average: ")
            + flips.map(place).joined(separator: "; ") + "."))
    }
  }

  /// "korelasi intrakelas 0,031 (0,010 - 0,060)": how much the villages differ beyond chance.
  private func dispersion(_ hot: HotspotTable) -> String {
    guard let found = hot.rateDispersion else { return "" }
    let range = " (" + number.decimal(found.interval.lower, 3) + " - " + number.decimal(found.interval.upper, 3) + ")"
    return pick(", korelasi intrakelas ", ", intraclass correlation ") + number.decimal(found.estimate, 3)
      + range
  }

  /// How the hotspots were tested.
  var hotspotMethodLine: String? {
    guard let hot = result.hotspots else { return nil }
    return pick(
      "Uji satu sisi setiap \(unitWord) terhadap rata-rata \(unitWord) lain (mid-p, model \(labels.model(hot.rateModel))\(dispersion(hot)); jumlah kasus: \(labels.model(hot.casesModel))), koreksi Benjamini-Hochberg, taraf \(number.percent(100 * hot.alpha, 0)).",
      "One-sided test of each village against the average of the others (mid-p, model \(labels.model(hot.rateModel))\(dispersion(hot)); cases: \(labels.model(hot.casesModel))), Benjamini-Hochberg, level \(number.percent(100 * hot.alpha, 0))."
    )
  }

  private func addRateHotspots(_ d: inout Document, _ h: HeadlineTable, _ hot: HotspotTable) {
    let rows = hot.isRateHotspot.indices.filter { hot.isRateHotspot[$0] }.sorted { rateOrder($0, $1, h) }
    guard !rows.isEmpty else {
      d.add(
        .paragraph(
          pick(
            "Tidak ada \(unitWord) yang melebihi rata-rata secara signifikan. Tidak bermakna secara statistik bukan berarti aman.",
            "No village is significantly above the average. Not significant does not mean safe.")))
      return
    }
    d.add(
      .table(
        .init(
          columns: [
            (pick("Kode", "Code"), .left), (unitHeading, .left), (pick("Kasus", "Cases"), .right),
            (denominatorTitle(h), .right), (pick("Angka", "Rate"), .right), (pick("SK 95 %", "95% CI"), .right),
            (pick("p (BH)", "p (BH)"), .right),
          ],
          rows: rows.map { v in
            [
              result.edition.villages[v].printedCode, place(v), h.cases[v].map(number.count) ?? "-",
              h.denominator[v].map(number.count) ?? "-", rate(h.crude[v]), rate(h.lower[v]) + " - " + rate(h.upper[v]),
              hot.rateAdjusted[v].map(number.probability) ?? "-",
            ]
          })))
  }

  private func addCasesHotspots(_ d: inout Document, _ h: HeadlineTable, _ hot: HotspotTable) {
    let rows = hot.isCasesHotspot.indices.filter { hot.isCasesHotspot[$0] }.sorted {
      (h.cases[$0] ?? 0, $1) > (h.cases[$1] ?? 0, $0)
    }
    guard !rows.isEmpty else { return }
    d.add(
      .paragraph(
        pick(
          "Jumlah kasus (beban) melebihi rata-rata secara signifikan:",
          "Number of cases (burden) significantly above the average:")))
    d.add(
      .table(
        .init(
          columns: [
            (pick("Kode", "Code"), .left), (unitHeading, .left), (pick("Kasus", "Cases"), .right),
            (denominatorTitle(h), .right), (pick("Angka", "Rate"), .right), ("p (BH)", .right),
          ],
          rows: rows.map { v in
            [
              result.edition.villages[v].printedCode, place(v), h.cases[v].map(number.count) ?? "-",
              h.denominator[v].map(number.count) ?? "-", rate(h.crude[v]),
              hot.casesAdjusted[v].map(number.probability) ?? "-",
            ]
          })))
  }

  func denominatorTitle(_ h: HeadlineTable) -> String {
    h.definition.per == 100 ? pick("Diukur", "Measured") : pick("Penyebut", "Denominator")
  }

  func rateOrder(_ a: Int, _ b: Int, _ h: HeadlineTable) -> Bool { (h.crude[a] ?? -1, b) > (h.crude[b] ?? -1, a) }

  /// "Dengan n = 30 hanya selisih di atas x poin terdeteksi", for the median village.
  private func powerSentence(_ h: HeadlineTable, _ hot: HotspotTable) -> String? {
    let known = hot.detectableDifference.indices.compactMap { v in
      hot.detectableDifference[v].flatMap { d in h.denominator[v].map { (n: $0, d: d) } }
    }.sorted { ($0.n, $0.d) < ($1.n, $1.d) }
    guard !known.isEmpty else { return nil }
    let median = known[known.count / 2]
    let points = number.decimal(median.d * Double(h.definition.per), 1)
    let unit = h.definition.per == 100 ? pick("poin persen", "percentage points") : pick("per 1.000", "per 1,000")
    return pick(
      "Daya uji: dengan n = \(number.count(median.n)) (\(unitWord) tengah) hanya selisih di atas \(points) \(unit) dari rata-rata yang terdeteksi dengan peluang 80 %.",
      "Power: with n = \(number.count(median.n)) (the middle village) only a difference of more than \(points) \(unit) from the average is detected with a chance of 80%."
    )
  }
}
