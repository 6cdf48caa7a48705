public import Geometry
public import Tiles

/// What a set of vector tiles holds, beside the borders: layers of areas put together from villages, and of points.
public struct VectorContent: Sendable {
  public var areas: [VectorAreaLayer]
  public var points: [VectorPointLayer]

  public init(areas: [VectorAreaLayer] = [], points: [VectorPointLayer] = []) {
    self.areas = areas
    self.points = points
  }
}

/// A layer of areas: villages as they are, or villages put together.
public struct VectorAreaLayer: Sendable, Equatable {
  /// As style files name it: villages, districts, hotspot, klaster, access, ...
  public var name: String
  public var zooms: ClosedRange<Int>
  /// One code a feature, that its number comes from (`FeatureIDs`).
  public var codes: [String]
  public var columns: [AttributeColumn]
  /// The feature that each village belongs to, -1 for none; features may be in several groupings (one a service).
  /// Empty: each village is a feature of its own.
  public var groupings: [[Int32]]

  public init(
    name: String, zooms: ClosedRange<Int> = 0...14, codes: [String], columns: [AttributeColumn] = [],
    groupings: [[Int32]] = []
  ) {
    self.name = name
    self.zooms = zooms
    self.codes = codes
    self.columns = columns
    self.groupings = groupings
  }
}

/// A layer of points; a point is in the one tile that holds it.
public struct VectorPointLayer: Sendable, Equatable {
  /// As style files name it: facilities, labels, ...
  public var name: String
  public var zooms: ClosedRange<Int>
  public var codes: [String]
  public var columns: [AttributeColumn]
  /// One a feature; nil for a feature without a position.
  public var positions: [LonLat?]
  /// The lowest zoom at which each point is written; or empty.
  public var minimumZooms: [Int]

  public init(
    name: String, zooms: ClosedRange<Int> = 0...14, codes: [String], columns: [AttributeColumn] = [],
    positions: [LonLat?], minimumZooms: [Int] = []
  ) {
    self.name = name
    self.zooms = zooms
    self.codes = codes
    self.columns = columns
    self.positions = positions
    self.minimumZooms = minimumZooms
  }
}

/// A tile as it goes into an archive.
public struct PackedTile: Sendable, Equatable {
  public var id: TileID
  /// Gzip of the tile's bytes; time stamp 0.
  public var bytes: [UInt8]

  public init(id: TileID, bytes: [UInt8]) {
    self.id = id
    self.bytes = bytes
  }
}
