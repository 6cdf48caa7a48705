/// Where to build next: who needs a site, which sites exist, which could be added.
public struct SitingProblem: Sendable, Equatable {
  /// People of the service's group at each demand point.
  public var weights: [Double]
  /// To every site, existing or candidate.
  public var costs: SitingCosts
  /// Sites that are open already, by index: they stay open and cost nothing. All others are candidates.
  public var existing: [Int]
  /// Up to and including this cost a point is within reach; infinite: every site that can be travelled to is.
  public var threshold: Double
  /// What it takes to open each site, for a budget; existing sites have an entry that is not read.
  public var siteCosts: [Double]?
  /// Cost counted for a person whom no open site reaches, in `leastTravel` only; nil: twice the largest cost of the table.
  public var unreachedCost: Double?
  /// Whether a point with weight 0 must be reached too, in `fewestSites` and `leastWorst` (the textbook says yes).
  public var countsEmptyPoints: Bool

  public init(
    weights: [Double], costs: SitingCosts, existing: [Int] = [], threshold: Double, siteCosts: [Double]? = nil,
    unreachedCost: Double? = nil, countsEmptyPoints: Bool = true
  ) {
    self.weights = weights
    self.costs = costs
    self.existing = existing
    self.threshold = threshold
    self.siteCosts = siteCosts
    self.unreachedCost = unreachedCost
    self.countsEmptyPoints = countsEmptyPoints
  }

  /// Sites that may be added, ascending.
  public var candidates: [Int] {
    var isOpen = [Bool](repeating: false, count: costs.siteCount)
    for site in existing where isOpen.indices.contains(site) { isOpen[site] = true }
    return isOpen.indices.filter { !isOpen[$0] }
  }
}
