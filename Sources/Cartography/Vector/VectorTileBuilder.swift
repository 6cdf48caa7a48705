import DeflateBridge
import Parallel
import Tiles
public import Topology

/// Makes the vector tiles of a region (Mapbox Vector Tile 2.1, gzip).
///
/// A tile is made when some area reaches it or a point lies in it; it then also holds what reaches its buffer. Points
/// have no buffer: each is in one tile. The bytes don't depend on `threads`.
///
/// - Parameters:
///   - content: What the tiles hold.
///   - pyramid: Borders of the villages at each zoom.
///   - zooms: Within 0...14 and the pyramid's.
///   - threads: Most threads at a time.
///   - emit: Gets the tiles, some at a time, in the order of a PMTiles archive: zoom by zoom along the Hilbert curve.
/// - Throws: `CartographyError.countMismatch`, `.zoomOutOfRange`, what `emit` throws, `CancellationError`.
public func buildVectorTiles(
  _ content: VectorContent, pyramid: CoveragePyramid, zooms: ClosedRange<Int>, threads: Int,
  emit: ([PackedTile]) throws -> Void
) async throws {
  guard zooms.lowerBound >= pyramid.zooms.lowerBound, zooms.upperBound <= pyramid.zooms.upperBound else {
    throw CartographyError.zoomOutOfRange(minimum: zooms.lowerBound, maximum: zooms.upperBound)
  }
  try content.check(villageCount: pyramid.coverage(zoom: zooms.lowerBound).ownerCount)
  let tables = VectorTables(content)
  for wave in pyramid.waves(zooms) {
    let prepared = try await mapChunks(count: wave.count, chunkSize: 1, threads: threads) { chunk in
      VectorZoom(content, pyramid: pyramid, zoom: wave.lowerBound + chunk.lowerBound)
    }
    let jobs = prepared.flatMap { zoom in zoom.blocks.map { VectorBlockJob(zoom: zoom, block: $0, tables: tables) } }
    try await orderedResults(count: jobs.count, threads: threads, { try jobs[$0].run() }, take: emit)
  }
}

/// Numbers and attributes of all layers of a content, made once.
struct VectorTables: Sendable {
  let areaIDs: [[UInt64]]
  let areaTables: [AttributeTable]
  let pointIDs: [[UInt64]]
  let pointTables: [AttributeTable]
  let areaNames: [String]
  let pointNames: [String]

  init(_ content: VectorContent) {
    areaIDs = content.areas.map { FeatureIDs.numbers(of: $0.codes) }
    areaTables = content.areas.map { AttributeTable($0.columns, rowCount: $0.codes.count) }
    pointIDs = content.points.map { FeatureIDs.numbers(of: $0.codes) }
    pointTables = content.points.map { AttributeTable($0.columns, rowCount: $0.codes.count) }
    areaNames = content.areas.map(\.name)
    pointNames = content.points.map(\.name)
  }
}

extension CoveragePyramid {
  /// Zooms that are prepared together: the first ones, which have few tiles each; the large ones by themselves.
  fileprivate func waves(_ zooms: ClosedRange<Int>) -> [ClosedRange<Int>] {
    var waves: [ClosedRange<Int>] = []
    var places = 0
    for zoom in zooms {
      places += coverage(zoom: zoom).x.count
      if let last = waves.last, places < 4_000_000 {
        waves[waves.count - 1] = last.lowerBound...zoom
      } else {
        waves.append(zoom...zoom)
        places = coverage(zoom: zoom).x.count
      }
    }
    return waves
  }
}

extension VectorContent {
  fileprivate func check(villageCount: Int) throws(CartographyError) {
    for layer in areas {
      if layer.groupings.isEmpty { try layer.expect("codes", layer.codes.count, villageCount) }
      for grouping in layer.groupings { try layer.expect("grouping", grouping.count, villageCount) }
      for column in layer.columns { try layer.expect(column.name, column.values.count, layer.codes.count) }
    }
    for layer in points {
      try layer.expect("positions", layer.positions.count, layer.codes.count)
      if !layer.minimumZooms.isEmpty {
        try layer.expect("minimumZooms", layer.minimumZooms.count, layer.codes.count)
      }
      for column in layer.columns { try layer.expect(column.name, column.values.count, layer.codes.count) }
    }
  }
}

private protocol NamedVectorLayer { var name: String { get } }
extension VectorAreaLayer: NamedVectorLayer {}
extension VectorPointLayer: NamedVectorLayer {}

extension NamedVectorLayer {
  fileprivate func expect(_ what: String, _ found: Int, _ expected: Int) throws(CartographyError) {
    guard found == expected else {
      throw .countMismatch(what: "\(name).\(what)", expected: expected, found: found)
    }
  }
}
