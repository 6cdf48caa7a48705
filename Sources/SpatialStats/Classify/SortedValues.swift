/// The finite values of a map in ascending order; nil, NaN and infinite ones are left out.
struct SortedValues {
  let values: [Double]

  init(_ values: [Double?]) { self.values = values.compactMap { $0 }.filter(\.isFinite).sorted() }

  var isEmpty: Bool { values.isEmpty }
  var first: Double { values.first ?? .nan }
  var last: Double { values.last ?? .nan }

  /// The value `numerator / denominator` of the way up the order, between two values by linear interpolation (R type
  /// 7). The place is found in whole numbers, so that a place on a value gives this very value.
  func quantile(_ numerator: Int, of denominator: Int) -> Double {
    let product = (values.count - 1) * numerator
    let place = product / denominator
    guard place + 1 < values.count else { return last }
    let (a, b) = (values[place], values[place + 1])
    let share = Double(product % denominator) / Double(denominator)
    // The difference of very large values of both signs is no number.
    guard (b - a).isFinite else { return a * (1 - share) + b * share }
    return share < 0.5 ? a + (b - a) * share : b - (b - a) * (1 - share)
  }

  var mean: Double { correctedSum(values) / Double(values.count) }

  /// With n - 1 in the denominator; 0 for a single value.
  var standardDeviation: Double {
    guard values.count > 1 else { return 0 }
    let mean = mean
    return (correctedSum(values.map { ($0 - mean) * ($0 - mean) }) / Double(values.count - 1)).squareRoot()
  }
}

/// Sum with Neumaier's correction, in order.
func correctedSum(_ values: some Sequence<Double>) -> Double {
  var (total, correction) = (0.0, 0.0)
  for value in values {
    let next = total + value
    correction += abs(total) >= abs(value) ? (total - next) + value : (value - next) + total
    total = next
  }
  return total.isFinite ? total + correction : total
}

/// Equal neighbours once.
func withoutRepeats(_ ascending: [Double]) -> [Double] {
  var result: [Double] = []
  for value in ascending where value != result.last { result.append(value) }
  return result
}

/// Classes a map can be cut into: 1...99.
func checkClassCount(_ count: Int) throws(StatisticsError) {
  guard (1...99).contains(count) else { throw .parameterOutOfRange(name: "classes", value: Double(count)) }
}
