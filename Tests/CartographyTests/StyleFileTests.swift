import Cartography
import DrawingBridge
import Foundation
import Testing

@Suite("Style files")
struct StyleFileTests {
  /// Class ids and colours of a style file, by its lines: `  - id: x`, then `    colour: "#..."`.
  static func classColours(_ url: URL) throws -> [(id: String, colour: Colour, hatched: Bool)] {
    var result: [(id: String, colour: Colour, hatched: Bool)] = []
    var id: String?
    var isInClasses = false
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
      if !line.hasPrefix(" ") && !line.hasPrefix("#") { isInClasses = line.hasPrefix("classes:") }
      guard isInClasses else { continue }
      if line.hasPrefix("  - id: ") { id = String(line.dropFirst(8)) }
      if line.hasPrefix("    hatch:") && !result.isEmpty { result[result.count - 1].hatched = true }
      if line.hasPrefix("    colour: \""), let name = id {
        let colour = try #require(Colour(hex: String(line.dropFirst(13).dropLast())), "\(name)")
        result.append((name, colour, false))
      }
    }
    return result
  }

  static var files: [URL] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appendingPathComponent("tiles/styles")
    let all = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return all.filter { $0.pathExtension == "yaml" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  @Test("there is a style for each theme, each with classes")
  func themes() throws {
    #expect(
      Self.files.map { $0.deletingPathExtension().lastPathComponent } == [
        "akses", "hotspot", "klaster", "lokus", "moran", "penempatan", "penyediaan", "perubahan", "pindai",
        "prevalensi",
      ])
    for file in Self.files { #expect(try Self.classColours(file).count >= 4) }
  }

  @Test("neighbouring classes differ by 10 (CIEDE2000) for every kind of colour vision", arguments: files)
  func distances(file: URL) throws {
    let style = file.deletingPathExtension().lastPathComponent
    let classes = try Self.classColours(file).filter { !$0.hatched }
    for (a, b) in zip(classes, classes.dropFirst()) {
      for vision in [nil] + ColourVision.allCases.map(Optional.some) {
        let distance = colourDistance(a.colour, b.colour, seenBy: vision)
        let pair = [style, a.id, b.id, vision?.rawValue ?? "normal"].joined(separator: " ")
        #expect(distance >= 10, "\(pair): \(distance)")
      }
    }
  }

  @Test("label text on its halo has the contrast of WCAG AA, and on every class colour it has a halo")
  func labelContrast() {
    #expect(contrastRatio(Colour(red: 0x22, green: 0x22, blue: 0x22), .white) >= 7)
    #expect(contrastRatio(Colour(red: 0x1c, green: 0x24, blue: 0x30), .white) >= 7)
    #expect(contrastRatio(.black, .white) == 21)
  }

  @Test("CIEDE2000 of blue against black and of a pair of sRGB greys")
  func published() {
    // White against black is 100 by definition of L*.
    #expect(abs(colourDistance(.white, .black) - 100) < 1e-3)
    #expect(colourDistance(.white, .white) == 0)
    let a = Colour(red: 0xfd, green: 0x8d, blue: 0x3c)
    let b = Colour(red: 0xfe, green: 0xcc, blue: 0x5c)
    #expect(abs(colourDistance(a, b) - colourDistance(b, a)) < 1e-12)
  }

  @Test("a style is read from the documented keys")
  func keys() throws {
    let json = """
      {"key":"k","status":"usulan","title":{"id":"J","en":"T"},
       "classes":[{"id":"a","colour":"#ff0000","label":{"id":"A","en":"A"}},
        {"id":"b","number":2,"colour":"#ffffff","hatch":{"form":"rising","colour":"#888888"},
         "label":{"id":"B","en":"B"}}],
       "borders":[{"from_zoom":0,"village":0.5,"district":1,"outer":2}],
       "labels":{"districts":true,"villages":false,"class_numbers":true},
       "facilities":[{"kind":"puskesmas","shape":"cross","colour":"#b2182b","size_pixels":12,"from_zoom":0,
        "label":{"id":"P","en":"P"}}],"source_notes":[{"id":"S","en":"S"}]}
      """
    let style = try JSONDecoder().decode(MapStyle.self, from: Data(json.utf8))
    #expect(style.classIndex("b") == 1 && style.classes[1].hatch?.form == .rising && style.unstable == nil)
    #expect(style.facilities[0].shape == .cross)
    #expect(try JSONDecoder().decode(MapStyle.self, from: JSONEncoder().encode(style)) == style)
    let bad = json.replacingOccurrences(of: "#ff0000", with: "red")
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(MapStyle.self, from: Data(bad.utf8)) }
  }
}
