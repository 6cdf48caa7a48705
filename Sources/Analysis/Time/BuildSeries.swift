import SpatialStats
import Stunting

/// Mann-Kendall and Sen of every village and of the regency over like periods; nil with fewer than five.
///
/// A village takes part with the periods in which it was measured, at least five of them.
func seriesTable(_ like: [HeadlineTable], _ options: TrendOptions) -> SeriesTable? {
  guard like.count >= MannKendall.fewestPeriods, let count = like.first?.count else { return nil }
  let years = like.map { Double($0.period.year) }
  let villages = (0..<count).map { v in
    trendOf(like.map { $0.isMeasured(v) ? $0.crude[v] : nil }, years, options)
  }
  let adjusted = MultipleTesting.benjaminiHochberg.adjusted(villages.map { $0?.test.p })
  let regency = trendOf(like.map(\.pooled), years, options)
  return SeriesTable(
    periods: like.map(\.period),
    regency: regency.map { classed($0, adjusted: $0.test.p, options.alpha) },
    villages: villages.indices.map { v in
      villages[v].map { classed($0, adjusted: adjusted[v] ?? 1, options.alpha) }
    })
}

private func trendOf(_ rates: [Double?], _ years: [Double], _ options: TrendOptions) -> SeriesTrend? {
  let known = rates.indices.filter { rates[$0] != nil }
  let values = known.compactMap { rates[$0] }
  guard let test = MannKendall(values) else { return nil }
  let slope = SenSlope(values, times: known.map { years[$0] }, confidence: options.confidence)
  return SeriesTrend(test: test, slope: slope, adjustedP: 1, changeClass: .notSignificant)
}

private func classed(_ trend: SeriesTrend, adjusted: Double, _ alpha: Double) -> SeriesTrend {
  var trend = trend
  trend.adjustedP = adjusted
  if adjusted <= alpha, trend.test.s != 0 { trend.changeClass = trend.test.s < 0 ? .fall : .rise }
  return trend
}
