public import SpatialStats

/// One cluster of the scan, by villages.
public struct VillageCluster: Sendable, Equatable {
  /// Village indices, ascending.
  public var villages: [Int]
  /// The village whose point is the centre of the circle.
  public var centre: Int
  /// Distance of the farthest member's point from the centre.
  public var radiusMetres: Double
  /// Measured children, or whatever the denominator is.
  public var population: Double
  public var cases: Double
  public var expected: Double
  /// Rate inside over rate outside; nil where there is no case outside.
  public var relativeRisk: Double?
  public var logLikelihoodRatio: Double
  /// Monte Carlo p of the cluster, adjusted for all the circles tried.
  public var p: Double
  public var isHigh: Bool
  public var isSignificant: Bool
  /// In the set that the Gini coefficient chooses: the clusters to show (Han et al. 2016).
  public var isInGiniSet: Bool
  /// In the set of the largest limit alone: what SaTScan lists first.
  public var isInPlainSet: Bool
}

/// The scan of one headline indicator.
public struct ScanTable: Sendable, Equatable {
  /// Most likely first: the clusters of the plain set and of the Gini set.
  public var clusters: [VillageCluster]
  /// Number (from 1) in `clusters` of the significant cluster of the Gini set that holds the village.
  public var clusterNumber: [Int?]
  /// Whether that cluster is high; nil outside.
  public var isHigh: [Bool?]
  /// Villages that took no part: without a value measured there, or without a point. Ascending.
  public var leftOut: [Int]
  public var model: ScanModel
  /// Where centres are, such as `point_on_surface`.
  public var pointKind: String
  public var direction: ScanDirection
  public var limitShare: Double
  /// The limit that the Gini coefficient chose; nil without a significant cluster.
  public var giniLimitShare: Double?
  public var alpha: Double
  /// Intraclass correlation between villages: median of what the draws used. Nil for other models than beta-binomial.
  public var intraclassCorrelation: Double?
  public var simulationsAsked: Int
  public var simulationsUsed: Int
  public var seed: UInt64
  public var generator: String
  /// Circles with different members or centres that were compared.
  public var circles: Int

  /// The significant clusters of the Gini set, most likely first.
  public var shown: [VillageCluster] { clusters.filter { $0.isInGiniSet && $0.isSignificant } }
}
