/// Rates over each unit and its neighbours.
public struct SpatialRates: Sendable, Equatable {
  /// Events over base, summed over the unit and its neighbours; nil without any base there.
  public let rates: [Double?]
  /// Empirical Bayes rate towards `rates`, by Marshall's moments with deviations from the unit's own local mean and
  /// the variance truncated at 0; nil without a base of its own and where there is no event around.
  public let shrunk: [Double?]
  /// Weight of the unit's own rate, 0...1.
  public let shrinkage: [Double?]

  /// Marshall (1991), p. 288. Neighbours are those with a weight above 0; the unit itself always belongs.
  public init(events: [Double], base: [Double], weights: Weights) throws(StatisticsError) {
    try checkLengths(events, weights)
    _ = try RateSums(events: events, base: base)
    var (rates, shrunk, shrinkage): ([Double?], [Double?], [Double?]) = ([], [], [])
    for unit in events.indices {
      let around = weights.neighbourhood(of: unit)
      let sums = try RateSums(events: around.map { events[$0] }, base: around.map { base[$0] })
      rates.append(sums.base > 0 ? sums.mean : nil)
      guard base[unit] > 0, sums.events > 0 else {
        shrunk.append(nil)
        shrinkage.append(nil)
        continue
      }
      let variance = max(0, sums.variance(around: sums.mean) - sums.mean / sums.meanBase)
      let weight = variance / (variance + sums.mean / base[unit])
      shrinkage.append(weight)
      shrunk.append(sums.mean + weight * (events[unit] / base[unit] - sums.mean))
    }
    self.rates = rates
    self.shrunk = shrunk
    self.shrinkage = shrinkage
  }
}

extension Weights {
  /// The unit and its neighbours with a weight above 0, the unit first.
  func neighbourhood(of unit: Int) -> [Int] {
    [unit]
      + links(of: unit).filter { values[$0] > 0 && Int(neighbours[$0]) != unit }.map { Int(neighbours[$0]) }
  }
}
