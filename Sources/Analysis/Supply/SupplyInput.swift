public import Geometry
public import Stunting

/// Choices of the diagnosis: proposals of ours (usulan), printed with it.
public struct SupplyOptions: Sendable, Equatable {
  /// A kind of supply is adequate where at least this share of the village's facilities (of its people, for access) meets
  /// the norm. 0.75 is the cut below which a coverage is "tergolong kurang".
  public var adequateShare: Double
  /// Confidence of the coverage's interval.
  public var confidence: Double

  public init(adequateShare: Double = 0.75, confidence: Double = 0.95) {
    self.adequateShare = adequateShare
    self.confidence = confidence
  }
}

/// What the diagnosis rests on. Arrays by village have one entry a village of the edition; shorter ones count as unknown.
public struct SupplyInput: Sendable {
  public var villages: [Village]
  public var columns: [CoverageColumn]
  public var services: [ServiceDefinition]
  public var facilities: [Facility]
  /// At most one for each service; a service without one is known by its facilities' villages only.
  public var access: [ServiceAccess]
  public var neighbours: NeighbourLists
  /// People of all ages.
  public var population: [Double?]
  /// Whether a village is urban; nil is not known.
  public var isUrban: [Bool?]
  public var options: SupplyOptions

  public init(
    villages: [Village], columns: [CoverageColumn], services: [ServiceDefinition], facilities: [Facility],
    access: [ServiceAccess] = [], neighbours: NeighbourLists = NeighbourLists(start: [0], items: []),
    population: [Double?] = [], isUrban: [Bool?] = [], options: SupplyOptions = SupplyOptions()
  ) {
    self.villages = villages
    self.columns = columns
    self.services = services
    self.facilities = facilities
    self.access = access
    self.neighbours = neighbours
    self.population = population
    self.isUrban = isUrban
    self.options = options
  }
}
