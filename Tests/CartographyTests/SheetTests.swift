import Cartography
import DrawingBridge
import Geometry
import Testing

/// Texts of all elements of a sheet.
func sheetText(_ repeats: Int = 1, marking: SheetMarking = .internalUse) -> SheetText {
  func long(_ text: String) -> String { [String](repeating: text, count: repeats).joined(separator: " ") }
  return SheetText(
    place: long("Kabupaten Contoh, Provinsi Contoh"), period: "Agustus 2024", regionCode: "99.01",
    institution: long("Bappeda Kabupaten Contoh"),
    sources: [long("penimbangan Agustus 2024"), long("batas desa edisi 2023")], history: [long("celah ditutup")],
    method: [long("balita stunting per balita diukur")], edition: "2023", date: "22 November 2026",
    notes: [String](repeating: long("Catatan."), count: repeats), marking: marking)
}

/// Sides of a PNG.
func pngSides(_ png: [UInt8]) -> [Int] {
  [16..<20, 20..<24].map { range in png[range].reduce(0) { $0 << 8 | Int($1) } }
}

@Suite("Map sheets")
struct SheetTests {
  private func scene(_ region: TestRegion = TestRegion()) async throws -> MapScene {
    try await testScene(region.layer(), zooms: 0...10)
  }

  @Test("a PNG has the size of its paper, a PDF and an SVG begin as they should; all are the same every time")
  func formats() async throws {
    let scene = try await scene()
    for (page, sides) in [
      (SheetPage(), [1170, 827]), (SheetPage(orientation: .portrait), [827, 1170]),
      (SheetPage(paper: .a3), [1654, 1170]),
    ] {
      let png = try renderSheet(scene: scene, text: sheetText(), page: page, format: .png(dotsPerInch: 100.05))
      #expect(zip(pngSides(png), sides).allSatisfy { abs($0 - $1) <= 1 })
      #expect(
        try renderSheet(scene: scene, text: sheetText(), page: page, format: .png(dotsPerInch: 100.05)) == png)
    }
    let pdf = try renderSheet(scene: scene, text: sheetText(), format: .pdf)
    let svg = try renderSheet(scene: scene, text: sheetText(), format: .svg)
    #expect(pdf.starts(with: Array("%PDF-1.4".utf8)))
    #expect(svg.starts(with: Array("<?xml".utf8)))
    #expect(try renderSheet(scene: scene, text: sheetText(), format: .pdf) == pdf)
    #expect(try renderSheet(scene: scene, text: sheetText(), format: .svg) == svg)
  }

  @Test("language, watermark, marking, focus and text change the sheet")
  func options() async throws {
    let base = try await BaseMap(layer: TestRegion().layer(), zooms: 0...10, threads: 2)
    let values = ThemeValues(classOf: .init(repeating: 0, count: 48))
    var sheets: [[UInt8]] = []
    for options in [SceneOptions(), SceneOptions(language: .english), SceneOptions(watermark: "DATA SINTETIS")] {
      let scene = try MapScene(base: base, style: testStyle(), values: values, options: options)
      sheets.append(try renderSheet(scene: scene, text: sheetText(), format: .pdf))
    }
    let scene = try MapScene(base: base, style: testStyle(), values: values)
    sheets.append(try renderSheet(scene: scene, text: sheetText(marking: .everyone), format: .pdf))
    sheets.append(try renderSheet(scene: scene, text: sheetText(), focus: .district(1), format: .pdf))
    sheets.append(try renderSheet(scene: scene, text: sheetText(), focus: .village(7), format: .pdf))
    #expect(Set(sheets).count == sheets.count)
  }

  @Test(
    "an impossible resolution and a focus that isn't there are refused", arguments: [-1, 0, 35, 601, .nan, .infinity])
  func refused(dots: Double) async throws {
    let scene = try await scene(TestRegion(columns: 2, rows: 2))
    #expect(throws: CartographyError.self) {
      try renderSheet(scene: scene, text: sheetText(), format: .png(dotsPerInch: dots))
    }
    for focus in [SheetFocus.district(99), .district(-5), .village(4), .village(-1)] {
      #expect(throws: CartographyError.nothingToDraw) { try renderSheet(scene: scene, text: sheetText(), focus: focus) }
    }
  }

  @Test("a logo is drawn; bytes that are none are left out")
  func logo() async throws {
    let scene = try await scene(TestRegion(columns: 2, rows: 2))
    let canvas = try Canvas(width: 40, height: 60)
    canvas.paint(Colour(red: 200, green: 0, blue: 0))
    var text = sheetText()
    let plain = try renderSheet(scene: scene, text: text, format: .svg)
    text.logo = try PNGEncoder().encode(try canvas.image())
    #expect(try renderSheet(scene: scene, text: text, format: .svg) != plain)
    for bytes in [[], [1, 2, 3], Array((text.logo ?? []).prefix(50)), [UInt8](repeating: 0x89, count: 90)] {
      text.logo = bytes
      #expect(try renderSheet(scene: scene, text: text, format: .svg) == plain)
    }
  }
}

@Suite("Layout of sheets")
struct SheetLayoutTests {
  /// Names, classes, texts and paper of many kinds.
  @Test(
    "parts lie on the page and on none of the others", arguments: [1, 2, 5, 12, 40],
    [(PaperSize.a4, PaperOrientation.portrait), (.a4, .landscape), (.a3, .portrait), (.a3, .landscape)])
  func boxes(load: Int, paper: (PaperSize, PaperOrientation)) async throws {
    var layer = TestRegion(columns: load == 1 ? 1 : 3, rows: load == 1 ? 1 : 2).layer()
    layer.villageNames = layer.villageNames.map { [String](repeating: $0, count: load).joined(separator: " ") }
    layer.facilities = (0..<load).map {
      FacilityPoint(kind: "jenis \($0)", position: .init(longitude: 103.01, latitude: -1.99))
    }
    var style = testStyle()
    style.facilities = (0..<load).map {
      FacilitySymbol(
        kind: "jenis \($0)", shape: .circle, colour: .black, sizePixels: 9, fromZoom: 0,
        label: text([String](repeating: "Jenis", count: load).joined(separator: " ")))
    }
    style.classes += (0..<load).map {
      MapClass(id: "x\($0)", number: $0 + 3, colour: .white, label: text("Kelas \($0)"))
    }
    let scene = try await testScene(layer, zooms: 0...9, style: style)
    let page = SheetPage(paper: paper.0, orientation: paper.1)
    let layout = sheetLayout(scene: scene, text: sheetText(load), page: page)
    let boxes = [layout.title, layout.map, layout.foot] + layout.columns
    for (index, box) in boxes.enumerated() {
      #expect(box.x >= 20 && box.y >= 20)
      #expect(box.maxX <= page.widthPoints - 20 && box.maxY <= page.heightPoints - 20)
      for other in boxes[(index + 1)...] {
        let apart = box.maxX <= other.x || other.maxX <= box.x || box.maxY <= other.y || other.maxY <= box.y
        #expect(apart, "\(box) \(other)")
      }
    }
    let share = layout.map.width * layout.map.height / (page.widthPoints * page.heightPoints)
    #expect(share > 0.24)
    #expect(!(try renderSheet(scene: scene, text: sheetText(load), page: page, format: .pdf)).isEmpty)
  }
}

@Suite("UTM")
struct UTMTests {
  /// Zone, southern, longitude, latitude, easting, northing: PROJ 9.5.1 (EPSG:326zz and 327zz).
  private static let reference: [(Int, Bool, Double, Double, Double, Double)] = [
    (49, true, 112.63, -7.98, 679_656.8770, 9_117_558.3308), (48, true, 106.8, -6.2, 699_163.3906, 9_314_348.9616),
    (54, true, 141, -9, 500_000, 9_005_147.8227), (47, false, 95.3, 5.55, 89_918.1959, 614_742.9276),
    (49, true, 112, -8.5, 610_066.1324, 9_060_283.7110), (49, true, 105, -6, -165_214.9081, 9_333_144.5451),
    (53, true, 131, -0.5, 54_552.6053, 9_944_599.1053), (50, true, 118, -2, 611_213.3013, 9_778_905.1332),
    (52, true, 130.5, -0.5, 666_925.326368, 9_944_715.891644), (46, false, 95, 5.9, 721_423.185009, 652_547.740384),
    (47, true, 103.5, -1.6, 1_001_061.477209, 9_822_601.198663),
  ]

  @Test("places agree with PROJ within a millimetre", arguments: reference)
  func proj(zone: Int, isSouthern: Bool, longitude: Double, latitude: Double, east: Double, north: Double) {
    let found = UTMZone(number: zone, isSouthern: isSouthern).project(.init(longitude: longitude, latitude: latitude))
    #expect(abs(found.eastMetres - east) < 0.001)
    #expect(abs(found.northMetres - north) < 0.001)
  }

  @Test(
    "the zone of a place",
    arguments: [
      (112.63, -7.98, "49S"), (95.0, 5.9, "46N"), (96, 0, "47N"), (141, -9, "54S"), (-180, 10, "1N"), (180, -1, "1S"),
      (.nan, .nan, "31N"),
    ])
  func zone(longitude: Double, latitude: Double, name: String) {
    #expect(UTMZone(at: .init(longitude: longitude, latitude: latitude)).name == name)
  }
}
