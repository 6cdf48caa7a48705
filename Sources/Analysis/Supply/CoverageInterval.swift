import SpatialStats
import Stunting

/// Interval of a coverage in percent; nil without whole numbers or with more served than planned for.
func coverageInterval(_ cell: IndicatorCell, confidence: Double) -> Interval? {
  guard cell.state == .value, let n = cell.numerator, let d = cell.denominator, let cases = Int(exactly: n),
    let measured = Int(exactly: d),
    let share = binomialInterval(cases: cases, measured: measured, confidence: confidence)
  else { return nil }
  return Interval(lower: 100 * share.lower, upper: 100 * share.upper)
}

/// Why the coverage being lacking is not sure.
func coverageDoubts(
  _ cell: IndicatorCell, _ interval: Interval?, _ definition: IndicatorDefinition, notMeasuredHere: Bool
) -> [SupplyDoubt] {
  var doubts: [SupplyDoubt] = []
  if let interval, let target = definition.effectiveTarget {
    let states = [interval.lower, interval.upper].compactMap {
      CoverageClass.attainment(percent: $0, target: target.percent, direction: definition.direction)
    }.map { CoverageClass(attainment: $0).isLacking }
    if Set(states).count > 1 { doubts.append(.coverageInterval) }
  } else if cell.denominator == nil, definition.kind != .yesNo, !notMeasuredHere {
    doubts.append(.coverageWithoutNumbers)
  }
  if notMeasuredHere { doubts.append(.coverageNotMeasuredHere) }
  return doubts
}
