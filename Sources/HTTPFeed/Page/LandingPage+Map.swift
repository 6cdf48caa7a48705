internal import Publish
internal import Stunting

extension LandingPage {
  /// Radio buttons, so that keyboard and screen reader know them; the first theme is chosen.
  var themes: String {
    manifest.styles.enumerated().map { place, style in
      let checked = place == 0 ? " checked" : ""
      let key = escaped(style.key)
      return
        "<label><input type=\"radio\" name=\"tema\" value=\"\(key)\"\(checked)> <span>\(escaped(text(style.title)))</span></label>"
    }.joined(separator: "\n")
  }

  var legends: String {
    manifest.styles.enumerated().map { place, style in
      let items = style.classes.enumerated().map { legendItem($1, id: "pola-\(place)-\($0)") }.joined(separator: "\n")
      let notes = style.notes.map { "<p class=\"catatan\">\(escaped(text($0)))</p>" }.joined()
      let title = escaped(text(style.title))
      return
        "<section class=\"legenda\" data-tema=\"\(escaped(style.key))\"\(place == 0 ? "" : " hidden")><h3>\(title)</h3><ul>\(items)</ul>\(notes)</section>"
    }.joined(separator: "\n")
  }

  private func legendItem(_ c: PublicManifest.StyleClass, id: String) -> String {
    let count = c.count.map { "<span class=\"cacah\">\(NumberText(language).integer($0))</span>" } ?? ""
    return "<li>\(swatch(c, id: id))<span>\(escaped(text(c.label)))</span>\(count)</li>"
  }

  /// What the script needs, as data attributes.
  var mapElement: String {
    let styles = JSONText.array(
      manifest.styles.map {
        .object([
          "key": .string($0.key), "min": .int($0.minZoom), "max": .int($0.maxZoom), "title": .string(text($0.title)),
        ])
      }
    ).compact
    let bounds = JSONText.array(manifest.bounds.map { .number($0, decimals: 7) }).compact
    let words = JSONText.object([
      "zoomIn": .string(say("Perbesar", "Zoom in")), "zoomOut": .string(say("Perkecil", "Zoom out")),
    ]).compact
    return
      "<div id=\"peta\" tabindex=\"0\" role=\"region\" aria-label=\"\(escaped(say("Peta", "Map")))\" data-gaya=\"\(escaped(styles))\" data-batas=\"\(escaped(bounds))\" data-kata=\"\(escaped(words))\" data-versi=\"\(escaped(version))\"></div>"
  }

  var boundarySentence: String {
    say(
      "Peta ini bukan referensi resmi mengenai garis batas administrasi",
      "This map is not an official reference for administrative boundaries")
  }

  /// The fixed words of the template.
  var words: [String: String] {
    [
      "w_skip": say("Langsung ke peta", "Skip to the map"), "w_theme": say("Tema peta", "Map theme"),
      "w_legend": say("Legenda", "Legend"), "w_map": say("Peta", "Map"),
      "w_villages_in_class": say("Angka di kanan: jumlah desa/kelurahan.", "Figures on the right: number of villages."),
      "w_districts": say("Per kecamatan", "By kecamatan"), "w_district": say("Kecamatan", "Kecamatan"),
      "w_villages": say("Desa/kelurahan", "Villages"), "w_cases": say("Kasus", "Cases"),
      "w_denominator": say("Penyebut", "Denominator"), "w_rate": say("Angka", "Rate"),
      "w_downloads": say("Unduh data", "Download the data"),
      "w_developers": say(
        "Ubin peta untuk pengembang web (PNG, XYZ, EPSG:3857)", "Map tiles for web developers (PNG, XYZ, EPSG:3857)"),
      "w_notes": say("Catatan", "Notes"), "w_boundary": escaped(boundarySentence) + ".",
      "w_noscript": say(
        "Peta memerlukan JavaScript. Tabel dan unduhan di bawah tetap dapat dipakai.",
        "The map needs JavaScript. Table and downloads below work without."),
      "hide_districts": manifest.districts.isEmpty ? " hidden" : "",
      "hide_styles": manifest.styles.isEmpty ? " hidden" : "",
    ]
  }
}
