import Cartography
import DrawingBridge
import Geometry
import TestSupport
import Tiles

/// An invented region of `columns` x `rows` villages whose shared borders are jagged: a jittered grid, every shared
/// side broken into `breaks` pieces with the same vertices for both neighbours.
struct TestRegion {
  var columns = 8
  var rows = 6
  var breaks = 6
  /// Degrees a village.
  var step = 0.03
  var seed: UInt64 = 1
  /// Where each ring starts.
  var ringShift = 0

  func villages() -> LonLatPolygons {
    var set = PolygonSet()
    for village in 0..<columns * rows {
      let (c, r) = (village % columns, village / columns)
      let south = side((c, r), (c + 1, r))
      let east = side((c + 1, r), (c + 1, r + 1))
      let north = side((c, r + 1), (c + 1, r + 1))
      let west = side((c, r), (c, r + 1))
      var ring = south.dropLast() + east.dropLast() + north.reversed().dropLast() + west.reversed().dropLast()
      ring = ArraySlice(Array(ring.dropFirst(ringShift)) + Array(ring.prefix(ringShift)))
      for point in ring { set.appendVertex(point.0, point.1) }
      set.endRing()
      set.endPolygon()
      set.endFeature()
    }
    return LonLatPolygons(set)
  }

  func layer() -> MapLayer {
    let count = columns * rows
    return MapLayer(
      villages: villages(), districtOf: (0..<count).map { $0 % columns * 3 / columns },
      villageNames: (0..<count).map { "Desa \($0)" }, districtNames: ["Utara", "Tengah Raya", "Selatan"],
      facilities: (0..<20).map { k in
        FacilityPoint(
          kind: "puskesmas",
          position: LonLat(longitude: 103 + Double(k % 5) * 0.05, latitude: -2 + Double(k / 5) * 0.04))
      })
  }

  private func corner(_ c: Int, _ r: Int) -> (Double, Double) {
    let jitter = noise(c * 1000 + r)
    return (103 + (Double(c) + jitter.0 * 0.4) * step, -2 + (Double(r) + jitter.1 * 0.4) * step)
  }

  private func side(_ a: (Int, Int), _ b: (Int, Int)) -> [(Double, Double)] {
    let (from, to) = (corner(a.0, a.1), corner(b.0, b.1))
    return (0...breaks).map { k in
      if k == 0 { return from }
      if k == breaks { return to }
      let t = Double(k) / Double(breaks)
      let jitter = noise(((a.0 * 100 + a.1) * 100 + b.0) * 100 + b.1 + 7919 * k)
      return (
        from.0 + (to.0 - from.0) * t + jitter.0 * step * 0.12, from.1 + (to.1 - from.1) * t + jitter.1 * step * 0.12
      )
    }
  }

  private func noise(_ key: Int) -> (Double, Double) {
    var random = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(key))
    return (random.uniform() - 0.5, random.uniform() - 0.5)
  }
}

func text(_ both: String) -> LocalisedText { LocalisedText(id: both, en: both) }

/// A style with two classes, hatched no data, and one kind of facility.
func testStyle(labels: Bool = true, facilities: Bool = true) -> MapStyle {
  MapStyle(
    key: "uji", status: "usulan", title: text("Uji"),
    classes: [
      MapClass(id: "a", number: 1, colour: Colour(red: 255, green: 255, blue: 178), label: text("A")),
      MapClass(id: "b", number: 2, colour: Colour(red: 227, green: 26, blue: 28), label: text("B")),
      MapClass(
        id: "nd", colour: .white, label: text("Tidak ada data"),
        hatch: ClassHatch(form: .rising, colour: Colour(red: 128, green: 128, blue: 128))),
    ],
    unstable: UnstableMark(
      hatch: ClassHatch(form: .falling, colour: .black.withAlpha(128)), label: text("Tidak stabil")),
    labels: LabelRules(districts: labels, villages: labels, classNumbers: true),
    facilities: facilities
      ? [
        FacilitySymbol(
          kind: "puskesmas", shape: .cross, colour: .black, sizePixels: 12, fromZoom: 0, label: text("Puskesmas"))
      ] : [])
}

func testScene(
  _ layer: MapLayer, zooms: ClosedRange<Int>, style: MapStyle = testStyle(), watermark: String? = "DATA SINTETIS"
) async throws -> MapScene {
  let base = try await BaseMap(layer: layer, zooms: zooms, threads: 2)
  let count = layer.villageNames.count
  return try MapScene(
    base: base, style: style,
    values: ThemeValues(classOf: (0..<count).map { $0 * 7 % 3 }, isUnstable: (0..<count).map { $0 % 5 == 0 }),
    options: SceneOptions(watermark: watermark))
}

/// The pixels of one tile; nil when nothing shows in it.
func tileImage(_ tile: TileID, _ scene: MapScene, _ density: TileDensity = .standard) async throws -> PixelImage? {
  try await TileRenderer(scene, zoom: tile.z, density: density, threads: 1).image(of: tile)
}
