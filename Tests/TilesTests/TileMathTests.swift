import Geometry
import TestSupport
import Testing
import Tiles

@Suite("Tile maths")
struct TileMathTests {
  @Test("the middle of every tile of zooms 0 to 9 lies in that tile", arguments: 0...9)
  func everyTile(zoom: Int) {
    let side = 1 << zoom
    var wrong = 0
    for x in 0..<side {
      for y in 0..<side {
        let id = TileID(z: zoom, x: x, y: y)
        let box = TileMath.bounds(of: id)
        let middle = LonLat(longitude: box.midX, latitude: box.midY)
        if TileMath.tile(at: middle, zoom: zoom) != id { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }

  @Test("tiles beside each other share a border; the first and last touch the end of the world", arguments: 0...22)
  func borders(zoom: Int) {
    let last = (1 << zoom) - 1
    let first = TileMath.bounds(of: TileID(z: zoom, x: 0, y: 0))
    #expect(first.minX == -180 && isClose(first.maxY, 85.0511287798066, relative: 1e-12))
    let end = TileMath.bounds(of: TileID(z: zoom, x: last, y: last))
    #expect(end.maxX == 180 && isClose(end.minY, -85.0511287798066, relative: 1e-12))
    if last > 0 { #expect(TileMath.bounds(of: TileID(z: zoom, x: 1, y: 0)).minX == first.maxX) }
    #expect(TileMath.tile(at: LonLat(longitude: 180, latitude: -90), zoom: zoom) == TileID(z: zoom, x: last, y: last))
  }

  @Test("Jambi at zoom 12, by the formula of the OpenStreetMap wiki")
  func known() {
    // x = (103.61 + 180) / 360 * 4096 = 3226.8; y = (1 - asinh(tan(-1.61 deg)) / pi) / 2 * 4096 = 2066.3
    #expect(TileMath.tile(at: LonLat(longitude: 103.61, latitude: -1.61), zoom: 12) == TileID(z: 12, x: 3226, y: 2066))
  }

  @Test("the fit zoom is the last at which the box fits")
  func fit() {
    let box = BoundingBox(minX: 103, minY: -2, maxX: 104, maxY: -1)  // 1 degree is 182 pixels at zoom 8
    #expect(TileMath.fitZoom(box, width: 768, height: 768) == 10)
    #expect(TileMath.fitZoom(box, width: 182, height: 768) == 7)
    #expect(TileMath.fitZoom(box, width: 10, height: 10) == 3)
    #expect(TileMath.fitZoom(box, width: 0, height: 0) == 0)
    #expect(TileMath.fitZoom(BoundingBox(minX: .nan, minY: 0, maxX: 1, maxY: 1), width: 768, height: 768) == 0)
  }
}
