import SpatialStats

/// Global statistics by double loops over a full matrix, straight from the formulas of Cliff and Ord (1981) and Getis
/// and Ord (1992). `counted` is the n of the formulas, which spdep takes without islands.
struct GlobalTwin {
  let w: [[Double]]
  let n: Double
  let s0: Double
  let s1: Double
  let s2: Double

  init(_ weights: Weights, counted: Int? = nil) {
    let count = weights.count
    var w = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for i in 0..<count {
      for position in weights.links(of: i) where Int(weights.neighbours[position]) != i {
        w[i][Int(weights.neighbours[position])] = weights.values[position]
      }
    }
    var (s0, s1, s2) = (0.0, 0.0, 0.0)
    for i in 0..<count {
      var both = 0.0
      for j in 0..<count {
        s0 += w[i][j]
        s1 += (w[i][j] + w[j][i]) * (w[i][j] + w[j][i]) / 2
        both += w[i][j] + w[j][i]
      }
      s2 += both * both
    }
    self.w = w
    n = Double(counted ?? count)
    (self.s0, self.s1, self.s2) = (s0, s1, s2)
  }

  func sum(_ values: [Double], _ term: (Double, Double) -> Double) -> Double {
    var sum = 0.0
    for i in values.indices { for j in values.indices where i != j { sum += w[i][j] * term(values[i], values[j]) } }
    return sum
  }

  func deviations(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.map { $0 - mean }
  }

  func power(_ values: [Double], _ k: Int) -> Double {
    values.reduce(0) { sum, x in sum + (0..<k).reduce(1.0) { product, _ in product * x } }
  }

  /// I, its variance under randomisation and under normality.
  func moran(_ values: [Double]) -> [Double] {
    let z = deviations(values)
    let squares = power(z, 2)
    let b2 = Double(values.count) * power(z, 4) / (squares * squares)
    let e = -1 / (n - 1)
    let a = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0)
    let b = b2 * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)
    let random = (a - b) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - e * e
    let normal = (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0) - e * e
    return [n / s0 * sum(z, *) / squares, random, normal]
  }

  /// C, its variance under randomisation and under normality. `mixed` is the n that spdep takes beside `counted`.
  func geary(_ values: [Double], mixed: Double? = nil) -> [Double] {
    let z = deviations(values)
    let all = mixed ?? n
    let squares = power(z, 2)
    let b2 = n * power(z, 4) / (squares * squares)
    let c = (n - 1) / (2 * s0) * sum(values) { ($0 - $1) * ($0 - $1) } / squares
    let first = (n - 1) * s1 * (n * n - 3 * all + 3 - b2 * (n - 1))
    let second = (n - 1) * s2 * (n * n + 3 * all - 6 - b2 * (n * n - all + 2)) / 4
    let third = s0 * s0 * (n * n - 3 - b2 * (n - 1) * (n - 1))
    let random = (first - second + third) / (all * (n - 2) * (n - 3) * s0 * s0)
    let normal = ((2 * s1 + s2) * (n - 1) - 4 * s0 * s0) / (2 * (all + 1) * s0 * s0)
    return [c, random, normal]
  }

  /// G, its expectation and variance.
  func generalG(_ values: [Double]) -> [Double] {
    let m = (0...4).map { power(values, $0) }
    let all = m[1] * m[1] - m[2]
    let b0 = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0
    let b1 = -((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)
    let b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * s0 * s0)
    let b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * s0 * s0
    let b4 = s1 - s2 + s0 * s0
    let square = b0 * m[2] * m[2] + b1 * m[4] + b2 * m[1] * m[1] * m[2] + b3 * m[1] * m[3]
    let e = s0 / (n * (n - 1))
    let second = (square + b4 * m[1] * m[1] * m[1] * m[1]) / (all * all * n * (n - 1) * (n - 2) * (n - 3))
    return [sum(values, *) / all, e, second - e * e]
  }

  /// Expectation and variance of WW, BB and BW joins, and of all joins of different colours by the general formula for
  /// any number of colours, which in spdep has the n of all units in one place.
  func joins(black b: Double, white w: Double, mixed: Double? = nil) -> (mean: [Double], variance: [Double]) {
    let (n2, n3, n4) = (n * (n - 1), n * (n - 1) * (n - 2), n * (n - 1) * (n - 2) * (n - 3))
    let rest = s0 * s0 + s1 - s2
    func same(_ k: Double) -> (Double, Double) {
      let mean = s0 * k * (k - 1) / (2 * n2)
      let square = s1 * k * (k - 1) / n2 + (s2 - 2 * s1) * k * (k - 1) * (k - 2) / n3
      return (mean, (square + rest * k * (k - 1) * (k - 2) * (k - 3) / n4) / 4 - mean * mean)
    }
    let mean = s0 * b * w / n2
    let square = 2 * s1 * b * w / n2 + (s2 - 2 * s1) * b * w * (b + w - 2) / n3
    let different = (square + 4 * rest * b * (b - 1) * w * (w - 1) / n4) / 4 - mean * mean
    let last = (s1 - s2) / n4 + 2 * s0 * s0 * (2 * (mixed ?? n) - 3) / (n2 * n4)
    let total = ((s2 / n2 - 4 * rest * (n - 1) / n4) * b * w + 4 * last * b * b * w * w) / 4
    let (white, black) = (same(w), same(b))
    return ([white.0, black.0, mean, mean], [white.1, black.1, different, total])
  }
}
