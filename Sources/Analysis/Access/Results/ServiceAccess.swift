public import Stunting

/// How spatial access was weighed: floating catchments with capacity against demand.
public enum CatchmentMethod: String, Sendable, Codable, CaseIterable {
  case twoStep = "2sfca"
  case enhanced = "e2sfca"
  case threeStep = "3sfca"
}

/// One facility with the people for whom it is the nearest.
public struct FacilityLoad: Sendable, Equatable {
  /// Index into the facilities of the analysis.
  public var facility: Int
  public var demand: Double
  /// In the service's unit; nil where not known.
  public var capacity: Double?
  /// The facility stands on a barrier, or so far from any road that nobody can reach it.
  public var isOffNetwork: Bool

  public init(facility: Int, demand: Double, capacity: Double?, isOffNetwork: Bool = false) {
    self.facility = facility
    self.demand = demand
    self.capacity = capacity
    self.isOffNetwork = isOffNetwork
  }
}

/// Access of every village to one service. Every array has one entry a village, in the order of the edition; nil is "not
/// known", never "good". Costs are minutes or metres as `method` says; those of a village are weighed by where its people
/// live.
public struct ServiceAccess: Sendable {
  public var service: ServiceDefinition
  /// Threshold the classes rest on; in the unit of the costs.
  public var norm: ServiceNorm
  public var method: TravelMethod
  public var rung: [DemandRung]
  /// People of the service's group; nil where no count exists. Where nil everywhere, shares are of places.
  public var demand: [Double?]
  /// Indicator the counts of demand come from; nil when there are none.
  public var demandSource: String?
  /// To the nearest facility: mean, median and 90th percentile over the village's demand; nil when nobody reaches one.
  public var mean: [Double?]
  public var median: [Double?]
  public var p90: [Double?]
  /// Nearest for the most demand; index into the facilities.
  public var nearestFacility: [Int?]
  /// Median cost of the k nearest, k arrays; the first is `median`.
  public var kNearest: [[Double?]]
  /// Share of demand within the threshold (inclusive), 0...1.
  public var shareWithin: [Double?]
  /// Share of demand that reaches no facility at all, and the part of it behind a barrier.
  public var shareUnreachable: [Double]
  public var shareCutOff: [Double]
  /// Longest snap of the village's places, metres.
  public var snapMetres: [Double?]
  /// Facilities within the threshold, mean over the demand (cumulative opportunities).
  public var opportunities: [Double?]
  /// Capacity per head by floating catchments.
  public var catchment: [CatchmentMethod: [Double?]]
  /// What the village itself reports; it goes first in the classes where its unit fits the norm.
  public var reported: [ReportedTravel?]
  /// True where the class rests on what is reported.
  public var isReported: [Bool]
  /// Facilities in the village: with a position in it, or a bare count from a table.
  public var countInVillage: [Int?]
  /// Counts come from a table without positions, so no cost is known.
  public var isBareCount: Bool
  public var classes: [AccessClass]
  /// True where the class rests on a facility counted in the village without a position, not on a cost: of such a village
  /// the share within is not known.
  public var isCounted: [Bool]
  public var loads: [FacilityLoad]
  /// Facilities of the service that are no destinations because they don't work, or open too seldom; indices into the
  /// facilities.
  public var inactive: [Int]
  /// Working facilities without a usable position: counted in their village, no destinations.
  public var unplaced: [Int]
  /// Destinations whose capacity is not known: each was given the median of the known, or 1 when none is.
  public var unknownCapacities: Int

  public init(service: ServiceDefinition, norm: ServiceNorm, method: TravelMethod, villages n: Int) {
    self.service = service
    self.norm = norm
    self.method = method
    rung = [DemandRung](repeating: .pointOnSurface, count: n)
    demand = [Double?](repeating: nil, count: n)
    mean = demand
    median = demand
    p90 = demand
    nearestFacility = [Int?](repeating: nil, count: n)
    kNearest = []
    shareWithin = demand
    shareUnreachable = [Double](repeating: 0, count: n)
    shareCutOff = shareUnreachable
    snapMetres = demand
    opportunities = demand
    catchment = [:]
    reported = [ReportedTravel?](repeating: nil, count: n)
    isReported = [Bool](repeating: false, count: n)
    countInVillage = nearestFacility
    isBareCount = false
    classes = [AccessClass](repeating: .unknown, count: n)
    isCounted = isReported
    loads = []
    inactive = []
    unplaced = []
    unknownCapacities = 0
  }

  public var villages: Int { classes.count }

  /// Share of the village's people within the threshold as its class says: all or none where the village reports its
  /// travel itself, not known where only a count speaks, else the computed share.
  public func shareServed(_ village: Int) -> Double? {
    if isReported[village] { return classes[village] == .within ? 1 : 0 }
    return isCounted[village] ? nil : shareWithin[village]
  }

  /// Whether all of a village's demand is within the threshold; nil where nothing is known.
  public func isWithin(_ village: Int) -> Bool? {
    classes[village] == .unknown ? nil : classes[village] == .within
  }
}
