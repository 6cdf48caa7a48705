import Cartography
import DrawingBridge
import Foundation
import Testing

@Suite("Colours and colour vision")
struct ColourTests {
  private static let visions = [nil] + ColourVision.allCases.map(Optional.some)

  /// Smallest distance over normal vision and the three deficiencies.
  private static func worst(_ a: Colour, _ b: Colour) -> Double {
    visions.map { colourDistance(a, b, seenBy: $0) }.min() ?? 0
  }

  @Test(
    "neighbouring classes of every style differ by 10 for every kind of colour vision", arguments: StyleFolder.files)
  func neighbours(file: URL) throws {
    let style = try StyleFolder.decode(MapStyle.self, file)
    for variant in try StyleFolder.variants(style) { try check(variant) }
  }

  private func check(_ style: MapStyle) throws {
    let classes = style.classes.filter { $0.hatch == nil }
    for (i, j) in neighbours(classes.count, columns: style.matrix?.columns) {
      let distance = Self.worst(classes[i].colour, classes[j].colour)
      #expect(distance >= 10, "\(style.key) \(classes[i].id) \(classes[j].id): \(distance)")
    }
  }

  /// Pairs beside each other in a legend: in a list, or in a grid.
  private func neighbours(_ count: Int, columns: Int?) -> [(Int, Int)] {
    guard let columns else { return (1..<max(count, 1)).map { ($0 - 1, $0) } }
    return (0..<count).flatMap { i in
      [i % columns < columns - 1 ? i + 1 : nil, i + columns].compactMap { $0 }.filter { $0 < count }.map { (i, $0) }
    }
  }

  @Test(
    "where two classes of a style may look alike, both print a number in legend and label", arguments: StyleFolder.files
  )
  func numbers(file: URL) throws {
    let style = try StyleFolder.decode(MapStyle.self, file)
    for style in try StyleFolder.variants(style) {
      let classes = style.classes.filter { $0.hatch == nil }
      for (i, a) in classes.enumerated() {
        for b in classes[(i + 1)...] where Self.worst(a.colour, b.colour) < 10 {
          let isNumbered = a.number != nil && b.number != nil && style.labels.classNumbers
          #expect(isNumbered, "\(style.key) \(a.id) \(b.id)")
        }
      }
    }
  }

  @Test("neighbours of every ramp of every palette differ by 10 for every kind of colour vision")
  func ramps() throws {
    let library = try StyleFolder.palettes()
    #expect(library.palettes.count >= 12)
    for palette in library.palettes {
      #expect(palette.counts == palette.counts.sorted() && Set(palette.counts).count == palette.counts.count)
      for ramp in palette.ramps {
        #expect(palette.colourBlindSafe && ramp.count >= 3)
        for (a, b) in zip(ramp, ramp.dropFirst()) {
          #expect(Self.worst(a, b) >= 10, "\(palette.id) \(ramp.count): \(a.hex) \(b.hex) \(Self.worst(a, b))")
        }
      }
    }
  }

  @Test("palettes without class numbers have no two colours alike, and sequential ones go from light to dark")
  func wholeRamps() throws {
    for palette in try StyleFolder.palettes().palettes {
      for ramp in palette.ramps {
        for (i, a) in ramp.enumerated() where !palette.needsNumbers {
          for b in ramp[(i + 1)...] { #expect(Self.worst(a, b) >= 10, "\(palette.id) \(a.hex) \(b.hex)") }
        }
        if palette.kind == .sequential {
          let light = ramp.map { contrastRatio($0, .black) }
          #expect(zip(light, light.dropFirst()).allSatisfy { $0 > $1 }, "\(palette.id) \(ramp.count)")
        }
      }
    }
  }

  @Test("lines of hatches can be seen on their class, and unstable ones on every class colour of their style")
  func hatches() throws {
    for style in try StyleFolder.styles().flatMap(StyleFolder.variants) {
      for item in style.classes {
        guard let hatch = item.hatch else { continue }
        #expect(contrastRatio(blend(hatch.colour, over: item.colour), item.colour) >= 1.6, "\(style.key) \(item.id)")
      }
      guard let mark = style.unstable else { continue }
      for item in style.classes where item.hatch == nil {
        let drawn = mark.hatch(over: item.colour)
        #expect(drawn.form == mark.hatch.form)
        let distance = Self.worst(blend(drawn.colour, over: item.colour), item.colour)
        #expect(distance >= 10, "\(style.key) unstable on \(item.id): \(distance)")
      }
    }
  }

  @Test("circles stand out from their areas, and an open ring of zero from both")
  func circles() throws {
    let style = try StyleFolder.style("kasus")
    let rule = try #require(style.circles)
    for item in style.classes where item.hatch == nil {
      #expect(contrastRatio(blend(rule.outline, over: item.colour), item.colour) >= 4.5)
      #expect(Self.worst(blend(rule.colour, over: item.colour), item.colour) >= 20)
      #expect(contrastRatio(rule.zero?.outline ?? item.colour, item.colour) >= 3)
    }
  }

  @Test("symbols of facilities stand out from every class colour by their white edge or their fill")
  func symbols() throws {
    for style in try StyleFolder.styles() {
      for symbol in style.facilities {
        for item in style.classes {
          let contrast = max(contrastRatio(symbol.colour, item.colour), contrastRatio(.white, item.colour))
          #expect(contrast >= 3, "\(style.key) \(symbol.kind) on \(item.id): \(contrast)")
        }
      }
    }
  }

  @Test("label text on its white halo has at least the contrast of WCAG AAA; a class behind it does not matter then")
  func labelContrast() {
    #expect(contrastRatio(Colour(red: 0x22, green: 0x22, blue: 0x22), .white) >= 7)
    #expect(contrastRatio(Colour(red: 0x1c, green: 0x24, blue: 0x30), .white) >= 7)
    #expect(contrastRatio(.black, .white) == 21)
  }

  /// A translucent colour on an opaque one.
  private func blend(_ top: Colour, over bottom: Colour) -> Colour {
    let share = Double(top.alpha) / 255
    func part(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8((Double(a) * share + Double(b) * (1 - share)).rounded()) }
    return Colour(
      red: part(top.red, bottom.red), green: part(top.green, bottom.green), blue: part(top.blue, bottom.blue))
  }
}
