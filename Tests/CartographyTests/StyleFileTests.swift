import Cartography
import DrawingBridge
import Foundation
import Testing

@Suite("Style files")
struct StyleFileTests {
  @Test("there is a style for each theme, each with classes, and its key is its file name")
  func themes() throws {
    #expect(
      StyleFolder.files.map { $0.deletingPathExtension().lastPathComponent } == [
        "akses", "bivariat", "cakupan", "hotspot", "kasus", "klaster", "lampu", "lokus", "moran", "penempatan",
        "penyediaan", "perubahan", "pindai", "prevalensi",
      ])
    for file in StyleFolder.files {
      let style = try StyleFolder.decode(MapStyle.self, file)
      #expect(style.key == file.deletingPathExtension().lastPathComponent)
      #expect(style.classes.count + (style.numeric == nil ? 0 : 4) >= 4, "\(style.key)")
      #expect(Set(style.classes.map(\.id)).count == style.classes.count, "\(style.key)")
      #expect(style.status == "resmi" || style.status == "usulan")
      #expect(style.sourceNotes.last?.id == "Peta ini bukan referensi resmi mengenai garis batas administrasi")
    }
  }

  @Test(
    "no file has a key that is not read",
    arguments: StyleFolder.files + [StyleFolder.root.appendingPathComponent("palettes.yaml")])
  func unknownKeys(file: URL) throws {
    let isPalette = file.lastPathComponent == "palettes.yaml"
    let encoded =
      isPalette
      ? try JSONEncoder().encode(try StyleFolder.decode(PaletteLibrary.self, file))
      : try JSONEncoder().encode(try StyleFolder.decode(MapStyle.self, file))
    let again = try JSONSerialization.jsonObject(with: encoded) as? NSDictionary
    let value = try StyleFolder.value(file) as? NSDictionary
    #expect(again != nil && again == value, "\(file.lastPathComponent)")
  }

  @Test("every text is there in both languages, and a template's placeholder is in its title only")
  func texts() throws {
    for style in try StyleFolder.styles() {
      var texts = [style.title] + style.sourceNotes + style.classes.map(\.label) + style.facilities.map(\.label)
      texts += [style.unstable?.label, style.circles?.unit, style.circles?.zero?.label].compactMap { $0 }
      texts += style.numeric?.names ?? []
      for text in texts {
        #expect(!text.id.isEmpty && !text.en.isEmpty, "\(style.key)")
        #expect(!text.id.contains("{") && !text.en.contains("{"), "\(style.key)")
      }
      if let template = style.template {
        let mark = "{\(template.placeholder)}"
        #expect(template.title?.id.contains(mark) == true && template.title?.en.contains(mark) == true, "\(style.key)")
      }
    }
  }

  @Test("no data, suppressed and unstable have three different hatches, the same in every style")
  func hatches() throws {
    for style in try StyleFolder.styles() {
      let forms = [
        style.classes.first { $0.id == "tidak_ada_data" }?.hatch?.form,
        style.classes.first { $0.id == "ditekan" }?.hatch?.form, style.unstable?.hatch.form,
      ]
      #expect(forms[0] == .rising, "\(style.key)")
      #expect(forms[1] == nil || forms[1] == .dots, "\(style.key)")
      #expect(forms[2] == nil || forms[2] == .falling, "\(style.key)")
      for item in style.classes where item.hatch != nil {
        let alike = style.classes.filter { $0.hatch?.form == item.hatch?.form }
        #expect(alike.count == 1, "\(style.key) \(item.id)")
      }
    }
  }

  @Test("hotspots are one family of colour and never blue; klaster are red and blue only where significant")
  func conventions() throws {
    for item in try StyleFolder.style("hotspot").classes where item.hatch == nil {
      #expect(item.colour.blue <= item.colour.red && item.colour.green <= item.colour.red, "\(item.id)")
    }
    for key in ["klaster", "moran", "pindai"] {
      let style = try StyleFolder.style(key)
      for item in style.classes where item.hatch == nil {
        let (red, blue) = (Int(item.colour.red), Int(item.colour.blue))
        if item.id.hasPrefix("tinggi") {
          #expect(red > blue + 20, "\(key) \(item.id)")
        } else if item.id.hasPrefix("rendah") {
          #expect(blue > red + 20, "\(key) \(item.id)")
        } else {
          #expect(red == blue && red >= 0xdd, "\(key) \(item.id)")
        }
      }
    }
  }

  @Test("the number of cases is never a fill: two neutral areas and circles")
  func counts() throws {
    let style = try StyleFolder.style("kasus")
    #expect(style.circles != nil && style.circles?.zero != nil && !style.labels.classNumbers)
    for item in style.classes where item.hatch == nil {
      #expect(contrastRatio(item.colour, .white) < 1.7 && item.number == nil, "\(item.id)")
    }
  }

  @Test("the traffic light keeps merah, oranye, kuning, hijau with word and number in each class")
  func trafficLight() throws {
    let style = try StyleFolder.style("lampu")
    let classes = style.classes.filter { $0.hatch == nil }
    #expect(classes.map(\.number) == [1, 2, 3, 4] && style.labels.classNumbers)
    for (item, word) in zip(classes, ["Sangat Rendah", "Rendah", "Hampir Memadai", "Memadai"]) {
      #expect(item.label.id.hasPrefix(word + " ("))
    }
    let palette = try StyleFolder.palette("lampu")
    #expect(palette.colours(4) == classes.map(\.colour) && palette.needsNumbers)
    #expect(try StyleFolder.palette("lampu_prevalensi").colours(4) == classes.map(\.colour).reversed())
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
    #expect(style.facilities[0].shape == .cross && style.circles == nil && style.numeric == nil)
    #expect(try JSONDecoder().decode(MapStyle.self, from: JSONEncoder().encode(style)) == style)
    let bad = json.replacingOccurrences(of: "#ff0000", with: "red")
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(MapStyle.self, from: Data(bad.utf8)) }
  }
}
