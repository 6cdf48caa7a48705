import Glibc

/// Whether counts vary more between units than their model allows.
public struct DispersionTest: Sendable, Equatable {
  /// Extra variation: intraclass correlation of shares, or d of the variance m + d m^2 of counts; 0 is none.
  public let estimate: Double
  /// Standard score of the clipped squared scores under no extra variation.
  public let z: Double
  /// One-sided p of `z`.
  public let p: Double
}

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

  private let observations: [Observation]
  private let sizes: [Int]
  private let classOf: [Int]
  private let isShare: Bool

  init(shares: [Observation]) {
    self.init(shares.filter { $0.size > 0 }, isShare: true)
  }

  init(counts: [Int]) {
    self.init(counts.map { Observation(count: $0, size: 0) }, isShare: false)
  }

  private init(_ observations: [Observation], isShare: Bool) {
    self.observations = observations
    self.isShare = isShare
    let sizes = Array(Set(observations.map(\.size))).sorted()
    self.sizes = sizes
    let index = Dictionary(uniqueKeysWithValues: sizes.enumerated().map { ($0.element, $0.offset) })
    classOf = observations.map { index[$0.size] ?? 0 }
  }

  /// Nil with too few units or without any variation.
  func test() -> DispersionTest? {
    guard observations.count >= Self.fewestUnits, let start = plainMean else { return nil }
    let centre = solveCentre(near: start, dispersion: 0)
    let (excess, variance) = squareExcess(centre, 0)
    guard variance > 0 else { return nil }
    let z = excess / variance.squareRoot()
    return DispersionTest(estimate: estimate(from: centre), z: z, p: NormalDistribution.upper(z))
  }

  private var plainMean: Double? {
    let total = observations.reduce(0.0) { $0 + Double($1.count) }
    let base = isShare ? observations.reduce(0.0) { $0 + Double($1.size) } : Double(observations.count)
    let mean = base > 0 ? total / base : 0
    return mean > 0 && (!isShare || mean < 1) ? mean : nil
  }

  private func estimate(from start: Double) -> Double {
    var (centre, dispersion) = (start, 0.0)
    for _ in 0..<6 {
      let next = solveDispersion(centre)
      centre = solveCentre(near: start, dispersion: next)
      if abs(next - dispersion) <= 1e-4 * next { return next }
      dispersion = next
    }
    return dispersion
  }

  private func distribution(_ size: Int, _ centre: Double, _ dispersion: Double) -> CountDistribution {
    isShare
      ? .share(n: size, mean: centre, icc: dispersion) : .count(mean: centre, dispersion: dispersion)
  }

  /// Sum of the squared clipped scores beyond expectation, and its variance.
  private func squareExcess(_ centre: Double, _ dispersion: Double) -> (Double, Double) {
    let classes = sizes.map { distribution($0, centre, dispersion) }
    let moments = classes.map { ClippedMoments($0) }
    let scales = classes.map { ($0.mean, $0.deviation) }
    var (excess, variance) = (0.0, 0.0)
    for (index, observation) in observations.enumerated() {
      let (mean, deviation) = scales[classOf[index]]
      guard deviation > 0 else { continue }
      let z = ClippedMoments.clip((Double(observation.count) - mean) / deviation)
      let expected = moments[classOf[index]]
      excess += z * z - expected.second
      variance += expected.fourth - expected.second * expected.second
    }
    return (excess, variance)
  }

  /// Weighted sum of the clipped scores beyond expectation; falls as the centre rises.
  private func scoreExcess(_ centre: Double, _ dispersion: Double) -> Double {
    let classes = sizes.map { distribution($0, centre, dispersion) }
    let moments = classes.map { ClippedMoments($0) }
    let scales = classes.map { ($0.mean, $0.deviation) }
    var excess = 0.0
    for (index, observation) in observations.enumerated() {
      let (mean, deviation) = scales[classOf[index]]
      guard deviation > 0 else { continue }
      let z = ClippedMoments.clip((Double(observation.count) - mean) / deviation)
      excess += mean / deviation * (z - moments[classOf[index]].first)
    }
    return excess
  }

  private func solveCentre(near start: Double, dispersion: Double) -> Double {
    var (low, high) = (start / 8, isShare ? min(start * 8, 1 - (1 - start) / 8) : start * 8)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if scoreExcess(middle, dispersion) > 0 { low = middle } else { high = middle }
      if high - low < 1e-6 * start { break }
    }
    return (low + high) / 2
  }

  private func solveDispersion(_ centre: Double) -> Double {
    guard squareExcess(centre, 0).0 > 0 else { return 0 }
    var (low, high) = (0.0, isShare ? 0.95 : 1.0)
    while !isShare, high < 64, squareExcess(centre, high).0 > 0 { high *= 2 }
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if squareExcess(centre, middle).0 > 0 { low = middle } else { high = middle }
      if high - low < 1e-4 * high { break }
    }
    return (low + high) / 2
  }
}
