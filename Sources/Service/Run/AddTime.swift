internal import Analysis
internal import Project
internal import Stunting

/// Change, trend and persistence over the periods there are, and what became of the villages that the earlier weighing would
/// have made lokus.
///
/// - Parameter tables: One a period, oldest first, the headline the last.
func addTime(
  _ result: inout RegionResult, _ tables: [HeadlineTable], _ columns: [CoverageColumn], _ task: AnalysisTask
) throws {
  guard tables.count > 1 else { return }
  let shares = task.measuredShares(tables)
  var options = TrendOptions()
  options.alpha = task.parameters.alpha
  options.minimumMeasured = Double(task.parameters.minimumMeasured)
  let table = try trend(tables, measuredShares: shares, options: options)
  result.trend = table
  result.persistence = persistence(
    try tables.suffix(persistencePeriods).map { t in
      let hot = try juknisHotspots(t, alpha: task.parameters.alpha, isPooled: task.isPooled)
      return PeriodFlags(
        period: t.period,
        flags: hot.isRateHotspot.indices.map { hot.rateAdjusted[$0] == nil ? nil : hot.isRateHotspot[$0] })
    }, villages: task.villages, last: persistencePeriods)
  guard let change = table.latest, let before = tables.first(where: { $0.period == change.before }),
    let after = tables.last
  else { return }
  let chosen = task.lokus(before, columns)
  result.lokusChange = try lokusChange(
    from: before, to: after, lokus: chosen.decisions.map(\.selected), measuredShares: shares)
}

/// Newest periods that persistence looks at.
private let persistencePeriods = 4

extension AnalysisTask {
  /// D/S of the regency by period.
  fileprivate func measuredShares(_ tables: [HeadlineTable]) -> [Period: Double] {
    let values = data.values.filter { $0.indicator == measuredShareIndicator }
    var shares: [Period: Double] = [:]
    for t in tables {
      shares[t.period] =
        registeredChildren(values, villages: villages, period: t.period, ageGroup: t.ageGroup).share
    }
    return shares
  }
}
