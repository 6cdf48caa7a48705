/// Values as deviations from their mean, with the sums that the local statistics need.
struct Deviations {
  let d: [Double]
  let mean: Double
  let sumOfSquares: Double
  let sumOfFourths: Double
  var count: Int { d.count }

  init(_ values: [Double]) throws(StatisticsError) {
    for (index, value) in values.enumerated() where !value.isFinite { throw .notFinite(index: index) }
    let n = Double(max(1, values.count))
    var sum = 0.0
    for value in values { sum += value / n }
    let mean = sum
    var rest = 0.0
    for value in values { rest += value - mean }
    let centre = mean + rest / n
    // Equal values deviate by nothing, whatever rounding did to their mean.
    let isConstant = values.allSatisfy { $0 == values[0] }
    d = isConstant ? [Double](repeating: 0, count: values.count) : values.map { $0 - centre }
    self.mean = isConstant ? values.first ?? 0 : centre
    var (squares, fourths) = (0.0, 0.0)
    for x in d {
      squares += x * x
      fourths += x * x * x * x
    }
    guard squares.isFinite else { throw .notFinite(index: 0) }
    sumOfSquares = squares
    sumOfFourths = fourths
  }
}

func checkLengths(_ values: [Double], _ weights: Weights) throws(StatisticsError) {
  guard values.count == weights.count else {
    throw .lengthMismatch(expected: weights.count, found: values.count)
  }
}
