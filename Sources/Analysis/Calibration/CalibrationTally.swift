/// What a method did on one map of a null model.
public struct MapOutcome: Sendable, Equatable {
  /// Tests with an unadjusted p of at most the level; nil for a method without a p of each village.
  public var unadjusted: Int?
  /// Calls after the method's correction.
  public var called: Int
  /// False where nothing could be tested, such as rates that were all shrunk to one value: counts as no call.
  public var isDefined: Bool

  public init(unadjusted: Int?, called: Int, isDefined: Bool = true) {
    self.unadjusted = unadjusted
    self.called = called
    self.isDefined = isDefined
  }
}

/// Sums over the maps of a null model. Sums are whole numbers: the order of the maps does not matter.
public struct CalibrationTally: Sendable, Equatable, Codable {
  /// Tests a map: the villages, or 1 for a global statistic.
  public private(set) var tests: Int
  public private(set) var maps = 0
  /// Maps in which nothing could be tested.
  public private(set) var undefined = 0
  /// Unadjusted calls, and their squares by map.
  public private(set) var unadjusted = 0
  public private(set) var unadjustedSquares = 0
  public private(set) var hasUnadjusted = true
  /// Maps with at least one call after correction: with nothing to find, the family-wise error rate and the false
  /// discovery rate are both their share.
  public private(set) var mapsWithCall = 0
  public private(set) var called = 0

  public init(tests: Int) { self.tests = tests }

  public mutating func add(_ outcome: MapOutcome) {
    maps += 1
    undefined += outcome.isDefined ? 0 : 1
    if let count = outcome.unadjusted {
      unadjusted += count
      unadjustedSquares += count * count
    } else {
      hasUnadjusted = false
    }
    mapsWithCall += outcome.called > 0 ? 1 : 0
    called += outcome.called
  }

  public mutating func add(_ other: CalibrationTally) {
    maps += other.maps
    undefined += other.undefined
    unadjusted += other.unadjusted
    unadjustedSquares += other.unadjustedSquares
    hasUnadjusted = hasUnadjusted && other.hasUnadjusted
    mapsWithCall += other.mapsWithCall
    called += other.called
  }

  /// False-positive rate of one village without correction; nil where there is no p of a village.
  public var perUnit: MonteCarloShare? {
    guard hasUnadjusted, tests > 0 else { return nil }
    let tests = Double(tests)
    return MonteCarloShare(
      sum: Double(unadjusted) / tests, sumOfSquares: Double(unadjustedSquares) / (tests * tests), maps: maps)
  }

  /// Probability that a map without pattern gets any call.
  public var anyCall: MonteCarloShare? { MonteCarloShare(events: mapsWithCall, maps: maps) }
}
