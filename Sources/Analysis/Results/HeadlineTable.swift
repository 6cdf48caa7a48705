public import Stunting

/// How the interval of a rate was computed.
public enum IntervalMethod: String, Sendable, Codable {
  case wilson
  case poissonExact = "poisson_exact"
}

/// The headline indicator of every village: cases, denominators, rates. Rates are fractions (0.2 is 20 %); multiply by
/// `definition.per` to print. Nil is no data or no denominator, never 0.
public struct HeadlineTable: Sendable {
  public var definition: IndicatorDefinition
  public var ageGroup: AgeGroup
  public var period: Period
  public var isStandIn: Bool
  /// Worst rung of the fallback ladder among the values used.
  public var rung: Rung
  public var state: [CellState]
  /// Nil where the rate is inherited: the unit's cases are not the village's.
  public var cases: [Double?]
  /// Measured children, or whatever the indicator's denominator is. Nil where the rate is inherited.
  public var denominator: [Double?]
  /// The value was spread from a puskesmas or kecamatan (see `ValueOrigin`). Such a village has a rate to show and no
  /// information of its own: tests, smoothing and averages over villages leave it out.
  public var notMeasuredHere: [Bool]
  public var crude: [Double?]
  public var lower: [Double?]
  public var upper: [Double?]
  public var intervalMethod: IntervalMethod
  /// Empirical Bayes rate towards the regency, and the weight of the village's own value in it (0...1).
  public var smoothed: [Double?]
  public var ownWeight: [Double?]
  /// Fewer measured than the minimum.
  public var unstable: [Bool]
  /// Mean over the units with a rate: the average of the juknis. Over the villages that are measured; where none is,
  /// over the units that the values were spread from, each once. The same holds for the sums below.
  public var meanOfUnits: Double?
  /// Sum of cases over sum of denominators.
  public var pooled: Double?
  public var totalCases: Double
  public var totalDenominator: Double
  /// Mean number of cases over the units with data.
  public var meanCases: Double?
  public var sourceIDs: [String]

  public init(
    definition: IndicatorDefinition, ageGroup: AgeGroup, period: Period, isStandIn: Bool, rung: Rung,
    state: [CellState],
    cases: [Double?], denominator: [Double?], intervalMethod: IntervalMethod, sourceIDs: [String]
  ) {
    let empty = [Double?](repeating: nil, count: cases.count)
    self.definition = definition
    self.ageGroup = ageGroup
    self.period = period
    self.isStandIn = isStandIn
    self.rung = rung
    self.state = state
    self.cases = cases
    self.denominator = denominator
    self.intervalMethod = intervalMethod
    self.sourceIDs = sourceIDs
    (crude, lower, upper, smoothed, ownWeight) = (empty, empty, empty, empty, empty)
    unstable = [Bool](repeating: false, count: cases.count)
    notMeasuredHere = unstable
    totalCases = 0
    totalDenominator = 0
  }

  public var count: Int { cases.count }

  /// Whether a village has a rate that was measured there: what tests and neighbours may use.
  public func isMeasured(_ village: Int) -> Bool { crude[village] != nil && !notMeasuredHere[village] }

  /// A rate in the unit that is printed (per 100 or per 1,000).
  public func printed(_ rate: Double?) -> Double? { rate.map { $0 * Double(definition.per) } }
}
