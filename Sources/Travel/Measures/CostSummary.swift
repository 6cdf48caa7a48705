/// How the people of each group (village) get to something, in flat arrays of one entry a group. Every group is there;
/// nil means that nobody is there (total weight 0).
public struct CostSummary: Sendable, Equatable {
  /// Mean over the people who reach it; nil also when none does.
  public var meanReached: [Double?]
  /// Over all people, infinite where too many reach nothing (see `weightedQuantile`).
  public var median: [Double?]
  public var p90: [Double?]
  /// Share of the people who reach nothing at any cost, 0...1.
  public var shareUnreached: [Double?]
}

extension GroupedDemand {
  /// Mean, median, P90 and share of the unreached of each group.
  ///
  /// - Parameter costs: One a place; not finite is unreached.
  public func summary(of costs: [Double]) -> CostSummary {
    var result = CostSummary(meanReached: [], median: [], p90: [], shareUnreached: [])
    for group in 0..<count {
      let sorted = SortedCosts(points: points(group), costs: costs, weights: weights)
      result.median.append(sorted.quantile(0.5))
      result.p90.append(sorted.quantile(0.9))
      result.meanReached.append(weightedMean(group) { costs.cost($0) })
      result.shareUnreached.append(share(group) { !costs.cost($0).isFinite })
    }
    return result
  }

  /// The same quantile of each group (see `weightedQuantile`).
  public func quantile(_ share: Double, of costs: [Double]) -> [Double?] {
    (0..<count).map { SortedCosts(points: points($0), costs: costs, weights: weights).quantile(share) }
  }

  /// Share of each group's people whose cost is at most `threshold`, the threshold included; nil when nobody is there.
  public func shareWithin(_ threshold: Double, of costs: [Double]) -> [Double?] {
    (0..<count).map { group in
      share(group) { costs.cost($0) <= threshold && costs.cost($0).isFinite }
    }
  }

  /// Share of each group's people at places of which something holds; nil when nobody is there.
  public func share(where holds: (Int) -> Bool) -> [Double?] { (0..<count).map { share($0, where: holds) } }

  /// Mean of a value over each group's people, of places where the value is finite; nil when there are none.
  public func mean(of values: [Double]) -> [Double?] {
    (0..<count).map { group in weightedMean(group) { values.indices.contains($0) ? values[$0] : .nan } }
  }

  /// The target that the most people of each group have as the nearest, of equals the lower index; nil when nobody
  /// reaches any.
  public func leadingTarget(of nearest: KNearest) -> [Int?] {
    (0..<count).map { group in
      var people: [Int32: Double] = [:]
      for point in points(group) where weights[point] > 0 {
        guard let target = nearest.target(point, rank: 0) else { continue }
        people[Int32(target), default: 0] += weights[point]
      }
      // Order does not matter: the greatest by (people, lower index) is one.
      return people.max { ($0.value, -$0.key) < ($1.value, -$1.key) }.map { Int($0.key) }
    }
  }

  private func share(_ group: Int, where holds: (Int) -> Bool) -> Double? {
    var (held, all) = (0.0, 0.0)
    for point in points(group) {
      all += weights[point]
      if holds(point) { held += weights[point] }
    }
    return all > 0 ? held / all : nil
  }

  private func weightedMean(_ group: Int, _ value: (Int) -> Double) -> Double? {
    var (sum, all) = (0.0, 0.0)
    for point in points(group) where weights[point] > 0 && value(point).isFinite {
      sum += weights[point] * value(point)
      all += weights[point]
    }
    return all > 0 ? sum / all : nil
  }
}
