import Stunting

/// Which series of a source have given way to newer ones of other sources: a file for each period is the usual case, and
/// an old file is neither late nor incomplete because of its age.
struct SourceSuccession {
  /// For each series, true when another source gives at least half of its units a newer period of the same indicator,
  /// level and age group (a total and its bands stand for each other).
  let isSuperseded: [Bool]
  /// The newest period of each unit of a series, over all sources that may succeed it.
  private let newest: [[Int: Period]]

  init(_ series: [ValueSeries], _ values: [IndicatorValue]) {
    let own = series.map { SourceSuccession.newestPeriods($0, values) }
    var groups: [Group: [Int]] = [:]
    for (s, one) in series.enumerated() {
      groups[Group(indicator: one.key.indicator, level: one.key.level), default: []].append(s)
    }
    var superseded = [Bool](repeating: false, count: series.count)
    var joined = own
    for members in groups.values {
      for s in members {
        let others = members.filter {
          series[$0].key.source != series[s].key.source && series[$0].key.ageGroup.standsFor(series[s].key.ageGroup)
        }
        var passed = 0
        for (unit, period) in own[s] {
          let best = others.compactMap { own[$0][unit] }.max { $0.lastMonthIndex < $1.lastMonthIndex }
          guard let best, best.lastMonthIndex > period.lastMonthIndex else { continue }
          joined[s][unit] = best
          passed += 1
        }
        superseded[s] = passed > 0 && 2 * passed >= own[s].count
      }
    }
    isSuperseded = superseded
    newest = joined
  }

  /// The newest period of the units of a series, by unit.
  func newestPeriods(_ series: Int) -> [Int: Period] { newest[series] }

  private struct Group: Hashable {
    var indicator: String
    var level: UnitLevel
  }

  private static func newestPeriods(_ series: ValueSeries, _ values: [IndicatorValue]) -> [Int: Period] {
    var newest: [Int: Period] = [:]
    for i in series.values where values[i].state != .noData {
      let value = values[i]
      newest[value.unit] = max(newest[value.unit] ?? value.period, value.period)
    }
    return newest
  }
}

extension AgeGroup {
  /// The same, or a band and the total that it is part of.
  fileprivate func standsFor(_ other: AgeGroup) -> Bool {
    self == other
      || (self != .none && other != .none && (AgeGroup.bands.contains(self) || AgeGroup.bands.contains(other)))
  }
}

extension Period {
  /// The month it ends with, as months since year 0.
  var lastMonthIndex: Int {
    switch length {
    case .month: year * 12 + part - 1
    case .halfYear: year * 12 + 6 * part - 1
    case .year, .unstated: year * 12 + 11
    }
  }
}
