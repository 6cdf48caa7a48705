import Cartography
import DrawingBridge
import Testing

@Suite("Map sheets")
struct SheetTests {
  private let text = SheetText(subtitle: "Kabupaten Contoh", sources: ["Sumber data: contoh"])

  @Test(
    "a sheet is a PNG of the size asked for, the same every time", arguments: [(640, 480), (1000, 700), (700, 1400)])
  func size(width: Int, height: Int) throws {
    let scene = try testScene(TestRegion().layer(), zooms: 10...10)
    let png = try renderSheet(scene: scene, text: text, width: width, height: height)
    let sides = [16..<20, 20..<24].map { range in png[range].reduce(0) { $0 << 8 | Int($1) } }
    #expect(sides == [width, height])
    #expect(try renderSheet(scene: scene, text: text, width: width, height: height) == png)
  }

  @Test("language and watermark change the sheet")
  func options() throws {
    let base = try BaseMap(layer: TestRegion().layer(), zooms: 10...10)
    let values = ThemeValues(classOf: .init(repeating: 0, count: 48))
    let sheets = try [
      SceneOptions(), SceneOptions(language: .english), SceneOptions(watermark: "DATA SINTETIS"),
    ].map { options in
      try renderSheet(
        scene: try MapScene(base: base, style: testStyle(), values: values, options: options), text: text)
    }
    #expect(Set(sheets).count == 3)
  }

  @Test("an impossible size is refused", arguments: [(639, 480), (9000, 480), (-1, -1)])
  func refused(width: Int, height: Int) throws {
    let scene = try testScene(TestRegion().layer(), zooms: 10...10)
    #expect(throws: CartographyError.drawing(.imageSizeOutOfRange(width: width, height: height))) {
      try renderSheet(scene: scene, text: text, width: width, height: height)
    }
  }
}
