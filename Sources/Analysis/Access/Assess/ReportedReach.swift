public import Stunting

/// What each village reports of its travel to a service: of the kinds of the service the nearest one, each kind by its
/// latest report that begins before the analysis period ends.
///
/// A distance of 0 means "in the village": it is used only where the same report doesn't say that there is none there.
public func reportedTravel(
  _ service: ServiceDefinition, _ reports: [ReportedTravel], villages: Int, notAfter: Period? = nil
) -> [ReportedTravel?] {
  var best = [ReportedTravel?](repeating: nil, count: max(0, villages))
  for kind in distinct(service.facilityKinds) {
    var latest = [ReportedTravel?](repeating: nil, count: best.count)
    for report in reports where report.kind == kind && best.indices.contains(report.village) && isUsable(report) {
      if let end = notAfter?.endDate, report.period.startDate > end { continue }
      if let known = latest[report.village], known.period >= report.period { continue }
      latest[report.village] = report
    }
    for (v, found) in latest.enumerated() {
      guard let found else { continue }
      best[v] = best[v].map { nearer($0, found) } ?? found
    }
  }
  return best
}

extension ReportedTravel {
  /// The reported cost in the unit of a norm, metres or minutes; nil where the report has no such unit. A facility in the
  /// village is 0 metres away; of the time to it nothing is known unless it is reported.
  public func cost(for measure: NormMeasure) -> Double? {
    switch measure {
    case .travelMinutes: return minutes
    case .distanceMetres: return kilometres.map { $0 * 1000 } ?? ((facilitiesInVillage ?? 0) > 0 ? 0 : nil)
    default: return nil
    }
  }
}

private func isUsable(_ report: ReportedTravel) -> Bool {
  let numbers = [report.minutes, report.kilometres].compactMap { $0 }
  guard numbers.allSatisfy({ $0.isFinite && $0 >= 0 }) else { return false }
  if report.kilometres == 0, report.facilitiesInVillage == 0 { return false }
  return !numbers.isEmpty || (report.facilitiesInVillage ?? 0) > 0
}

/// The nearer of two reports by the unit that both have, the first where they can't be compared.
private func nearer(_ a: ReportedTravel, _ b: ReportedTravel) -> ReportedTravel {
  for measure in [NormMeasure.distanceMetres, .travelMinutes] {
    if let first = a.cost(for: measure), let second = b.cost(for: measure) { return second < first ? b : a }
  }
  return a
}
