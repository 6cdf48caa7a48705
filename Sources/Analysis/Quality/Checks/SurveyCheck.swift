import SpatialStats
import Stunting

/// Surveillance against surveys of the same age group, at most so many years apart.
struct SurveyCheck {
  let table: QualityTable
  let measured: MeasuredShares
  let hasHeaping: Bool

  /// One comparison for each survey and source with surveillance; one without a source where there is none.
  func compare() -> [SurveyComparison] {
    table.input.surveys.flatMap { survey in
      let found = candidates(survey).map { comparison(survey, $0) }
      return found.isEmpty
        ? [SurveyComparison(survey: survey, verdict: .notComparable, hints: [])] : found
    }
  }

  /// Pooled surveillance of one source, level and period.
  private struct Pooled {
    var source: Int
    var level: UnitLevel
    var period: Period
    var cases = 0.0
    var measured = 0.0
    var units = 0
  }

  /// For each source the level with most measured, in the period nearest to the survey's year. Sources that only have
  /// periods further away are left out: they say nothing that a nearer one does not say better.
  private func candidates(_ survey: SurveyFigure) -> [Pooled] {
    let pooled = table.series.indices.reduce(into: [Int: [Pooled]]()) { found, s in
      let series = table.series[s]
      guard series.key.indicator == table.input.rules.surveyIndicator else { return }
      guard counts(series, for: survey.ageGroup), series.values.contains(where: { isReported($0) }) else { return }
      for (period, members) in table.byPeriod(series) { add(series, period, members, survey, to: &found) }
    }
    let best = pooled.keys.sorted().compactMap { source in
      (pooled[source] ?? []).filter { $0.measured > 0 }.max { isWorse($0, $1, survey) }
    }
    let nearest = best.map { yearsApart($0.period, survey) }.min()
    let near = best.filter { yearsApart($0.period, survey) == nearest }
    let last = near.map(\.period.lastMonthIndex).max()
    return near.filter { $0.period.lastMonthIndex == last }
  }

  private func isReported(_ i: Int) -> Bool { table.input.values[i].origin == .reported }

  /// The age group itself; its bands where the source gives no total.
  private func counts(_ series: ValueSeries, for ageGroup: AgeGroup) -> Bool {
    if series.key.ageGroup == ageGroup { return true }
    let bands: [AgeGroup] =
      ageGroup == .balita ? AgeGroup.bands : ageGroup == .baduta ? Array(AgeGroup.bands.prefix(3)) : []
    guard bands.contains(series.key.ageGroup) else { return false }
    return !table.series.contains {
      $0.key.source == series.key.source && $0.key.level == series.key.level && $0.key.ageGroup == ageGroup
        && $0.key.indicator == series.key.indicator
    }
  }

  private func add(
    _ series: ValueSeries, _ period: Period, _ members: [Int], _ survey: SurveyFigure, to found: inout [Int: [Pooled]]
  ) {
    guard yearsApart(period, survey) <= table.input.rules.surveyYears else { return }
    let source = series.key.source
    let at = found[source]?.firstIndex { $0.period == period && $0.level == series.key.level }
    var pooled = at.flatMap { found[source]?[$0] } ?? Pooled(source: source, level: series.key.level, period: period)
    for i in members where isReported(i) {
      let value = table.input.values[i]
      guard value.state == .value, let n = value.numerator, let d = value.denominator, d > 0 else { continue }
      pooled.cases += n
      pooled.measured += d
      pooled.units += 1
    }
    if let at { found[source]?[at] = pooled } else { found[source, default: []].append(pooled) }
  }

  /// A survey's year is typed by hand and may be anything.
  private func yearsApart(_ period: Period, _ survey: SurveyFigure) -> Int {
    let (gap, overflow) = period.year.subtractingReportingOverflow(survey.year)
    return overflow ? .max : gap < 0 ? (gap == .min ? .max : -gap) : gap
  }

  private func isWorse(_ a: Pooled, _ b: Pooled, _ survey: SurveyFigure) -> Bool {
    let (yearsA, yearsB) = (yearsApart(a.period, survey), yearsApart(b.period, survey))
    if yearsA != yearsB { return yearsA > yearsB }
    // Of a year the newest period, of a period the level with most measured.
    return a.period == b.period
      ? (a.measured, b.level.rawValue) < (b.measured, a.level.rawValue) : a.period < b.period
  }

  private func comparison(_ survey: SurveyFigure, _ p: Pooled) -> SurveyComparison {
    let interval = Int(exactly: p.cases).flatMap { cases in
      Int(exactly: p.measured).flatMap { binomialInterval(cases: cases, measured: $0) }
    }
    let percent = 100 * p.cases / p.measured
    let differs = beyondRule(percent, survey)
    let share = measured.percent(level: p.level, period: p.period)
    return SurveyComparison(
      survey: survey, sourceID: table.sourceIDs[p.source], level: p.level, period: p.period, cases: p.cases,
      measured: p.measured, lowerPercent: interval.map { 100 * $0.lower },
      upperPercent: interval.map { 100 * $0.upper },
      measuredSharePercent: share, verdict: differs ? .differs : .within, hints: differs ? hints(p, survey, share) : [])
  }

  /// Outside the survey's interval (or the margin where none is published), and far apart by ratio or by points.
  private func beyondRule(_ percent: Double, _ survey: SurveyFigure) -> Bool {
    let rules = table.input.rules
    let lower = survey.lower ?? survey.percent - rules.surveyMarginPoints
    let upper = survey.upper ?? survey.percent + rules.surveyMarginPoints
    guard percent < lower || percent > upper else { return false }
    let (small, large) = (min(percent, survey.percent), max(percent, survey.percent))
    return large - small > rules.surveyDifferencePoints || large > small * rules.surveyRatio
  }

  private func hints(_ p: Pooled, _ survey: SurveyFigure, _ share: Double?) -> [SurveyComparison.Hint] {
    var hints: [SurveyComparison.Hint] = []
    if let share {
      if share < table.input.rules.lowMeasuredShare { hints.append(.lowMeasuredShare) }
    } else {
      hints.append(.measuredShareUnknown)
    }
    if p.units < table.expectedUnits(p.level) { hints.append(.unitsMissing) }
    hints.append(.tools)
    if hasHeaping { hints.append(.heaping) }
    if p.period.year != survey.year || p.period.length != .year { hints.append(.otherPeriod) }
    return hints
  }
}
