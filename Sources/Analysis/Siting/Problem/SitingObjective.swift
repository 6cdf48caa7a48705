/// What the new sites are chosen for.
public enum SitingObjective: String, Sendable, Codable, CaseIterable {
  /// Most demand within the threshold: maximal covering location problem (Church and ReVelle 1974).
  case mostCovered = "mclp"
  /// Least total travel: p-median (Hakimi 1964).
  case leastTravel = "p_median"
  /// Fewest new sites that bring everybody within the threshold: location set covering problem (Toregas 1971).
  case fewestSites = "lscp"
  /// Least cost of the worst-off point: p-centre (Hakimi 1964).
  case leastWorst = "p_center"
}

/// How much may be added to the existing sites.
public enum SitingLimit: Sendable, Equatable {
  /// Only for `SitingObjective.fewestSites`.
  case none
  /// At most this many new sites.
  case sites(Int)
  /// New sites whose `siteCosts` add up to at most this.
  case budget(Double)
}

/// How a siting problem is solved.
public struct SitingOptions: Sendable, Equatable {
  /// A solution is taken as proven when it is within this share of the bound; 0 asks for the very optimum.
  public var relativeGap: Double
  /// Seed of the solver. With one thread and time enough the same input and seed give the same sites.
  public var seed: Int32
  /// Whether `SitingResult.curve` is made.
  public var makesCurve: Bool

  public init(relativeGap: Double = 0, seed: Int32 = 1, makesCurve: Bool = true) {
    self.relativeGap = relativeGap
    self.seed = seed
    self.makesCurve = makesCurve
  }
}
