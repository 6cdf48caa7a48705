public import Tiles

/// A tile as a file, or the note that nothing shows in it or nothing has changed.
public struct RenderedTile: Sendable, Equatable {
  public var id: TileID
  public var density: TileDensity
  /// Stands for all that the tile's pixels depend on: while it stays the same the file stays the same.
  public var inputs: TileDigest
  /// PNG; nil for an empty tile, which isn't written, and for an unchanged one.
  public var png: [UInt8]?
  /// Stands for the file's bytes: tiles of equal content can share one file. nil without `png`.
  public var content: TileDigest?
  /// True when the inputs are those that were known: the file of the last run is still right.
  public var isUnchanged: Bool
}

/// Draws tiles of any zooms and hands each to `emit`, in the order asked for: the same for any number of threads, with
/// no more than a few hundred tiles in memory.
///
/// - Parameters:
///   - tiles: Best zoom by zoom, as `TileSet.tiles` has them: the names of a zoom are placed once for each run of tiles
///     of that zoom.
///   - known: Inputs of tiles that were drawn before and are still at hand. Those that haven't changed come as
///     `isUnchanged` and aren't drawn.
/// - Throws: `tileOutOfRange`; `drawing`; what `emit` throws.
public func renderTiles(
  _ tiles: [TileID], scene: MapScene, density: TileDensity = .standard, known: [TileID: TileDigest] = [:],
  threads: Int, emit: (RenderedTile) throws -> Void
) async throws {
  var renderer: TileRenderer?
  var start = 0
  while start < tiles.count {
    let zoom = tiles[start].z
    var end = start
    while end < tiles.count, tiles[end].z == zoom, end - start < 512 { end += 1 }
    guard scene.base.zooms.contains(zoom) else { throw CartographyError.tileOutOfRange(tiles[start]) }
    let current: TileRenderer
    if let renderer, renderer.zoom == zoom {
      current = renderer
    } else {
      current = try await TileRenderer(scene, zoom: zoom, density: density, threads: threads)
    }
    renderer = current
    for tile in try await current.render(Array(tiles[start..<end]), known: known, threads: threads) { try emit(tile) }
    start = end
  }
}

/// The same with all tiles at once, for small sets.
public func renderTiles(
  _ tiles: [TileID], scene: MapScene, density: TileDensity = .standard, known: [TileID: TileDigest] = [:], threads: Int
) async throws -> [RenderedTile] {
  var all: [RenderedTile] = []
  try await renderTiles(tiles, scene: scene, density: density, known: known, threads: threads) { all.append($0) }
  return all
}

/// The tiles that must be drawn again: those whose inputs aren't the known ones. Nothing is drawn to find out.
/// - Throws: `tileOutOfRange`.
public func changedTiles(
  _ tiles: [TileID], scene: MapScene, density: TileDensity = .standard, known: [TileID: TileDigest], threads: Int
) async throws -> [TileID] {
  var changed: [TileID] = []
  for zoom in Set(tiles.map(\.z)).sorted() {
    guard scene.base.zooms.contains(zoom) else {
      throw CartographyError.tileOutOfRange(TileID(z: zoom, x: 0, y: 0))
    }
    let renderer = try await TileRenderer(scene, zoom: zoom, density: density, threads: threads)
    let wanted = tiles.filter { $0.z == zoom }
    let inputs = try await renderer.inputs(of: wanted, threads: threads)
    changed += zip(wanted, inputs).filter { known[$0] != $1 }.map(\.0)
  }
  return changed
}
