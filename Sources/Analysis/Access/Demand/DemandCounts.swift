public import Stunting

/// How many people of a group live in each village, and where the numbers come from.
public struct DemandCounts: Sendable, Equatable {
  public var group: DemandGroup
  /// One a village; nil where no source has a number.
  public var people: [Double?]
  /// Indicator of each village's number (see `DemandGroup.countSources`), or the rung of the places it was summed over.
  public var indicators: [String?]
  /// Period of each village's number.
  public var periods: [Period?]

  public init(group: DemandGroup, villages: Int) {
    self.group = group
    people = [Double?](repeating: nil, count: villages)
    indicators = [String?](repeating: nil, count: villages)
    periods = [Period?](repeating: nil, count: villages)
  }

  /// The indicators used, in the order of the ladder, joined by ` + `; nil when no village has a number.
  public var source: String? {
    let ladder = group.countSources.map(\.indicator) + DemandRung.allCases.map(\.rawValue)
    let used = ladder.filter { key in indicators.contains { $0 == key } }
    return used.isEmpty ? nil : used.joined(separator: " + ")
  }
}

/// The people of a group in each village: the best source of the ladder that has a number there, its latest period that
/// begins before the analysis period ends. Numbers made for a village from a larger area serve where it has none of its
/// own in that period.
///
/// - Parameters:
///   - points: Places with their people. Of all people, a village without any other number has the sum over its places of
///     the best rung, where every one of them says how many live there.
///   - notAfter: The analysis period; nil takes the latest there is.
public func demandCounts(
  _ group: DemandGroup, values: [IndicatorValue], points: [DemandPoint] = [], villages: Int, notAfter: Period? = nil
) -> DemandCounts {
  var counts = DemandCounts(group: group, villages: max(0, villages))
  for source in group.countSources {
    var latest = [(number: Double, period: Period, origin: ValueOrigin)?](repeating: nil, count: max(0, villages))
    for value in values where isUsable(value, source, villages, notAfter) {
      guard let number = number(value, source) else { continue }
      if let known = latest[value.unit], !isBetter(value, than: (known.period, known.origin)) { continue }
      latest[value.unit] = (number, value.period, value.origin)
    }
    for (v, found) in latest.enumerated() where counts.people[v] == nil {
      guard let found else { continue }
      counts.people[v] = found.number
      counts.indicators[v] = source.indicator
      counts.periods[v] = found.period
    }
  }
  if group == .people { counts.addPlaces(points) }
  return counts
}

extension DemandCounts {
  fileprivate mutating func addPlaces(_ points: [DemandPoint]) {
    for rung in DemandRung.allCases {
      var sums = [Double?](repeating: 0, count: people.count)
      var places = [Int](repeating: 0, count: people.count)
      for point in points where point.rung == rung && people.indices.contains(point.village) {
        places[point.village] += 1
        let number = point.people.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
        sums[point.village] = sums[point.village].flatMap { sum in number.map { sum + $0 } }
      }
      for v in people.indices where people[v] == nil && places[v] > 0 {
        guard let sum = sums[v] else { continue }
        people[v] = sum
        indicators[v] = rung.rawValue
      }
    }
  }
}

private func isUsable(
  _ value: IndicatorValue, _ source: DemandCountSource, _ villages: Int, _ notAfter: Period?
) -> Bool {
  guard value.level == .village, value.unit >= 0, value.unit < villages, value.indicator == source.indicator,
    value.sex == .all, value.state != .noData
  else { return false }
  // A source of numbers in one age group may leave it unsaid; one that tells several apart says it.
  let isUnsaid = value.ageGroup == .none && !source.isDenominator
  guard source.ageGroup == .none || value.ageGroup == source.ageGroup || isUnsaid else { return false }
  return notAfter.map { value.period.startDate <= $0.endDate } ?? true
}

private func number(_ value: IndicatorValue, _ source: DemandCountSource) -> Double? {
  let number = source.isDenominator ? value.denominator : value.value ?? value.numerator
  return number.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
}

private func isBetter(_ value: IndicatorValue, than known: (period: Period, origin: ValueOrigin)) -> Bool {
  if value.period != known.period { return value.period > known.period }
  return value.origin == .reported && known.origin != .reported
}
