internal import Analysis
internal import Cartography
internal import Foundation
internal import Project
internal import Stunting
internal import Yams

/// The map styles of `tiles/styles/` that a project asks for, in its order.
func loadStyles(_ keys: [String]) throws -> [MapStyle] {
  let folder = try resourceFolder().appendingPathComponent("tiles/styles")
  let known = try knownStyles()
  return try keys.map { key in
    guard known.contains(key) else { throw ProjectError.unknownStyle(line: 1, style: key, known: known) }
    let text = try String(contentsOf: folder.appendingPathComponent(key + ".yaml"), encoding: .utf8)
    return try YAMLDecoder().decode(MapStyle.self, from: text)
  }
}

/// Keys of the styles in `tiles/styles/`.
func knownStyles() throws -> [String] {
  let folder = try resourceFolder().appendingPathComponent("tiles/styles")
  return ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
}

/// The prevalence style for a headline that is not a stunting prevalence: its own name, and classes against the average
/// instead of the cuts for prevalence.
func adapted(_ style: MapStyle, to h: HeadlineTable?) -> MapStyle {
  guard style.key == "prevalensi", let h, h.isStandIn || h.definition.per != 100 else { return style }
  var own = style
  own.title = LocalisedText(
    id: h.definition.nameIndonesian + " (pengganti, bukan prevalensi)",
    en: h.definition.nameEnglish + " (stand-in, not prevalence)")
  let labels = [
    "sangat_rendah": LocalisedText(id: "Di bawah setengah rata-rata", en: "Below half the average"),
    "rendah": LocalisedText(id: "Di bawah rata-rata", en: "Below the average"),
    "tinggi": LocalisedText(id: "Rata-rata sampai dua kali", en: "Average to double"),
    "sangat_tinggi": LocalisedText(id: "Dua kali rata-rata atau lebih", en: "Double the average or more"),
  ]
  own.classes = own.classes.map { c in
    var c = c
    c.label = labels[c.id] ?? c.label
    return c
  }
  own.sourceNotes =
    [
      LocalisedText(
        id: h.definition.source + "; kelas terhadap rata-rata: usulan",
        en: h.definition.source + "; classes against the average: usulan")
    ] + own.sourceNotes.dropFirst()
  return own
}
