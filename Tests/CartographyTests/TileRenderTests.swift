import Cartography
import DrawingBridge
import Geometry
import Testing

@Suite("Tiles")
struct TileRenderTests {
  /// Differences of two images of one size on white paper: the largest of a channel, and the part of pixels that
  /// differ.
  private func difference(_ a: PixelImage, _ b: PixelImage) -> (largest: Int, part: Double) {
    var largest = 0
    var count = 0
    for (one, two) in zip(a.pixels, b.pixels) where one != two {
      count += 1
      for shift in [0, 8, 16] as [UInt32] { largest = max(largest, abs(onWhite(one, shift) - onWhite(two, shift))) }
    }
    return (largest, Double(count) / Double(max(1, a.pixels.count)))
  }

  private func onWhite(_ pixel: UInt32, _ shift: UInt32) -> Int {
    let alpha = Int(pixel >> 24)
    return (Int(pixel >> shift & 255) * alpha + 255 * (255 - alpha)) / 255
  }

  /// cairo decides for a whole row of pixels whether it takes 15 samples or measures exactly, so what else lies in a
  /// row may move the cover of a half-covered pixel by one fifteenth.
  private let coverStep = 17

  @Test("tiles put together are the picture drawn in one piece", arguments: 9...12)
  func seams(zoom: Int) throws {
    let layer = TestRegion().layer()
    let scene = try testScene(layer, zooms: zoom...zoom)
    let plan = try TileSet.plan(bounds: scene.base.bounds, minZoom: zoom, maxZoom: zoom)
    let range = plan.ranges[0]
    let whole = try renderWindow(
      scene: scene, zoom: zoom, x: range.columns.lowerBound * 256, y: range.rows.lowerBound * 256,
      width: range.columns.count * 256, height: range.rows.count * 256)
    for tile in range.tiles {
      let image = try renderTileImage(tile, scene: scene) ?? PixelImage(width: 256, height: 256)
      let part = whole.cropped(
        x: (tile.x - range.columns.lowerBound) * 256, y: (tile.y - range.rows.lowerBound) * 256, width: 256, height: 256
      )
      let found = difference(image, part)
      #expect(found.largest <= coverStep && found.part < 0.02, "\(tile.path): \(found)")
    }
  }

  @Test("where two tiles meet, both columns are those of a window across the border")
  func acrossBorder() throws {
    let scene = try testScene(TestRegion().layer(), zooms: 12...12)
    let tile = try #require(TileMath.tile(at: LonLat(longitude: 103.12, latitude: -1.91), zoom: 12))
    let west = try #require(try renderTileImage(tile, scene: scene))
    let east = try #require(try renderTileImage(TileID(z: 12, x: tile.x + 1, y: tile.y), scene: scene))
    let across = try renderWindow(
      scene: scene, zoom: 12, x: tile.x * 256 + 248, y: tile.y * 256, width: 16, height: 256)
    let found = [
      difference(west.cropped(x: 248, y: 0, width: 8, height: 256), across.cropped(x: 0, y: 0, width: 8, height: 256)),
      difference(east.cropped(x: 0, y: 0, width: 8, height: 256), across.cropped(x: 8, y: 0, width: 8, height: 256)),
    ]
    #expect(found.allSatisfy { $0.largest <= coverStep && $0.part < 0.1 }, "\(found)")
  }

  @Test("two renders and one, two or five threads give the same bytes")
  func deterministic() async throws {
    let layer = TestRegion().layer()
    let plan = try TileSet.plan(bounds: try testScene(layer, zooms: 9...9).base.bounds, minZoom: 9, maxZoom: 12)
    let one = try await renderTiles(plan.tiles, scene: try testScene(layer, zooms: plan.zooms), threads: 1)
    for threads in [1, 2, 5] {
      let again = try await renderTiles(plan.tiles, scene: try testScene(layer, zooms: plan.zooms), threads: threads)
      #expect(again == one)
    }
    #expect(one.map(\.id) == plan.tiles)
    #expect(one.contains { $0.png != nil })
  }

  @Test("inside the region nothing shines through; outside all is transparent")
  func opaqueInside() throws {
    let layer = TestRegion(columns: 12, rows: 12).layer()
    let scene = try testScene(layer, zooms: 11...11, style: testStyle(labels: false, facilities: false), watermark: nil)
    let middle = try #require(TileMath.tile(at: LonLat(longitude: 103.18, latitude: -1.82), zoom: 11))
    let image = try #require(try renderTileImage(middle, scene: scene))
    #expect(image.pixels.allSatisfy { $0 >> 24 == 255 })
    let far = TileID(z: 11, x: middle.x + 20, y: middle.y)
    #expect(try renderTile(z: far.z, x: far.x, y: far.y, scene: scene) == nil)
  }

  @Test("rings that start elsewhere give the same tiles", arguments: [1, 5, 11, 23])
  func ringStart(shift: Int) throws {
    let plain = try testScene(TestRegion().layer(), zooms: 9...11)
    let shifted = try testScene(TestRegion(ringShift: shift).layer(), zooms: 9...11)
    for tile in try TileSet.plan(bounds: plain.base.bounds, minZoom: 9, maxZoom: 11).tiles {
      let (a, b) = (try renderTileImage(tile, scene: plain), try renderTileImage(tile, scene: shifted))
      #expect((a == nil) == (b == nil))
      if let a, let b { #expect(difference(a, b).largest <= coverStep, "\(tile.path)") }
    }
  }

  @Test("every village shows at low zooms, the tiniest as dots", arguments: 3...9)
  func noVillageLost(zoom: Int) throws {
    // Villages far from each other and much smaller than a pixel: each must leave its own mark.
    var set = PolygonSet()
    for k in 0..<9 {
      let (x, y) = (100 + Double(k % 3) * 6, -6 + Double(k / 3) * 6)
      for (dx, dy) in [(0, 0), (0.001, 0), (0.001, 0.001), (0, 0.001)] { set.appendVertex(x + dx, y + dy) }
      set.endRing()
      set.endPolygon()
      set.endFeature()
    }
    let layer = MapLayer(
      villages: LonLatPolygons(set), districtOf: .init(repeating: 0, count: 9),
      villageNames: .init(repeating: "", count: 9),
      districtNames: [""])
    let scene = try testScene(layer, zooms: zoom...zoom, watermark: nil)
    for k in 0..<9 {
      let place = LonLat(longitude: 100 + Double(k % 3) * 6, latitude: -6 + Double(k / 3) * 6)
      let tile = try #require(TileMath.tile(at: place, zoom: zoom))
      #expect(try renderTile(z: zoom, x: tile.x, y: tile.y, scene: scene) != nil, "village \(k)")
    }
  }

  @Test("the class colour is what the style says, in the middle of a village")
  func colours() throws {
    let layer = TestRegion(columns: 2, rows: 1, step: 0.2).layer()
    let base = try BaseMap(layer: layer, zooms: 12...12)
    let style = testStyle(labels: false, facilities: false)
    let scene = try MapScene(base: base, style: style, values: ThemeValues(classOf: [0, 1]))
    for (village, longitude) in [(0, 103.1), (1, 103.3)] {
      let tile = try #require(TileMath.tile(at: LonLat(longitude: longitude, latitude: -1.9), zoom: 12))
      let image = try #require(try renderTileImage(tile, scene: scene))
      #expect(image.pixels.count { $0 == 0xff00_0000 | colourBits(style.classes[village].colour) } > 30_000)
    }
    #expect(scene.classCounts == [1, 1, 0])
  }

  private func colourBits(_ c: Colour) -> UInt32 { UInt32(c.red) << 16 | UInt32(c.green) << 8 | UInt32(c.blue) }
}
