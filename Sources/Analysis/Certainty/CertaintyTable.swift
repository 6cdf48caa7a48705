/// How sure the place of each village in the order is ("kepastian peringkat"), from what is known of its true rate. Nil
/// for villages without a value of their own. Chance only: measurement error is not in it.
public struct CertaintyTable: Sendable, Equatable {
  /// Probability that the true rate is above the average of all true rates.
  public var aboveAverage: [Double?]
  /// Expected rank (1 has the highest rate) and its 90 % interval, ends included.
  public var expectedRank: [Double?]
  public var rankInterval: [ClosedRange<Int>?]
  /// Probability of being among the `top` villages with the highest rates.
  public var inTop: [Double?]
  /// Number of lokus asked about.
  public var top: Int
  /// Villages that were ranked.
  public var ranked: Int
  /// `mean_of_units` or `pooled`.
  public var averageKind: String
  /// Draws that the probabilities were counted in, with the seed and the generator; 0 where nothing tells the villages
  /// apart and every order is equally likely.
  public var draws: Int
  public var seed: UInt64
  public var generator: String

  /// Whether the villages' values differ by more than chance at all.
  public var hasSignal: Bool { draws > 0 }
}
