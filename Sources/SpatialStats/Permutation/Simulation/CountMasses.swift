import Glibc

/// The probabilities of counts from `first` on; what is left out on either side is below 2^-60 of the largest.
struct CountMasses {
  let first: Int
  let masses: [Double]

  /// Beta-binomial counts of `trials`; correlation 0 is the binomial.
  static func shares(trials: Int, mean: Double, intraclassCorrelation icc: Double) -> CountMasses {
    guard trials > 0, mean > 0 else { return CountMasses(first: 0, masses: [1]) }
    guard mean < 1 else { return CountMasses(first: trials, masses: [1]) }
    let n = Double(trials)
    // (k + a) (n - k) / ((k + 1) (n - k - 1 + b)) with a = mean m, b = (1 - mean) m and m = 1 / icc - 1, times icc.
    let (a, b) = (mean * (1 - icc), (1 - mean) * (1 - icc))
    return CountMasses(near: n * mean, last: trials) { k in
      (k * icc + a) * (n - k) / ((k + 1) * ((n - k - 1) * icc + b))
    }
  }

  /// Negative binomial counts with this mean, the rate's variance between areas given as `shape` = mean^2 / variance
  /// of the rate; an infinite shape is the Poisson.
  static func events(mean: Double, shape: Double) -> CountMasses {
    guard mean > 0 else { return CountMasses(first: 0, masses: [1]) }
    return CountMasses(near: mean, last: Int(Int32.max)) { k in
      shape.isFinite ? (k + shape) / (k + 1) * mean / (mean + shape) : mean / (k + 1)
    }
  }

  private init(first: Int, masses: [Double]) {
    self.first = first
    self.masses = masses
  }

  /// Goes both ways from a count by the ratio of a count's probability and the one before.
  private init(near: Double, last: Int, ratio: (Double) -> Double) {
    let middle = min(Int(min(max(near, 0), 1e9)), last)
    var (below, above, largest): ([Double], [Double], Double) = ([], [1], 1)
    var (mass, k) = (1.0, middle)
    while k < last, mass > largest * 0x1p-60, above.count < Self.most {
      mass *= ratio(Double(k))
      largest = max(largest, mass)
      above.append(mass)
      k += 1
    }
    (mass, k) = (1, middle)
    while k > 0, mass > largest * 0x1p-60, below.count < Self.most {
      mass /= ratio(Double(k - 1))
      largest = max(largest, mass)
      below.append(mass)
      k -= 1
    }
    first = k
    masses = below.reversed() + above
  }

  private static let most = 1 << 20
}
