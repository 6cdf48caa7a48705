/// A checked siting problem with what every objective needs of it.
struct PreparedSiting {
  let problem: SitingProblem
  let isExisting: [Bool]
  /// Candidates that the limit allows one by one, ascending.
  let candidates: [Int]
  let prices: [Double]
  let limit: Double
  /// The threshold of the problem, finite: what cannot be travelled is never within it.
  let threshold: Double
  /// Cost of an unreached person.
  let unreachedCost: Double
  /// Slot of the nearest existing site of each point; -1 for none.
  let existingSlot: [Int]

  init(_ problem: SitingProblem, _ limit: SitingLimit) throws(SitingError) {
    try problem.check(limit)
    self.problem = problem
    var isExisting = [Bool](repeating: false, count: problem.costs.siteCount)
    for site in problem.existing { isExisting[site] = true }
    self.isExisting = isExisting
    let (amount, price) = problem.measure(limit)
    self.limit = amount
    threshold = min(problem.threshold, Self.anyCost)
    let allowed = isExisting.indices.filter { !isExisting[$0] && price($0) <= amount }
    candidates = allowed
    prices = allowed.map(price)
    let largest = problem.costs.costs.max() ?? 0
    unreachedCost = problem.unreachedCost ?? (largest > 0 ? 2 * largest : 1)
    existingSlot = (0..<problem.costs.pointCount).map { point in
      problem.costs.slots(point).first { isExisting[Int(problem.costs.sites[$0])] } ?? -1
    }
  }

  /// A threshold that every cost is within.
  static let anyCost = Double.greatestFiniteMagnitude

  var costs: SitingCosts { problem.costs }
  var pointCount: Int { costs.pointCount }

  /// Cost to the nearest existing site; infinite for none.
  func existingCost(_ point: Int) -> Double { existingSlot[point] < 0 ? .infinity : costs.costs[existingSlot[point]] }

  /// Column of each site; -1 for sites that cannot be chosen.
  var columnOfSite: [Int32] {
    var columns = [Int32](repeating: -1, count: costs.siteCount)
    for (column, site) in candidates.enumerated() { columns[site] = Int32(truncatingIfNeeded: column) }
    return columns
  }
}

extension SitingProblem {
  fileprivate func check(_ limit: SitingLimit) throws(SitingError) {
    guard weights.count == costs.pointCount else {
      throw .weightCount(given: weights.count, needed: costs.pointCount)
    }
    if let bad = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) { throw .badWeight(point: bad) }
    if let bad = existing.first(where: { $0 < 0 || $0 >= costs.siteCount }) { throw .unknownSite(bad) }
    guard threshold >= 0 else { throw .badThreshold }
    if let siteCosts {
      guard siteCosts.count == costs.siteCount, siteCosts.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
        throw .badSiteCosts
      }
    }
    if let unreachedCost {
      guard unreachedCost.isFinite, unreachedCost >= costs.costs.max() ?? 0 else { throw .badUnreachedCost }
    }
    let sum = weights.reduce(0, +) * max(1, unreachedCost ?? 2 * (costs.costs.max() ?? 0))
    guard sum.isFinite, siteCosts?.reduce(0, +).isFinite ?? true else { throw .tooLarge }
    switch limit {
    case .none: break
    case .sites(let count): guard count >= 0 else { throw .badLimit }
    case .budget(let amount):
      guard amount >= 0, amount.isFinite else { throw .badLimit }
      guard siteCosts != nil else { throw .budgetWithoutSiteCosts }
    }
  }

  /// The limit as a number, and what a site takes of it.
  fileprivate func measure(_ limit: SitingLimit) -> (amount: Double, price: (Int) -> Double) {
    switch limit {
    case .none: (Double(costs.siteCount), { _ in 1 })
    case .sites(let count): (Double(min(count, costs.siteCount)), { _ in 1 })
    case .budget(let amount): (amount, { site in self.siteCosts?[site] ?? 0 })
    }
  }
}
