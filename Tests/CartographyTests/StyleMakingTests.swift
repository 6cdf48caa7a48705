import Cartography
import DrawingBridge
import Testing

@Suite("Styles made from styles")
struct StyleMakingTests {
  private func text(_ word: String) -> LocalisedText { LocalisedText(id: word, en: word + "!") }

  @Test("a service's theme has its own key, title and facilities")
  func service() throws {
    let style = try StyleFolder.style("akses")
    let own = style.instantiated(item: "posyandu", name: LocalisedText(id: "posyandu", en: "health posts"))
    #expect(own.key == "akses-posyandu" && own.template == nil)
    #expect(own.title == LocalisedText(id: "Kesenjangan akses: posyandu", en: "Gaps in access: health posts"))
    #expect(own.facilities.map(\.kind) == ["posyandu"])
    #expect(own.classes == style.classes)
    let health = style.instantiated(item: "kesehatan", name: text("K"), facilityKinds: ["pustu", "puskesmas"])
    #expect(health.facilities.map(\.kind) == ["pustu", "puskesmas"])
    #expect(style.instantiated(item: "x", name: text("{layanan}")).title.id == "Kesenjangan akses: {layanan}")
  }

  @Test("numeric classes stand before those without a number, coloured from the palette, named where names fit")
  func numeric() throws {
    let style = try StyleFolder.style("cakupan")
    let palette = try StyleFolder.palette("ylgnbu")
    let four = try #require(style.withNumericClasses(labels: ["a", "b", "c", "d"].map(text), palette: palette))
    #expect(
      four.classes.map(\.id) == [
        "kelas_1", "kelas_2", "kelas_3", "kelas_4", "tidak_ada_data", "tidak_ada_sasaran", "ditekan",
      ])
    #expect(four.classes.map(\.number) == [1, 2, 3, 4, nil, nil, nil])
    #expect(four.classes[0].label == LocalisedText(id: "Sangat Rendah (a)", en: "Very low (a!)"))
    #expect(four.classes.prefix(4).map(\.colour) == palette.colours(4))
    let quantile = try #require(
      style.with(scheme: "quantile 4", unit: "%").withNumericClasses(
        labels: ["a", "b", "c", "d"].map(text), palette: palette))
    #expect(quantile.classes[0].label == text("a") && quantile.numeric?.unit == "%")
    #expect(style.withNumericClasses(labels: [], palette: palette) == nil)
    #expect(style.withNumericClasses(labels: (0..<30).map { text("\($0)") }, palette: palette) == nil)
    #expect(four.withNumericClasses(labels: [text("a"), text("b"), text("c"), text("d")], palette: palette) == four)
  }

  @Test("a palette colours numbered classes in the order of their numbers")
  func coloured() throws {
    let style = try StyleFolder.style("prevalensi")
    let warna = try StyleFolder.palette("ssgi")
    let ssgi = try #require(style.coloured(by: warna))
    #expect(ssgi.classes.prefix(4).map(\.colour.hex) == ["#3182bd", "#74c476", "#ffe066", "#cb181d"])
    #expect(ssgi.classes.dropFirst(4) == style.classes.dropFirst(4) && ssgi.labels.classNumbers)
    #expect(try style.coloured(by: StyleFolder.palette("ylorrd")) == style)
    var short = warna
    short.ramps = [[.white, .black]]
    #expect(style.coloured(by: short) == nil)
  }

  @Test("every palette a style can choose exists and has a ramp for its classes")
  func choices() throws {
    let library = try StyleFolder.palettes()
    #expect(Set(library.palettes.map(\.id)).count == library.palettes.count)
    for style in try StyleFolder.styles() {
      for id in (style.paletteChoices ?? []) + [style.numeric?.palette].compactMap({ $0 }) {
        let palette = try #require(library[id], "\(style.key): \(id)")
        if style.numeric == nil { #expect(style.coloured(by: palette) != nil, "\(style.key) \(id)") }
        if let names = style.numeric?.names { #expect(palette.colours(names.count) != nil, "\(style.key) \(id)") }
      }
    }
  }

  @Test("the area of a circle is proportional to its value")
  func circles() throws {
    let style = try StyleFolder.style("kasus")
    let rule = try #require(style.circles)
    let radius = { (value: Double) in rule.radius(of: value, largest: 400) }
    #expect(radius(400) == rule.largestRadiusPixels && radius(100) == rule.largestRadiusPixels / 2)
    #expect(abs(radius(200) * radius(200) * 2 - radius(400) * radius(400)) < 1e-9)
    #expect(radius(0.001) == rule.smallestRadiusPixels)
    for bad in [0, -3, Double.nan, .infinity] { #expect(radius(bad) == 0) }
    for bad in [0, -3, Double.nan, .infinity] { #expect(rule.radius(of: 5, largest: bad) == 0) }
  }

  @Test("legend circles are round numbers not above the largest value")
  func legendValues() {
    #expect(CircleRule.legendValues(largest: 437) == [200, 100, 20])
    #expect(CircleRule.legendValues(largest: 500) == [500, 100, 20])
    #expect(CircleRule.legendValues(largest: 9) == [5, 2])
    #expect(CircleRule.legendValues(largest: 1) == [1])
    for bad in [0.5, 0, -1, Double.nan, .infinity] { #expect(CircleRule.legendValues(largest: bad).isEmpty) }
    #expect(CircleRule.legendValues(largest: .greatestFiniteMagnitude).count == 3)
  }
}
