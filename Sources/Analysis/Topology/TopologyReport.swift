public import Stunting

/// Ground that two villages both claim, or that none does.
public struct TopologyFault: Sendable, Equatable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Claimed by both of two villages.
    case overlap
    /// Claimed by none, and shut in by villages on all sides: a sliver between borders, a lake, an enclave.
    case gap
  }

  /// Below this mean width an overlap or gap is a sliver: a border drawn twice. A wider one may be a lake or an enclave,
  /// to be looked at.
  public static let sliverWidthMetres = 20.0

  public var kind: Kind
  /// Indices in the edition, ascending: the two that overlap, or those around a gap.
  public var villages: [Int]
  public var areaSquareMetres: Double
  /// Twice the area over the length of the border: the width of a long thin shape.
  public var widthMetres: Double
  /// A place inside it; inside its largest piece where it has several.
  public var longitude: Double
  public var latitude: Double

  public var isSliver: Bool { widthMetres < TopologyFault.sliverWidthMetres }
}

/// A geometry that was invalid as delivered and was repaired at import.
public struct InvalidRing: Sendable, Equatable, Codable {
  /// Row of the source.
  public var row: Int?
  public var code: String
  /// As GEOS names it, without the place: `Ring Self-intersection`.
  public var reason: String
  /// Where GEOS found it, in degrees; nil when it gives no place.
  public var longitude: Double?
  public var latitude: Double?
  /// Area after repair less area before.
  public var areaChangeSquareMetres: Double
}

/// A village without any land neighbour.
public struct IslandVillage: Sendable, Equatable, Codable {
  public var village: Int
  public var parts: Int
  public var areaSquareMetres: Double
}

/// A code of the official list, with the name the list gives.
public struct OfficialVillage: Sendable, Equatable, Codable {
  public var code: RegionCode
  public var name: String

  public init(code: RegionCode, name: String) {
    self.code = code
    self.name = name
  }
}

/// How many faults of a kind there are, and their area.
public struct FaultTotal: Sendable, Equatable, Codable {
  public var count: Int
  public var areaSquareMetres: Double
  /// Area as a share of the area of all villages, 0 to 1.
  public var shareOfRegion: Double
}

/// What is wrong or worth a look in the polygons and codes of an edition.
public struct TopologyReport: Sendable, Equatable, Codable {
  public var editionID: String
  public var villageCount: Int
  /// Sum of the areas of all villages.
  public var areaSquareMetres: Double
  /// Overlaps and gaps of more than one square metre, the largest first.
  public var faults: [TopologyFault]
  /// Villages without any land neighbour, ascending.
  public var islands: [IslandVillage]
  /// Villages of more than one part, ascending, with their number of parts.
  public var multipart: [IslandVillage]
  /// Villages with one code, each group ascending.
  public var duplicateCodes: [[Int]]
  /// Villages of one name in one kecamatan, each group ascending.
  public var sameNames: [[Int]]
  /// Official codes of the edition's regencies that the edition lacks, ascending; nil without a list.
  public var missingOfficial: [OfficialVillage]?
  /// Villages whose code the official list lacks, ascending; nil without a list.
  public var notInOfficialList: [Int]?
  public var invalidRings: [InvalidRing]

  public var overlaps: [TopologyFault] { faults.filter { $0.kind == .overlap && !$0.isSliver } }
  public var gaps: [TopologyFault] { faults.filter { $0.kind == .gap && !$0.isSliver } }
  /// Thin overlaps and thin gaps.
  public var slivers: [TopologyFault] { faults.filter(\.isSliver) }

  public func total(of faults: [TopologyFault]) -> FaultTotal {
    let area = faults.reduce(0) { $0 + $1.areaSquareMetres }
    return FaultTotal(
      count: faults.count, areaSquareMetres: area, shareOfRegion: areaSquareMetres > 0 ? area / areaSquareMetres : 0)
  }
}
