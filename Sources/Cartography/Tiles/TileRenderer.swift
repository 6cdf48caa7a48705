public import DrawingBridge
import Geometry
import Parallel
public import Tiles

/// Draws the tiles of one zoom, one theme and one density. Immutable; share it between tasks.
///
/// Making one places all names of the zoom, so that they are the same in whatever tile they lie.
public struct TileRenderer: Sendable {
  public let scene: MapScene
  public let zoom: Int
  public let density: TileDensity
  let theme: RasterTheme

  /// - Throws: `zoomOutOfRange` for a zoom that the base map wasn't prepared for.
  public init(_ scene: MapScene, zoom: Int, density: TileDensity = .standard, threads: Int) async throws {
    guard scene.base.zooms.contains(zoom) else {
      throw CartographyError.zoomOutOfRange(minimum: zoom, maximum: zoom)
    }
    let content = try await ZoomContent(scene, zoom: zoom, threads: threads)
    self.init(scene, content, density)
  }

  init(_ scene: MapScene, _ content: ZoomContent, _ density: TileDensity) {
    self.scene = scene
    zoom = content.zoom
    self.density = density
    theme = RasterTheme(scene, content: content, density: density)
  }

  /// The same zoom at another density, with the same names at the same places.
  public func with(_ density: TileDensity) -> TileRenderer { TileRenderer(scene, theme.content, density) }

  /// Digests of all that the pixels of tiles depend on; that of an empty one is all zeros.
  /// - Throws: `tileOutOfRange` for a tile off the grid or of another zoom.
  public func inputs(of tiles: [TileID], threads: Int) async throws -> [TileDigest] {
    for tile in tiles { try check(tile) }
    let chunks = try await mapChunks(count: tiles.count, chunkSize: 256, threads: threads) { range in
      let maker = DisplayListMaker(theme)
      return range.map { maker.list(for: PixelWindow(tiles[$0], density)).digest(theme) }
    }
    return chunks.flatMap { $0 }
  }

  /// The pixels of a tile; nil when nothing shows in it.
  /// - Throws: `tileOutOfRange` for a tile off the grid or of another zoom.
  public func image(of tile: TileID) throws(CartographyError) -> PixelImage? {
    try check(tile)
    let window = PixelWindow(tile, density)
    let list = DisplayListMaker(theme).list(for: window)
    if list.isEmpty { return nil }
    let image = WindowPainter(theme, width: window.width, height: window.height).paint(list)
    return image.isEmpty ? nil : image
  }

  /// A rectangle of world pixels of this zoom and density, as one picture.
  /// - Throws: `drawing` for sides outside 1...16384 or more than 2^26 pixels.
  public func image(x: Int, y: Int, width: Int, height: Int) throws(CartographyError) -> PixelImage {
    guard 1...16384 ~= width, 1...16384 ~= height, width * height <= 1 << 26, abs(x) < 1 << 30, abs(y) < 1 << 30
    else { throw .drawing(.imageSizeOutOfRange(width: width, height: height)) }
    let list = DisplayListMaker(theme).list(for: PixelWindow(x: x, y: y, width: width, height: height))
    return WindowPainter(theme, width: width, height: height).paint(list)
  }

  /// Tiles in the order asked for; the same for any number of threads.
  ///
  /// - Parameters:
  ///   - known: Inputs of tiles that were drawn before and are still at hand; those that haven't changed aren't drawn.
  /// - Throws: `tileOutOfRange`; `drawing`.
  public func render(
    _ tiles: [TileID], known: [TileID: TileDigest] = [:], threads: Int
  ) async throws -> [RenderedTile] {
    for tile in tiles { try check(tile) }
    let chunks = try await mapChunks(count: tiles.count, chunkSize: 64, threads: threads) { range in
      let worker = try TileWorker(theme, density)
      return try range.map { try worker.render(tiles[$0], known: known[tiles[$0]]) }
    }
    return chunks.flatMap { $0 }
  }

  private func check(_ tile: TileID) throws(CartographyError) {
    guard tile.isOnGrid, tile.z == zoom else { throw .tileOutOfRange(tile) }
  }
}
