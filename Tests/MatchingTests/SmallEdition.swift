import Geometry
import Matching
import Stunting

/// An invented regency of three kecamatan.
enum SmallEdition {
  static let villages: [(code: String, name: String, district: String)] = [
    ("99.01.01.2001", "Sungai Bahar I", "Telaga Biru"), ("99.01.01.2002", "Sungai Bahar II", "Telaga Biru"),
    ("99.01.01.2003", "Karanganyar Lor", "Telaga Biru"), ("99.01.01.2004", "Karanganyar Kidul", "Telaga Biru"),
    ("99.01.01.2005", "Tanjung Wukir", "Telaga Biru"), ("99.01.01.2006", "Mojopura", "Telaga Biru"),
    ("99.01.01.2007", "Cindaga Jaya", "Telaga Biru"),
    ("99.01.02.2001", "Mojopura", "Watu Gede"), ("99.01.02.2002", "Pa'gelaran", "Watu Gede"),
    ("99.01.02.2003", "Sukajaya", "Watu Gede"), ("99.01.02.2004", "Kampung Baru", "Watu Gede"),
    ("99.01.02.2005", "Nagari Lintau Sati", "Watu Gede"),
    ("99.01.03.2001", "Bukit Wening", "Ampel Gading"), ("99.01.03.2002", "Batu Wening", "Ampel Gading"),
    ("99.01.03.2003", "Sumbermanik Wetan", "Ampel Gading"), ("99.01.03.2004", "Sumbermanik Kulon", "Ampel Gading"),
    ("99.01.03.2005", "Ranusari", "Ampel Gading"),
  ]

  static func edition(without missing: Set<String> = []) -> BoundaryEdition {
    let kept = villages.filter { !missing.contains($0.name) }
    return BoundaryEdition(
      id: "uji", villages: kept.enumerated().map { village($1, row: $0 + 1) },
      polygons: LonLatPolygons(PolygonSet()))
  }

  private static func village(_ text: (code: String, name: String, district: String), row: Int) -> Village {
    let code = RegionCode(text.code, system: .kemendagri)
    return Village(
      name: text.name, districtName: text.district, districtCode: code?.parent(.district),
      codes: [code].compactMap { $0.map { VillageCode(code: $0, year: 2025) } }, sourceRow: row)
  }

  static let matcher = PlaceMatcher(edition())

  /// The matcher knowing a file that names every village.
  static let informed = matcher.informed(by: villages.map { place($0.name, $0.district) })

  static func place(_ name: String, _ district: String = "", code: String = "") -> PlaceText {
    var place = PlaceText()
    place.villageName = name
    place.districtName = district
    place.villageCode = code
    place.villageCodes = CodeSystem.allCases.compactMap { RegionCode(code, system: $0) }
    return place
  }

  /// Code of the village that was matched; `?` and the names of the candidates for a question; the reason otherwise.
  static func outcome(_ match: PlaceMatch, _ matcher: PlaceMatcher = matcher) -> String {
    switch match {
    case .unit(let unit, _, _): matcher.edition.villages[unit].printedCode
    case .question(let candidates): "?" + candidates.map(\.name).joined(separator: "|")
    case .none(let reason): reason.rawValue
    }
  }

  static func outcome(_ name: String, _ district: String = "", code: String = "") -> String {
    outcome(matcher.match(place(name, district, code: code)))
  }
}
