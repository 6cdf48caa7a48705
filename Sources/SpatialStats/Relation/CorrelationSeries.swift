/// Two variables and their ranks, each as deviations from its weighted mean.
struct CorrelationSeries: Sendable {
  /// Weights with mean 1.
  let weights: [Double]
  /// Deviations of the first and second variable and of their ranks.
  let deviations: [[Double]]
  /// The weight of a unit and, in order, its four deviations by its weight.
  let weighted: [SIMD8<Double>]

  init(_ first: [Double], _ second: [Double], weights: [Double]?) throws(StatisticsError) {
    let weights = try Self.scaled(weights ?? [Double](repeating: 1, count: first.count))
    var deviations: [[Double]] = []
    for values in [first, second, midranks(first), midranks(second)] {
      deviations.append(try Self.deviations(values, weights))
    }
    self.weights = weights
    self.deviations = deviations
    weighted = weights.indices.map { unit in
      let w = weights[unit]
      return SIMD8(
        w, w * deviations[0][unit], w * deviations[1][unit], w * deviations[2][unit], w * deviations[3][unit], 0, 0, 0)
    }
  }

  /// Nil where a variable does not vary.
  func correlation(_ a: Int, _ b: Int) -> Double? {
    let (squaresA, squaresB) = (product(a, a), product(b, b))
    guard squaresA > 0, squaresB > 0 else { return nil }
    return product(a, b) / (squaresA.squareRoot() * squaresB.squareRoot())
  }

  /// Weighted sum of the products of two series.
  func product(_ a: Int, _ b: Int) -> Double {
    var sum = 0.0
    for unit in weights.indices { sum += weights[unit] * deviations[a][unit] * deviations[b][unit] }
    return sum
  }

  private static func scaled(_ weights: [Double]) throws(StatisticsError) -> [Double] {
    var sum = 0.0
    for (index, weight) in weights.enumerated() {
      guard weight.isFinite else { throw .notFinite(index: index) }
      guard weight > 0 else { throw .parameterOutOfRange(name: "weights", value: weight) }
      sum += weight / Double(weights.count)
    }
    guard sum.isFinite else { throw .notFinite(index: 0) }
    return weights.map { $0 / sum }
  }

  /// In units of the largest one, so that no square overflows; all 0 where the values do not vary.
  private static func deviations(_ values: [Double], _ weights: [Double]) throws(StatisticsError) -> [Double] {
    for (index, value) in values.enumerated() where !value.isFinite { throw .notFinite(index: index) }
    let none = [Double](repeating: 0, count: values.count)
    guard let low = values.min(), let high = values.max(), high > low else { return none }
    let half = max(high / 2 - low / 2, .leastNormalMagnitude)
    let centred = values.map { ($0 / 2 - low / 2) / half }
    var mean = 0.0
    for (value, weight) in zip(centred, weights) { mean += value * weight / Double(values.count) }
    return centred.map { $0 - mean }
  }
}

/// Ranks from 1, equal values sharing the mean of their ranks.
func midranks(_ values: [Double]) -> [Double] {
  let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
  var ranks = [Double](repeating: 0, count: values.count)
  var first = 0
  while first < order.count {
    var last = first
    while last + 1 < order.count, values[order[last + 1]] == values[order[first]] { last += 1 }
    for place in first...last { ranks[order[place]] = Double(first + last) / 2 + 1 }
    first = last + 1
  }
  return ranks
}
