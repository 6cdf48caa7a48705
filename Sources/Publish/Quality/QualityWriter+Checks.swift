import Analysis
import Stunting

extension QualityWriter {
  /// Jumps and heaping, with how many tests were made.
  func addReliability(_ d: inout Document) {
    guard report.jumps.tested + report.heaping.tested > 0 else { return }
    d.add(.heading(pick("Keandalan: lonjakan dan penumpukan angka", "Reliability: jumps and heaping")))
    addJumps(&d)
    addHeaping(&d)
  }

  private func addJumps(_ d: inout Document) {
    let s = report.jumps
    guard s.tested > 0 else { return }
    let (flagged, tested) = (number.integer(s.flagged), number.integer(s.tested))
    d.add(
      .paragraph(
        pick(
          "\(tested) perubahan antara periode sejenis (bulan atau semester yang sama) diuji terhadap perubahan umum; \(flagged) tidak dapat dijelaskan oleh kebetulan.",
          "\(tested) changes between like periods (the same month or half) were tested against the common change; \(flagged) are not explained by chance."
        )))
    let rows = jumpRows
    if !rows.isEmpty {
      let columns: [(String, Document.Alignment)] = [
        (pick("Wilayah", "Area"), .left), (pick("Indikator", "Indicator"), .left), (pick("Periode", "Periods"), .left),
        (pick("Perubahan", "Change"), .right), (pick("D/S", "D/S"), .right), ("p", .right),
      ]
      d.add(table(columns, Array(rows.prefix(Most.jumps))))
      addRest(&d, of: rows.count, shown: Most.jumps)
    }
    d.add(
      .note(
        pick(
          "p disesuaikan untuk pengujian berganda (Benjamini-Hochberg \(words.percentText(100 * s.level))). Lonjakan dapat berasal dari alat, petugas, sasaran, atau salah entri; bisa juga perubahan nyata.",
          "p adjusted for multiple testing (Benjamini-Hochberg \(words.percentText(100 * s.level))). A jump may come from tools, staff, target population or entry; it may also be real."
        )))
  }

  private struct Jump {
    var place: MendPlace?
    var periods: String
    var excess: Double
    var cells: [String]
  }

  /// One row for each area and pair of periods, with the indicator that jumps most; largest excess first.
  private var jumpRows: [[String]] {
    let all = report.mendList.filter { $0.problem == .rule(.jumps) }.flatMap(\.records).compactMap { jump($0) }
    let order = all.indices.sorted { (all[$1].excess, $0) < (all[$0].excess, $1) }
    var rows: [[String]] = []
    var row: [String: Int] = [:]
    var others: [Int] = []
    for i in order {
      let key = "\(all[i].place?.code ?? "")/\(all[i].place?.name ?? "")/\(all[i].periods)"
      if let known = row[key] {
        others[known] += 1
      } else {
        row[key] = rows.count
        rows.append(all[i].cells)
        others.append(0)
      }
    }
    for (r, n) in others.enumerated() where n > 0 {
      rows[r][1] += pick(" dan \(n) lain", " and \(n) more")
    }
    return rows
  }

  private func jump(_ record: MendRecord) -> Jump? {
    guard
      case .jump(let key, let from, let to, let before, let after, let excess, let p, let d1, let d2) = record.detail
    else { return nil }
    let shares = [d1, d2].map { $0.map { number.decimal($0, 0) } ?? "-" }.joined(separator: " -> ")
    let periods = "\(from) - \(to)"
    return Jump(
      place: record.place, periods: periods, excess: abs(excess),
      cells: [
        clipped(record.place?.name ?? "-", 22), clipped(name(key), 24), periods, words.arrow(before, after),
        d1 == nil && d2 == nil ? "-" : shares + " %", number.probability(p),
      ])
  }

  private func addHeaping(_ d: inout Document) {
    let flagged = report.digitPreferences.filter(\.flagged)
    guard report.heaping.tested > 0 else { return }
    let tested = number.integer(report.heaping.tested)
    d.add(
      .paragraph(
        pick(
          "Angka terakhir tinggi dan berat badan: \(number.integer(flagged.count)) dari \(tested) kelompok pengukuran menumpuk.",
          "Last digits of height and weight: \(number.integer(flagged.count)) of \(tested) sets of measurements heap."))
    )
    guard !flagged.isEmpty else { return }
    let columns: [(String, Document.Alignment)] = [
      (pick("Wilayah", "Area"), .left), (pick("Ukuran", "Measure"), .left), (pick("Diukur", "Measured"), .right),
      (pick("Skor", "Score"), .right), (pick("Berakhir 0 atau 5", "Ending in 0 or 5"), .right), ("p", .right),
    ]
    let rows = flagged.prefix(Most.heaping).map { r in
      [
        clipped(r.unitName, 30), words.measure(r.measure), number.integer(r.measured), number.decimal(r.score, 0),
        number.percent(100 * r.shareOnZeroAndFive, 0), number.probability(r.adjustedP),
      ]
    }
    d.add(table(columns, rows))
    addRest(&d, of: flagged.count, shown: Most.heaping)
  }

  /// Surveillance beside the survey.
  func addSurveys(_ d: inout Document) {
    guard !report.surveys.isEmpty else { return }
    d.add(.heading(pick("Surveilans dan survei", "Surveillance and survey")))
    for s in report.surveys {
      d.add(.paragraph(surveySentence(s)))
      if !s.hints.isEmpty {
        d.add(.paragraph(pick("Kemungkinan sebab yang diperiksa lebih dulu:", "Likely reasons to look into first:")))
        d.add(.bullets(s.hints.map { words.hint($0) }))
      }
    }
    addSurveyRule(&d)
  }

  private func addSurveyRule(_ d: inout Document) {
    let r = report.rules
    let (margin, ratio) = (number.count(r.surveyMarginPoints), number.decimal(r.surveyRatio))
    let points = number.count(r.surveyDifferencePoints)
    d.add(
      .note(
        pick(
          "Aturan (usulan): ditandai bila surveilans di luar selang survei (atau +-\(margin) poin bila selang tidak diterbitkan) dan selisihnya lebih dari \(points) poin atau rasionya lebih dari \(ratio); kelompok umur sama, tahun berselisih paling banyak \(r.surveyYears). Laporan ini tidak menyatakan mana yang benar; cantumkan keduanya dengan sumbernya.",
          "Rule (proposal): flagged when surveillance lies outside the survey's interval (or +-\(margin) points where none is published) and they differ by more than \(points) points or a ratio of \(ratio); same age group, at most \(r.surveyYears) year apart. This report does not say which one is right; print both with their sources."
        )))
  }

  func surveySentence(_ s: SurveyComparison) -> String {
    let survey = "\(s.survey.source) (\(s.survey.year)): \(surveyFigure(s.survey))"
    guard let percent = s.percent, let cases = s.cases, let measured = s.measured, let period = s.period else {
      return pick(
        "\(survey); tidak ada surveilans kelompok umur itu untuk dibandingkan.",
        "\(survey); there is no surveillance of that age group to compare with.")
    }
    let share = s.measuredSharePercent.map { number.percent($0) } ?? pick("tidak diketahui", "not known")
    let figures =
      pick("Surveilans ", "Surveillance ") + "\(s.sourceID ?? "") \(period): \(number.percent(percent, 2)) ("
      + number.count(cases) + pick(" dari ", " of ") + number.count(measured)
      + pick(" anak diukur; D/S ", " children measured; D/S ") + share + "). " + pick("Survei ", "Survey ") + survey
      + ". "
    return figures
      + (s.verdict == .differs
        ? pick("Keduanya berbeda jauh.", "They are far apart.") : pick("Masih dalam aturan.", "Within the rule."))
  }

  private func surveyFigure(_ s: SurveyFigure) -> String {
    guard let lower = s.lower, let upper = s.upper else { return number.percent(s.percent) }
    return number.percent(s.percent) + pick(" (selang ", " (interval ") + number.decimal(lower) + " - "
      + number.percent(upper) + ")"
  }
}
