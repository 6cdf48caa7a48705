/// One cluster: the members of a circle, and what they have.
public struct ScanCluster: Sendable, Equatable {
  /// Positions in the arrays of the scan, ascending.
  public let members: [Int]
  /// The unit in whose point the circle is centred; of circles with the same members the first.
  public let centre: Int
  /// Distance of the farthest member from the centre: metres, or the unit of the plane.
  public let radius: Double
  /// Measured, population or expected inside.
  public let base: Double
  public let cases: Double
  /// Cases inside if all units had the same rate.
  public let expected: Double
  /// Rate inside over rate outside, as in SaTScan; nil where there is no case outside.
  public let relativeRisk: Double?
  /// Natural logarithm of the likelihood ratio.
  public let logLikelihoodRatio: Double
  /// Circles with exactly these members.
  public let equalCircles: Int
  /// Rank of the ratio among the largest ratios of the simulated maps; nil without simulations.
  public let p: Double?

  public var isHigh: Bool { cases > expected }
}

/// What a scan found.
public struct ScanResult: Sendable, Equatable {
  /// Clusters at the limit of the settings, most likely first; none shares a unit with a more likely one.
  public let clusters: [ScanCluster]
  /// The set of significant clusters that the Gini coefficient chooses among limits (Han et al. 2016), most likely
  /// first.
  public let giniClusters: [ScanCluster]
  /// The limit of that set; nil without a significant cluster.
  public let giniLimitShare: Double?
  /// The Gini coefficient at each limit that was compared.
  public let giniByLimit: [GiniOfLimit]
  /// Largest ratio of each simulated map, in the order of their numbers.
  public let maxima: [Double]
  public let simulationsAsked: Int
  /// Pairs of a centre and a radius that were compared.
  public let circles: Int
  /// Beta-binomial model: what the draws used.
  public let intraclass: IntraclassPosterior?

  public var simulationsUsed: Int { maxima.count }

  /// The ratio that a cluster must reach for its p to be at most `alpha`; nil where there are too few simulations.
  public func criticalRatio(alpha: Double) -> Double? {
    let rank = Int((alpha * Double(maxima.count + 1)).rounded(.down))
    guard rank >= 1, rank <= maxima.count else { return nil }
    return maxima.sorted(by: >)[rank - 1]
  }
}

/// A limit and the Gini coefficient of its significant clusters.
public struct GiniOfLimit: Sendable, Equatable {
  public let limitShare: Double
  public let coefficient: Double
  public let clusters: Int
}
