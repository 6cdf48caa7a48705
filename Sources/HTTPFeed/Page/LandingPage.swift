internal import Publish
internal import Stunting

/// The landing page: key figures, the map with its themes and legends, the table of kecamatan, downloads and notes. Made whole
/// on the server, so everything but the map itself can be read without scripts.
struct LandingPage {
  let manifest: PublicManifest
  let version: String
  let baseURL: String
  let language: Language

  var html: String {
    filled(
      String(decoding: PackageResources.halaman_html, as: UTF8.self),
      [
        "lang": language.pick("id", "en"), "title": escaped(title), "place": escaped(manifest.place.name),
        "subtitle": escaped(subtitle), "synthetic": synthetic, "languages": languages, "figures": figures,
        "themes": themes, "legends": legends, "map": mapElement, "districts": districtTable, "downloads": downloads,
        "developers": developers, "notes": notes, "base": escaped(baseURL), "version": escaped(version),
      ].merging(words) { a, _ in a })
  }

  func text(_ t: PublicManifest.Text) -> String { language.pick(t.id, t.en) }
  func say(_ indonesian: String, _ english: String) -> String { language.pick(indonesian, english) }

  private var title: String { say("Peta Stunting ", "Stunting map of ") + manifest.place.name }

  private var subtitle: String {
    var parts: [String] = []
    if let headline = manifest.headline { parts.append(text(headline)) }
    if let period = manifest.period { parts.append(say("periode ", "period ") + period) }
    parts.append(say("keadaan per ", "as of ") + manifest.asOf)
    if let code = manifest.place.code { parts.append(say("Kode Wilayah ", "region code ") + code) }
    return parts.joined(separator: " · ")
  }

  private var synthetic: String {
    guard manifest.synthetic else { return "" }
    let note = say(
      "Data sintetis: kabupaten ini rekaan; tidak ada tempat atau orang nyata.",
      "Synthetic data (data sintetis): this regency is invented; no real place or person.")
    return "<p class=\"sintetis\" role=\"note\">\(note)</p>"
  }

  private var languages: String {
    language == .indonesian
      ? "<a href=\"?lang=en\" hreflang=\"en\" lang=\"en\">English</a>"
      : "<a href=\"?lang=id\" hreflang=\"id\" lang=\"id\">Bahasa Indonesia</a>"
  }

  private var figures: String {
    manifest.figures.map {
      "<div><dt>\(escaped(text($0.label)))</dt><dd>\(escaped(text($0.value)))</dd></div>"
    }.joined(separator: "\n")
  }

  private var districtTable: String {
    manifest.districts.map { d in
      let cells = [d.cases, d.denominator, d.rate].map { "<td>\(escaped(text($0)))</td>" }.joined()
      let villages = NumberText(language).integer(d.villages)
      return
        "<tr\(d.isTotal ? " class=\"jumlah\"" : "")><th scope=\"row\">\(escaped(d.name))</th><td>\(villages)</td>\(cells)</tr>"
    }.joined(separator: "\n")
  }

  private var downloads: String {
    manifest.downloads.map {
      "<li><a href=\"\(escaped($0.path))\">\(escaped(text($0.title)))</a> <span class=\"berkas\">\(escaped($0.path))</span></li>"
    }.joined(separator: "\n")
  }

  private var developers: String {
    guard let style = manifest.styles.first else { return "" }
    return escaped("\(baseURL)/tiles/\(style.key)/{z}/{x}/{y}.png")
  }

  private var notes: String {
    let suppression = say(
      "Jumlah anak 1 sampai \(manifest.threshold - 1) ditulis \"<\(manifest.threshold)\" atau ditekan, begitu pula angka lain yang dapat mengungkapnya. Angka 0 ditampilkan.",
      "Numbers of children from 1 to \(manifest.threshold - 1) are written \"<\(manifest.threshold)\" or suppressed, and so are other numbers that would reveal them. 0 is shown."
    )
    let own =
      say("Edisi batas desa/kelurahan: ", "Boundary edition: ") + manifest.edition + ". Lokus " + manifest.lokusVersion
      + "."
    let all = (manifest.threshold > 1 ? [suppression] : []) + manifest.notes.map(text) + [own]
    return all.map { "<li>\(escaped($0))</li>" }.joined(separator: "\n")
  }
}
