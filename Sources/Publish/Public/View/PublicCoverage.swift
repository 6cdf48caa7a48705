internal import Analysis
public import Stunting

/// One coverage indicator as the public may see it. Percentages are whole numbers and no totals are given: neither
/// numerator nor denominator can be worked out, also not to unravel the totals of the headline.
public struct PublicCoverage: Sendable {
  public let key: String
  public let percent: [PublicCell]
  /// Only beside a percentage that is shown.
  public let classes: [CoverageClass?]
  /// Answers of a category indicator: about the village, not about people.
  public let categories: [String?]
  public let isCategory: Bool

  init(_ column: CoverageColumn, rule: SuppressionRule) {
    key = column.definition.key
    isCategory = column.definition.kind == .category
    categories = column.categories
    percent = column.cells.map { PublicCoverage.cell($0, column.definition, rule) }
    classes = zip(column.cells, percent).map { cell, shown in shown.number == nil ? nil : cell.coverageClass }
  }

  /// Services and answers about a village are public. Other counts of people (pendek, sangat pendek, BBLR) are not: they
  /// are parts of, or differences to, the headline, and with it even a whole percentage gives away a small count.
  static func isPublic(_ column: CoverageColumn) -> Bool {
    let definition = column.definition
    return definition.level != .people || definition.effectiveTarget != nil || definition.direction == .higherIsBetter
  }

  /// A percentage of people that came without its counts can't be checked for small ones: it is not shown.
  private static func cell(_ cell: IndicatorCell, _ definition: IndicatorDefinition, _ rule: SuppressionRule)
    -> PublicCell
  {
    switch cell.state {
    case .noData: return .noData
    case .noTarget: return .noTarget
    case .value: break
    }
    guard let percent = cell.percent, percent.isFinite else { return .noData }
    if definition.level == .village || definition.kind == .yesNo { return .value(percent) }
    return isShown(cell, rule) ? .value(percent.rounded()) : .suppressed
  }

  private static func isShown(_ cell: IndicatorCell, _ rule: SuppressionRule) -> Bool {
    guard rule.threshold > 1 else { return true }
    guard let n = cell.numerator.flatMap(peopleCount), let d = cell.denominator.flatMap(peopleCount) else {
      return false
    }
    // Above 100 % there is no rest; the two numbers themselves still count.
    if n > d { return rule.primaryDisplay(CountPair(first: n, second: d), kind: .perOther) == .open }
    return rule.primaryDisplay(CountPair(first: n, second: d - n), kind: .partOfWhole) == .open
  }
}
