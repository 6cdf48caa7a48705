import Analysis
import SpatialStats
import Stunting

extension ReportBuilder {
  /// The pattern of the whole map, before any village is looked at.
  func addPattern(_ d: inout Document) {
    guard let p = result.pattern else { return }
    d.add(.paragraph(reading(p)))
    let rows = [
      row("Moran I", p.moran), row("Geary C", p.geary), row("Getis-Ord G", p.generalG),
      row(
        pick("Pasangan tetangga sama-sama di atas rata-rata", "Neighbours both above the average"), p.joins?.bothAbove),
    ].compactMap { $0 }
    guard !rows.isEmpty else { return }
    d.add(
      .table(
        Document.Table(
          columns: [
            (pick("Ukuran seluruh peta", "Measure of the whole map"), .left), (pick("Nilai", "Value"), .right),
            (pick("Tanpa pola", "Without pattern"), .right), ("z", .right), ("p", .right),
          ], rows: rows)))
    d.add(
      .note(
        pick(
          "Geary C di bawah 1: tetangga saling mirip; G di atas 'tanpa pola': nilai tinggi berkumpul. \(number.integer(p.villages)) \(unitWord), \(number.integer(p.permutations)) permutasi, benih \(p.seed), p dua sisi.",
          "Geary's C below 1: neighbours are alike; G above 'without pattern': high values lie together. \(number.integer(p.villages)) \(unitsEnglish()), \(number.integer(p.permutations)) permutations, seed \(p.seed), two-sided p."
        )))
  }

  private func row(_ name: String, _ r: GlobalResult?) -> [String]? {
    r.map {
      [
        name, number.decimal($0.value, 3), number.decimal($0.expectation, 3), number.decimal($0.z, 2),
        number.probability($0.permutationP),
      ]
    }
  }

  private func reading(_ p: GlobalPattern) -> String {
    switch p.reading {
    case .clustered:
      pick(
        "Seluruh peta: \(unitWord) yang bertetangga lebih mirip daripada kebetulan. Masalahnya mengelompok menurut wilayah.",
        "Whole map: neighbours are more alike than chance would make them. The problem comes in areas.")
    case .random:
      pick(
        "Seluruh peta: tidak ada pola yang tidak dapat terjadi secara kebetulan. Klaster setempat tetap mungkin.",
        "Whole map: no pattern that chance could not make. There may be local klaster all the same.")
    case .dispersed:
      pick(
        "Seluruh peta: \(unitWord) yang bertetangga justru lebih berbeda daripada kebetulan; periksa mutu pengukuran dan cara pencatatan.",
        "Whole map: neighbours are less alike than chance would make them; check measuring quality and recording.")
    case .notTested:
      pick(
        "Seluruh peta: terlalu sedikit \(unitWord) bertetangga untuk diuji.",
        "Whole map: too few neighbouring villages to test.")
    }
  }

  /// Prevalence against the coverage around.
  func addAgainst(_ d: inout Document) {
    guard let a = result.against else { return }
    func villages(_ c: MoranClass) -> [Int] {
      a.table.classes.indices.filter { a.table.classes[$0] == c && (a.table.adjusted[$0] ?? 2) <= a.table.alpha }
    }
    let lines = [
      (
        MoranClass.highLow,
        pick(
          "tinggi, cakupan di sekitarnya rendah (program belum sampai)", "high, coverage around low (programme missing)"
        )
      ),
      (
        .highHigh,
        pick("tinggi walaupun cakupan di sekitarnya tinggi", "high although coverage around is high")
      ),
      (.lowLow, pick("rendah walaupun cakupan di sekitarnya rendah", "low although coverage around is low")),
      (.lowHigh, pick("rendah, cakupan di sekitarnya tinggi", "low, coverage around high")),
    ].compactMap { entry -> String? in
      let found = villages(entry.0)
      return found.isEmpty ? nil : "\(capitalised(entry.1)): " + list(found) + "."
    }
    d.add(
      .paragraph(
        pick(
          "\(capitalised(headlineWord)) terhadap \(a.name) di sekitarnya (local Moran bivariat, \(a.table.tested) \(unitWord)):",
          "\(capitalised(headlineWord)) against \(a.name) around (bivariate local Moran, \(a.table.tested) \(unitsEnglish())):"
        )))
    d.add(
      lines.isEmpty
        ? .paragraph(pick("Tidak ada yang bermakna secara statistik.", "Nothing is statistically significant."))
        : .bullets(lines))
    d.add(.note(pick("Hubungan, bukan sebab.", "A relation, not a cause.")))
  }
}
