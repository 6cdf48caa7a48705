/// What is known of a unit's true rate after empirical Bayes: a beta distribution for shares, a gamma distribution for
/// events per people. The mean and the variance between the areas are taken as known.
public enum PosteriorRate: Sendable, Equatable {
  case beta(alpha: Double, beta: Double)
  /// `rate` is the inverse scale.
  case gamma(shape: Double, rate: Double)

  public var mean: Double {
    switch self {
    case .beta(let alpha, let beta): alpha / (alpha + beta)
    case .gamma(let shape, let rate): shape / rate
    }
  }

  /// Probability that the rate is above `value`.
  public func above(_ value: Double) -> Double {
    switch self {
    case .beta(let alpha, let beta): BetaDistribution.tails(value, alpha, beta).upper
    case .gamma(let shape, let rate): GammaDistribution.tails(value * rate, shape: shape).upper
    }
  }

  /// Equal-tailed interval; nil for a confidence outside 0...1.
  public func interval(confidence: Double) -> Interval? {
    guard confidence > 0, confidence < 1 else { return nil }
    let tail = (1 - confidence) / 2
    switch self {
    case .beta(let alpha, let beta):
      return Interval(
        lower: BetaDistribution.quantile(tail, alpha, beta), upper: 1 - BetaDistribution.quantile(tail, beta, alpha))
    case .gamma(let shape, let rate):
      return Interval(
        lower: GammaDistribution.quantile(tail, shape: shape) / rate,
        upper: GammaDistribution.quantile(1 - tail, shape: shape) / rate)
    }
  }

  /// A draw of the rate.
  func draw(_ random: inout CounterGenerator) -> Double {
    switch self {
    case .beta(let alpha, let beta): random.beta(alpha, beta)
    case .gamma(let shape, let rate): random.gamma(shape: shape) / rate
    }
  }
}
