/// What a reader can deduce of every unit from all that is shown: the checker of the suppressor.
///
/// The reader knows every shown number, that "<5" is 1...4, that totals are sums, and (more than is shown) why a unit is
/// hidden: a small whole, a small rest, or as a cover, which then has at least `threshold` of each. From that the exact
/// set of possible values of each unit follows (`CountRegion`).
public struct SuppressionAuditor: Sendable {
  public let rule: SuppressionRule

  public init(rule: SuppressionRule) { self.rule = rule }

  /// A number that the totals narrow: fewer of 1 to `threshold - 1` are possible than its marker says.
  public struct Breach: Sendable, Equatable {
    public enum Unit: Sendable, Equatable {
      case village(Int)
      case district(Int)
      case region
    }
    public let unit: Unit
    public let possible: CountInterval
  }

  public struct Findings: Sendable {
    /// What is possible for every village and district, and for the region.
    public let villages: [CountRegion]
    public let districts: [CountRegion]
    public let region: CountRegion
    public let breaches: [Breach]
    public var isSafe: Bool { breaches.isEmpty }
  }

  public func audit(_ tree: CountTree, _ plan: SuppressionPlan) -> Findings {
    let own = tree.villages.indices.map { known(tree.villages[$0], plan.villages[$0], tree.kind) }
    let sums = tree.districtVillages.map { $0.reduce(CountRegion.zero) { $0 + own[$1] } }
    let up = sums.indices.map { sums[$0].intersection(knownTotal(tree.districtTotals[$0], plan.districts[$0])) }
    let regionSum = up.reduce(CountRegion.zero, +)
    let region = regionSum.intersection(knownTotal(tree.total, plan.region))
    let districts = narrowed(up, sum: region)
    var villages = own
    for (district, members) in tree.districtVillages.enumerated() {
      let inside = narrowed(members.map { own[$0] }, sum: districts[district])
      for (place, village) in members.enumerated() { villages[village] = inside[place] }
    }
    let found =
      tree.villages.indices.filter { !plan.villages[$0].isOpen }.flatMap { v in
        breaches(.village(v), tree.villages[v], marker: own[v], possible: villages[v], tree.kind)
      }
      + sums.indices.filter { !plan.districts[$0].isOpen }.flatMap { d in
        breaches(.district(d), tree.districtTotals[d], marker: sums[d], possible: districts[d], tree.kind)
      }
      + (plan.region.isOpen ? [] : breaches(.region, tree.total, marker: regionSum, possible: region, tree.kind))
    return Findings(villages: villages, districts: districts, region: region, breaches: found)
  }

  /// What a village's own display says.
  public func known(_ pair: CountPair?, _ display: CountDisplay, _ kind: CountKind) -> CountRegion {
    guard let pair else { return .zero }
    let small = CountInterval(1, rule.threshold - 1)
    switch display {
    case .open, .noValue: return CountRegion(pair)
    case .low:
      if kind == .partOfWhole {
        return CountRegion(first: small, second: .nonNegative, sum: CountInterval(pair.first + pair.second))
      }
      return CountRegion(first: small, second: CountInterval(pair.second))
    case .hiddenPrimary: return knownPrimary(pair, kind)
    case .hiddenSecondary:
      let cover = CountInterval.atLeast(rule.threshold)
      return CountRegion(first: cover, second: kind == .casesOnly ? CountInterval(0) : cover)
    }
  }

  private func knownPrimary(_ pair: CountPair, _ kind: CountKind) -> CountRegion {
    let small = CountInterval(1, rule.threshold - 1)
    guard kind == .partOfWhole else { return CountRegion(first: .nonNegative, second: small) }
    if pair.first + pair.second <= rule.greatestSmallTotal {
      return CountRegion(first: .nonNegative, second: .nonNegative, sum: CountInterval(1, rule.greatestSmallTotal))
    }
    return CountRegion(first: .nonNegative, second: small, sum: .atLeast(rule.greatestSmallTotal + 1))
  }

  private func knownTotal(_ total: CountPair, _ display: CountDisplay) -> CountRegion {
    display.isOpen ? CountRegion(total) : .nonNegative
  }

  /// Each of `parts` given the region of their sum: what is left when the others take any of their possible values.
  private func narrowed(_ parts: [CountRegion], sum: CountRegion) -> [CountRegion] {
    var after = [CountRegion](repeating: .zero, count: parts.count + 1)
    for place in parts.indices.reversed() { after[place] = parts[place] + after[place + 1] }
    var before = CountRegion.zero
    return parts.indices.map { place in
      defer { before = before + parts[place] }
      return parts[place].intersection(sum - (before + after[place + 1]))
    }
  }

  /// The small numbers of a pair must keep every value from 1 to `threshold - 1` that the markers leave open.
  private func breaches(
    _ unit: Breach.Unit, _ pair: CountPair?, marker: CountRegion, possible: CountRegion, _ kind: CountKind
  ) -> [Breach] {
    guard let pair else { return [] }
    var checks: [(Int, CountInterval, CountInterval)] = [(pair.first, marker.first, possible.first)]
    if kind != .casesOnly { checks.append((pair.second, marker.second, possible.second)) }
    if kind == .partOfWhole { checks.append((pair.first + pair.second, marker.sum, possible.sum)) }
    let small = CountInterval(1, rule.threshold - 1)
    return checks.compactMap { value, markers, range in
      guard rule.isSmall(value), !range.contains(markers.intersection(small)) else { return nil }
      return Breach(unit: unit, possible: range)
    }
  }
}
