import Cartography
import DrawingBridge
import Foundation
import FoundationXML
import TestSupport
import Testing

@Suite("Styles for MapLibre and QGIS")
struct ClientStyleTests {
  private static let links = MapLibreLinks(
    tiles: "pmtiles://https://contoh.go.id/peta.pmtiles", sprite: "https://contoh.go.id/sprite",
    glyphs: "https://contoh.go.id/{fontstack}/{range}.pbf")

  private static func styles() throws -> [MapStyle] {
    try StyleFolder.styles().map { style in
      guard let numeric = style.numeric else { return style }
      let labels = ["a", "b", "c", "d"].map { LocalisedText(id: $0, en: $0) }
      return style.withNumericClasses(labels: labels, palette: try StyleFolder.palette(numeric.palette)) ?? style
    }
  }

  private func json(_ bytes: [UInt8]) throws -> JSONValue {
    try JSONValue(text: String(decoding: bytes, as: UTF8.self))
  }

  /// Every text below a value.
  private func texts(_ value: JSONValue?) -> [String] {
    switch value {
    case .string(let text): [text]
    case .array(let items): items.flatMap(texts)
    case .object(let items): items.values.flatMap(texts)
    default: []
    }
  }

  // MARK: - MapLibre

  @Test("a MapLibre style has each layer once, over the one source, and colours each class")
  func mapLibre() throws {
    for style in try Self.styles() {
      let bytes = mapLibreStyle(style, links: Self.links, names: VectorNames(theme: style.key), largestAmount: 90)
      let root = try json(bytes)
      #expect(root["version"]?.int == 8 && root["sources"]?["lokus"]?["type"]?.string == "vector")
      let layers = try #require(root["layers"]?.array)
      let ids = layers.compactMap { $0["id"]?.string }
      #expect(Set(ids).count == layers.count && ids.first == "areas", "\(style.key)")
      #expect(layers.allSatisfy { $0["source"]?.string == "lokus" && $0["source-layer"]?.string != nil })
      let colours = try #require(layers[0]["paint"]?["fill-color"]?.array)
      #expect(colours[0].string == "match" && colours.count == 2 * style.classes.count + 3, "\(style.key)")
      for (place, item) in style.classes.enumerated() {
        #expect(colours[2 + 2 * place].string == item.id && colours[3 + 2 * place].string == item.colour.hex)
      }
      #expect(root["metadata"]?["lokus:legend"]?.array?.count == style.classes.count)
      #expect(ids.contains("circles") == (style.circles != nil) && ids.contains("unstable") == (style.unstable != nil))
    }
  }

  @Test("zooms are one lower than those of 256-pixel tiles")
  func zooms() throws {
    let style = try StyleFolder.style("akses")
    let root = try json(mapLibreStyle(style, links: Self.links, names: VectorNames(theme: "akses")))
    let layers = root["layers"]?.array ?? []
    let borders = layers.first { $0["id"]?.string == "village-borders" }
    #expect(
      borders?["paint"]?["line-width"]?.array?.map(\.number) == [nil, nil, 0.6, 9, 0.8, 11, 1],
      "\(String(describing: borders))")
    #expect(layers.first { $0["id"]?.string == "facility-posyandu" }?["minzoom"]?.int == 10)
    #expect(layers.first { $0["id"]?.string == "facility-puskesmas" }?["minzoom"] == nil)
  }

  @Test("without sprites and glyphs there are no patterns, icons or names, and hatched classes have a mixed colour")
  func bare() throws {
    for style in try Self.styles() {
      let bytes = mapLibreStyle(style, links: MapLibreLinks(tiles: "t.json"), names: VectorNames(theme: style.key))
      let text = String(decoding: bytes, as: UTF8.self)
      for word in ["fill-pattern", "icon-image", "text-field", "\"sprite\"", "\"glyphs\""] {
        #expect(!text.contains(word), "\(style.key) \(word)")
      }
    }
  }

  @Test("the area of MapLibre's circles is proportional, and small ones are drawn last")
  func circles() throws {
    let style = try StyleFolder.style("kasus")
    let root = try json(
      mapLibreStyle(style, links: Self.links, names: VectorNames(theme: "kasus"), largestAmount: 400))
    let layer = try #require(root["layers"]?.array?.first { $0["id"]?.string == "circles" })
    let radius = try #require(layer["paint"]?["circle-radius"]?.array)
    #expect(radius[0].string == "max" && radius[1].number == 1.5)
    #expect(radius[2][1]?.number == 1 && radius[2][2]?[0]?.string == "sqrt")
    #expect(layer["layout"]?["circle-sort-key"]?[0]?.string == "-")
    for largest in [nil, 0, -1, .nan, .infinity] as [Double?] {
      let bytes = mapLibreStyle(style, links: Self.links, names: VectorNames(theme: "kasus"), largestAmount: largest)
      #expect(!String(decoding: bytes, as: UTF8.self).contains("circle-radius"))
    }
  }

  @Test("texts with quotes, line breaks and control characters stay JSON and XML")
  func hostileTexts() throws {
    var style = try StyleFolder.style("prevalensi")
    let text = "a\"b\\c\n<&>'\u{1}\u{7f}é😀"
    style.title = LocalisedText(id: text, en: text)
    style.classes[0].id = text
    style.classes[0].label = style.title
    var names = VectorNames(theme: "x")
    names.classID = text
    let root = try json(mapLibreStyle(style, links: Self.links, names: names))
    #expect(root["name"]?.string == text)
    #expect(root["layers"]?[0]?["paint"]?["fill-color"]?[2]?.string == text)
    #expect(isXML(qgisStyle(style, fields: QGISFields(classID: text, unstable: text))))
    #expect(isXML(qgisTileStyle(style, names: names)))
    style.classes = []
    #expect(try json(mapLibreStyle(style, links: Self.links, names: names))["layers"] != nil)
    #expect(isXML(qgisStyle(style, fields: QGISFields(classID: "k"))) && isXML(qgisTileStyle(style, names: names)))
  }

  // MARK: - Sprites

  @Test("every picture that a style names is in the sprites, inside of the PNG, without overlap", arguments: [1, 2])
  func sprites(ratio: Int) throws {
    let styles = try Self.styles()
    let sheet = try spriteSheet(styles, pixelRatio: ratio)
    let pictures = try #require(try json(sheet.json).object)
    let size = pngSize(sheet.png)
    var boxes: [(x: Int, y: Int, side: Int)] = []
    for (name, picture) in pictures {
      let side = try #require(picture["width"]?.int)
      let (x, y) = (try #require(picture["x"]?.int), try #require(picture["y"]?.int))
      #expect(picture["height"]?.int == side && picture["pixelRatio"]?.int == ratio)
      #expect(x + side <= size.width && y + side <= size.height, "\(name)")
      if name.hasPrefix("hatch") { #expect(side == 8 * ratio && x % (8 * ratio) == 0 && y % (8 * ratio) == 0) }
      boxes.append((x, y, side))
    }
    for (i, a) in boxes.enumerated() {
      for b in boxes[(i + 1)...] {
        #expect(a.x + a.side <= b.x || b.x + b.side <= a.x || a.y + a.side <= b.y || b.y + b.side <= a.y)
      }
    }
    for style in styles {
      let root = try json(mapLibreStyle(style, links: Self.links, names: VectorNames(theme: style.key)))
      let used = (root["layers"]?.array ?? []).flatMap { layer in
        texts(layer["paint"]?["fill-pattern"]) + texts(layer["layout"]?["icon-image"])
      }
      for name in used where name.hasPrefix("hatch-") || name.hasPrefix("symbol-") {
        #expect(pictures[name] != nil, "\(style.key) \(name)")
      }
    }
  }

  @Test("sprites of no style are an empty sheet")
  func noSprites() throws {
    let sheet = try spriteSheet([])
    #expect(try json(sheet.json).object?.isEmpty == true && pngSize(sheet.png).width > 0)
  }

  private func pngSize(_ bytes: [UInt8]) -> (width: Int, height: Int) {
    func number(_ at: Int) -> Int { bytes[at..<(at + 4)].reduce(0) { $0 * 256 + Int($1) } }
    return bytes.count > 24 ? (number(16), number(20)) : (0, 0)
  }

  // MARK: - QGIS

  private func isXML(_ bytes: [UInt8]) -> Bool { XMLParser(data: Data(bytes)).parse() }

  @Test("a QGIS style is well-formed, with a category and a symbol each class and one for others")
  func qgis() throws {
    for style in try Self.styles() {
      for language in MapLanguage.allCases {
        let bytes = qgisStyle(
          style, fields: QGISFields(classID: "kelas", unstable: "labil", amount: "nilai"), language: language,
          largestAmount: 90)
        #expect(isXML(bytes), "\(style.key)")
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.components(separatedBy: "<category ").count == style.classes.count + 2)
        #expect(text.components(separatedBy: "<symbol type=\"fill\"").count == style.classes.count + 2)
        for item in style.classes { #expect(text.contains("value=\"\(item.id)\"")) }
        #expect(text.contains("sqrt(") == (style.circles != nil))
        #expect(text.contains("&quot;labil&quot;") == (style.unstable != nil))
      }
      let tiles = qgisTileStyle(style, names: VectorNames(theme: style.key), largestAmount: 90)
      #expect(isXML(tiles), "\(style.key)")
    }
  }

  @Test("the same style gives the same bytes")
  func repeated() throws {
    for style in try Self.styles() {
      let names = VectorNames(theme: style.key)
      let one = mapLibreStyle(style, links: Self.links, names: names, largestAmount: 7)
      #expect(one == mapLibreStyle(style, links: Self.links, names: names, largestAmount: 7))
      #expect(qgisTileStyle(style, names: names) == qgisTileStyle(style, names: names))
      #expect(try spriteSheet([style], pixelRatio: 2) == spriteSheet([style, style], pixelRatio: 2))
    }
  }

  @Test("attribute names come from the theme")
  func names() {
    let names = VectorNames(theme: "akses-posyandu")
    #expect(names.classID == "akses_posyandu" && names.amount == "akses_posyandu_nilai")
  }
}
