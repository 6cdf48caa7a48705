/// The continued fraction 1 / (first + a1 / (b1 + a2 / (b2 + ...))) by the modified method of Lentz.
struct Lentz {
  private static let tiny = 1e-300
  private(set) var value: Double
  private var c: Double
  private var d: Double
  private var change = 0.0

  /// - Parameter ratio: Where the ratio of numerators starts; 1 when `first` already holds the first term.
  init(first: Double, ratio: Double = 1 / Lentz.tiny) {
    d = 1 / Self.awayFromZero(first)
    c = ratio
    value = d
  }

  var isSettled: Bool { abs(change - 1) < 1e-16 }

  @inline(__always)
  mutating func add(_ numerator: Double, _ denominator: Double) {
    d = 1 / Self.awayFromZero(numerator * d + denominator)
    c = Self.awayFromZero(denominator + numerator / c)
    change = c * d
    value *= change
  }

  @inline(__always)
  private static func awayFromZero(_ x: Double) -> Double { abs(x) < tiny ? tiny : x }
}
