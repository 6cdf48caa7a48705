public import Stunting

/// Where slack lies as seen from a village that lacks.
public enum SlackPlace: Int, Sendable, Codable, CaseIterable, Comparable {
  /// In the village itself, at another facility.
  case sameVillage
  case neighbour
  /// In the same kecamatan.
  case sameDistrict
  /// Served by the same facility.
  case sameServiceArea

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// Something that a village could give to another: never more than it has beyond its own need by the norm, and never the
/// same twice.
public struct SupplyTransfer: Sendable, Equatable {
  /// Index in the edition.
  public var fromVillage: Int
  public var place: SlackPlace
  /// Facilities, kader, sets.
  public var amount: Double

  public init(fromVillage: Int, place: SlackPlace, amount: Double) {
    self.fromVillage = fromVillage
    self.place = place
    self.amount = amount
  }
}

/// What to do about one inadequate kind of supply: redistribution first (*realokasi*), addition (*alokasi*) for the rest.
public struct SupplyRemedy: Sendable, Equatable {
  public var aspect: SupplyAspect
  /// Missing by the norm; nil where no norm or count says how much.
  public var shortage: Double?
  public var transfers: [SupplyTransfer]
  /// What remains to be added; nil where the shortage is not known.
  public var toAdd: Double?
  /// False where slack elsewhere could not be looked for: no norm or no counts.
  public var slackIsKnown: Bool

  public init(
    aspect: SupplyAspect, shortage: Double?, transfers: [SupplyTransfer] = [], toAdd: Double?, slackIsKnown: Bool
  ) {
    self.aspect = aspect
    self.shortage = shortage
    self.transfers = transfers
    self.toAdd = toAdd
    self.slackIsKnown = slackIsKnown
  }
}
