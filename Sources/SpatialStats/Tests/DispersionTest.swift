/// Whether counts vary more between units than their model allows.
public struct DispersionTest: Sendable, Equatable {
  /// Extra variation: intraclass correlation of shares, or d of the variance m + d m^2 of counts; 0 is none.
  public let estimate: Double
  /// Its 95 % interval, by the standard score of the clipped squared scores.
  public let interval: Interval
  /// Standard score of the clipped squared scores under no extra variation.
  public let z: Double
  /// One-sided p of `z`.
  public let p: Double
}
