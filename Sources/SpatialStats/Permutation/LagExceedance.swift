/// How often the lag of permuted values reached the observed one, for each unit; nil for a unit without neighbours.
///
/// Permutation is conditional: the unit keeps its value and its neighbours are drawn without replacement from the
/// other units. "Reached" includes equality: two sums that differ by no more than 2^-40 of the largest deviation from
/// the mean for each neighbour count as equal, so that ties are ties in whatever order the values were added.
public struct LagExceedance: Sendable, Equatable {
  /// Permutations with a lag at or above the observed one.
  public var atLeast: [Int32?]
  /// Permutations with a lag at or below the observed one.
  public var atMost: [Int32?]
  /// Permutations that count for the unit: with shared draws those that do not contain it.
  public var replicates: [Int32?]

  public init(atLeast: [Int32?], atMost: [Int32?], replicates: [Int32?]) {
    self.atLeast = atLeast
    self.atMost = atMost
    self.replicates = replicates
  }

  /// p of a local G: the upper tail is a high neighbourhood.
  public var localG: PermutationP { PermutationP(atLeast: atLeast, atMost: atMost, replicates: replicates) }

  /// p of a local Moran: the unit's own deviation is fixed, so its sign alone turns the lag's tails into those of I;
  /// a unit at the mean has I = 0 in every permutation.
  /// - Parameter sign: `LocalMoran.sign`.
  public func localMoran(sign: [Int]) -> PermutationP {
    let units = atLeast.indices
    func pick(_ unit: Int, _ same: [Int32?], _ turned: [Int32?]) -> Int32? {
      guard unit < sign.count else { return nil }
      return sign[unit] > 0 ? same[unit] : sign[unit] < 0 ? turned[unit] : replicates[unit]
    }
    return PermutationP(
      atLeast: units.map { pick($0, atLeast, atMost) }, atMost: units.map { pick($0, atMost, atLeast) },
      replicates: replicates)
  }
}

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
