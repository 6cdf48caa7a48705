/// How lines become a network.
public struct RoadOptions: Sendable, Equatable {
  /// The end of a line joins a line that it comes this near to (a T-junction that was not drawn to the last
  /// centimetre). Below a carriageway's width, so that neighbouring roads stay apart.
  public var joinToleranceMetres: Double
  /// Whether lines that cross without a common vertex meet there. Off: in OpenStreetMap and in the topographic maps a
  /// crossing without a vertex is a bridge or an underpass, and a false junction there shortens ways unnoticed, while a
  /// missing one shows as a detour and in `NodingReport.plainCrossings`. On for lines that were drawn without topology.
  public var nodesCrossings: Bool
  /// The end of a boat service that touches no road is joined to the nearest road within this distance, on foot.
  public var landingWalkMetres: Double
  /// Landings lie on or off the shore: barriers within this distance of one do not stop those who walk to it.
  public var jettyMetres: Double
  /// On foot between landing and road.
  public var walkingKilometresPerHour: Double

  public init(
    joinToleranceMetres: Double = 1, nodesCrossings: Bool = false, landingWalkMetres: Double = 500,
    jettyMetres: Double = 50, walkingKilometresPerHour: Double = 5
  ) {
    self.joinToleranceMetres = joinToleranceMetres
    self.nodesCrossings = nodesCrossings
    self.landingWalkMetres = landingWalkMetres
    self.jettyMetres = jettyMetres
    self.walkingKilometresPerHour = walkingKilometresPerHour
  }
}

/// What a cost over the network is counted in.
public enum RoadCostUnit: Sendable, Equatable, CaseIterable {
  case minutes, metres
}

/// Which way people travel.
public enum TravelDirection: Sendable, Equatable, CaseIterable {
  /// From the origins to the targets: people go to the facility.
  case toTargets
  /// From the targets to the origins: an ambulance, a mobile clinic.
  case fromTargets
}

/// What is wanted of the costs between places.
public struct RoadCostOptions: Sendable, Equatable {
  public var unit: RoadCostUnit
  public var direction: TravelDirection
  /// Targets kept of each origin, the cheapest; at least 1.
  public var nearest: Int
  /// Beside the nearest, all targets up to and including this cost; nil: only the nearest.
  public var within: Double?
  /// Nothing beyond it is looked for; it is itself within.
  public var maxCost: Double
  /// Between places and the network. A speed that is not a number above 0 is taken as the default.
  public var walkingKilometresPerHour: Double
  /// Whether people may walk straight to the target, up to the snap limit and not across a barrier, where that is
  /// quicker.
  public var walksDirectly: Bool

  public init(
    unit: RoadCostUnit = .minutes, direction: TravelDirection = .toTargets, nearest: Int = 1, within: Double? = nil,
    maxCost: Double = .infinity, walkingKilometresPerHour: Double = 5, walksDirectly: Bool = true
  ) {
    self.unit = unit
    self.direction = direction
    self.nearest = nearest
    self.within = within
    self.maxCost = maxCost
    self.walkingKilometresPerHour = walkingKilometresPerHour
    self.walksDirectly = walksDirectly
  }
}

extension RoadCostOptions {
  /// Cost of a metre off the network.
  var costPerWalkedMetre: Double { unit == .metres ? 1 : roadMinutesPerMetre(walkingKilometresPerHour, otherwise: 5) }
  var kept: Int { max(1, nearest) }
  /// Sums of many parts may end a few units of the last place above a bound that they meet.
  var searchBound: Double { maxCost.isNaN ? .infinity : maxCost * (1 + 1e-12) }
  var withinBound: Double { min(searchBound, (within ?? -.infinity) * (1 + 1e-12)) }
}

/// Minutes to go a metre at a speed; a speed that is not a number above 0 is replaced.
func roadMinutesPerMetre(_ kilometresPerHour: Double, otherwise: Double) -> Double {
  0.06 / (kilometresPerHour.isFinite && kilometresPerHour > 0 ? kilometresPerHour : otherwise)
}
