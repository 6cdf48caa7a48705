import Geometry
import TileArchives
import Tiles

/// A chessboard of villages, as vector tiles of several zooms: every tile is easy to know by heart.
struct SampleRegion {
  var columns = 8
  var rows = 6
  var zooms = 0...7
  var box = BoundingBox(minX: 110, minY: -8.5, maxX: 113, maxY: -6.5)
  var buffer = 64

  var metadata: TileSetMetadata {
    TileSetMetadata(
      name: "Contoh", content: .mvt, zooms: zooms, bounds: box, description: "Papan catur", attribution: "Lokus",
      vectorLayers: [
        VectorLayerInfo(
          id: "villages", description: "Desa", zooms: zooms,
          fields: [VectorField(name: "kode", kind: .text), VectorField(name: "nilai", kind: .number)])
      ])
  }

  /// West, north, east, south of a village in steps of the zoom's grid.
  func rectangle(_ village: Int, zoom: Int) -> (x0: Int, y0: Int, x1: Int, y1: Int) {
    let northWest = WebMercator.unit(LonLat(longitude: box.minX, latitude: box.maxY))
    let southEast = WebMercator.unit(LonLat(longitude: box.maxX, latitude: box.minY))
    let side = Double(4096 << zoom)
    func x(_ column: Int) -> Int {
      Int(((northWest.x + (southEast.x - northWest.x) * Double(column) / Double(columns)) * side).rounded())
    }
    func y(_ row: Int) -> Int {
      Int(((northWest.y + (southEast.y - northWest.y) * Double(row) / Double(rows)) * side).rounded())
    }
    let column = village % columns
    let row = village / columns
    return (x(column), y(row), x(column + 1), y(row + 1))
  }

  /// The tiles by id; villages are numbered from 1.
  func tiles() -> [TileID: VectorTile] {
    var tiles: [TileID: VectorTile] = [:]
    for zoom in zooms {
      for village in 0..<(columns * rows) { add(village, zoom: zoom, to: &tiles) }
    }
    return tiles
  }

  private func add(_ village: Int, zoom: Int, to tiles: inout [TileID: VectorTile]) {
    let place = rectangle(village, zoom: zoom)
    for column in ((place.x0 - buffer) >> 12)...((place.x1 + buffer) >> 12) {
      for row in ((place.y0 - buffer) >> 12)...((place.y1 + buffer) >> 12) {
        let x0 = max(place.x0 - column * 4096, -buffer)
        let x1 = min(place.x1 - column * 4096, 4096 + buffer)
        let y0 = max(place.y0 - row * 4096, -buffer)
        let y1 = min(place.y1 - row * 4096, 4096 + buffer)
        guard x0 < x1, y0 < y1, min(x1, 4096) > max(x0, 0), min(y1, 4096) > max(y0, 0) else { continue }
        let feature = VectorFeature(
          id: UInt64(village + 1), geometry: SampleRegion.rectangle(x0, y0, x1, y1),
          attributes: [TileAttribute("kode", .string("35.07.\(village)")), TileAttribute("nilai", .double(14.5))])
        let tile = TileID(z: zoom, x: column, y: row)
        tiles[tile, default: VectorTile(layers: [VectorLayer(name: "villages")])].layers[0].features.append(feature)
      }
    }
  }

  static func rectangle(_ x0: Int, _ y0: Int, _ x1: Int, _ y1: Int) -> TileGeometry {
    var geometry = TileGeometry(kind: .polygons)
    geometry.append(x: [x0, x1, x1, x0].map(Int32.init), y: [y0, y0, y1, y1].map(Int32.init))
    return geometry
  }
}
