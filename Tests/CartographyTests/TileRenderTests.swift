import Cartography
import DrawingBridge
import Geometry
import Testing
import Tiles

@Suite("Tiles")
struct TileRenderTests {
  /// All that a map can show: hatches, unstable marks, circles, symbols, names, watermark.
  private func fullStyle() -> MapStyle {
    var style = testStyle()
    style.circles = CircleRule(
      colour: Colour(red: 40, green: 90, blue: 160, alpha: 170), outline: .white,
      zero: ZeroMark(outline: .black, label: text("Nol")), unit: text("kasus"))
    return style
  }

  private func fullScene(_ layer: MapLayer, zooms: ClosedRange<Int>) async throws -> MapScene {
    let plain = try await testScene(layer, zooms: zooms)
    var values = plain.values
    values.amounts = (0..<plain.base.villageCount).map { $0 % 7 == 0 ? nil : Double($0 * 13 % 31) }
    return try MapScene(base: plain.base, style: fullStyle(), values: values, options: plain.options)
  }

  @Test(
    "tiles put together are the picture drawn in one piece, pixel for pixel",
    arguments: Array(8...13), TileDensity.allCases)
  func seams(zoom: Int, density: TileDensity) async throws {
    let scene = try await fullScene(TestRegion(columns: 6, rows: 4).layer(), zooms: zoom...zoom)
    let renderer = try await TileRenderer(scene, zoom: zoom, density: density, threads: 1)
    let range = try TileSet.plan(bounds: scene.base.bounds, minZoom: zoom, maxZoom: zoom).ranges[0]
    let columns = range.columns.lowerBound...min(range.columns.upperBound, range.columns.lowerBound + 3)
    let rows = range.rows.lowerBound...min(range.rows.upperBound, range.rows.lowerBound + 3)
    let side = density.tilePixels
    let whole = try renderer.image(
      x: columns.lowerBound * side, y: rows.lowerBound * side, width: columns.count * side, height: rows.count * side)
    #expect(!whole.isEmpty)
    for x in columns {
      for y in rows {
        let image = try renderer.image(of: TileID(z: zoom, x: x, y: y)) ?? PixelImage(width: side, height: side)
        let part = whole.cropped(
          x: (x - columns.lowerBound) * side, y: (y - rows.lowerBound) * side, width: side, height: side)
        #expect(image == part, "\(zoom)/\(x)/\(y)")
      }
    }
  }

  @Test("any window shows what a larger one shows there", arguments: 0..<8)
  func windows(seed: Int) async throws {
    let scene = try await fullScene(TestRegion(columns: 6, rows: 4).layer(), zooms: 11...11)
    let renderer = try await TileRenderer(scene, zoom: 11, threads: 1)
    let box = WebMercator.unitBox(scene.base.bounds)
    let world = WebMercator.worldPixels(zoom: 11)
    let (x, y) = (Int(box.minX * world) - 20, Int(box.minY * world) - 20)
    let whole = try renderer.image(x: x, y: y, width: 400, height: 360)
    let (dx, dy) = (seed * 37 + 5, seed * 29 + 3)
    let part = try renderer.image(x: x + dx, y: y + dy, width: 97, height: 61)
    #expect(part == whole.cropped(x: dx, y: dy, width: 97, height: 61))
  }

  @Test("two renders and one, two or five threads give the same bytes")
  func deterministic() async throws {
    let layer = TestRegion().layer()
    let scene = try await fullScene(layer, zooms: 9...12)
    let plan = try TileSet.plan(bounds: scene.base.bounds, minZoom: 9, maxZoom: 12)
    let first = try await renderTiles(plan.tiles, scene: scene, threads: 1)
    #expect(first.map(\.id) == plan.tiles)
    #expect(first.contains { $0.png != nil })
    for threads in [1, 2, 5] {
      let again = try await renderTiles(plan.tiles, scene: try await fullScene(layer, zooms: 9...12), threads: threads)
      #expect(again == first)
    }
  }

  @Test("rings that start elsewhere give the same tiles", arguments: [1, 5, 11, 23])
  func ringStart(shift: Int) async throws {
    let plain = try await testScene(TestRegion().layer(), zooms: 9...11)
    let shifted = try await testScene(TestRegion(ringShift: shift).layer(), zooms: 9...11)
    let tiles = try TileSet.plan(bounds: plain.base.bounds, minZoom: 9, maxZoom: 11).tiles
    let a = try await renderTiles(tiles, scene: plain, threads: 2)
    let b = try await renderTiles(tiles, scene: shifted, threads: 2)
    #expect(a == b)
  }

  @Test("every village shows at low zooms, the tiniest as dots of its colour", arguments: 3...9)
  func noVillageLost(zoom: Int) async throws {
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
      villageNames: .init(repeating: "", count: 9), districtNames: [""])
    let base = try await BaseMap(layer: layer, zooms: zoom...zoom, threads: 1)
    let style = testStyle(labels: false, facilities: false)
    let scene = try MapScene(base: base, style: style, values: ThemeValues(classOf: (0..<9).map { $0 % 2 }))
    let renderer = try await TileRenderer(scene, zoom: zoom, threads: 1)
    let world = WebMercator.worldPixels(zoom: zoom)
    for k in 0..<9 {
      let unit = WebMercator.unit(LonLat(longitude: 100 + Double(k % 3) * 6, latitude: -6 + Double(k / 3) * 6))
      let image = try renderer.image(x: Int(unit.x * world) - 4, y: Int(unit.y * world) - 4, width: 9, height: 9)
      #expect(image.pixels.contains(colourBits(style.classes[k % 2].colour)), "village \(k)")
    }
  }

  @Test("an island of many villages, too small to draw, is one dot of their mean colour")
  func islandOfMany() async throws {
    let layer = TestRegion(columns: 2, rows: 2, step: 0.001).layer()
    let base = try await BaseMap(layer: layer, zooms: 5...5, threads: 1)
    var style = testStyle(labels: false, facilities: false)
    style.classes[0].colour = Colour(red: 200, green: 0, blue: 0)
    style.classes[1].colour = Colour(red: 0, green: 0, blue: 200)
    let scene = try MapScene(base: base, style: style, values: ThemeValues(classOf: [0, 1, 1, 0]))
    let renderer = try await TileRenderer(scene, zoom: 5, threads: 1)
    let unit = WebMercator.unit(LonLat(longitude: 103.001, latitude: -1.999))
    let image = try renderer.image(x: Int(unit.x * 8192) - 4, y: Int(unit.y * 8192) - 4, width: 9, height: 9)
    let middle = image.pixels.filter { $0 >> 24 == 255 && ($0 >> 16 & 255) > 60 && ($0 & 255) > 60 }
    #expect(!middle.isEmpty)
    for pixel in middle { #expect(abs(Int(pixel >> 16 & 255) - 100) < 50 && abs(Int(pixel & 255) - 100) < 50) }
  }

  @Test("the class colour is what the style says, in the middle of a village")
  func colours() async throws {
    let layer = TestRegion(columns: 2, rows: 1, step: 0.2).layer()
    let base = try await BaseMap(layer: layer, zooms: 12...12, threads: 1)
    let style = testStyle(labels: false, facilities: false)
    let scene = try MapScene(base: base, style: style, values: ThemeValues(classOf: [0, 1]))
    for (village, longitude) in [(0, 103.1), (1, 103.3)] {
      let tile = try #require(TileMath.tile(at: LonLat(longitude: longitude, latitude: -1.9), zoom: 12))
      let image = try #require(try await tileImage(tile, scene))
      #expect(image.pixels.count { $0 == colourBits(style.classes[village].colour) } > 30_000)
    }
    #expect(scene.classCounts == [1, 1, 0])
  }

  @Test("a hatch goes on over tile borders in its own rhythm", arguments: TileDensity.allCases)
  func hatchContinues(density: TileDensity) async throws {
    let layer = TestRegion(columns: 1, rows: 1, step: 0.4).layer()
    let base = try await BaseMap(layer: layer, zooms: 11...11, threads: 1)
    let scene = try MapScene(
      base: base, style: testStyle(labels: false, facilities: false), values: ThemeValues(classOf: [2]))
    let renderer = try await TileRenderer(scene, zoom: 11, density: density, threads: 1)
    let tile = try #require(TileMath.tile(at: LonLat(longitude: 103.2, latitude: -1.8), zoom: 11))
    let side = density.tilePixels
    let image = try renderer.image(x: tile.x * side - 64, y: tile.y * side + 8, width: 128, height: 64)
    let period = 8 * density.rawValue
    for y in 0..<64 {
      for x in 0..<128 - period { #expect(image.colour(x: x, y: y) == image.colour(x: x + period, y: y)) }
    }
    #expect(Set(image.pixels).count > 2)
  }

  @Test("at @2x everything lies where it lies at 256 pixels")
  func densities() async throws {
    let scene = try await fullScene(TestRegion(columns: 6, rows: 4).layer(), zooms: 12...12)
    let tile = try #require(TileMath.tile(at: LonLat(longitude: 103.09, latitude: -1.94), zoom: 12))
    let plain = try #require(try await tileImage(tile, scene))
    let dense = try #require(try await tileImage(tile, scene, .double))
    #expect(dense.width == 512)
    var sum = 0
    for y in 0..<256 {
      for x in 0..<256 {
        for shift in [0, 8, 16] as [UInt32] {
          let four = [(0, 0), (1, 0), (0, 1), (1, 1)].reduce(0) { total, at in
            total + Int(dense.pixels[(2 * y + at.1) * 512 + 2 * x + at.0] >> shift & 255)
          }
          sum += abs(four / 4 - Int(plain.pixels[y * 256 + x] >> shift & 255))
        }
      }
    }
    // Lines and letters are drawn finer, so single pixels differ; on the whole it is the same picture.
    #expect(Double(sum) / Double(256 * 256 * 3) < 6)
  }

  private func colourBits(_ c: Colour) -> UInt32 {
    0xff00_0000 | UInt32(c.red) << 16 | UInt32(c.green) << 8 | UInt32(c.blue)
  }
}
