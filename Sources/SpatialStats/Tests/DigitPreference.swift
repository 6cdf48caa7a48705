/// How far last digits are from being equally frequent: rounding of heights and weights by whoever measures.
///
/// The score is the digit preference score of the SMART survey method (SMART Methodology, Plausibility Check for
/// Anthropometry): 100 x sqrt(chi-square / (9 n)), 0 for equal digits and 100 when only one digit occurs. A score says
/// how strong the preference is, p whether chance alone explains it: few measurements give a high score by chance.
public struct DigitPreference: Sendable, Equatable {
  /// Number of measurements.
  public let measured: Int
  public let chiSquare: Double
  /// 0 to 100.
  public let score: Double
  /// Share of the measurements that end in 0 or 5, as a fraction; 0.2 without preference.
  public let shareOnZeroAndFive: Double
  /// Probability of a chi-square at least this large, 9 degrees of freedom, when all digits are equally likely.
  public let p: Double

  /// Fewest measurements for which the chi-square distribution holds: five expected a digit.
  public static let fewest = 50

  /// - Parameter counts: Ten counts, by last digit 0-9.
  /// - Returns: Nil for another number of counts, a negative count, more than 10^12, or fewer than `fewest` in all.
  public init?(counts: [Int]) {
    guard counts.count == 10, counts.allSatisfy({ (0...HotspotTest.largestCount).contains($0) }) else { return nil }
    measured = counts.reduce(0, +)
    guard measured >= Self.fewest else { return nil }
    let (n, expected) = (Double(measured), Double(measured) / 10)
    chiSquare = counts.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    score = 100 * (chiSquare / (9 * n)).squareRoot()
    shareOnZeroAndFive = Double(counts[0] + counts[5]) / n
    p = GammaDistribution.tails(chiSquare / 2, shape: 4.5).upper
  }
}
