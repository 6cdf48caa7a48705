import CBCBridge

/// Chooses where to build next.
///
/// The number of sites and the budget are upper limits: sites that add nothing are not chosen. Points that no site serves
/// are listed in `SitingResult.explanation` and hold nothing up: `leastTravel` and `leastWorst` are about the points that
/// some site reaches. In `leastTravel` a person whom some site reaches, but none of the open ones, counts
/// `SitingProblem.unreachedCost`. In `leastWorst` such a person makes the problem infeasible: the result is then the choice
/// that reaches most people. In `fewestSites` points that no site has within the threshold make it infeasible: the
/// result then brings everybody else within it.
///
/// - Parameters:
///   - limit: `.none` for `fewestSites`, a number or a budget for the others.
///   - remainingSeconds: Wall time left, asked again and again; the best found is returned when it is used up; infinite for no limit. The result
///     itself comes before its marginal curve.
/// - Throws: `SitingError`; never for want of time.
public func solveSiting(
  _ problem: SitingProblem, objective: SitingObjective, limit: SitingLimit, options: SitingOptions = SitingOptions(),
  remainingSeconds: () -> Double
) throws(SitingError) -> SitingResult {
  guard (objective == .fewestSites) == (limit == .none) else { throw .limitNotApplicable }
  guard options.relativeGap >= 0, options.relativeGap.isFinite else { throw .solver(.badOptions) }
  let prepared = try PreparedSiting(problem, limit)
  func remaining() -> Double { min(remainingSeconds(), mostSeconds) }
  let choice = try prepared.choose(objective, options, remaining)
  var result = prepared.result(of: choice, objective, limit, options)
  if options.makesCurve {
    result.curve = try prepared.curve(to: result, options, remaining)
  }
  return result
}

/// Time that is as good as endless, and can still be shared out.
private let mostSeconds = 1e7

/// Sites with what is known of them.
struct SitingChoice {
  /// New sites, ascending.
  var sites: [Int]
  var status: SitingStatus
  /// False where the objective cannot be had.
  var hasValue = true
  /// In the unit of the objective.
  var bound: Double?
  var stoppedByTime: Bool
}

extension PreparedSiting {
  func choose(
    _ objective: SitingObjective, _ options: SitingOptions, _ remainingSeconds: () -> Double
  ) throws(SitingError) -> SitingChoice {
    switch objective {
    case .mostCovered: try chooseCovering(threshold: threshold, options, remainingSeconds)
    case .leastTravel: try chooseTravel(options, remainingSeconds)
    case .fewestSites: try chooseFewest(options, remainingSeconds)
    case .leastWorst: try chooseCentre(options, remainingSeconds)
    }
  }

  private func chooseCovering(
    threshold: Double, _ options: SitingOptions, _ remainingSeconds: () -> Double
  ) throws(SitingError) -> SitingChoice {
    let savings = coveringSavings(threshold: threshold)
    let most = coverage(with: [], threshold: threshold).covered + savings.emptyTotal
    let found = try savings.solve(
      seed: options.seed, allowed: { options.relativeGap * max(0, most - $0) }, remainingSeconds: remainingSeconds)
    let covered = coverage(with: found.sites, threshold: threshold).covered
    return SitingChoice(
      sites: found.sites, status: found.isOptimal ? .optimal : .bestFound,
      bound: covered + max(0, found.total - found.bound), stoppedByTime: found.stoppedByTime)
  }

  private func chooseTravel(
    _ options: SitingOptions, _ remainingSeconds: () -> Double
  ) throws(SitingError) -> SitingChoice {
    let found = try travelSavings().solve(
      seed: options.seed, allowed: { options.relativeGap * $0 }, remainingSeconds: remainingSeconds)
    return SitingChoice(
      sites: found.sites, status: found.isOptimal ? .optimal : .bestFound, bound: found.bound,
      stoppedByTime: found.stoppedByTime)
  }

  private func chooseFewest(
    _ options: SitingOptions, _ remainingSeconds: () -> Double
  ) throws(SitingError) -> SitingChoice {
    let open = openPoints(threshold: threshold, columns: columnOfSite)
    let found = try CoverProblem(rows: open.rows, prices: prices)
      .solve(options: options, remainingSeconds: remainingSeconds)
    let status: SitingStatus = !open.hopeless.isEmpty ? .infeasible : found.isOptimal ? .optimal : .bestFound
    return SitingChoice(
      sites: found.columns.map { candidates[$0] }, status: status, bound: found.bound,
      stoppedByTime: found.stoppedByTime)
  }

  private func chooseCentre(
    _ options: SitingOptions, _ remainingSeconds: () -> Double
  ) throws(SitingError) -> SitingChoice {
    let found = try solveCentre(options: options, remainingSeconds: remainingSeconds)
    if let sites = found.sites {
      return SitingChoice(
        sites: sites, status: found.isOptimal ? .optimal : .bestFound, bound: found.bound,
        stoppedByTime: found.stoppedByTime)
    }
    var nearest = try chooseCovering(threshold: Self.anyCost, options, remainingSeconds)
    nearest.hasValue = false
    nearest.bound = found.bound.isFinite ? found.bound : nil
    nearest.status = found.isOptimal ? .infeasible : .bestFound
    return nearest
  }
}
