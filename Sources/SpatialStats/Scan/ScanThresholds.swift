/// Counts that a circle must pass before its ratio can exceed a given value, for any base.
///
/// The ratio is jointly convex in (cases, base), so the circles with a ratio of at most T are a convex set: its upper
/// border is concave and its lower border convex. Chords between points on the border therefore never leave the set: a
/// circle beyond the threshold is always seen, one within a hair of it may be looked at in vain.
struct ScanThresholds {
  /// The ratio that these thresholds belong to.
  let level: Double
  private let knots: [Double]
  private let upper: [Double]
  private let lower: [Double]
  private var place = 0

  /// - Parameters: bases the smallest base above 0 and the largest of a circle.
  init(level: Double, likelihood: ScanLikelihood, bases: ClosedRange<Double>) {
    var knots = [0.0]
    var next = bases.lowerBound
    while next < bases.upperBound, knots.count < 4096 {
      knots.append(next)
      next *= 1.15
    }
    knots.append(bases.upperBound)
    self.level = level
    self.knots = knots
    upper = knots.map { Self.border($0, level, likelihood, isUpper: true) }
    lower = knots.map { Self.border($0, level, likelihood, isUpper: false) }
  }

  /// To be called before the bases of a new centre, which ascend.
  mutating func restart() { place = 0 }

  /// Counts above `high` or below `low` have a ratio above the level, or almost.
  @inline(__always)
  mutating func counts(at base: Double) -> (low: Double, high: Double) {
    while place + 2 < knots.count, knots[place + 1] < base { place += 1 }
    let width = knots[place + 1] - knots[place]
    let share = width > 0 ? min(max((base - knots[place]) / width, 0), 1) : 1
    return (
      lower[place] + (lower[place + 1] - lower[place]) * share,
      upper[place] + (upper[place + 1] - upper[place]) * share
    )
  }

  /// A count inside the set, close to its border.
  private static func border(_ base: Double, _ level: Double, _ likelihood: ScanLikelihood, isUpper: Bool) -> Double {
    let expected = likelihood.expected(base)
    let most = likelihood.isBinomial ? min(base, likelihood.cases) : likelihood.cases
    let least = likelihood.isBinomial ? max(0, likelihood.cases - (likelihood.base - base)) : 0
    let end = isUpper ? max(most, expected) : min(least, expected)
    if likelihood.value(end, base) <= level { return end }
    var (inside, outside) = (expected, end)
    for _ in 0..<40 {
      let middle = (inside + outside) / 2
      if likelihood.value(middle, base) <= level { inside = middle } else { outside = middle }
      if abs(outside - inside) < 0.05 + 1e-3 * abs(inside - expected) { break }
    }
    // A hair towards the centre, for the rounding of the ratio itself.
    return inside - (inside - expected) * 1e-6
  }
}
