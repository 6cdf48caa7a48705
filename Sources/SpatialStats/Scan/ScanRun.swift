/// The state of a scan between batches of simulated maps.
public struct ScanRun: Sendable {
  private let plan: ScanPlan
  private let candidates: ScanCandidates
  private let intraclass: IntraclassPosterior?
  private let largest: Double
  private var maxima: [Double] = []

  init(plan: ScanPlan, candidates: ScanCandidates, intraclass: IntraclassPosterior?) {
    self.plan = plan
    self.candidates = candidates
    self.intraclass = intraclass
    largest = candidates.best.reduce(0) { max($0, $1.ratio) }
  }

  /// The numbers of the maps to draw next; nil when the run is done.
  ///
  /// Batches are 64, 192, 256, then 512 maps. With early stopping the run ends when so many maps have reached the most
  /// likely cluster that no cluster could be significant after all maps, whatever the others hold: no decision at
  /// `alpha` depends on it.
  public var next: Range<Int>? {
    let asked = plan.settings.simulations
    guard largest > 0, maxima.count < asked, !isDecided else { return nil }
    let size = [0: 64, 64: 192, 256: 256][maxima.count] ?? ScanPlan.mostMapsAtOnce
    return maxima.count..<min(asked, maxima.count + size)
  }

  private var isDecided: Bool {
    let settings = plan.settings
    guard settings.stopsEarly else { return false }
    return Double(reached(largest) + 1) > settings.alpha * Double(settings.simulations + 1)
  }

  private func reached(_ ratio: Double) -> Int {
    let least = ratio * (1 - 1e-12)
    return maxima.count { $0 >= least }
  }

  /// The largest ratios of the maps that were asked for, in their order.
  public mutating func add(_ batch: [Double]) { maxima += batch }

  /// What was found with the maps so far.
  public func result() -> ScanResult {
    let last = plan.limits.count - 1
    let clusters = select(limit: last, smallest: smallest(forP: plan.settings.largestP))
    let sets = giniSets(last, clusters)
    let byLimit = sets.indices.map { gini(limit: $0, sets[$0]) }
    // Of equal coefficients (but for rounding) the larger limit: fewer, larger clusters.
    let highest = byLimit.reduce(0) { max($0, $1.coefficient) }
    let chosen = byLimit.indices.last { byLimit[$0].coefficient >= highest - 1e-9 && !sets[$0].isEmpty }
    return ScanResult(
      clusters: clusters, giniClusters: chosen.map { sets[$0] } ?? [],
      giniLimitShare: chosen.map { plan.limitShares[$0] }, giniByLimit: byLimit, maxima: maxima,
      simulationsAsked: plan.settings.simulations, circles: candidates.circles, intraclass: intraclass)
  }

  private func gini(limit: Int, _ clusters: [ScanCluster]) -> GiniOfLimit {
    let coefficient = ScanGini.coefficient(clusters, cases: plan.input.totalCases, base: plan.input.totalBase)
    return GiniOfLimit(
      limitShare: plan.limitShares[limit], coefficient: coefficient, clusters: clusters.count)
  }

  /// The significant clusters at each limit.
  private func giniSets(_ last: Int, _ plain: [ScanCluster]) -> [[ScanCluster]] {
    let alpha = plan.settings.alpha
    let critical = smallest(forP: alpha)
    guard critical.isFinite else { return plan.limits.map { _ in [] } }
    return plan.limits.indices.map { limit in
      let set = limit == last && plan.settings.largestP >= alpha ? plain : select(limit: limit, smallest: critical)
      return set.filter { $0.p.map { $0 <= alpha } ?? false }
    }
  }

  /// No smaller ratio has at most this p with the maps so far; infinity where none can have it.
  private func smallest(forP p: Double) -> Double {
    guard p < 1, !maxima.isEmpty else { return p < 1 ? .infinity : .leastNonzeroMagnitude }
    let allowed = Int((p * Double(maxima.count + 1)).rounded(.down))
    // At most `allowed - 1` maxima may reach it.
    return allowed >= 1 ? maxima.sorted(by: >)[allowed - 1] : .infinity
  }

  private func select(limit: Int, smallest: Double) -> [ScanCluster] {
    var selection = ScanSelection(
      search: ScanSearch(input: plan.input, likelihood: plan.likelihood), candidates: candidates, limits: plan.limits,
      limit: limit)
    var found: [ScanCluster] = []
    while found.count < plan.settings.mostClusters {
      // Significant or not, the first is told.
      guard let next = selection.next(smallest: found.isEmpty ? .leastNonzeroMagnitude : smallest) else { break }
      found.append(withP(next))
    }
    return found
  }

  private func withP(_ cluster: ScanCluster) -> ScanCluster {
    guard !maxima.isEmpty else { return cluster }
    let p = Double(reached(cluster.logLikelihoodRatio) + 1) / Double(maxima.count + 1)
    return ScanCluster(
      members: cluster.members, centre: cluster.centre, radius: cluster.radius, base: cluster.base,
      cases: cluster.cases, expected: cluster.expected, relativeRisk: cluster.relativeRisk,
      logLikelihoodRatio: cluster.logLikelihoodRatio, equalCircles: cluster.equalCircles, p: p)
  }
}
