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
  /// - Parameter sign: `LocalMoran.sign`; of a bivariate one the sign of the unit's own variable.
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

/// Exceedances of one unit.
struct LagCounts: Sendable {
  var atLeast: Int32 = 0
  var atMost: Int32 = 0
  var replicates: Int32 = 0

  func adding(_ other: LagCounts) -> LagCounts {
    LagCounts(
      atLeast: atLeast &+ other.atLeast, atMost: atMost &+ other.atMost,
      replicates: replicates &+ other.replicates)
  }
}

extension LagExceedance {
  init(counts: [LagCounts?]) {
    atLeast = counts.map { $0?.atLeast }
    atMost = counts.map { $0?.atMost }
    replicates = counts.map { $0?.replicates }
  }
}
