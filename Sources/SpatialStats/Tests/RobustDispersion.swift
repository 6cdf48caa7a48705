import Glibc

/// Robust centre and dispersion of a set of counts with one mean.
///
/// After Spiegelhalter (2005), who winsorises z scores before he takes their mean square. Here scores are clipped at
/// 1.5 and compared with the exact expectation of clipped scores under the model, which makes the estimate consistent
/// for small and skewed counts: centre and dispersion solve the two equations "mean clipped score as expected" and
/// "mean square clipped score as expected" (Huber's proposal 2 with exact constants).
struct RobustDispersion {
  /// Units with the same denominator have the same distribution; without denominators there is one class.
  struct Observation {
    let count: Int
    let size: Int
  }

  /// Fewer units than this are not asked about their dispersion.
  static let fewestUnits = 5

  let observations: [Observation]
  private let sizes: [Int]
  /// The class of each observation.
  let classOf: [Int]
  /// The observation of each unit; nil for a unit that is left out.
  let placeOf: [Int?]
  private let units: [Observation?]
  private let isShare: Bool

  init(shares: [Observation?]) { self.init(shares, isShare: true) }

  init(counts: [Int?]) { self.init(counts.map { $0.map { Observation(count: $0, size: 0) } }, isShare: false) }

  private init(_ units: [Observation?], isShare: Bool) {
    self.units = units
    self.isShare = isShare
    var (observations, places): ([Observation], [Int?]) = ([], [])
    for unit in units {
      places.append(unit == nil ? nil : observations.count)
      if let unit { observations.append(unit) }
    }
    self.observations = observations
    placeOf = places
    let sizes = Array(Set(observations.map(\.size))).sorted()
    self.sizes = sizes
    let index = Dictionary(uniqueKeysWithValues: sizes.enumerated().map { ($0.element, $0.offset) })
    classOf = observations.map { index[$0.size] ?? 0 }
  }

  func without(_ aside: Set<Int>) -> RobustDispersion {
    RobustDispersion(units.indices.map { aside.contains($0) ? nil : units[$0] }, isShare: isShare)
  }

  /// Centre and dispersion; nil with too few units or without any variation.
  var estimate: (centre: Double, dispersion: Double)? {
    guard observations.count >= Self.fewestUnits, let start = plainMean else { return nil }
    var (centre, dispersion) = (solveCentre(near: start, dispersion: 0), 0.0)
    for _ in 0..<4 {
      let next = solveDispersion(centre)
      if abs(next - dispersion) <= 0.01 * next { return (centre, next) }
      dispersion = next
      centre = solveCentre(near: centre, dispersion: dispersion)
    }
    return (centre, dispersion)
  }

  /// The clipped scores' distribution of every class at a centre and dispersion.
  func moments(_ centre: Double, _ dispersion: Double) -> [ClippedMoments] {
    sizes.map { size in
      ClippedMoments(
        isShare ? .share(n: size, mean: centre, icc: dispersion) : .count(mean: centre, dispersion: dispersion))
    }
  }

  /// Factor on the variance of a middling unit less 1, for a dispersion of 1: the scale on which steps are taken.
  func varianceGain(_ centre: Double) -> Double {
    guard isShare else { return centre }
    return max(1, Double(observations.reduce(0) { $0 + $1.size } / max(1, observations.count)) - 1)
  }

  /// The largest dispersion considered.
  var largest: Double { isShare ? 0.95 : 64 }

  /// Sum of the squared clipped scores beyond expectation, and its variance. One degree of freedom goes to the centre.
  func squareExcess(_ classes: [ClippedMoments]) -> (excess: Double, variance: Double) {
    let freedom = 1 - 1 / Double(max(2, observations.count))
    var (excess, variance) = (0.0, 0.0)
    for (index, observation) in observations.enumerated() {
      let expected = classes[classOf[index]]
      let z = expected.score(observation.count)
      excess += z * z - expected.second * freedom
      variance += expected.squareVariance
    }
    return (excess, variance)
  }

  private var plainMean: Double? {
    let total = observations.reduce(0.0) { $0 + Double($1.count) }
    let base = isShare ? observations.reduce(0.0) { $0 + Double($1.size) } : Double(observations.count)
    let mean = base > 0 ? total / base : 0
    return mean > 0 && (!isShare || mean < 1) ? mean : nil
  }

  /// Weighted sum of the clipped scores beyond expectation; falls as the centre rises.
  private func scoreExcess(_ centre: Double, _ dispersion: Double) -> Double {
    let classes = moments(centre, dispersion)
    var excess = 0.0
    for (index, observation) in observations.enumerated() {
      let expected = classes[classOf[index]]
      guard expected.deviation > 0 else { continue }
      excess += expected.mean / expected.deviation * (expected.score(observation.count) - expected.first)
    }
    return excess
  }

  private func solveCentre(near start: Double, dispersion: Double) -> Double {
    let (low, high) = (start / 8, isShare ? min(start * 8, 1 - (1 - start) / 8) : start * 8)
    return BracketedRoot.falling(near: start, low: low, high: high, step: 0.1 * start, tolerance: 1e-5) { centre in
      scoreExcess(centre, dispersion)
    }
  }

  private func solveDispersion(_ centre: Double) -> Double {
    func excess(_ dispersion: Double) -> Double { squareExcess(moments(centre, dispersion)).excess }
    guard excess(0) > 0 else { return 0 }
    let unit = 1 / varianceGain(centre)
    return BracketedRoot.falling(near: unit, low: 0, high: largest, step: 0.5 * unit, tolerance: 1e-3, excess)
  }
}

/// The root of a falling function: outwards by doubling steps from a guess, then by regula falsi with halved ends
/// (Illinois), which takes a few evaluations where bisection takes forty.
enum BracketedRoot {
  static func falling(
    near guess: Double, low: Double, high: Double, step: Double, tolerance: Double, _ f: (Double) -> Double
  ) -> Double {
    var (x, step) = (min(max(guess, low), high), step)
    var y = f(x)
    var (left, right) = ((x: low, y: Double.nan), (x: high, y: Double.nan))
    while y != 0, left.y.isNaN || right.y.isNaN {
      if y > 0 { left = (x, y) } else { right = (x, y) }
      if !left.y.isNaN, !right.y.isNaN { break }
      let next = y > 0 ? min(high, x + step) : max(low, x - step)
      guard next != x else { return x }
      (x, step) = (next, 2 * step)
      y = f(x)
    }
    if y == 0 { return x }
    return narrow(left, right, tolerance, f)
  }

  private static func narrow(
    _ left: (x: Double, y: Double), _ right: (x: Double, y: Double), _ tolerance: Double, _ f: (Double) -> Double
  ) -> Double {
    var (left, right) = (left, right)
    for _ in 0..<60 where right.x - left.x > tolerance * right.x {
      let x = (left.x * right.y - right.x * left.y) / (right.y - left.y)
      let y = f(x)
      if abs(y) <= 1e-9 || x <= left.x || x >= right.x { return x }
      if y > 0 {
        left = (x, y)
        right.y *= 0.5
      } else {
        right = (x, y)
        left.y *= 0.5
      }
    }
    return (left.x + right.x) / 2
  }
}
