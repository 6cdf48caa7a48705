public import Stunting
import Travel

/// What access to one service is assessed from, beside the question.
public struct AccessBasis: Sendable {
  public var demand: RegionDemand
  public var counts: DemandCounts
  public var costs: TravelCosts
  public var destinations: ServiceDestinations
  public var method: TravelMethod
  /// All facilities of the analysis, bare counts and reports; only those of the service are used.
  public var facilities: [Facility]
  public var facilityCounts: [FacilityCount]
  public var reported: [ReportedTravel]
  public var period: Period?
  public var options: AccessOptions

  public init(
    demand: RegionDemand, counts: DemandCounts, costs: TravelCosts, destinations: ServiceDestinations,
    method: TravelMethod, facilities: [Facility], facilityCounts: [FacilityCount] = [],
    reported: [ReportedTravel] = [], period: Period? = nil, options: AccessOptions = AccessOptions()
  ) {
    self.demand = demand
    self.counts = counts
    self.costs = costs
    self.destinations = destinations
    self.method = method
    self.facilities = facilities
    self.facilityCounts = facilityCounts
    self.reported = reported
    self.period = period
    self.options = options
  }
}

/// Access of every village to one service: what it costs the people to get there, how many are within the norm, capacity
/// against demand, and the class. Every array has one entry a village, whatever is known of it.
///
/// Classes are those of `AccessEvidence`: reported travel in the unit of the norm first, then facilities counted in the
/// village without a position, then the costs. Loads and catchments count people where any number is known; where none
/// is, loads count villages (a village's places sum to 1) and catchments are empty.
public func assessAccess(_ question: ServiceQuestion, _ basis: AccessBasis) -> ServiceAccess {
  let n = basis.demand.villages
  var access = ServiceAccess(service: question.service, norm: question.norm, method: basis.method, villages: n)
  access.rung = basis.demand.rung
  access.demand = (0..<n).map { $0 < basis.counts.people.count ? basis.counts.people[$0] : nil }
  access.demandSource = basis.counts.source
  access.inactive = basis.destinations.inactive
  access.unplaced = basis.destinations.unplaced
  access.unknownCapacities = basis.destinations.unknownCapacities
  let places = GroupedDemand(pointStart: basis.demand.start, weights: basis.demand.weights)
  access.addCosts(places, basis)
  access.addStates(places, basis)
  access.addLoads(basis)
  access.addCatchments(places, basis)
  access.addClasses(basis)
  return access
}

extension ServiceAccess {
  var judgesAccess: Bool { norm.measure == .distanceMetres || norm.measure == .travelMinutes }

  fileprivate mutating func addCosts(_ places: GroupedDemand, _ basis: AccessBasis) {
    let nearest = basis.costs.table.kNearest(basis.options.usableNearest)
    let first = nearest.costs(rank: 0)
    let summary = places.summary(of: first)
    mean = summary.meanReached
    median = finite(summary.median)
    p90 = finite(summary.p90)
    kNearest = (0..<nearest.k).map { finite(places.quantile(0.5, of: nearest.costs(rank: $0))) }
    nearestFacility = places.leadingTarget(of: nearest).map { target in
      target.flatMap { basis.destinations.facilities.indices.contains($0) ? basis.destinations.facilities[$0] : nil }
    }
    guard judgesAccess, !basis.destinations.hasNoPositions else { return }
    shareWithin = places.shareWithin(norm.value, of: first)
    opportunities = places.mean(of: basis.costs.table.opportunities(within: norm.value))
  }

  fileprivate mutating func addStates(_ places: GroupedDemand, _ basis: AccessBasis) {
    let table = basis.costs.table
    // Without the position of any facility nothing is known of the way to it.
    guard !basis.destinations.hasNoPositions else { return }
    let state = { (place: Int) in place < table.count ? table.states[place] : .unusable }
    shareUnreachable = places.share { state($0) != .reached }.map { $0 ?? 0 }
    shareCutOff = places.share { state($0) == .cutOffByBarrier }.map { $0 ?? 0 }
    snapMetres = (0..<places.count).map { group in
      places.points(group).lazy.filter { $0 < table.snapMetres.count }.map { table.snapMetres[$0] }
        .filter(\.isFinite).max()
    }
  }

  fileprivate mutating func addLoads(_ basis: AccessBasis) {
    let people = peopleAtPlaces(basis.demand)
    let found = basis.costs.table.nearestLoads(demand: people, targets: basis.destinations.facilities.count)
    loads = basis.destinations.facilities.indices.map { i in
      FacilityLoad(
        facility: basis.destinations.facilities[i], demand: found.demand[i],
        capacity: basis.destinations.capacities[i], isOffNetwork: !basis.costs.isReached(target: i))
    }
  }

  fileprivate mutating func addCatchments(_ places: GroupedDemand, _ basis: AccessBasis) {
    guard judgesAccess, demandSource != nil, !basis.destinations.facilities.isEmpty else { return }
    let people = peopleAtPlaces(basis.demand)
    let supply = basis.destinations.supply
    for method in CatchmentMethod.allCases where basis.options.catchments.contains(method) {
      let found = method.kernel(limit: norm.value).access(basis.costs.table, demand: people, supply: supply)
      catchment[method] = places.mean(of: found.access)
    }
  }

  /// People at each place; where no number is known anywhere a village counts 1.
  private func peopleAtPlaces(_ region: RegionDemand) -> [Double] {
    var people = [Double](repeating: 0, count: region.count)
    for v in 0..<region.villages {
      let number = demandSource == nil ? 1 : demand[v] ?? 0
      for slot in region.slots(v) { people[slot] = number * region.weights[slot] }
    }
    return people
  }

  fileprivate mutating func addClasses(_ basis: AccessBasis) {
    let counted = CountedFacilities(
      service, basis.destinations, facilities: basis.facilities, bare: basis.facilityCounts, villages: villages)
    countInVillage = counted.counts
    isBareCount = counted.isBare
    reported = reportedTravel(service, basis.reported, villages: villages, notAfter: basis.period)
    guard judgesAccess else { return }
    let places = GroupedDemand(pointStart: basis.demand.start, weights: basis.demand.weights)
    let unusable = places.share { $0 >= basis.costs.table.count || basis.costs.table.states[$0] == .unusable }
    let hasCosts = !basis.destinations.hasNoPositions
    for v in 0..<villages {
      let cost = reported[v]?.cost(for: norm.measure)
      let evidence = AccessEvidence(
        reported: cost, threshold: norm.value,
        counted: isBareCount ? counted.counts[v] : counted.unplaced[v], isBareCount: isBareCount,
        shareWithin: shareWithin[v],
        shareUnreached: hasCosts && !basis.demand.slots(v).isEmpty ? shareUnreachable[v] : nil,
        shareUnusable: unusable[v])
      classes[v] = evidence.accessClass
      isReported[v] = cost != nil
      isCounted[v] = cost == nil && rests(onCount: evidence)
    }
  }
}

/// Whether the class of a village comes from a count: a cost that is within for all needs none.
private func rests(onCount evidence: AccessEvidence) -> Bool {
  evidence.isBareCount ? evidence.counted != nil : (evidence.counted ?? 0) > 0 && (evidence.shareWithin ?? 0) < 1
}

private func finite(_ values: [Double?]) -> [Double?] { values.map { $0.flatMap { $0.isFinite ? $0 : nil } } }

extension CatchmentMethod {
  /// The kernel of a method with the norm as its catchment. The Gaussian falls to 0.01 at the limit, the critical value of
  /// Luo and Qi 2009 and of Wan, Zou and Sternberg 2012.
  func kernel(limit: Double) -> FloatingCatchment {
    let gaussian = DistanceDecay.gaussian(sigma: limit / 3.034_854_258_770_293)
    return switch self {
    case .twoStep: FloatingCatchment(limit: limit)
    case .enhanced: FloatingCatchment(limit: limit, decay: gaussian)
    case .threeStep: FloatingCatchment(limit: limit, decay: gaussian, hasSelection: true)
    }
  }
}
