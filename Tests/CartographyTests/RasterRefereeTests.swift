import Cartography
import DrawingBridge
import Geometry
import TestSupport
import Testing
import Tiles
import Topology

/// Areas and lines of tiles beside cairo, drawn village by village from the same rings.
@Suite("Tiles beside cairo")
struct RasterRefereeTests {
  @Test("areas differ by rounding only", arguments: 8...12)
  func areas(zoom: Int) async throws {
    let region = TestRegion(columns: 5, rows: 4)
    let base = try await BaseMap(layer: region.layer(), zooms: zoom...zoom, threads: 1)
    var style = testStyle(labels: false, facilities: false)
    style.borders = [BorderWidths(fromZoom: 0, village: 0, district: 0, outer: 0)]
    let scene = try MapScene(base: base, style: style, values: ThemeValues(classOf: (0..<20).map { $0 % 2 }))
    try await compare(scene, zoom: zoom, lines: false, mean: 0.2, largest: 48)
  }

  @Test("lines differ by a little at their edges", arguments: 10...13)
  func lines(zoom: Int) async throws {
    let region = TestRegion(columns: 5, rows: 4)
    let base = try await BaseMap(layer: region.layer(), zooms: zoom...zoom, threads: 1)
    let style = testStyle(labels: false, facilities: false)
    let scene = try MapScene(base: base, style: style, values: ThemeValues(classOf: (0..<20).map { $0 % 2 }))
    try await compare(scene, zoom: zoom, lines: true, mean: 0.8, largest: 80)
  }

  private func compare(_ scene: MapScene, zoom: Int, lines: Bool, mean: Double, largest: Int) async throws {
    let world = WebMercator.worldPixels(zoom: zoom)
    let box = WebMercator.unitBox(scene.base.bounds)
    let (x, y) = (Int(box.minX * world) - 8, Int(box.minY * world) - 8)
    let (width, height) = (min(700, Int(box.width * world) + 16), min(700, Int(box.height * world) + 16))
    let ours = try await TileRenderer(scene, zoom: zoom, threads: 1).image(x: x, y: y, width: width, height: height)
    let theirs = try cairo(scene, zoom: zoom, x: x, y: y, width: width, height: height, lines: lines)
    var sum = 0
    var worst = 0
    for (a, b) in zip(ours.pixels, theirs.pixels) {
      for shift in [0, 8, 16] as [UInt32] {
        let difference = abs(onWhite(a, shift) - onWhite(b, shift))
        sum += difference
        worst = max(worst, difference)
      }
    }
    let average = Double(sum) / Double(3 * width * height)
    #expect(average < mean && worst <= largest, "mean \(average), largest \(worst)")
  }

  private func cairo(
    _ scene: MapScene, zoom: Int, x: Int, y: Int, width: Int, height: Int, lines: Bool
  ) throws -> PixelImage {
    let level = max(0, zoom - 2)
    let coverage = scene.base.pyramid.coverage(zoom: level)
    let rings = scene.base.pyramid.rings(zoom: level)
    let scale = WebMercator.worldPixels(zoom: zoom) / coverage.side
    let canvas = try Canvas(width: width, height: height)
    for village in 0..<rings.ownerCount {
      for ring in rings.rings(ofOwner: village) {
        canvas.addPath(
          rings.places(ofRing: ring).map {
            (x: Double(rings.x[$0]) * scale - Double(x), y: Double(rings.y[$0]) * scale - Double(y))
          }, closed: true)
      }
      canvas.fill(scene.style.classes[scene.values.classOf[village]].colour, mode: .abutting)
    }
    canvas.closeGaps()
    guard lines else { return try canvas.image() }
    let widths = scene.style.widths(atZoom: zoom)
    let districts = scene.base.layer.districtOf
    for (kind, colour, width) in [
      (0, Colour(red: 0x48, green: 0x48, blue: 0x48, alpha: 0xc8), widths.village),
      (1, Colour(red: 0x33, green: 0x33, blue: 0x33, alpha: 0xf0), widths.district),
      (2, Colour(red: 0x22, green: 0x22, blue: 0x22), widths.outer),
    ] {
      for arc in 0..<coverage.arcCount {
        let (left, right) = (Int(coverage.left[arc]), Int(coverage.right[arc]))
        let found = left < 0 || right < 0 ? 2 : districts[left] == districts[right] ? 0 : 1
        guard found == kind else { continue }
        canvas.addPath(
          coverage.places(ofArc: arc).map {
            (x: Double(coverage.x[$0]) * scale - Double(x), y: Double(coverage.y[$0]) * scale - Double(y))
          }, closed: false)
      }
      canvas.stroke(colour, width: width)
    }
    return try canvas.image()
  }

  private func onWhite(_ pixel: UInt32, _ shift: UInt32) -> Int {
    let alpha = Int(pixel >> 24)
    return (Int(pixel >> shift & 255) * alpha + 255 * (255 - alpha)) / 255
  }
}

@Suite("Circles on tiles")
struct RasterCircleTests {
  private func scene(_ amounts: [Double?]) async throws -> MapScene {
    let count = amounts.count
    let base = try await BaseMap(
      layer: TestRegion(columns: count, rows: 1, step: 0.05).layer(), zooms: 12...12, threads: 1)
    var style = testStyle(labels: false, facilities: false)
    style.classes[0].colour = .white
    style.borders = [BorderWidths(fromZoom: 0, village: 0, district: 0, outer: 0)]
    style.circles = CircleRule(
      colour: .black, outline: .black, outlinePixels: 0,
      zero: ZeroMark(outline: Colour(red: 255, green: 0, blue: 0), label: text("Nol")), unit: text("kasus"))
    return try MapScene(
      base: base, style: style,
      values: ThemeValues(classOf: .init(repeating: 0, count: count), amounts: amounts))
  }

  /// Ink around the middle of a village, in pixels.
  private func ink(_ scene: MapScene, village: Int, _ isInk: (UInt32) -> Double) async throws -> Double {
    let anchor = try #require(scene.base.anchors.villages[village])
    let world = WebMercator.worldPixels(zoom: 12)
    let image = try await TileRenderer(scene, zoom: 12, threads: 1).image(
      x: Int(anchor.unitX * world) - 40, y: Int(anchor.unitY * world) - 40, width: 80, height: 80)
    return image.pixels.reduce(0) { $0 + isInk($1) }
  }

  private func black(_ pixel: UInt32) -> Double { pixel >> 24 == 0 ? 0 : 1 - Double(pixel & 255) / 255 }
  private func red(_ pixel: UInt32) -> Double { Double(pixel >> 16 & 255) / 255 - Double(pixel & 255) / 255 }

  @Test("areas of circles are in the proportion of the counts; zero is an open ring, no value is nothing")
  func proportional() async throws {
    let scene = try await scene([100, 25, 50, 0, nil])
    let full = try await ink(scene, village: 0, black)
    #expect(abs(full - Double.pi * 22 * 22) < 15)
    #expect(abs(try await ink(scene, village: 1, black) / full - 0.25) < 0.01)
    #expect(abs(try await ink(scene, village: 2, black) / full - 0.5) < 0.01)
    #expect(try await ink(scene, village: 3, red) > 5)
    #expect(try await ink(scene, village: 4, black) == 0)
  }

  @Test(
    "counts that are no numbers or below zero draw nothing and stop nothing",
    arguments: [
      Double.nan, .infinity, -1, .greatestFiniteMagnitude,
    ])
  func odd(amount: Double) async throws {
    let scene = try await scene([10, amount])
    let tiles = try TileSet.plan(bounds: scene.base.bounds, minZoom: 12, maxZoom: 12).tiles
    #expect(try await renderTiles(tiles, scene: scene, threads: 1).contains { $0.png != nil })
  }

  @Test("a wrong number of counts is named")
  func count() async throws {
    let scene = try await scene([1, 2])
    #expect(throws: CartographyError.countMismatch(what: "amounts", expected: 2, found: 1)) {
      try MapScene(base: scene.base, style: scene.style, values: ThemeValues(classOf: [0, 0], amounts: [1]))
    }
  }
}
