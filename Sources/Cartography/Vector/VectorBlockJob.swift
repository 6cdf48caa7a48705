import DeflateBridge
import Tiles

/// The tiles of one block.
struct VectorBlockJob: Sendable {
  /// How hard tiles are packed: above it archives hardly get smaller, but take twice the time.
  static let packingLevel = 6
  let zoom: VectorZoom
  let block: TileBlock
  let tables: VectorTables

  /// - Throws: `DeflateError` when memory runs out.
  func run() throws -> [PackedTile] {
    let compressor = try DeflateCompressor(level: VectorBlockJob.packingLevel)
    var areas = zoom.areas.indices.compactMap { AreaWork(self, layer: $0) }
    var points = zoom.points.indices.map { PointWork(self, layer: $0) }
    var tiles: [PackedTile] = []
    for tile in block.tiles {
      var bytes: [UInt8] = []
      var isReached = false
      for work in areas.indices { isReached = areas[work].append(tile, to: &bytes) || isReached }
      for work in points.indices { isReached = points[work].append(tile, to: &bytes) || isReached }
      if isReached { tiles.append(PackedTile(id: tile, bytes: try compressor.gzip(bytes))) }
    }
    return tiles
  }
}

/// One layer of areas in a block.
private struct AreaWork {
  private let ids: [UInt64]
  private var slicer: BlockSlicer
  private var writer: TileLayerWriter

  /// Nil when the block has nothing of the layer.
  init?(_ job: VectorBlockJob, layer: Int) {
    guard let polygons = job.zoom.areas[layer], let numbers = job.zoom.areaBlocks[layer][job.block] else { return nil }
    ids = job.tables.areaIDs[layer]
    slicer = BlockSlicer(polygons, numbers, block: job.block)
    writer = TileLayerWriter(
      name: job.tables.areaNames[layer], table: job.tables.areaTables[layer], zoom: job.zoom.zoom)
  }

  /// True when an area reaches the tile.
  mutating func append(_ tile: TileID, to bytes: inout [UInt8]) -> Bool {
    let isReached = slicer.slice(tile) { feature, geometry in
      writer.add(row: Int(feature), id: ids[Int(feature)], geometry: geometry)
    }
    writer.finish(into: &bytes)
    return isReached
  }
}

/// One layer of points in a block.
private struct PointWork {
  private let ids: [UInt64]
  private let points: [TileID: [VectorPoint]]
  private var writer: TileLayerWriter

  init(_ job: VectorBlockJob, layer: Int) {
    ids = job.tables.pointIDs[layer]
    points = job.zoom.points[layer]
    writer = TileLayerWriter(
      name: job.tables.pointNames[layer], table: job.tables.pointTables[layer], zoom: job.zoom.zoom)
  }

  /// True when a point lies in the tile.
  mutating func append(_ tile: TileID, to bytes: inout [UInt8]) -> Bool {
    guard let inside = points[tile] else { return false }
    for point in inside {
      writer.add(
        row: point.feature, id: ids[point.feature],
        geometry: TileGeometry(kind: .points, x: [point.x], y: [point.y], partStart: [0, 1]))
    }
    writer.finish(into: &bytes)
    return true
  }
}
