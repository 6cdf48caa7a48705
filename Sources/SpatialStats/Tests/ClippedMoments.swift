import Glibc

/// Expectations of a standardised count clipped at +-limit: of itself, its square and its fourth power.
///
/// A clipped score bounds what one unit can contribute, so that true hotspots do not widen the distribution they are
/// tested against; taking its exact expectation, not that of a normal one, keeps small and skewed counts unbiased.
struct ClippedMoments {
  /// Where scores are clipped, in standard deviations.
  static let limit = 1.5

  private(set) var first = 0.0
  private(set) var second = 0.0
  private(set) var fourth = 0.0

  init(_ distribution: CountDistribution) {
    let (mean, deviation) = (distribution.mean, distribution.deviation)
    guard deviation > 0 else { return }
    let low = max(0, Int((mean - Self.limit * deviation).rounded(.up)))
    let high = Int(min(Double(distribution.largest), (mean + Self.limit * deviation).rounded(.down)))
    if low <= high, high - low < Self.most { addEach(low...high, distribution) }
    if low <= high, high - low >= Self.most { addCells(low...high, distribution) }
    let above = distribution.atLeast(max(low, high + 1))
    addTails(below: 1 - distribution.atLeast(low), above: above)
  }

  /// Counts summed one by one up to this many, in cells beyond.
  private static let most = 4096

  private mutating func addEach(_ range: ClosedRange<Int>, _ distribution: CountDistribution) {
    let (mean, deviation) = (distribution.mean, distribution.deviation)
    var mass = distribution.mass(range.lowerBound)
    for k in range {
      add(mass, at: (Double(k) - mean) / deviation)
      if k < range.upperBound { mass *= distribution.ratio(k) }
    }
  }

  private mutating func addCells(_ range: ClosedRange<Int>, _ distribution: CountDistribution) {
    let (mean, deviation) = (distribution.mean, distribution.deviation)
    let width = range.count / 1024 + 1
    for first in stride(from: range.lowerBound, through: range.upperBound, by: width) {
      let last = min(range.upperBound, first + width - 1)
      let middle = first + (last - first) / 2
      let centre = (Double(first) + Double(last)) / 2
      add(distribution.mass(middle) * Double(last - first + 1), at: (centre - mean) / deviation)
    }
  }

  private mutating func add(_ mass: Double, at z: Double) {
    first += mass * z
    second += mass * z * z
    fourth += mass * z * z * z * z
  }

  private mutating func addTails(below: Double, above: Double) {
    let c = Self.limit
    first += c * (above - below)
    second += c * c * (above + below)
    fourth += c * c * c * c * (above + below)
  }

  static func clip(_ z: Double) -> Double { min(max(z, -limit), limit) }
}
