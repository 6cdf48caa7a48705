/// Works out the lokus expectation from the tables, in the plainest way.
struct LokusTruth {
  private struct Row {
    let code: String
    let stunted: Int?
    let measured: Int?
    var lacking = 0
    var adequate = 0
  }

  let expected: PlantedLokus

  init(_ regency: SyntheticRegency, withoutValue: Set<Int>) {
    let latest = regency.weighings[regency.weighings.count - 1]
    var rows = regency.villages.indices.map { v in
      let isMissing = withoutValue.contains(v)
      return Row(
        code: regency.villages[v].code, stunted: isMissing ? nil : latest.stunted[v],
        measured: isMissing ? nil : latest.measured[v])
    }
    for coverage in regency.coverage {
      for v in rows.indices {
        guard let served = coverage.served[v], let people = coverage.target[v], people > 0 else { continue }
        let attainment = 100 * Double(served) / Double(people) / coverage.indicator.targetPercent
        if attainment < 0.75 { rows[v].lacking += 1 } else { rows[v].adequate += 1 }
      }
    }
    expected = LokusTruth.decide(rows, month: latest.month)
  }

  private static func decide(_ rows: [Row], month: String) -> PlantedLokus {
    let rates = rows.compactMap(rate)
    let cases = rows.compactMap(\.stunted)
    let averageRate = rates.reduce(0, +) / Double(max(1, rates.count))
    let averageCases = Double(cases.reduce(0, +)) / Double(max(1, cases.count))
    let byRate = rows.filter { (rate($0) ?? -1) > averageRate }
    let byCases = rows.filter { Double($0.stunted ?? -1) > averageCases }
    let byCoverage = rows.filter { $0.lacking > $0.adequate }
    let any = Set((byRate + byCases + byCoverage).map(\.code))
    let order = rows.filter { any.contains($0.code) }.sorted { a, b in
      (-a.lacking, -(rate(a) ?? -1), -(a.stunted ?? -1), a.code) < (
        -b.lacking, -(rate(b) ?? -1), -(b.stunted ?? -1), b.code
      )
    }
    return PlantedLokus(
      month: month, averagePrevalence: averageRate, averageCases: averageCases,
      prevalenceAboveAverage: byRate.map(\.code), casesAboveAverage: byCases.map(\.code),
      mostIndicatorsLacking: byCoverage.map(\.code), priority: order.map(\.code))
  }

  private static func rate(_ row: Row) -> Double? {
    guard let stunted = row.stunted, let measured = row.measured, measured > 0 else { return nil }
    return Double(stunted) / Double(measured)
  }
}
