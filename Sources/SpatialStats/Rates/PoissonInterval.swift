/// Exact interval of the mean of a Poisson count (Garwood 1936); an interval of a rate is this over the denominator.
/// - Returns: Nil for a count below 0 and for a confidence outside 0...1.
public func poissonInterval(count: Int, confidence: Double = 0.95) -> Interval? {
  guard count >= 0, confidence > 0, confidence < 1 else { return nil }
  let tail = (1 - confidence) / 2
  return Interval(
    lower: count == 0 ? 0 : GammaDistribution.quantile(tail, shape: Double(count)),
    upper: GammaDistribution.quantile(1 - tail, shape: Double(count) + 1))
}
