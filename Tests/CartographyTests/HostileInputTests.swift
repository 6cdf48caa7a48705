import Cartography
import DrawingBridge
import Geometry
import TestSupport
import Testing
import Tiles

@Suite("Hostile input to maps")
struct HostileInputTests {
  private func layer(_ rings: [[(Double, Double)]]) -> MapLayer {
    var set = PolygonSet()
    for ring in rings {
      for point in ring { set.appendVertex(point.0, point.1) }
      set.endRing()
      set.endPolygon()
      set.endFeature()
    }
    return MapLayer(
      villages: LonLatPolygons(set), districtOf: .init(repeating: -1, count: rings.count),
      villageNames: .init(repeating: "Desa dengan nama yang sangat panjang", count: rings.count), districtNames: [])
  }

  private let square = [(103.0, -2.0), (103.1, -2.0), (103.1, -1.9), (103.0, -1.9)]

  @Test("numbers that aren't, spikes, empty and crossing rings draw what can be drawn")
  func oddRings() async throws {
    let odd: [[(Double, Double)]] = [
      square, [], [(103, -2)], [(103, -2), (103.1, -2)], [(.nan, -2), (103.2, .infinity), (103.3, -1.9)],
      [(103.2, -2), (103.3, -1.9), (103.3, -2), (103.2, -1.9)],
      [(103.4, -2), (103.5, -2), (103.6, -2), (103.5, -2), (103.5, -1.9)],
      square, square.reversed(), [(500, 900), (-500, 900), (500, -900)],
      [(103.2, -2), (103.2, -2), (103.2, -2), (103.2, -2)],
    ]
    let scene = try await testScene(layer(odd), zooms: 0...10)
    for tile in (0...10).compactMap({ TileMath.tile(at: LonLat(longitude: 103.05, latitude: -1.95), zoom: $0) }) {
      #expect(try await tileImage(tile, scene) != nil)
    }
  }

  @Test("nothing to draw, wrong counts and impossible zooms are named")
  func refused() async throws {
    await #expect(throws: CartographyError.nothingToDraw) {
      try await BaseMap(layer: layer([]), zooms: 5...6, threads: 1)
    }
    await #expect(throws: CartographyError.nothingToDraw) {
      try await BaseMap(layer: layer([[(.nan, 1)]]), zooms: 5...6, threads: 1)
    }
    await #expect(throws: CartographyError.zoomOutOfRange(minimum: 5, maximum: 15)) {
      try await BaseMap(layer: layer([square]), zooms: 5...15, threads: 1)
    }
    var bad = layer([square])
    bad.districtOf = []
    await #expect(throws: CartographyError.countMismatch(what: "districtOf", expected: 1, found: 0)) {
      try await BaseMap(layer: bad, zooms: 5...6, threads: 1)
    }
    let base = try await BaseMap(layer: layer([square]), zooms: 5...6, threads: 1)
    var style = testStyle()
    #expect(throws: CartographyError.countMismatch(what: "classOf", expected: 1, found: 2)) {
      try MapScene(base: base, style: style, values: ThemeValues(classOf: [1, 1]))
    }
    style.classes.append(style.classes[0])
    #expect(throws: CartographyError.duplicateClass(key: "uji", id: "a")) {
      try MapScene(base: base, style: style, values: ThemeValues(classOf: [0]))
    }
    style.classes = []
    #expect(throws: CartographyError.styleWithoutClasses(key: "uji")) {
      try MapScene(base: base, style: style, values: ThemeValues(classOf: [0]))
    }
  }

  @Test("classes, districts and zooms out of range don't stop a map", arguments: [-1, 3, .max, .min])
  func outOfRange(index: Int) async throws {
    var layer = layer([square])
    layer.districtOf = [index]
    layer.districtNames = ["Satu"]
    layer.labelPoints = [LonLat(longitude: .nan, latitude: 0)]
    layer.facilities = [FacilityPoint(kind: "puskesmas", position: LonLat(longitude: .nan, latitude: 5))]
    let base = try await BaseMap(layer: layer, zooms: 9...9, threads: 1)
    var style = testStyle()
    style.borders = []
    let scene = try MapScene(base: base, style: style, values: ThemeValues(classOf: [index]))
    let tile = try #require(TileMath.tile(at: LonLat(longitude: 103.05, latitude: -1.95), zoom: 9))
    #expect(try await tileImage(tile, scene) != nil)
    #expect(scene.classCounts == [0, 0, 0])
    await #expect(throws: CartographyError.tileOutOfRange(TileID(z: 8, x: 0, y: 0))) {
      try await renderTiles([TileID(z: 8, x: 0, y: 0)], scene: scene, threads: 1)
    }
    await #expect(throws: CartographyError.tileOutOfRange(TileID(z: 9, x: 512, y: 0))) {
      try await renderTiles([TileID(z: 9, x: 512, y: 0)], scene: scene, threads: 1)
    }
  }

  @Test("random rings, 60 seeds, never crash", arguments: 0..<60)
  func randomRings(seed: Int) async throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let places = (0..<12).map { _ in (103 + random.uniform() * 0.2, -2 + random.uniform() * 0.2) }
    let rings = (0..<15).map { _ in (0..<3 + random.index(below: 9)).map { _ in places[random.index(below: 12)] } }
    let scene = try await testScene(layer(rings), zooms: 8...11)
    let plan = try TileSet.plan(bounds: scene.base.bounds, minZoom: 8, maxZoom: 11)
    for density in TileDensity.allCases {
      let tiles = try await renderTiles(plan.tiles, scene: scene, density: density, threads: 2)
      #expect(tiles.contains { $0.png != nil })
    }
  }

  @Test("a village over half the world at a deep zoom costs no memory for the tiles it covers")
  func worldWide() async throws {
    let half: [(Double, Double)] = [(-170, -80), (10, -80), (10, 80), (-170, 80)]
    let scene = try await testScene(layer([half, square]), zooms: 14...14)
    let tile = try #require(TileMath.tile(at: LonLat(longitude: -60.01, latitude: 20.01), zoom: 14))
    let image = try #require(try await tileImage(tile, scene))
    #expect(image.pixels.allSatisfy { $0 >> 24 == 255 })
  }
}
