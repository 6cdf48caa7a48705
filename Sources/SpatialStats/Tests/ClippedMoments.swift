import Glibc

/// Expectations of a standardised count clipped at +-limit: of itself, its square and its fourth power.
///
/// A clipped score bounds what one unit can contribute, so that true hotspots do not widen the distribution they are
/// tested against; taking its exact expectation, not that of a normal one, keeps small and skewed counts unbiased.
struct ClippedMoments {
  /// Where scores are clipped, in standard deviations.
  static let limit = 1.5

  let mean: Double
  let deviation: Double
  private let scale: Double
  private(set) var first = 0.0
  private(set) var second = 0.0
  private(set) var fourth = 0.0
  /// Variance of the squared clipped score.
  var squareVariance: Double { max(0, fourth - second * second) }

  init(_ distribution: CountDistribution) {
    (mean, deviation) = (distribution.mean, distribution.deviation)
    scale = deviation > 0 ? 1 / deviation : 0
    guard deviation > 0 else { return }
    if deviation < CountDistribution.widestSummed { addEach(distribution) } else { addCells(distribution) }
  }

  /// The clipped score of a count; 0 where there is no variation.
  @inline(__always)
  func score(_ count: Int) -> Double { min(max((Double(count) - mean) * scale, -Self.limit), Self.limit) }

  private mutating func addEach(_ distribution: CountDistribution) {
    let steps = MassSteps(distribution)
    let middle = min(distribution.largest, Int(mean))
    let start = distribution.mass(middle)
    add(start, middle)
    var (term, at) = (start, middle)
    while at < steps.largest, term > 1e-12 {
      term *= steps.up(at)
      at += 1
      add(term, at)
    }
    (term, at) = (start, middle)
    while at > 0, term > 1e-12 {
      term *= steps.down(at)
      at -= 1
      add(term, at)
    }
  }

  @inline(__always)
  private mutating func add(_ mass: Double, _ count: Int) { add(mass, at: score(count)) }

  private mutating func addCells(_ distribution: CountDistribution) {
    let low = max(0, Int((mean - Self.limit * deviation).rounded(.up)))
    let high = Int(min(Double(distribution.largest), (mean + Self.limit * deviation).rounded(.down)))
    guard low <= high else { return }
    let width = (high - low) / 1024 + 1
    for first in stride(from: low, through: high, by: width) {
      let last = min(high, first + width - 1)
      let centre = (Double(first) + Double(last)) / 2
      add(distribution.mass(first + (last - first) / 2) * Double(last - first + 1), at: (centre - mean) * scale)
    }
    let above = distribution.atLeast(high + 1)
    add(above, at: Self.limit)
    add(1 - distribution.atLeast(low), at: -Self.limit)
  }

  @inline(__always)
  private mutating func add(_ mass: Double, at z: Double) {
    let square = z * z
    first += mass * z
    second += mass * square
    fourth += mass * square * square
  }
}
