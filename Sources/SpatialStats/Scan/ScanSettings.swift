/// What the counts of a scan are, and what its Monte Carlo draws come from.
public enum ScanModel: String, Sendable, Codable, CaseIterable {
  /// Cases among the measured: the Bernoulli model of Kulldorff (1997), draws without replacement.
  case binomial
  /// Cases among the measured, with places that differ without geography: the statistic of `binomial`, draws from the
  /// beta-binomial.
  case betaBinomial = "beta_binomial"
  /// Events on a population, or on expected counts: the Poisson model of Kulldorff (1997).
  case poisson
}

/// Which clusters are looked for.
public enum ScanDirection: String, Sendable, Codable, CaseIterable {
  case high
  case low
  case both
}

/// How far apart two points are.
public enum ScanMetric: String, Sendable, Codable {
  /// Coordinates of a plane; distances in their unit.
  case planar
  /// Longitude and latitude in degrees; distances in metres on a sphere of 6,371,008.8 m.
  case greatCircle = "great_circle"
}

/// How a scan is made.
public struct ScanSettings: Sendable, Equatable {
  public var model: ScanModel
  public var direction: ScanDirection
  /// Largest share of the base (measured, population or expected) inside a circle, above 0 and at most 1.
  public var limitShare: Double
  /// Most units inside a circle; nil is no such limit.
  public var mostMembers: Int?
  /// Most Monte Carlo maps.
  public var simulations: Int
  /// Whether the simulation may end early, once no cluster can be significant at `alpha` any more (Besag and Clifford
  /// 1991).
  public var stopsEarly: Bool
  public var alpha: Double
  public var seed: UInt64
  /// Most clusters to report of one set.
  public var mostClusters: Int
  /// Clusters with a larger p are not looked for, but for the most likely one.
  public var largestP: Double

  public init(
    model: ScanModel, direction: ScanDirection = .high, limitShare: Double = 0.5, mostMembers: Int? = nil,
    simulations: Int = 999, stopsEarly: Bool = true, alpha: Double = 0.05, seed: UInt64 = 1, mostClusters: Int = 50,
    largestP: Double = 1
  ) {
    self.model = model
    self.direction = direction
    self.limitShare = limitShare
    self.mostMembers = mostMembers
    self.simulations = simulations
    self.stopsEarly = stopsEarly
    self.alpha = alpha
    self.seed = seed
    self.mostClusters = mostClusters
    self.largestP = largestP
  }
}
