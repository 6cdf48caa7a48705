/// Places where people live, grouped by village, with the people at each.
public struct GroupedDemand: Sendable, Equatable {
  /// Places of group g are `pointStart[g]..<pointStart[g + 1]`.
  public let pointStart: [Int32]
  /// People at each place. What is not finite or below 0 has become 0.
  public let weights: [Double]

  /// - Parameters:
  ///   - pointStart: One more than groups, not falling. Bounds that fall or lie beyond the weights are moved to the
  ///     nearest that fit: a group then has fewer places, and no place is in two groups.
  ///   - weights: One a place.
  public init(pointStart: [Int32], weights: [Double]) {
    var last: Int32 = 0
    let end = Int32(clamping: weights.count)
    self.pointStart = pointStart.map {
      last = min(max($0, last), end)
      return last
    }
    self.weights = weights.map(usableWeight)
  }

  /// Groups.
  public var count: Int { max(0, pointStart.count - 1) }

  /// The places of a group.
  public func points(_ group: Int) -> Range<Int> { Int(pointStart[group])..<Int(pointStart[group + 1]) }

  /// People of each group.
  public var totals: [Double] { (0..<count).map { points($0).reduce(0) { $0 + weights[$1] } } }
}

/// A weight or an amount that can be summed: 0 for what is not finite or below 0.
func usableWeight(_ weight: Double) -> Double { weight.isFinite && weight > 0 ? weight : 0 }

extension Array where Element == Double {
  /// The usable amount at an index; 0 beyond the end.
  func usable(_ index: Int) -> Double { indices.contains(index) ? usableWeight(self[index]) : 0 }

  /// The cost at an index, infinite beyond the end and for what is no cost (NaN).
  func cost(_ index: Int) -> Double { indices.contains(index) && !self[index].isNaN ? self[index] : .infinity }
}
