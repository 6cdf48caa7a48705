import Cartography
import Geometry
import TestSupport
import Testing
import Tiles

@Suite("Tile maths")
struct TilePlanTests {
  @Test("a plan starts at the fit zoom, holds every corner, and refuses what can't be")
  func plan() throws {
    let box = BoundingBox(minX: 103, minY: -2, maxX: 104, maxY: -1)
    let plan = try TileSet.plan(bounds: box)
    #expect(plan.zooms == 10...12)
    #expect(Set(plan.tiles).count == plan.count)
    for zoom in plan.zooms {
      let corner = try #require(TileMath.tile(at: LonLat(longitude: 103, latitude: -2), zoom: zoom))
      #expect(plan.tiles.contains(corner))
    }
    #expect(throws: CartographyError.zoomOutOfRange(minimum: 13, maximum: 12)) {
      try TileSet.plan(bounds: box, minZoom: 13)
    }
    #expect(throws: CartographyError.zoomOutOfRange(minimum: 0, maximum: 30)) {
      try TileSet.plan(bounds: box, minZoom: 0, maxZoom: 30)
    }
    let nan = BoundingBox(minX: .nan, minY: 0, maxX: 1, maxY: 1)
    #expect(throws: CartographyError.nothingToDraw) { try TileSet.plan(bounds: nan) }
    let world = BoundingBox(minX: -180, minY: -80, maxX: 180, maxY: 80)
    #expect(throws: CartographyError.self) { try TileSet.plan(bounds: world) }
  }
}
