public import Stunting

/// What a share within the threshold is a share of.
public enum ShareBasis: String, Sendable, Codable {
  /// People of the service's group.
  case people
  /// Places where people live, each counting alike inside its village and villages counting alike in an area: there
  /// are no counts.
  case places
}

/// The gap of one service in one area: a village, a kecamatan, the region.
///
/// Nil is "not known", never 0. In an area the counts are sums over the villages where they are known, and
/// `villagesWithoutGap` says how many are missing from the gap.
public struct ServiceGap: Sendable, Equatable {
  /// People of the service's group; nil where no count exists.
  public var demand: Double?
  /// Of them within and beyond the threshold; those who reach nothing are beyond.
  public var within: Double?
  public var beyond: Double?
  /// Share within the threshold, 0...1, and what it is a share of.
  public var shareWithin: Double?
  public var shareBasis: ShareBasis
  /// Capacity of the facilities in the area, in the service's unit: the sum of those that are known.
  public var capacity: Double?
  public var facilities: Int?
  /// Facilities in the area whose capacity is not known; they are not in `capacity`.
  public var facilitiesOfUnknownCapacity: Int
  /// Coverage of the service's indicator, percent.
  public var coveragePercent: Double?
  /// People who lack the service: those not covered where the service's coverage goes first, else those beyond.
  public var gapPeople: Double?
  /// Facilities to add for them by the supply norm, rounded up once: for an area on its whole gap, as if one facility
  /// could serve people of several villages. A norm in people of all ages needs the population; balita are never divided
  /// by it. Nil without a norm or a count.
  public var facilitiesToAdd: Int?
  /// The same if every village gets its own: the sum over the villages; for a village the same number.
  public var facilitiesToAddByVillage: Int?
  public var accessClass: AccessClass
  /// Villages of the area, and those of them whose gap in people is not known.
  public var villages: Int
  public var villagesWithoutGap: Int

  public init(accessClass: AccessClass = .unknown) {
    self.accessClass = accessClass
    shareBasis = .places
    facilitiesOfUnknownCapacity = 0
    villages = 1
    villagesWithoutGap = 1
  }
}

/// A village against one norm of the service.
public struct NormCheck: Sendable, Equatable {
  /// The norm with its source and status; they are printed beside the answer.
  public var norm: ServiceNorm
  /// In the unit of the norm: what the norm's `measure` means for a village is said at `normChecks`.
  public var value: Double?
  /// Nil: not known.
  public var isMet: Bool?

  public init(norm: ServiceNorm, value: Double? = nil, isMet: Bool? = nil) {
    self.norm = norm
    self.value = value
    self.isMet = isMet
  }
}

/// A facility with the people it is the nearest for.
public struct FacilityBalance: Sendable, Equatable {
  public var load: FacilityLoad
  /// Village it lies in; nil outside the region.
  public var village: Int?
  /// Its load over all loads, 0...1; nil when nobody has a nearest facility.
  public var shareOfDemand: Double?
  /// People of the group for each unit of capacity; nil without a known capacity above 0.
  public var demandPerCapacity: Double?
}

/// Supply against demand where people are served, to find where there is much more or much less than usual.
///
/// The service area of a village with facilities of its own is the village and the villages without any whose nearest
/// facility lies in it; a village without facilities has the ratio of the area that it belongs to, and 0 when it reaches
/// none. The ratio is supply over demand of the area.
public struct SupplyBalance: Sendable, Equatable {
  /// Supply is capacity in the service's unit; else facilities are counted, because capacity is not fully known in half
  /// of the areas or more.
  public var isCapacity: Bool
  /// Supply a head of the group; nil where demand or supply is not known, or where the facility lies outside the region.
  /// Where some of an area's capacity is not known, the ratio is of what is known. One a village.
  public var ratio: [Double?]
  /// The ratio rests on part of the area's capacity and is a lower bound.
  public var isLowerBound: [Bool]
  /// Median of the fully known ratios above 0; nil when there are none.
  public var median: Double?
  /// A village with facilities whose ratio is at least twice the median, and that has whole facilities to spare: twice
  /// those that are usual (by the median) for its people, rounded up, or two more.
  public var isOverSupplied: [Bool]
  /// A fully known ratio of at most half the median, 0 included.
  public var isUnderSupplied: [Bool]
}

/// Gaps of one service, village by village, with totals.
public struct GapTable: Sendable {
  public var service: ServiceDefinition
  public var norm: ServiceNorm
  /// Supply norm that facilities to add rest on; nil when the service has none.
  public var supplyNorm: ServiceNorm?
  public var villages: [ServiceGap]
  /// Names of the kecamatan in order of appearance, with their totals.
  public var districts: [(name: String, gap: ServiceGap)]
  public var total: ServiceGap
  /// Share of the gap in people that the worst fifth of the villages bears, 0...1: of the n villages with a known gap the
  /// ceil(n / 5) with the largest. Nil without a gap.
  public var worstFifthShare: Double?
  /// The fewest villages that together bear at least half of the gap; nil without a gap.
  public var villagesBearingHalf: Int?
  /// Villages beyond the threshold (partly, beyond, cut off), worst first.
  public var beyond: [Int]
  /// One array a norm of the service in its order, each with one entry a village.
  public var checks: [[NormCheck]]
  /// In the order of the service's facilities.
  public var facilities: [FacilityBalance]
  public var balance: SupplyBalance

  public init(service: ServiceDefinition, norm: ServiceNorm) {
    self.service = service
    self.norm = norm
    villages = []
    districts = []
    total = ServiceGap()
    beyond = []
    checks = []
    facilities = []
    balance = SupplyBalance(
      isCapacity: false, ratio: [], isLowerBound: [], median: nil, isOverSupplied: [], isUnderSupplied: [])
  }
}
