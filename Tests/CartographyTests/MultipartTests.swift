import Cartography
import DrawingBridge
import Geometry
import Testing
import Tiles

/// Found on the map of the invented regency: the second island of a village was not drawn.
@Suite("Every part and every hole of a village is drawn")
struct MultipartTests {
  private func square(_ set: inout PolygonSet, _ x: Double, _ y: Double, _ side: Double) {
    for (dx, dy) in [(0.0, 0.0), (1, 0), (1, 1), (0, 1)] { set.appendVertex(x + dx * side, y + dy * side) }
    set.endRing()
  }

  /// A village of two squares, the first with a hole, around 110 E, 11 S.
  private var village: LonLatPolygons {
    var set = PolygonSet()
    square(&set, 110.0, -11.2, 0.2)
    square(&set, 110.05, -11.15, 0.1)
    set.endPolygon()
    square(&set, 110.4, -11.2, 0.2)
    set.endPolygon()
    set.endFeature()
    return LonLatPolygons(set)
  }

  private func colour(_ longitude: Double, _ latitude: Double) async throws -> Colour? {
    let layer = MapLayer(villages: village, districtOf: [0], villageNames: [""], districtNames: [""])
    let base = try await BaseMap(layer: layer, zooms: 10...10, threads: 1)
    let scene = try MapScene(
      base: base, style: testStyle(labels: false, facilities: false), values: ThemeValues(classOf: [1]))
    let tile = try #require(TileMath.tile(at: LonLat(longitude: longitude, latitude: latitude), zoom: 10))
    guard let image = try await tileImage(tile, scene) else { return nil }
    let bounds = TileMath.bounds(of: tile)
    return image.colour(
      x: Int((longitude - bounds.minX) / bounds.width * 256), y: Int((bounds.maxY - latitude) / bounds.height * 256))
  }

  @Test("Both parts have the class colour", arguments: [(110.02, -11.1), (110.5, -11.1)])
  func parts(longitude: Double, latitude: Double) async throws {
    let found = try #require(try await colour(longitude, latitude))
    #expect(found == Colour(red: 227, green: 26, blue: 28))
  }

  @Test("The hole and the sea between them are transparent", arguments: [(110.1, -11.1), (110.3, -11.1)])
  func holes(longitude: Double, latitude: Double) async throws {
    let found = try await colour(longitude, latitude)
    #expect((found?.alpha ?? 0) == 0)
  }
}
