public import Stunting

/// One service and the norm its access is judged by.
public struct ServiceQuestion: Sendable, Equatable {
  public var service: ServiceDefinition
  /// Distance or travel time; costs up to and including it are within reach. A norm of any other kind judges no access:
  /// costs are then metres and every class is unknown.
  public var norm: ServiceNorm

  public init(service: ServiceDefinition, norm: ServiceNorm) {
    self.service = service
    self.norm = norm
  }
}

/// How access is assessed, beside the travel method.
public struct AccessOptions: Sendable, Equatable {
  public var demand: DemandOptions
  /// Facilities listed by nearness.
  public var nearestCount: Int
  /// Floating catchments to compute; the catchment is the norm's threshold.
  public var catchments: [CatchmentMethod]
  /// Side of a cell of the terrain grid, metres.
  public var cellMetres: Double

  public init(
    demand: DemandOptions = DemandOptions(), nearestCount: Int = 3,
    catchments: [CatchmentMethod] = CatchmentMethod.allCases, cellMetres: Double = 100
  ) {
    self.demand = demand
    self.nearestCount = nearestCount
    self.catchments = catchments
    self.cellMetres = cellMetres
  }

  /// At least the nearest one; more than a hundred are no answer to anything.
  var usableNearest: Int { min(max(1, nearestCount), 100) }
}

/// Everything that access to some services rests on.
public struct AccessQuestion: Sendable {
  public var edition: BoundaryEdition
  public var facilities: [Facility]
  public var facilityCounts: [FacilityCount]
  /// Indicator values: the number of people of each group is taken from them (see `demandCounts`).
  public var values: [IndicatorValue]
  /// Numbers of people and reports of travel of later periods are not used; nil takes the latest.
  public var period: Period?
  public var inputs: AccessInputs
  public var services: [ServiceQuestion]
  /// Model, detour, walking speed and snap limit; `isMinutes` and `sources` are set by service.
  public var travel: TravelMethod
  public var options: AccessOptions

  public init(
    edition: BoundaryEdition, facilities: [Facility], facilityCounts: [FacilityCount] = [],
    values: [IndicatorValue] = [], period: Period? = nil, inputs: AccessInputs = AccessInputs(),
    services: [ServiceQuestion], travel: TravelMethod = TravelMethod(), options: AccessOptions = AccessOptions()
  ) {
    self.edition = edition
    self.facilities = facilities
    self.facilityCounts = facilityCounts
    self.values = values
    self.period = period
    self.inputs = inputs
    self.services = services
    self.travel = travel
    self.options = options
  }
}

/// Access to some services, and what siting and isochrones go on from.
public struct AccessAnalysis: Sendable {
  public var demand: RegionDemand
  /// Costs between any places by the same method.
  public var engine: CostEngine
  /// One a service, in the order asked.
  public var services: [ServiceAccess]
  /// Numbers of people, one a service.
  public var counts: [DemandCounts]

  public init(demand: RegionDemand, engine: CostEngine, services: [ServiceAccess], counts: [DemandCounts]) {
    self.demand = demand
    self.engine = engine
    self.services = services
    self.counts = counts
  }
}
