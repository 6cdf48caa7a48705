public import Tiles

/// What `verifyTiles` found. A set is good when there is no problem.
public struct VerifyReport: Sendable, Equatable {
  public var container: TileContainer
  public var zooms: ClosedRange<Int>
  /// Counted, not read from the header.
  public var counts: TileCounts
  /// Tiles a zoom, from the lowest zoom of `zooms`.
  public var tilesPerZoom: [Int]
  /// The layers of vector tiles by name.
  public var layers: [VerifiedLayer]
  /// The first problems in a fixed order, at most `problemLimit` of the expectations.
  public var problems: [TileProblem]
  /// All problems, also those that are not listed.
  public var problemCount: Int

  public var isGood: Bool { problemCount == 0 }
}

/// What was counted in one layer.
public struct VerifiedLayer: Sendable, Equatable {
  public var name: String
  /// Features over all tiles.
  public var features: Int
  /// Different ids a zoom, from the lowest zoom of the report.
  public var idsPerZoom: [Int]
}

/// What is wrong with a tile set, as data.
public struct TileProblem: Sendable, Equatable {
  /// The tile, when the problem has one.
  public var tile: TileID?
  /// The layer of a vector tile.
  public var layer: String?
  /// The id of the feature.
  public var feature: UInt64?
  public var fault: TileFault

  public init(_ fault: TileFault, tile: TileID? = nil, layer: String? = nil, feature: UInt64? = nil) {
    self.fault = fault
    self.tile = tile
    self.layer = layer
    self.feature = feature
  }
}

/// What can be wrong with a tile set.
public enum TileFault: Sendable, Equatable {
  /// The tile can't be read or unpacked.
  case unreadable(TileArchiveError)
  /// The tile is no MVT 2.1.
  case notVectorTile(TileError)
  /// What MVT 2.1 forbids in a tile that can be read: layers and ids twice, rings without area, a hole first, places
  /// twice in a row.
  case vectorTile(VectorTileFinding.Problem)
  /// The tile is no sound PNG.
  case notPNG(PNGFault)
  /// The tile has not the size in pixels that the metadata states.
  case wrongSize(width: Int, height: Int, expected: Int)
  /// The tile has no layer or no feature: it should not be there.
  case emptyTile
  /// A count of the header is not that of the entries.
  case wrongCount(TileCountName, stated: Int, found: Int)
  /// The archive says it is clustered, and the content of entry `index` is out of order.
  case notClustered(index: Int)
  /// Two different contents share bytes; the offset counts from the start of the tile data.
  case overlappingContents(offset: Int)
  /// The set has no tile.
  case noTiles
  /// A zoom between the stated ones has no tile.
  case emptyZoom(Int)
  /// Sections of the header overlap, or do not fill the file.
  case sections(needed: Int, found: Int)
  /// The zooms of the tiles are not those stated.
  case wrongZooms(stated: ClosedRange<Int>, found: ClosedRange<Int>)
  /// The tile has nothing in common with the stated bounds.
  case outsideBounds
  /// The stated bounds or center can't be right.
  case metadata(field: String)
  /// The tile is there twice.
  case duplicateTile
  /// The tile is not there although it must be.
  case missingTile(MissingReason)
  /// The tile is there although it was not expected.
  case unexpectedTile
  /// A layer that the metadata doesn't name.
  case undeclaredLayer
  /// An attribute that the metadata doesn't name for its layer.
  case undeclaredField(String)
  /// A feature of a layer that must be at every zoom has no id.
  case noID
  /// The feature is in no tile of the zoom, though it is at another zoom or was expected.
  case lostFeature(zoom: Int)
  /// The feature was not expected.
  case unexpectedFeature(zoom: Int)
  /// A feature whose bounds reach from one column or row to another is in no tile of this one.
  case incompleteFeature(zoom: Int)
  /// The ring with this number in its feature crosses itself within the tile.
  case crossingRing(Int)
  /// A geometry that has no place.
  case emptyGeometry
  /// A place farther out than any buffer: three tiles and more.
  case farOutside
  /// The borders on the edge to the neighbour are not those of the neighbour.
  case borderMismatch(TileID)
}

public enum TileCountName: String, Sendable, Equatable, CaseIterable {
  case addressed, entries, contents
}

/// Why a tile must be there.
public enum MissingReason: Sendable, Equatable {
  /// It was expected by the caller.
  case expected
  /// A tile below it has features.
  case child(TileID)
  /// A tile beside it has features that go on in it.
  case neighbour(TileID)
  /// The tile above it has areas that cover part of it.
  case parent(TileID)
}

/// Why a PNG is not sound.
public enum PNGFault: Error, Sendable, Equatable {
  case signature
  /// A chunk that goes beyond the file.
  case truncated(offset: Int)
  /// A chunk with a wrong CRC.
  case checksum(offset: Int)
  /// IHDR missing, or with a colour type, depth or method that PNG doesn't have.
  case header
  /// A palette image without its palette.
  case palette
  /// Pixels that don't unpack to the size of the header.
  case pixels
  /// No end, or bytes behind it.
  case end(offset: Int)
}
