import Stunting

/// The values of one indicator, age group, sex and level, whatever file they came from.
struct JoinedSeries {
  struct Key: Hashable, Comparable {
    var indicator: String
    var ageGroup: AgeGroup
    var sex: Sex
    var level: UnitLevel

    static func < (a: Self, b: Self) -> Bool {
      (a.indicator, a.ageGroup.rawValue, a.sex.rawValue, a.level.rawValue)
        < (b.indicator, b.ageGroup.rawValue, b.sex.rawValue, b.level.rawValue)
    }
  }

  struct Cell: Hashable {
    var unit: Int
    var period: Period
  }

  var key: Key
  /// Index of the value of each unit and period; where two sources give one, the first counts.
  var cells: [Cell: Int]
  /// Oldest first.
  var periods: [Period]
  var units: [Int]

  init(_ key: Key, _ cells: [Cell: Int]) {
    self.key = key
    self.cells = cells
    periods = Set(cells.keys.map(\.period)).sorted()
    units = Set(cells.keys.map(\.unit)).sorted()
  }

  func value(_ unit: Int, _ period: Period) -> Int? { cells[Cell(unit: unit, period: period)] }
}

extension QualityTable {
  /// Values that are not empty and pass a test, joined over sources.
  func joined(where isWanted: (IndicatorValue) -> Bool) -> [JoinedSeries] {
    var all: [JoinedSeries.Key: [JoinedSeries.Cell: Int]] = [:]
    for series in series {
      let key = series.key.joined
      var cells = all.removeValue(forKey: key) ?? [:]
      for i in series.values where input.values[i].state != .noData && isWanted(input.values[i]) {
        let cell = JoinedSeries.Cell(unit: input.values[i].unit, period: input.values[i].period)
        if isBetter(i, cells[cell]) { cells[cell] = i }
      }
      all[key] = cells
    }
    return all.keys.sorted().compactMap { key in
      all[key].flatMap { $0.isEmpty ? nil : JoinedSeries(key, $0) }
    }
  }

  /// Of two values for one cell the first source counts, and in one source the first row, whatever the order of the input.
  private func isBetter(_ i: Int, _ known: Int?) -> Bool {
    guard let known else { return true }
    let (a, b) = (input.values[i], input.values[known])
    return a.sourceID == b.sourceID && a.sourceRow < b.sourceRow
  }
}

extension ValueSeries.Key {
  var joined: JoinedSeries.Key {
    JoinedSeries.Key(indicator: indicator, ageGroup: ageGroup, sex: sex, level: level)
  }
}
