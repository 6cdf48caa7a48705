import Glibc

extension CounterGenerator {
  /// A standard normal draw (Box and Muller 1958, one of the pair).
  public mutating func normal() -> Double {
    let radius = (-2 * log(uniformOpen())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }

  /// A gamma draw with mean `shape` (Marsaglia and Tsang 2000). A shape that is not above 0 gives 0.
  public mutating func gamma(shape: Double) -> Double {
    guard shape > 0, shape.isFinite else { return 0 }
    if shape < 1 {
      let boost = exp(log(uniformOpen()) / shape)
      return gamma(shape: shape + 1) * boost
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
      if v > 0, log(uniformOpen()) < 0.5 * x * x + d - d * v + d * log(v) { return d * v }
    }
  }

  /// A beta draw with mean `alpha / (alpha + beta)`, both above 0.
  public mutating func beta(_ alpha: Double, _ beta: Double) -> Double {
    let a = gamma(shape: alpha)
    let b = gamma(shape: beta)
    return a + b > 0 ? a / (a + b) : (uniform() * (alpha + beta) < alpha ? 1 : 0)
  }

  /// A binomial draw: successes in `trials` with the given probability (clamped to 0...1), exact for any size
  /// up to 2^52:
  /// halving by the order statistic (Devroye 1986, X.4.4), then inversion.
  public mutating func binomial(trials: Int, probability: Double) -> Int {
    var n = min(max(0, trials), 1 << 52)
    var p = probability.isNaN ? 0 : min(max(probability, 0), 1)
    var successes = 0
    while n > 40, p > 0, p < 1 {
      let middle = n / 2 + 1
      let cut = beta(Double(middle), Double(n + 1 - middle))
      if cut <= p {
        successes += middle
        n -= middle
        p = cut < 1 ? min(1, (p - cut) / (1 - cut)) : 0
      } else {
        n = middle - 1
        p = min(1, p / cut)
      }
    }
    // Certain outcomes of many trials need no draws (few are left to the loop, whose draws data made earlier rest on).
    if n > 40 { return p >= 1 ? successes + n : successes }
    for _ in 0..<n where uniform() < p { successes += 1 }
    return successes
  }

  /// A beta-binomial draw with this mean and intraclass correlation (0 gives the binomial, 1 all or nothing).
  public mutating func betaBinomial(trials: Int, mean: Double, intraclassCorrelation icc: Double) -> Int {
    guard icc > 0, mean > 0, mean < 1 else { return binomial(trials: trials, probability: mean) }
    guard icc < 1 else { return uniform() < mean ? max(0, trials) : 0 }
    let precision = 1 / icc - 1
    return binomial(trials: trials, probability: beta(mean * precision, (1 - mean) * precision))
  }

  /// A Poisson draw with this mean (Ahrens and Dieter 1974, reduction by gamma draws, then multiplication). A mean
  /// that is not above 0 gives 0; the largest mean is 1e15.
  public mutating func poisson(mean: Double) -> Int {
    guard mean > 0 else { return 0 }
    var rest = min(mean, 1e15)
    var count = 0
    while rest > 16 {
      let step = Int(rest * 7 / 8)
      let time = gamma(shape: Double(step))
      if time > rest { return count + binomial(trials: step - 1, probability: rest / time) }
      count += step
      rest -= time
    }
    var product = uniformOpen()
    let limit = exp(-rest)
    while product > limit {
      count += 1
      product *= uniformOpen()
    }
    return count
  }
}
