import Stunting

extension FindingText {
  /// Rules that repaired a position, `swapped+lost_decimal_point:latitude`.
  func rules(_ keys: String) -> String {
    keys.split(separator: "+").map { rule(String($0)) }.joined(separator: "; ")
  }

  /// Readings that a position may have, `RULES=POSITION; ...`, or none.
  func positions(_ detail: String) -> String {
    if detail == "no_sound_reading" {
      return language.pick(
        "tidak ada cara membacanya yang jatuh di wilayah", "no way of reading it falls into the region")
    }
    let readings = detail.split(separator: ";").map { part -> String in
      let halves = part.components(around: "=")
      guard halves.count == 2 else { return String(part) }
      let place = halves[1]
      return place + " (" + rules(String(halves[0].drop { $0 == " " })) + ")"
    }
    return language.pick("mungkin ", "may be ") + readings.joined(separator: language.pick(" atau ", " or "))
  }

  private func rule(_ key: String) -> String {
    let halves = key.split(separator: ":").map(String.init)
    let axis = halves.count == 2 ? axis(halves[1]) : ""
    guard let name = halves.first else { return key }
    if name.hasPrefix("utm_") {
      let zone = name.dropFirst(4)
      return language.pick("dibaca sebagai UTM zona ", "read as UTM zone ") + zone.uppercased()
    }
    return ruleName(name).map { $0 + axis } ?? key
  }

  private func ruleName(_ key: String) -> String? {
    switch key {
    case "swapped": language.pick("lintang dan bujur ditukar", "latitude and longitude swapped")
    case "lost_decimal_point": language.pick("titik desimal hilang", "decimal point lost")
    case "shifted_decimal_point": language.pick("titik desimal bergeser", "decimal point shifted")
    case "minus_lost": language.pick("tanda minus hilang", "minus sign lost")
    case "minus_added": language.pick("tanda minus berlebih", "minus sign too many")
    default: nil
    }
  }

  private func axis(_ key: String) -> String {
    switch key {
    case "longitude": language.pick(" pada bujur", " in the longitude")
    case "latitude": language.pick(" pada lintang", " in the latitude")
    default: ""
    }
  }
}
