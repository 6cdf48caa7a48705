enum RootSearch {
  /// Solves f(x) = target for an increasing f between two bounds: Newton steps, halving where one leaves the bracket
  /// or does not shrink it. `f` returns value and slope.
  static func increasing(
    target: Double, start: Double, lower: Double, upper: Double, _ f: (Double) -> (value: Double, slope: Double)
  ) -> Double {
    var (low, high) = (lower, upper)
    var x = start > low && start < high ? start : (low + high) / 2
    for step in 0..<400 {
      let (value, slope) = f(x)
      if value == target { return x }
      if value < target { low = x } else { high = x }
      var next = x - (value - target) / slope
      if !(next > low && next < high) || step % 8 == 7 { next = (low + high) / 2 }
      if abs(next - x) <= 4e-16 * abs(next) || high - low <= 4e-16 * high { return next }
      x = next
    }
    return x
  }

  /// The smallest integer in `range` for which a monotone condition holds; nil when it never does.
  static func firstTrue(in range: ClosedRange<Int>, _ holds: (Int) -> Bool) -> Int? {
    guard holds(range.upperBound) else { return nil }
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
