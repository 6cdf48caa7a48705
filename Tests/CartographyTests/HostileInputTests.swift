import Cartography
import Geometry
import TestSupport
import Testing

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
  func oddRings() throws {
    let odd: [[(Double, Double)]] = [
      square, [], [(103, -2)], [(103, -2), (103.1, -2)], [(.nan, -2), (103.2, .infinity), (103.3, -1.9)],
      [(103.2, -2), (103.3, -1.9), (103.3, -2), (103.2, -1.9)],
      [(103.4, -2), (103.5, -2), (103.6, -2), (103.5, -2), (103.5, -1.9)],
      square, square.reversed(), [(500, 900), (-500, 900), (500, -900)],
      [(103.2, -2), (103.2, -2), (103.2, -2), (103.2, -2)],
    ]
    let scene = try testScene(layer(odd), zooms: 0...10)
    for tile in (0...10).compactMap({ TileMath.tile(at: LonLat(longitude: 103.05, latitude: -1.95), zoom: $0) }) {
      #expect(try renderTile(z: tile.z, x: tile.x, y: tile.y, scene: scene) != nil)
    }
  }

  @Test("nothing to draw, wrong counts and impossible zooms are named")
  func refused() throws {
    #expect(throws: CartographyError.nothingToDraw) { try BaseMap(layer: layer([]), zooms: 5...6) }
    #expect(throws: CartographyError.nothingToDraw) { try BaseMap(layer: layer([[(.nan, 1)]]), zooms: 5...6) }
    #expect(throws: CartographyError.zoomOutOfRange(minimum: 5, maximum: 15)) {
      try BaseMap(layer: layer([square]), zooms: 5...15)
    }
    var bad = layer([square])
    bad.districtOf = []
    #expect(throws: CartographyError.countMismatch(what: "districtOf", expected: 1, found: 0)) {
      try BaseMap(layer: bad, zooms: 5...6)
    }
    let base = try BaseMap(layer: layer([square]), zooms: 5...6)
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
  func outOfRange(index: Int) throws {
    var layer = layer([square])
    layer.districtOf = [index]
    layer.districtNames = ["Satu"]
    layer.labelPoints = [LonLat(longitude: .nan, latitude: 0)]
    layer.facilities = [FacilityPoint(kind: "puskesmas", position: LonLat(longitude: .nan, latitude: 5))]
    let base = try BaseMap(layer: layer, zooms: 9...9)
    var style = testStyle()
    style.borders = []
    let scene = try MapScene(base: base, style: style, values: ThemeValues(classOf: [index]))
    let tile = try #require(TileMath.tile(at: LonLat(longitude: 103.05, latitude: -1.95), zoom: 9))
    #expect(try renderTile(z: 9, x: tile.x, y: tile.y, scene: scene) != nil)
    #expect(scene.classCounts == [0, 0, 0])
    #expect(throws: CartographyError.tileOutOfRange(TileID(z: 8, x: 0, y: 0))) {
      try renderTile(z: 8, x: 0, y: 0, scene: scene)
    }
    #expect(throws: CartographyError.tileOutOfRange(TileID(z: 9, x: 512, y: 0))) {
      try renderTile(z: 9, x: 512, y: 0, scene: scene)
    }
  }

  @Test("random rings, 60 seeds, never crash", arguments: 0..<60)
  func randomRings(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let places = (0..<12).map { _ in (103 + random.uniform() * 0.2, -2 + random.uniform() * 0.2) }
    let rings = (0..<15).map { _ in (0..<3 + random.index(below: 9)).map { _ in places[random.index(below: 12)] } }
    let scene = try testScene(layer(rings), zooms: 8...11)
    for tile in try TileSet.plan(bounds: scene.base.bounds, minZoom: 8, maxZoom: 11).tiles {
      _ = try renderTile(z: tile.z, x: tile.x, y: tile.y, scene: scene)
    }
  }
}
