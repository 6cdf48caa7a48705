internal import Tiles

/// Reads single tiles, on any thread.
struct FactReader: Sendable {
  enum Outcome: Sendable {
    case facts(TileFacts)
    case missing
    case unreadable(TileArchiveError)
  }

  let source: any TileSource
  /// Layers whose areas count.
  let areaLayers: Set<String>

  func read(_ tile: TileID) -> Outcome {
    do {
      guard let stored = try source.stored(tile) else { return .missing }
      let bytes = try source.unpackedTile(stored)
      let isRaster = source.metadata.content == .png
      return .facts(isRaster ? TileFacts(raster: bytes) : TileFacts(vector: bytes, areaLayers: areaLayers))
    } catch {
      return .unreadable(error)
    }
  }
}
