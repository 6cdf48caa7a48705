/// Indirect standardisation: cases of each unit against those expected if every stratum (age band) of it had the rate
/// that the stratum has in the standard (Breslow and Day, "Statistical Methods in Cancer Research" II, 1987, ch. 2). A
/// ratio of 1 is "as expected of its age mix".
///
/// A stratum that a unit does not report is left out of its cases and of its expected cases alike, so that the ratio
/// stays one of like with like; `missing` says which.
public struct IndirectStandardisation: Sendable, Equatable {
  /// Rate of each stratum in the standard; nil where nobody is in it.
  public let standard: [Double?]
  /// Cases in the strata that are known; nil without any.
  public let observed: [Int?]
  public let expected: [Double?]
  /// Observed over expected (SMR); nil where none are expected.
  public let ratio: [Double?]
  /// Of the ratio, by the exact interval of a Poisson count. For cases that are not rare among the measured it is wider
  /// than it need be.
  public let interval: [Interval?]
  /// The ratio times the crude rate of all units: the rate at the common age mix.
  public let rate: [Double?]
  /// Strata that a unit lacks, ascending; empty where it is complete.
  public let missing: [[Int]]

  /// - Parameters:
  ///   - cases: Stratum by stratum, each unit's cases; nil where the unit has no value.
  ///   - base: In the same shape, who was counted. 0 is known: the unit has nobody in this stratum.
  ///   - standard: Rate of each stratum; nil takes all units together.
  public init(cases: [[Int?]], base: [[Int?]], standard: [Double]? = nil, confidence: Double = 0.95)
    throws(StatisticsError)
  {
    let cells = try StratumCells(cases: cases, base: base)
    if let standard { try StratumCells.check(standard, strata: cases.count) }
    let rates = standard?.map { Optional($0) } ?? cells.rates
    let units = 0..<cells.units
    let observed = units.map { cells.observed($0) }
    let expected = units.map { cells.expected($0, rates) }
    let overall = cells.overall
    self.standard = rates
    self.observed = observed
    self.expected = expected
    missing = units.map { cells.missing($0) }
    ratio = units.map { Self.over(observed[$0].map(Double.init), expected[$0]) }
    rate = ratio.map { Self.product($0, overall) }
    interval = units.map { unit in
      guard let count = observed[unit], let e = expected[unit], e > 0 else { return nil }
      return poissonInterval(count: count, confidence: confidence).map {
        Interval(lower: $0.lower / e, upper: $0.upper / e)
      }
    }
  }

  private static func over(_ a: Double?, _ b: Double?) -> Double? {
    guard let a, let b, b > 0 else { return nil }
    return a / b
  }

  private static func product(_ a: Double?, _ b: Double?) -> Double? {
    guard let a, let b else { return nil }
    return a * b
  }
}

/// Checked cells of strata by units.
private struct StratumCells {
  let units: Int
  /// Cases and base by stratum and unit; nil where either is missing.
  private let cells: [[(cases: Int, base: Int)?]]

  init(cases: [[Int?]], base: [[Int?]]) throws(StatisticsError) {
    guard cases.count == base.count else { throw .lengthMismatch(expected: cases.count, found: base.count) }
    units = cases.first?.count ?? 0
    var cells: [[(cases: Int, base: Int)?]] = []
    for stratum in cases.indices {
      for row in [cases[stratum], base[stratum]] where row.count != units {
        throw .lengthMismatch(expected: units, found: row.count)
      }
      cells.append(try Self.row(cases[stratum], base[stratum]))
    }
    self.cells = cells
  }

  private static func row(_ cases: [Int?], _ base: [Int?]) throws(StatisticsError) -> [(cases: Int, base: Int)?] {
    var row: [(cases: Int, base: Int)?] = []
    for (count, n) in zip(cases, base) {
      guard let count, let n else {
        row.append(nil)
        continue
      }
      guard (0...HotspotTest.largestCount).contains(n) else {
        throw .parameterOutOfRange(name: "base", value: Double(n))
      }
      guard (0...n).contains(count) else { throw .parameterOutOfRange(name: "cases", value: Double(count)) }
      row.append((count, n))
    }
    return row
  }

  static func check(_ standard: [Double], strata: Int) throws(StatisticsError) {
    guard standard.count == strata else { throw .lengthMismatch(expected: strata, found: standard.count) }
    for rate in standard where !(rate >= 0 && rate.isFinite) {
      throw .parameterOutOfRange(name: "standard", value: rate)
    }
  }

  /// Rate of each stratum over all units.
  var rates: [Double?] { cells.map { Self.rate($0.compactMap { $0 }) } }
  /// Crude rate of all.
  var overall: Double? { Self.rate(cells.flatMap { $0.compactMap { $0 } }) }

  private static func rate(_ cells: [(cases: Int, base: Int)]) -> Double? {
    let base = cells.reduce(0.0) { $0 + Double($1.base) }
    return base > 0 ? cells.reduce(0.0) { $0 + Double($1.cases) } / base : nil
  }

  func observed(_ unit: Int) -> Int? {
    let known = cells.compactMap { $0[unit]?.cases }
    return known.isEmpty ? nil : known.reduce(0, +)
  }

  func expected(_ unit: Int, _ rates: [Double?]) -> Double? {
    let known = cells.indices.compactMap { stratum in
      cells[stratum][unit].map { Double($0.base) * (rates[stratum] ?? 0) }
    }
    return known.isEmpty ? nil : known.reduce(0, +)
  }

  func missing(_ unit: Int) -> [Int] { cells.indices.filter { cells[$0][unit] == nil } }
}
