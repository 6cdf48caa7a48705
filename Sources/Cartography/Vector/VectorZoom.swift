import Geometry
import Tiles
import Topology

/// The layers of a content at one zoom, ready to be cut into tiles.
struct VectorZoom: Sendable {
  let zoom: Int
  /// One a layer of areas; nil where the layer doesn't have the zoom.
  let areas: [GridPolygons?]
  let areaBlocks: [[TileBlock: [Int32]]]
  /// Points of each layer by the tile that holds them.
  let points: [[TileID: [VectorPoint]]]
  /// Blocks with anything in them, in the order of an archive.
  let blocks: [TileBlock]

  init(_ content: VectorContent, pyramid: CoveragePyramid, zoom: Int) {
    let villages = pyramid.rings(zoom: zoom)
    let coverage = pyramid.coverage(zoom: zoom)
    areas = content.areas.map { layer in
      guard layer.zooms.contains(zoom) else { return nil }
      if layer.groupings.isEmpty { return GridPolygons(villages, zoom: zoom) }
      return GridPolygons(
        layer.groupings.map { FeatureAreas($0, count: layer.codes.count, coverage, villages: villages) }, zoom: zoom)
    }
    areaBlocks = areas.map { $0?.blocks() ?? [:] }
    points = content.points.map { layer in layer.zooms.contains(zoom) ? layer.byTile(zoom: zoom) : [:] }
    let blockZoom = TileBlock.blockZoom(zoom)
    var seen = Set(areaBlocks.flatMap(\.keys))
    for tile in points.flatMap(\.keys) {
      seen.insert(TileBlock(zoom: zoom, column: tile.x >> (zoom - blockZoom), row: tile.y >> (zoom - blockZoom)))
    }
    blocks = seen.map { ($0.asTile.hilbertPosition, $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    self.zoom = zoom
  }
}

/// A point in its tile.
struct VectorPoint: Sendable {
  let feature: Int
  let x: Int32
  let y: Int32
}

extension VectorPointLayer {
  /// Points of a zoom by tile, in the order of their features.
  fileprivate func byTile(zoom: Int) -> [TileID: [VectorPoint]] {
    var tiles: [TileID: [VectorPoint]] = [:]
    let side = TileGrid.extent << zoom
    for (feature, position) in positions.enumerated() {
      guard let position, minimumZooms.isEmpty || minimumZooms[feature] <= zoom,
        position.longitude.isFinite, position.latitude.isFinite
      else { continue }
      let unit = WebMercator.unit(position)
      let x = Int(min(max((unit.x * Double(side)).rounded(.down), 0), Double(side - 1)))
      let y = Int(min(max((unit.y * Double(side)).rounded(.down), 0), Double(side - 1)))
      let tile = TileID(z: zoom, x: x / TileGrid.extent, y: y / TileGrid.extent)
      tiles[tile, default: []].append(
        VectorPoint(feature: feature, x: Int32(x % TileGrid.extent), y: Int32(y % TileGrid.extent)))
    }
    return tiles
  }
}
