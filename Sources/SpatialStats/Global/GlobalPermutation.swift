/// The global statistics that permutation can test.
public enum GlobalStatistic: Int, Sendable, CaseIterable {
  case moran, geary, generalG
  case blackBlack, whiteWhite, blackWhite
  case bivariateMoran
}

/// How often a statistic of permuted values reached the observed one.
///
/// "Reached" includes equality up to rounding, so that ties are ties in whatever order the values were added.
public struct GlobalTail: Sendable, Equatable {
  /// Permutations with a statistic at or above the observed one.
  public var atLeast: Int
  /// Permutations with a statistic at or below the observed one.
  public var atMost: Int
  public var replicates: Int

  public init(atLeast: Int, atMost: Int, replicates: Int) {
    self.atLeast = atLeast
    self.atMost = atMost
    self.replicates = replicates
  }

  /// Upper-tail p: (M + 1) / (R + 1) with M exceedances of R permutations.
  public var greater: Double { (Double(atLeast) + 1) / (Double(replicates) + 1) }
  /// Lower-tail p.
  public var lesser: Double { (Double(atMost) + 1) / (Double(replicates) + 1) }
  /// min(1, 2 min(greater, lesser)).
  public var twoSided: Double { min(1, 2 * min(greater, lesser)) }
}

/// The tails that one plan found; nil for a statistic that the plan does not have.
public struct GlobalPermutation: Sendable, Equatable {
  let tails: [GlobalStatistic: GlobalTail]

  public subscript(_ statistic: GlobalStatistic) -> GlobalTail? { tails[statistic] }
}
