public import Geometry
public import Tiles

/// What a tile set should have beyond being sound in itself.
public struct TileExpectations: Sendable {
  /// Layers whose features must be the same set of ids at every zoom of the set. A layer that no tile has at all is not
  /// missed unless `ids` names it.
  public var everyZoomLayers: [String]
  /// The ids that a layer must have at every zoom, no more and no less.
  public var ids: [String: [UInt64]]
  /// Features with their bounds: each must be in a tile of every column and row of tiles that its bounds reach into.
  public var features: [ExpectedFeature]
  /// The tiles that must be there, no more and no less; nil when they are not known.
  public var tiles: [TileID]?
  /// The zooms that must be there; nil for those the metadata states.
  public var zooms: ClosedRange<Int>?
  /// Problems listed in the report; all are counted.
  public var problemLimit: Int

  public init(
    everyZoomLayers: [String] = ["villages"], ids: [String: [UInt64]] = [:], features: [ExpectedFeature] = [],
    tiles: [TileID]? = nil, zooms: ClosedRange<Int>? = nil, problemLimit: Int = 1000
  ) {
    self.everyZoomLayers = everyZoomLayers
    self.ids = ids
    self.features = features
    self.tiles = tiles
    self.zooms = zooms
    self.problemLimit = max(0, problemLimit)
  }
}

/// A feature and the box in degrees that one connected part of it fills.
public struct ExpectedFeature: Sendable, Equatable {
  public var layer: String
  public var id: UInt64
  public var bounds: BoundingBox

  public init(layer: String, id: UInt64, bounds: BoundingBox) {
    self.layer = layer
    self.id = id
    self.bounds = bounds
  }
}
