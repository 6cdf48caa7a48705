/// How much villages differ between areas, for any division of a map into areas.
struct AreaContrast: Sendable {
  /// Intraclass correlation of the villages' rates by weighted analysis of variance, 0...1; chance is part of the
  /// variance within.
  let share: Double
  /// Mean weighted squared difference of neighbours across borders over that within areas; nil without either kind.
  let jumpRatio: Double?
  let pairsAcross: Int

  init(_ map: AreaMap, area: [Int], areaCount: Int) {
    share = Self.share(map, area, areaCount)
    var (across, within, crossing) = (0.0, 0.0, 0)
    for (a, b) in map.pairs {
      let difference = map.angle[a] - map.angle[b]
      let squared = map.weight[a] * map.weight[b] / (map.weight[a] + map.weight[b]) * difference * difference
      if area[a] == area[b] {
        within += squared
      } else {
        across += squared
        crossing += 1
      }
    }
    let inside = map.pairs.count - crossing
    pairsAcross = crossing
    jumpRatio =
      crossing > 0 && inside > 0 && within > 0 ? (across / Double(crossing)) / (within / Double(inside)) : nil
  }

  private static func share(_ map: AreaMap, _ area: [Int], _ count: Int) -> Double {
    var weights = [Double](repeating: 0, count: count)
    var sums = weights
    for (k, a) in area.enumerated() {
      weights[a] += map.weight[k]
      sums[a] += map.weight[k] * map.angle[k]
    }
    let (all, total) = (weights.reduce(0, +), sums.reduce(0, +))
    let units = area.count
    guard all > 0, count > 1, units > count else { return 0 }
    let mean = total / all
    var (between, within, squares) = (0.0, 0.0, 0.0)
    for a in 0..<count where weights[a] > 0 {
      let distance = sums[a] / weights[a] - mean
      between += weights[a] * distance * distance
      squares += weights[a] * weights[a]
    }
    for (k, a) in area.enumerated() {
      let distance = map.angle[k] - sums[a] / weights[a]
      within += map.weight[k] * distance * distance
    }
    let meanWithin = within / Double(units - count)
    let size = (all - squares / all) / Double(count - 1)
    let variance = size > 0 ? max(0, (between / Double(count - 1) - meanWithin) / size) : 0
    let rest = meanWithin / (all / Double(units))
    return variance + rest > 0 ? variance / (variance + rest) : 0
  }
}
