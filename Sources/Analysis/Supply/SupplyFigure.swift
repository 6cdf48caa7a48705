public import Stunting

/// What a figure behind a state of supply measures.
public enum SupplyMeasure: String, Sendable, Codable, CaseIterable {
  /// Share of the demand within the service's threshold, 0...1.
  case shareWithin = "share_within"
  /// Facilities counted in the village, where no distance is known.
  case facilitiesInVillage = "facilities_in_village"
  /// People, or people of the service's group, for each facility.
  case peoplePerFacility = "people_per_facility"
  /// Share of the facilities that function (open as often as the norm asks), 0...1.
  case functioning
  /// Share of the facilities with as many staff as the norm asks, 0...1.
  case staffed
  /// Share of the facilities with the supplies, 0...1.
  case equipped
}

/// One number behind the state of a kind of supply, with what it was held against.
public struct SupplyFigure: Sendable, Equatable {
  public var measure: SupplyMeasure
  public var state: SupplyState
  public var value: Double?
  /// Least (most, for people a facility) that is adequate, in the unit of `value`.
  public var limit: Double?
  /// Facilities that meet the norm, that say anything, and that were looked at.
  public var meeting: Int
  public var known: Int
  public var lookedAt: Int
  /// Sum over the known facilities of the attribute: kader, staff, sets.
  public var total: Double?
  /// Attribute of the facility that was read; nil where none was.
  public var attribute: String?
  public var norm: ServiceNorm?

  public init(
    _ measure: SupplyMeasure, state: SupplyState = .unknown, value: Double? = nil, limit: Double? = nil,
    meeting: Int = 0, known: Int = 0, lookedAt: Int = 0, total: Double? = nil, attribute: String? = nil,
    norm: ServiceNorm? = nil
  ) {
    self.measure = measure
    self.state = state
    self.value = value
    self.limit = limit
    self.meeting = meeting
    self.known = known
    self.lookedAt = lookedAt
    self.total = total
    self.attribute = attribute
    self.norm = norm
  }
}

/// State of one kind of supply in one village, with the numbers behind it.
public struct SupplyCheck: Sendable, Equatable {
  public var aspect: SupplyAspect
  public var state: SupplyState
  /// Numbers in order of weight; any inadequate one makes the kind inadequate. Empty where the catalogue has no pair.
  public var figures: [SupplyFigure]
  /// How much is missing by the norm (facilities, kader, sets); nil where no norm says.
  public var shortage: Double?

  public init(
    aspect: SupplyAspect, state: SupplyState = .unknown, figures: [SupplyFigure] = [], shortage: Double? = nil
  ) {
    self.aspect = aspect
    self.state = state
    self.figures = figures
    self.shortage = shortage
  }

  /// The figure that decides: the first inadequate one, else the first known one, else the first.
  public var deciding: SupplyFigure? {
    figures.first { $0.state == .inadequate } ?? figures.first { $0.state != .unknown } ?? figures.first
  }
}
