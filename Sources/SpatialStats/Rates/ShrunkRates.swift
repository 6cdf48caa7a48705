/// Empirical Bayes rates: each unit's rate drawn towards a mean, the more the less it is known.
///
/// A unit without a base has no rate: nil, never the mean. Where there is not one event the mean is 0 and the
/// shrinkage is 0 over 0: all are nil.
public struct ShrunkRates: Sendable, Equatable {
  public enum Model: Sendable, Equatable {
    /// Events are rare against the base, or not people of it: Poisson counts, gamma prior.
    case poisson
    /// Events are among the base: binomial counts, beta prior.
    case binomial
  }

  public let model: Model
  /// The rates, (1 - shrinkage) mean + shrinkage crude.
  public let rates: [Double?]
  /// Weight of the unit's own rate, 0...1.
  public let shrinkage: [Double?]
  /// The mean: all events over all of the base.
  public let mean: Double?
  /// Variance between the areas as estimated, which may be below 0.
  public let rawVariance: Double
  /// Variance between the areas as used, truncated at 0 (binomial: and at mean (1 - mean)).
  public let variance: Double
  private let events: [Double]
  private let base: [Double]

  /// Poisson-gamma towards the overall rate, by moments: Marshall, "Mapping disease and mortality rates using
  /// empirical Bayes estimators", Applied Statistics 40 (1991), p. 286. For events per people that are not shares.
  public static func marshall(events: [Double], base: [Double]) throws(StatisticsError) -> ShrunkRates {
    let sums = try RateSums(events: events, base: base)
    let mean = sums.mean
    let raw = sums.base > 0 ? sums.variance(around: mean) - mean / sums.meanBase : 0
    let variance = max(0, raw)
    return ShrunkRates(.poisson, events, base, sums, raw: raw, variance: variance) { n in
      variance / (variance + mean / n)
    }
  }

  /// Beta-binomial towards the overall share, by moments: Martuzzi and Elliott, "Empirical Bayes estimation of small
  /// area prevalence of non-rare conditions", Statistics in Medicine 15 (1996). Shrinkage is n / (n + K) with
  /// K = 1 / correlation - 1, the intraclass correlation clamped to 0...1.
  public static func binomial(cases: [Double], measured: [Double]) throws(StatisticsError) -> ShrunkRates {
    let sums = try RateSums(events: cases, base: measured)
    for index in cases.indices where measured[index] > 0 && cases[index] > measured[index] {
      throw .parameterOutOfRange(name: "cases", value: cases[index])
    }
    let within = sums.mean * (1 - sums.mean)
    let size = sums.meanBase
    let raw = size > 1 ? (size * sums.variance(around: sums.mean) - within) / (size - 1) : 0
    let variance = min(max(0, raw), within)
    let icc = within > 0 ? variance / within : 0
    return ShrunkRates(.binomial, cases, measured, sums, raw: raw, variance: variance) { n in
      // All units without exception are cases: nothing to draw from anywhere.
      within > 0 ? n * icc / (1 + (n - 1) * icc) : 0
    }
  }

  private init(
    _ model: Model, _ events: [Double], _ base: [Double], _ sums: RateSums, raw: Double, variance: Double,
    weight: (Double) -> Double
  ) {
    let mean = sums.mean
    let shrinkage = base.map { n in n > 0 && sums.events > 0 ? min(1, max(0, weight(n))) : nil }
    self.model = model
    self.shrinkage = shrinkage
    self.mean = sums.base > 0 ? mean : nil
    rawVariance = raw
    self.variance = variance
    self.events = events
    self.base = base
    rates = base.indices.map { unit in
      shrinkage[unit].map { weight in mean + weight * (events[unit] / base[unit] - mean) }
    }
  }

  /// The posterior of each unit's rate, with the mean and variance between the areas taken as known. Nil where there is
  /// no rate, and everywhere when the variance is 0 or fills the whole range, for then the posterior says nothing about
  /// the unit.
  public var posteriors: [PosteriorRate?] {
    guard let mean, mean > 0, variance > 0 else { return rates.map { _ in nil } }
    return rates.indices.map { unit in
      guard rates[unit] != nil else { return nil }
      switch model {
      case .poisson:
        return .gamma(shape: mean * mean / variance + events[unit], rate: mean / variance + base[unit])
      case .binomial:
        let precision = mean * (1 - mean) / variance - 1
        guard precision > 0 else { return nil }
        return .beta(
          alpha: mean * precision + events[unit], beta: (1 - mean) * precision + base[unit] - events[unit])
      }
    }
  }

  /// Equal-tailed interval of each posterior.
  public func posteriorIntervals(confidence: Double = 0.95) -> [Interval?] {
    posteriors.map { $0?.interval(confidence: confidence) }
  }
}
