/// Sums over ordered pairs of different areas, by class of distance.
struct ClassSums: Sendable {
  /// Products of the weights, and of the weighted deviations of each series.
  private(set) var byClass: [SIMD8<Double>]

  init(_ count: Int) { byClass = [SIMD8<Double>](repeating: .zero, count: count) }

  /// A row: what the other areas sum to by class, times the area itself.
  mutating func add(_ row: [SIMD8<Double>], _ own: SIMD8<Double>) {
    for index in byClass.indices { byClass[index] += row[index] * own }
  }

  mutating func add(_ other: ClassSums) {
    for index in byClass.indices { byClass[index] += other.byClass[index] }
  }
}

/// The covariance of a variable at two areas, one number a class of distance and one for an area with itself.
struct ClassCovariance {
  let atDistance: [Double]
  let own: Double

  init(_ sums: ClassSums, _ series: CorrelationSeries, column: Int) {
    atDistance = sums.byClass.map { $0[0] > 0 ? $0[column + 1] / $0[0] : 0 }
    own = series.product(column, column) / Double(max(1, series.weights.count))
  }
}

/// 1 + tr(AX) tr(AY) / tr(AXAY), with A the projection of the weighted mean; at most the number of areas.
///
/// Where the estimated covariances are of opposite signs, so that the denominator is not above 0, the variables do not
/// repeat each other's pattern: all areas count.
/// - Parameter rows: Weight of the other areas by class, row after row.
func effectiveUnits(
  _ first: ClassCovariance, _ second: ClassCovariance, _ sums: ClassSums, rows: [Double], weights: [Double]
) -> Double {
  let n = Double(weights.count)
  let classes = first.atDistance.count
  var (both, mixed, totalFirst, totalSecond) = (0.0, 0.0, 0.0, 0.0)
  for index in 0..<classes { both += sums.byClass[index][0] * first.atDistance[index] * second.atDistance[index] }
  for unit in weights.indices {
    let w = weights[unit]
    var (a, b) = (first.own * w, second.own * w)
    for index in 0..<classes {
      let around = rows[unit * classes + index]
      a += first.atDistance[index] * around
      b += second.atDistance[index] * around
    }
    both += w * w * first.own * second.own
    mixed += w * a * b
    totalFirst += w * a
    totalSecond += w * b
  }
  // The weights sum to n.
  let traceBoth = both - 2 * mixed / n + totalFirst * totalSecond / (n * n)
  let traceFirst = n * first.own - totalFirst / n
  let traceSecond = n * second.own - totalSecond / n
  guard traceBoth > 0, traceFirst > 0, traceSecond > 0 else { return n }
  return min(n, 1 + traceFirst * traceSecond / traceBoth)
}
