public import Stunting

/// The lokus decision, and the ones under the other reading of the criteria and the other average.
public func lokusTable(
  edition: BoundaryEdition, headline: HeadlineTable?, columns: [CoverageColumn], reading: CriteriaReading,
  number: LokusNumber, isPooled: Bool
) -> LokusTable {
  let main = columns.filter(\.isMain)
  let candidates = edition.villages.indices.map { v in
    LokusCandidate(
      code: edition.villages[v].printedCode, prevalence: headline?.crude[v], cases: headline?.cases[v],
      cells: main.map { $0.cells[v] })
  }
  func rules(_ reading: CriteriaReading, pooled: Bool) -> LokusRules {
    LokusRules(
      reading: reading, number: number, averagePrevalence: pooled ? headline?.pooled : headline?.meanOfUnits,
      averageCases: headline?.meanCases)
  }
  let chosen = rules(reading, pooled: isPooled)
  return LokusTable(
    rules: chosen, averageKind: isPooled ? "pooled" : "mean_of_units", decisions: chosen.decide(candidates),
    underOtherReading: rules(reading == .any ? .all : .any, pooled: isPooled).decide(candidates),
    underOtherAverage: rules(reading, pooled: !isPooled).decide(candidates))
}
