/// Exact tests of a share against a given one.
public enum BinomialTest {
  /// Probability of at least as many cases.
  public static func greater(cases: Int, measured: Int, share: Double) -> Double? {
    guard isValid(cases, measured, share) else { return nil }
    return BinomialDistribution.atLeast(cases, of: measured, probability: share)
  }

  /// Upper tail in which the observed count itself counts half.
  public static func greaterMidP(cases: Int, measured: Int, share: Double) -> Double? {
    guard isValid(cases, measured, share) else { return nil }
    return BinomialDistribution.tails(cases, of: measured, probability: share).upper
      + 0.5 * BinomialDistribution.mass(cases, of: measured, probability: share)
  }

  /// Probability of all counts that are not likelier than the observed one, which counts as equal up to 1e-7 of its
  /// probability.
  public static func twoSided(cases: Int, measured n: Int, share p: Double) -> Double? {
    guard isValid(cases, n, p) else { return nil }
    let limit = BinomialDistribution.mass(cases, of: n, probability: p) * (1 + 1e-7)
    func isAsUnlikely(_ k: Int) -> Bool { BinomialDistribution.mass(k, of: n, probability: p) <= limit }
    let mode = min(n, Int(Double(n + 1) * p))
    guard !isAsUnlikely(mode) else { return 1 }
    var total = 0.0
    if let first = RootSearch.firstTrue(in: mode...n, isAsUnlikely) {
      total += BinomialDistribution.atLeast(first, of: n, probability: p)
    }
    if let steps = RootSearch.firstTrue(in: 0...mode, { isAsUnlikely(mode - $0) }) {
      total += BinomialDistribution.tails(mode - steps, of: n, probability: p).lower
    }
    return min(1, total)
  }

  private static func isValid(_ cases: Int, _ measured: Int, _ share: Double) -> Bool {
    (1...HotspotTest.largestCount).contains(measured) && (0...measured).contains(cases) && share >= 0 && share <= 1
  }
}
