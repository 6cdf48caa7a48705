import Glibc
import Stunting

/// Sets the computed way to the nearest facility (median over a village's people) beside the reported one: in minutes
/// where both are minutes, else in kilometres. Geodesic minutes are turned back to kilometres when reports are
/// kilometres.
///
/// - Parameter largest: How many of the greatest disagreements are listed.
/// - Returns: Nil when no village has both.
public func compareReported(_ access: ServiceAccess, largest: Int = 10) -> ReportedComparison? {
  let minutes = pairs(access, isMinutes: true)
  let kilometres = pairs(access, isMinutes: false)
  let isMinutes = minutes.count > kilometres.count
  let chosen = isMinutes ? minutes : kilometres
  guard !chosen.isEmpty else { return nil }
  let computed = chosen.map(\.computed)
  let reported = chosen.map(\.reported)
  let differences = chosen.map { $0.computed - $0.reported }.sorted()
  let ordered = chosen.sorted {
    (-abs($0.computed - $0.reported), $0.village) < (-abs($1.computed - $1.reported), $1.village)
  }
  return ReportedComparison(
    isMinutes: isMinutes, villages: chosen.count, pearson: correlation(computed, reported),
    pearsonLog: correlation(computed.map(log1p), reported.map(log1p)),
    spearman: correlation(meanRanks(computed), meanRanks(reported)),
    medianDifference: (differences[(differences.count - 1) / 2] + differences[differences.count / 2]) / 2,
    largest: ordered.prefix(max(0, largest)).map { disagreement($0, access) })
}

private struct ReportedPair {
  var village: Int
  var computed: Double
  var reported: Double
}

private func pairs(_ access: ServiceAccess, isMinutes: Bool) -> [ReportedPair] {
  guard isMinutes == access.method.isMinutes || (!isMinutes && access.method.model == .geodesic) else { return [] }
  let scale = isMinutes ? 1 : access.method.isMinutes ? access.method.metresPerMinute / 1000 : 1 / 1000
  return (0..<access.villages).compactMap { v in
    guard let computed = access.median[v], let report = access.reported[v],
      let cost = report.cost(for: isMinutes ? .travelMinutes : .distanceMetres)
    else { return nil }
    return ReportedPair(village: v, computed: computed * scale, reported: isMinutes ? cost : cost / 1000)
  }
}

private func disagreement(_ pair: ReportedPair, _ access: ServiceAccess) -> ReportedDisagreement {
  ReportedDisagreement(
    village: pair.village, computed: pair.computed, reported: pair.reported, kind: kind(pair, access),
    facility: access.nearestFacility[pair.village])
}

private func kind(_ pair: ReportedPair, _ access: ServiceAccess) -> ReportedDisagreementKind {
  let inVillage = access.countInVillage[pair.village] ?? 0
  if inVillage > 0, pair.reported == 0 { return .insideVillage }
  if let said = access.reported[pair.village]?.facilitiesInVillage {
    if said > 0, inVillage == 0 { return .missingFacility }
    if said == 0, inVillage > 0 { return .unreportedFacility }
  }
  return pair.reported < pair.computed ? .nearerThanComputed : .fartherThanComputed
}

/// Pearson's r; nil under three pairs or where one side does not vary.
private func correlation(_ a: [Double], _ b: [Double]) -> Double? {
  guard a.count >= 3 else { return nil }
  let n = Double(a.count)
  let (meanA, meanB) = (a.reduce(0, +) / n, b.reduce(0, +) / n)
  var (ab, aa, bb) = (0.0, 0.0, 0.0)
  for (x, y) in zip(a, b) {
    ab += (x - meanA) * (y - meanB)
    aa += (x - meanA) * (x - meanA)
    bb += (y - meanB) * (y - meanB)
  }
  let scale = aa.squareRoot() * bb.squareRoot()
  guard scale > 0, scale.isFinite else { return nil }
  return min(1, max(-1, ab / scale))
}

/// Ranks from 1; ties share their mean rank.
private func meanRanks(_ values: [Double]) -> [Double] {
  let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
  var ranks = [Double](repeating: 0, count: values.count)
  var first = 0
  while first < order.count {
    var last = first
    while last + 1 < order.count, values[order[last + 1]] == values[order[first]] { last += 1 }
    for i in first...last { ranks[order[i]] = Double(first + last) / 2 + 1 }
    first = last + 1
  }
  return ranks
}
