import SpatialStats
public import Stunting

/// Stunting of every village against what its age mix makes expected ("disesuaikan umur"), by indirect standardisation
/// with the regency's own rates by age band.
public struct AgeStandardisedTable: Sendable, Equatable {
  /// Bands that any village reports, youngest first, with the regency's rate in each.
  public var bands: [AgeGroup]
  public var bandRates: [Double?]
  /// Cases and expected cases over the bands that the village reports; nil without any.
  public var observed: [Double?]
  public var expected: [Double?]
  /// Observed over expected (SMR), with the exact 95 % Poisson interval; 1 is as expected of the age mix.
  public var ratio: [Double?]
  public var lower: [Double?]
  public var upper: [Double?]
  /// The ratio times the regency's rate: the prevalence at the regency's age mix.
  public var rate: [Double?]
  /// Bands of `bands` that a village with any band lacks; its ratio is over the others. Empty where nothing is missing.
  public var missing: [[AgeGroup]]
}

/// - Parameters:
///   - values: Values of one indicator and period by age band and village. Only what a village reported itself counts;
///     other age groups, boys and girls apart, and numbers that are no counts are left out.
///   - villages: Number of villages of the edition.
/// - Returns: Nil where no village has an age band.
public func ageStandardised(_ values: [IndicatorValue], villages: Int) throws(AnalysisError) -> AgeStandardisedTable? {
  let count = max(0, villages)
  var cells: [AgeGroup: BandCells] = [:]
  for value in values where value.sex == .all && (0..<count).contains(value.unit) {
    guard AgeGroup.bands.contains(value.ageGroup), value.origin == .reported, value.state != .noData,
      let cases = value.numerator.flatMap({ Int(exactly: $0) }),
      let measured = value.denominator.flatMap({ Int(exactly: $0) })
    else { continue }
    cells[value.ageGroup, default: BandCells(count)].set(value.unit, cases, measured)
  }
  let bands = AgeGroup.bands.filter { cells[$0] != nil }
  guard !bands.isEmpty else { return nil }
  do {
    let found = try IndirectStandardisation(
      cases: bands.map { cells[$0]?.cases ?? [] }, base: bands.map { cells[$0]?.measured ?? [] })
    return table(found, bands)
  } catch {
    throw .statistics(error)
  }
}

private struct BandCells {
  var cases: [Int?]
  var measured: [Int?]

  init(_ villages: Int) {
    cases = [Int?](repeating: nil, count: villages)
    measured = cases
  }

  mutating func set(_ village: Int, _ c: Int, _ m: Int) { (cases[village], measured[village]) = (c, m) }
}

private func table(_ found: IndirectStandardisation, _ bands: [AgeGroup]) -> AgeStandardisedTable {
  AgeStandardisedTable(
    bands: bands, bandRates: found.standard, observed: found.observed.map { $0.map(Double.init) },
    expected: found.expected, ratio: found.ratio, lower: found.interval.map { $0?.lower },
    upper: found.interval.map { $0?.upper }, rate: found.rate,
    missing: found.missing.indices.map { village in
      found.observed[village] == nil ? [] : found.missing[village].map { bands[$0] }
    })
}
