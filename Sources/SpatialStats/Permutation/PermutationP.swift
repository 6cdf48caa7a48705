/// Permutation p-values, (M + 1) / (R + 1) with M exceedances of R permutations.
public struct PermutationP: Sendable, Equatable {
  /// Permutations with a statistic at or above the observed one.
  public let atLeast: [Int32?]
  /// Permutations with a statistic at or below the observed one.
  public let atMost: [Int32?]
  /// Permutations that count for the unit.
  public let replicates: [Int32?]
  /// Upper-tail p.
  public let greater: [Double?]
  /// Lower-tail p.
  public let lesser: [Double?]
  /// min(1, 2 min(greater, lesser)).
  public let twoSided: [Double?]

  init(atLeast: [Int32?], atMost: [Int32?], replicates: [Int32?]) {
    self.atLeast = atLeast
    self.atMost = atMost
    self.replicates = replicates
    let greater = zip(atLeast, replicates).map { Self.share($0, $1) }
    let lesser = zip(atMost, replicates).map { Self.share($0, $1) }
    self.greater = greater
    self.lesser = lesser
    twoSided = zip(greater, lesser).map { pair in
      guard let greater = pair.0, let lesser = pair.1 else { return nil }
      return min(1, 2 * min(greater, lesser))
    }
  }

  private static func share(_ exceeding: Int32?, _ replicates: Int32?) -> Double? {
    guard let exceeding, let replicates else { return nil }
    return (Double(exceeding) + 1) / (Double(replicates) + 1)
  }
}
