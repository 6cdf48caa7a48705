public import DrawingBridge
import Geometry
import Parallel

/// A tile as a file, or the note that nothing shows in it.
public struct RenderedTile: Sendable, Equatable {
  public var id: TileID
  /// PNG; nil for an empty tile, which isn't written.
  public var png: [UInt8]?
}

/// The pixels of a tile, 256 x 256; nil when nothing shows in it.
/// - Throws: `tileOutOfRange` for a tile off the grid or of a zoom that the base map wasn't prepared for.
public func renderTileImage(_ tile: TileID, scene: MapScene) throws(CartographyError) -> PixelImage? {
  let side = Double(WebMercator.tilePixels)
  let window = BoundingBox(
    minX: Double(tile.x) * side, minY: Double(tile.y) * side, maxX: Double(tile.x) * side + side,
    maxY: Double(tile.y) * side + side)
  guard tile.isOnGrid, let painter = ScenePainter(scene, zoom: tile.z, window: window) else {
    throw .tileOutOfRange(tile)
  }
  guard painter.mayShow else { return nil }
  do {
    let canvas = try Canvas(width: WebMercator.tilePixels, height: WebMercator.tilePixels)
    painter.paint(on: canvas)
    let image = try canvas.image()
    return image.isEmpty ? nil : image
  } catch { throw .drawing(error) }
}

/// A tile as PNG; nil when nothing shows in it.
public func renderTile(z: Int, x: Int, y: Int, scene: MapScene) throws(CartographyError) -> [UInt8]? {
  guard let image = try renderTileImage(TileID(z: z, x: x, y: y), scene: scene) else { return nil }
  do { return try PNGEncoder().encode(image) } catch { throw .drawing(error) }
}

/// Tiles in the order asked for; the same bytes for any number of threads.
public func renderTiles(_ tiles: [TileID], scene: MapScene, threads: Int) async throws -> [RenderedTile] {
  let chunks = try await mapChunks(count: tiles.count, chunkSize: 16, threads: threads) { range in
    try range.map { index in
      let tile = tiles[index]
      return RenderedTile(id: tile, png: try renderTile(z: tile.z, x: tile.x, y: tile.y, scene: scene))
    }
  }
  return chunks.flatMap { $0 }
}

/// A rectangle of world pixels of one zoom, as one picture.
/// - Throws: `zoomOutOfRange` for a zoom that the base map wasn't prepared for; `drawing` for an impossible size.
public func renderWindow(
  scene: MapScene, zoom: Int, x: Int, y: Int, width: Int, height: Int
) throws(CartographyError) -> PixelImage {
  let corner = (x: Double(x), y: Double(y))
  let window = BoundingBox(
    minX: corner.x, minY: corner.y, maxX: corner.x + Double(width), maxY: corner.y + Double(height))
  guard let painter = ScenePainter(scene, zoom: zoom, window: window) else {
    throw .zoomOutOfRange(minimum: zoom, maximum: zoom)
  }
  do {
    let canvas = try Canvas(width: width, height: height)
    painter.paint(on: canvas)
    return try canvas.image()
  } catch { throw .drawing(error) }
}
