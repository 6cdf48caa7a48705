/// Distribution of the number of inversions over all orders of a multiset, each order equally likely. Pairs of equal
/// elements are no inversions.
///
/// Groups of equal elements are added one after another; a group of b among a earlier ones adds as many inversions as
/// Mann and Whitney's U (1947, p. 51) has: p(a, b, u) = a/(a+b) p(a-1, b, u-b) + b/(a+b) p(a, b-1, u).
struct InversionCounts {
  /// Probability of each number of inversions.
  let probability: [Double]

  init(groups: [Int]) {
    var total = [1.0]
    var count = 0
    for size in groups {
      total = Self.sum(total, Self.mannWhitney(count, size))
      count += size
    }
    probability = total
  }

  /// Probability that S, concordant less discordant pairs, is at least as far from 0 as `s`.
  func twoSided(_ s: Int) -> Double {
    let most = probability.count - 1
    let sum = probability.indices.reduce(0.0) { abs(most - 2 * $1) >= abs(s) ? $0 + probability[$1] : $0 }
    return min(1, sum)
  }

  private static func sum(_ a: [Double], _ b: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: a.count + b.count - 1)
    for (i, x) in a.enumerated() { for (j, y) in b.enumerated() { result[i + j] += x * y } }
    return result
  }

  private static func mannWhitney(_ a: Int, _ b: Int) -> [Double] {
    // Row by row: rows[k] is the distribution for i earlier elements and k of the group.
    var rows = (0...b).map { _ in [1.0] }
    for i in 0..<a {
      var next = [[1.0]]
      for k in 1...max(1, b) where k <= b { next.append(step(i + 1, k, fewerEarlier: rows[k], fewerOwn: next[k - 1])) }
      rows = next
    }
    return rows[b]
  }

  private static func step(_ a: Int, _ b: Int, fewerEarlier: [Double], fewerOwn: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: a * b + 1)
    let (earlier, own) = (Double(a) / Double(a + b), Double(b) / Double(a + b))
    for (u, p) in fewerEarlier.enumerated() { result[u + b] += earlier * p }
    for (u, p) in fewerOwn.enumerated() { result[u] += own * p }
    return result
  }
}
