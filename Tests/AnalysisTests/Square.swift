import Geometry
import Stunting

/// A grid of square villages of 0.01 degree, `columns` wide, two kecamatan split by column; code order is row by row.
func squareEdition(rows: Int, columns: Int, west: Double = 110.9, south: Double = -11.2) -> BoundaryEdition {
  var set = PolygonSet()
  var villages: [Village] = []
  let size = 0.01
  for row in 0..<rows {
    for column in 0..<columns {
      let x = west + Double(column) * size
      let y = south + Double(row) * size
      for (dx, dy) in [(0.0, 0.0), (1, 0), (1, 1), (0, 1)] { set.appendVertex(x + dx * size, y + dy * size) }
      set.endRing()
      set.endPolygon()
      set.endFeature()
      villages.append(village(row: row, column: column, columns: columns))
    }
  }
  return BoundaryEdition(id: "uji", villages: villages, polygons: LonLatPolygons(set))
}

private func village(row: Int, column: Int, columns: Int) -> Village {
  let number = row * columns + column + 1
  let district = column * 2 < columns ? "01" : "02"
  let code = RegionCode("9999" + district + String(2000 + number), system: .kemendagri)
  return Village(
    name: "Desa Misal \(number)", districtName: "Kecamatan \(district)", districtCode: code?.parent(.district),
    codes: code.map { [VillageCode(code: $0, year: nil)] } ?? [], sourceRow: number)
}

/// Values of one indicator, one a village; nil is no data.
func stuntingValues(_ cases: [Double?], _ measured: [Double?]) throws -> [IndicatorValue] {
  let period = Period("2025-08")
  return cases.indices.compactMap { v in
    guard let period else { return nil }
    let n = measured[v]
    let hasData = cases[v] != nil && n != nil
    var value = IndicatorValue(
      level: .village, unit: v, indicator: "stunting", ageGroup: .balita, period: period, kind: .ratio,
      state: hasData ? (n == 0 ? .noTarget : .value) : .noData, rung: .recentMonths, sourceID: "uji", sourceRow: v + 1)
    value.numerator = cases[v]
    value.denominator = n
    return value
  }
}

let stunting = IndicatorDefinition(
  key: "stunting", number: nil, nameIndonesian: "Stunting", nameEnglish: "Stunting", essential: false, level: .people,
  direction: .lowerIsBetter, kind: .ratio, per: 100, target: nil, sector: "", source: "")
