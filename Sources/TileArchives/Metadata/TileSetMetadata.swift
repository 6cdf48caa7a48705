public import Geometry

/// What a tile set says about itself, the same for all containers.
public struct TileSetMetadata: Sendable, Equatable {
  public enum Content: String, Sendable, Equatable, CaseIterable {
    /// Mapbox Vector Tile.
    case mvt
    case png
  }

  /// How a client should take the tiles: over another map or as the map.
  public enum Role: String, Sendable, Equatable, CaseIterable {
    case overlay, baselayer
  }

  public var name: String
  public var description: String
  /// A revision such as `1.0.0`.
  public var version: String
  /// HTML or text, shown on the map.
  public var attribution: String
  public var role: Role
  public var content: Content
  /// Zooms that have tiles, within 0...22.
  public var zooms: ClosedRange<Int>
  /// Degrees, west < east, south < north.
  public var bounds: BoundingBox
  /// Where a map opens: a position in `bounds`, a zoom in `zooms`.
  public var center: LonLat
  public var centerZoom: Int
  /// Pixels a side of a raster tile: 256, or 512 for @2x; 0 when a container that was read does not say. Not used for
  /// vector tiles.
  public var tilePixels: Int
  /// Layers of vector tiles; empty for rasters.
  public var vectorLayers: [VectorLayerInfo]

  /// The center is that of `bounds` at the lowest zoom, unless given.
  public init(
    name: String, content: Content, zooms: ClosedRange<Int>, bounds: BoundingBox, center: LonLat? = nil,
    centerZoom: Int? = nil, description: String = "", version: String = "1.0.0", attribution: String = "",
    role: Role = .overlay, tilePixels: Int = 256, vectorLayers: [VectorLayerInfo] = []
  ) {
    self.name = name
    self.content = content
    self.zooms = zooms
    self.bounds = bounds
    self.center = center ?? LonLat(longitude: bounds.midX, latitude: bounds.midY)
    self.centerZoom = centerZoom ?? zooms.lowerBound
    self.description = description
    self.version = version
    self.attribution = attribution
    self.role = role
    self.tilePixels = tilePixels
    self.vectorLayers = vectorLayers
  }
}

/// A layer of vector tiles as TileJSON 3.0.0 (3.3) describes it.
public struct VectorLayerInfo: Sendable, Equatable {
  public var id: String
  public var description: String
  public var zooms: ClosedRange<Int>
  public var fields: [VectorField]

  public init(id: String, description: String = "", zooms: ClosedRange<Int>, fields: [VectorField]) {
    self.id = id
    self.description = description
    self.zooms = zooms
    self.fields = fields
  }
}

/// An attribute of the features of a layer.
public struct VectorField: Sendable, Equatable {
  public enum Kind: String, Sendable, Equatable, CaseIterable {
    case text = "String"
    case number = "Number"
    case flag = "Boolean"
  }

  public var name: String
  public var kind: Kind

  public init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}
