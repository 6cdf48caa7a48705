import Analysis
import Stunting

extension ReportBuilder {
  /// Aksi 1 part 2: distribution of prevalence and concentration of cases.
  func addDistribution(_ d: inout Document) {
    d.add(.heading(pick("Sebaran ", "Distribution of ") + headlineWord))
    guard let h = result.headline else {
      d.add(
        .paragraph(
          pick(
            "Tidak ada data untuk indikator utama sebaran. Masukkan pengukuran sebagai rencana aksi (Aksi 7).",
            "No data for the headline indicator. Plan its measurement (Aksi 7).")))
      return
    }
    d.add(.bullets(distributionFacts(h)))
    if h.definition.per == 100, !h.isStandIn { addClasses(&d, h) }
    d.add(
      .note(
        pick(
          "Selang kepercayaan 95 % memuat ketidakpastian acak saja, tidak termasuk kesalahan pengukuran.",
          "95% intervals hold random uncertainty only, not measurement error.")))
  }

  private func distributionFacts(_ h: HeadlineTable) -> [String] {
    var facts = [
      pick("Kelompok umur: ", "Age group: ") + labels.ageGroup(h.ageGroup) + "; " + pick("periode ", "period ")
        + "\(h.period); "
        + pick("anak tangga data: ", "data rung: ") + labels.rung(h.rung) + "."
    ]
    let none = h.crude.count { $0 == nil }
    let unstable = h.unstable.count { $0 }
    facts.append(
      pick(
        "\(none) \(unitWord) tanpa data; \(unstable) \(unitWord) dengan penyebut kecil (tidak stabil).",
        "\(none) \(unitsEnglish()) without data; \(unstable) \(unitsEnglish()) with a small denominator (unstable)."))
    let inherited = h.notMeasuredHere.count { $0 }
    if inherited > 0 {
      facts.append(
        pick(
          "\(inherited) \(unitWord) tidak diukur di tempatnya: nilainya dari wilayah yang lebih luas dan tidak diuji.",
          "\(inherited) \(unitsEnglish()) were not measured themselves: their values come from a larger area and are not tested."
        ))
    }
    if let sentence = concentration(h) { facts.append(sentence) }
    return facts
  }

  /// "12 desa memuat 41 % kasus": the villages with most cases, until their share passes 40 %.
  private func concentration(_ h: HeadlineTable) -> String? {
    guard h.totalCases > 0 else { return nil }
    let order = h.cases.indices.filter { (h.cases[$0] ?? 0) > 0 }.sorted {
      (h.cases[$0] ?? 0, $1) > (h.cases[$1] ?? 0, $0)
    }
    var sum = 0.0
    var n = 0
    for v in order {
      sum += h.cases[v] ?? 0
      n += 1
      if sum >= 0.4 * h.totalCases { break }
    }
    let share = number.percent(100 * sum / h.totalCases, 0)
    return pick("\(n) \(unitWord) memuat \(share) kasus.", "\(n) \(unitsEnglish()) hold \(share) of the cases.")
  }

  private func addClasses(_ d: inout Document, _ h: HeadlineTable) {
    let values = h.crude.compactMap { $0.map { PrevalenceClass(percent: 100 * $0) } }
    let ranges = ["< 10 %", "10 - < 20 %", "20 - < 30 %", ">= 30 %"]
    let rows = PrevalenceClass.allCases.map { c in
      let n = values.count { $0 == c }
      let share = values.isEmpty ? 0 : 100 * Double(n) / Double(values.count)
      return [labels.prevalenceClass(c), ranges[c.rawValue - 1], number.integer(n), number.percent(share, 0)]
    }
    d.add(
      .table(
        .init(
          columns: [
            (pick("Kelas", "Class"), .left), (pick("Batas", "Range"), .left), (unitsHeading, .right),
            (pick("Bagian", "Share"), .right),
          ],
          rows: rows)))
    d.add(
      .note(
        pick(
          "Nama kelas dari juknis, batas 10/20/30 % dari WHO-UNICEF 2018: usulan.",
          "Class names from the juknis, cuts 10/20/30 % from WHO-UNICEF 2018: usulan (proposal).")))
    if let c = PrevalenceClass.allCases.first(where: { c in values.count { $0 == c } * 5 > values.count * 4 }) {
      d.add(
        .note(
          pick(
            "Lebih dari 80 % \(unitWord) masuk satu kelas (\(labels.prevalenceClass(c))): kelas ini tidak membedakan wilayah.",
            "More than 80% of the villages are in one class (\(labels.prevalenceClass(c))): the classes do not tell areas apart."
          )))
    }
  }
}
