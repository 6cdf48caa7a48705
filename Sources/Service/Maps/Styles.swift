internal import Analysis
internal import Cartography
internal import DrawingBridge
internal import Stunting

/// A style that has no class for suppressed villages gets one.
func withSuppressedClass(_ style: MapStyle) -> MapStyle {
  guard style.classIndex(ThemeClasses.suppressed) == nil else { return style }
  var own = style
  own.classes.append(
    MapClass(
      id: ThemeClasses.suppressed, colour: Colour(red: 255, green: 255, blue: 255),
      label: LocalisedText(id: "Ditekan (angka kecil)", en: "Suppressed (small number)"),
      hatch: ClassHatch(form: .dots, colour: Colour(red: 89, green: 89, blue: 89))))
  return own
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
