import Analysis
import SpatialStats
import Stunting
import Testing

/// A headline table of one period; nil cases are no data.
func timeTable(
  _ period: String, _ cases: [Double?], _ measured: [Double?], definition: IndicatorDefinition = stunting,
  ageGroup: AgeGroup = .balita
) throws -> HeadlineTable {
  try headlineTable(
    try stuntingValues(cases, measured), definition: definition, ageGroup: ageGroup,
    period: try #require(Period(period)), isStandIn: false, villages: cases.count, minimumMeasured: 30)
}

/// A table with binomial counts of these shares.
func drawnTable(
  _ period: String, _ shares: [Double], _ measured: [Int], _ generator: inout CounterGenerator
) throws -> HeadlineTable {
  try timeTable(
    period, zip(measured, shares).map { Double(generator.binomial(trials: $0, probability: $1)) },
    measured.map { Double($0) })
}
