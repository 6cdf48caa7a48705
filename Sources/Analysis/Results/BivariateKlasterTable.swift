public import SpatialStats

/// Bivariate local Moran of prevalence against the coverage of a programme around: where prevalence is high among
/// villages of high coverage (the programme is there, the children are still short), high among low (the programme is
/// missing) and so on. It describes; it says nothing about cause.
public struct BivariateKlasterTable: Sendable, Equatable {
  public var alpha: Double
  public var permutations: Int
  public var seed: UInt64
  public var correction: MultipleTesting
  /// Villages with both a prevalence and a coverage.
  public var tested: Int
  public var i: [Double?]
  public var p: [Double?]
  public var adjusted: [Double?]
  /// Own prevalence first, coverage around second: `highLow` is high prevalence among low coverage.
  public var quadrant: [MoranQuadrant?]
  public var classes: [MoranClass]
  public var level: [KlasterLevel?]
  /// Draws on which `p` rests.
  public var draws: [Int?]

  public init(count: Int, options: KlasterOptions) {
    let none = [Double?](repeating: nil, count: count)
    alpha = options.alpha
    permutations = options.permutations
    seed = options.seed
    correction = options.correction
    tested = 0
    (i, p, adjusted) = (none, none, none)
    quadrant = [MoranQuadrant?](repeating: nil, count: count)
    classes = [MoranClass](repeating: .noData, count: count)
    level = [KlasterLevel?](repeating: nil, count: count)
    draws = [Int?](repeating: nil, count: count)
  }
}
