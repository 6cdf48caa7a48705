import Geometry
import Ingest
import Matching
import Stunting

/// An edition of six invented villages in two districts, squares of 0.1 degree in a row.
enum PlaceFixtures {
  static let names = [
    ("99.99.01.2001", "Suka Maju", "Hilir"), ("99.99.01.2002", "Pa'gelaran", "Hilir"),
    ("99.99.01.1003", "Kelurahan Pasar", "Hilir"),
    ("99.99.02.2001", "Suka Maju", "Hulu"), ("99.99.02.2002", "Teluk Dalam", "Hulu"),
    ("99.99.02.2003", "Désa Baru", "Hulu"),
  ]

  static func edition() -> BoundaryEdition {
    var polygons = PolygonSet()
    var villages: [Village] = []
    for (index, name) in names.enumerated() {
      let west = 100 + 0.1 * Double(index)
      for (x, y) in [(west, -2.0), (west + 0.1, -2.0), (west + 0.1, -1.9), (west, -1.9)] { polygons.appendVertex(x, y) }
      polygons.endRing()
      polygons.endPolygon()
      polygons.endFeature()
      let codes = [
        RegionCode(name.0, system: .kemendagri),
        RegionCode("99990\(name.0.contains(".01.") ? 1 : 2)000\(index + 1)", system: .bps),
      ]
      villages.append(
        Village(
          name: name.1, districtName: name.2, districtCode: codes[0]?.parent(.district),
          codes: codes.compactMap { $0.map { VillageCode(code: $0, year: nil) } }, sourceRow: index + 1))
    }
    return BoundaryEdition(id: "uji", villages: villages, polygons: LonLatPolygons(polygons))
  }

  static let matcher = PlaceMatcher(edition())

  static let mapping = PlaceMapping(villageCode: ["kode"], villageName: "desa", districtName: "kecamatan")

  static func table(_ header: String, _ rows: [String]) -> TextTable {
    TextTable(
      file: "t.csv",
      records: ([header] + rows).map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) },
      header: 0)
  }

  static let may = PeriodMapping.constant(Period("2024")!)
}
