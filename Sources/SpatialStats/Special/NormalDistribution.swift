import Glibc

/// The standard normal distribution.
public enum NormalDistribution {
  /// Probability at or below `z`.
  public static func lower(_ z: Double) -> Double { 0.5 * erfc(-z * 0.5.squareRoot()) }

  /// Probability above `z`.
  public static func upper(_ z: Double) -> Double { 0.5 * erfc(z * 0.5.squareRoot()) }

  /// Probability of a value at least as far from 0 as `z`.
  public static func twoSided(_ z: Double) -> Double { erfc(abs(z) * 0.5.squareRoot()) }

  /// The value with probability `p` below it: a rational start (Abramowitz and Stegun 26.2.23), then Halley steps.
  public static func quantile(_ p: Double) -> Double {
    guard p > 0 else { return -.infinity }
    guard p < 1 else { return .infinity }
    if p > 0.5 { return -quantile(1 - p) }
    let t = (-2 * log(p)).squareRoot()
    let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
    var z = numerator / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t
    for _ in 0..<4 {
      let density = exp(-0.5 * z * z) * 0.398942280401432677939946059934
      guard density > 0 else { break }
      let step = (lower(z) - p) / density
      z -= step / (1 + 0.5 * z * step)
    }
    return z
  }
}
