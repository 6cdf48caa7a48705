/// A vector tile as values: layers of features with attributes (Mapbox Vector Tile specification 2.1).
public struct VectorTile: Sendable, Equatable {
  public var layers: [VectorLayer]
  public init(layers: [VectorLayer] = []) { self.layers = layers }
}

/// A layer of a tile.
public struct VectorLayer: Sendable, Equatable {
  /// Unique within the tile.
  public var name: String
  /// Steps of the tile's side.
  public var extent: Int
  public var features: [VectorFeature]

  public init(name: String, extent: Int = TileGrid.extent, features: [VectorFeature] = []) {
    self.name = name
    self.extent = extent
    self.features = features
  }
}

/// A feature of a layer.
public struct VectorFeature: Sendable, Equatable {
  /// Unique within the layer; nil for none.
  public var id: UInt64?
  public var geometry: TileGeometry
  public var attributes: [TileAttribute]

  public init(id: UInt64? = nil, geometry: TileGeometry, attributes: [TileAttribute] = []) {
    self.id = id
    self.geometry = geometry
    self.attributes = attributes
  }

  /// The value of an attribute; nil when the feature doesn't have it.
  public subscript(key: String) -> TileValue? { attributes.first { $0.key == key }?.value }
}

/// An attribute of a feature.
public struct TileAttribute: Sendable, Equatable {
  public var key: String
  public var value: TileValue

  public init(_ key: String, _ value: TileValue) {
    self.key = key
    self.value = value
  }
}

/// The geometry of a feature in steps of its tile, from the north-west corner: x to the east, y to the south.
///
/// Parts are points (all in one part), lines, or rings. A ring doesn't repeat its first place; a shell has a positive
/// shoelace sum, the holes that follow it a negative one (specification 4.3.3.3).
public struct TileGeometry: Sendable, Equatable {
  public enum Kind: UInt8, Sendable {
    case unknown = 0
    case points = 1
    case lines = 2
    case polygons = 3
  }

  public var kind: Kind
  public var x: [Int32]
  public var y: [Int32]
  /// Index of each part's first place, then the number of places.
  public var partStart: [Int]

  public init(kind: Kind, x: [Int32] = [], y: [Int32] = [], partStart: [Int] = [0]) {
    self.kind = kind
    self.x = x
    self.y = y
    self.partStart = partStart
  }

  public var partCount: Int { max(0, partStart.count - 1) }
  public func places(ofPart part: Int) -> Range<Int> { partStart[part]..<partStart[part + 1] }

  /// Adds a part; places beyond the shorter of the two lists are left out.
  public mutating func append(x partX: [Int32], y partY: [Int32]) {
    let count = min(partX.count, partY.count)
    x.append(contentsOf: partX.prefix(count))
    y.append(contentsOf: partY.prefix(count))
    partStart.append(x.count)
  }

  /// Twice the signed area of a part as a ring in square steps: positive for a shell.
  public func doubleArea(ofPart part: Int) -> Int64 {
    let places = places(ofPart: part)
    guard let last = places.last else { return 0 }
    var sum: Int64 = 0
    var before = last
    for place in places {
      sum &+= Int64(x[before]) &* Int64(y[place]) &- Int64(x[place]) &* Int64(y[before])
      before = place
    }
    return sum
  }
}

/// The grid within a tile.
public enum TileGrid {
  /// Steps of a tile's side.
  public static let extent = 4096
  /// Steps that polygons reach beyond the tile on each side, so that outlines and halos of the tile's border are drawn
  /// outside of what is seen: 64 steps are 4 pixels of a 256 pixel tile, as the usual tools have it (5 pixels).
  public static let buffer = 64
}
