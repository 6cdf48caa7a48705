/// What a cost is measured over.
public enum CostModel: String, Sendable, Codable, CaseIterable {
  case geodesic, road, terrain
}

/// How costs between people and facilities were found; printed with every result.
public struct TravelMethod: Sendable, Equatable {
  public var model: CostModel
  /// Costs are minutes; else metres.
  public var isMinutes: Bool
  /// Geodesic metres are multiplied by it: 1 is as the crow flies.
  public var detourFactor: Double
  public var walkingKilometresPerHour: Double
  /// Longest way from a place to the road, on foot.
  public var snapLimitMetres: Double
  /// Identifiers of the sources of roads, boats, barriers and surfaces.
  public var sources: [String]

  public init(
    model: CostModel = .geodesic, isMinutes: Bool = false, detourFactor: Double = 1,
    walkingKilometresPerHour: Double = 5, snapLimitMetres: Double = 2000, sources: [String] = []
  ) {
    self.model = model
    self.isMinutes = isMinutes
    self.detourFactor = detourFactor
    self.walkingKilometresPerHour = walkingKilometresPerHour
    self.snapLimitMetres = snapLimitMetres
    self.sources = sources
  }

  /// Metres a minute on foot; a speed that is none counts as 5 km/h.
  public var metresPerMinute: Double {
    let speed = walkingKilometresPerHour
    return (speed.isFinite && speed > 0 ? speed : 5) * 1000 / 60
  }
}
