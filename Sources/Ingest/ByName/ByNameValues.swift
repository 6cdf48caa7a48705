import Stunting

/// Turns counts of children into ratios.
struct ByNameValues {
  private let source: ByNameSource
  private let tally: ChildTally
  private let periods: [Period]
  private let hasUnmeasured: Bool

  init(_ source: ByNameSource, _ tally: ChildTally, _ periods: [Period], hasUnmeasured: Bool) {
    self.source = source
    self.tally = tally
    self.periods = periods
    self.hasUnmeasured = hasUnmeasured
  }

  /// Groups of ages with their bands.
  private static let groups: [(group: AgeGroup, bands: [Int])] =
    [(.baduta, [0, 1, 2]), (.balita, [0, 1, 2, 3, 4, 5])] + AgeGroup.bands.enumerated().map { ($1, [$0]) }
  private static let sexes: [(sex: Sex, codes: [Int])] = [(.all, [0, 1, 2]), (.male, [1]), (.female, [2])]

  /// By village, then period, indicator, group and sex.
  func all() -> [IndicatorValue] {
    var grids: [ChildTally.Place: [Int]] = [:]
    for (index, place) in tally.places.enumerated() {
      grids[ChildTally.Place(village: place.village, period: place.period, sex: 0, band: 0), default: []].append(index)
    }
    let keys = grids.keys.sorted {
      ($0.village, periods[Int($0.period)]) < ($1.village, periods[Int($1.period)])
    }
    return keys.flatMap { key in values(key, grid(grids[key] ?? [])) }
  }

  /// Counts of a village and period, by sex and band.
  private func grid(_ indices: [Int]) -> [[ChildCounts]] {
    var grid = [[ChildCounts]](repeating: [ChildCounts](repeating: ChildCounts(), count: 6), count: 3)
    for index in indices {
      let place = tally.places[index]
      grid[Int(place.sex)][Int(place.band)].add(tally.counts[index])
    }
    return grid
  }

  private func values(_ key: ChildTally.Place, _ grid: [[ChildCounts]]) -> [IndicatorValue] {
    var sums: [(group: AgeGroup, sex: Sex, counts: ChildCounts)] = []
    for (group, bands) in ByNameValues.groups {
      for (sex, codes) in ByNameValues.sexes {
        var sum = ChildCounts()
        for code in codes { for band in bands { sum.add(grid[code][band]) } }
        sums.append((group, sex, sum))
      }
    }
    return indicators.flatMap { item -> [IndicatorValue] in
      sums.compactMap { group, sex, counts in
        guard item.groups.contains(group) else { return nil }
        return value(key, item, group: item.isOfChildrenBorn ? .none : group, sex, counts)
      }
    }
  }

  private struct Item {
    var key: String
    var rung: Rung
    var numerator: (ChildCounts) -> Int
    var denominator: (ChildCounts) -> Int
    var groups: [AgeGroup] = ByNameValues.groups.map(\.group)
    /// About births, not an age.
    var isOfChildrenBorn = false
  }

  private var indicators: [Item] {
    let keys = source.indicators
    var items: [Item] = []
    func add(_ key: String?, _ rung: Rung, _ above: @escaping (ChildCounts) -> Int, _ index: Int) {
      guard let key else { return }
      items.append(Item(key: key, rung: rung, numerator: above, denominator: { $0.valid[index] }))
    }
    add(keys.stunting, source.rung, { $0.severe[0] + $0.moderate[0] }, 0)
    add(keys.moderatelyStunted, source.rung, { $0.moderate[0] }, 0)
    add(keys.severelyStunted, source.rung, { $0.severe[0] }, 0)
    add(keys.underweight, .notApplicable, { $0.severe[1] + $0.moderate[1] }, 1)
    add(keys.wasted, .notApplicable, { $0.severe[2] + $0.moderate[2] }, 2)
    if let key = keys.lowBirthWeight {
      items.append(
        Item(
          key: key, rung: .proxy, numerator: { $0.birthLow }, denominator: { $0.birthKnown }, groups: [.balita],
          isOfChildrenBorn: true))
    }
    if let key = keys.measured, hasUnmeasured {
      items.append(
        Item(key: key, rung: .notApplicable, numerator: { $0.measured }, denominator: { $0.registered }))
    }
    return items
  }

  private func value(
    _ key: ChildTally.Place, _ item: Item, group: AgeGroup, _ sex: Sex, _ counts: ChildCounts
  ) -> IndicatorValue? {
    let denominator = item.denominator(counts)
    guard denominator > 0 else { return nil }
    var value = IndicatorValue(
      level: .village, unit: Int(key.village), indicator: item.key, ageGroup: group, period: periods[Int(key.period)],
      kind: .ratio, state: .value, rung: item.rung, sourceID: source.location.id, sourceRow: 0, sex: sex)
    value.numerator = Double(item.numerator(counts))
    value.denominator = Double(denominator)
    return value
  }
}
