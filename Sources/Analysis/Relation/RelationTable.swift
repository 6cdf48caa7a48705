public import SpatialStats
public import Stunting

/// Which way prevalence should go where a programme does its work: what the catalogue says is better.
public enum ExpectedRelation: String, Sendable, Codable {
  /// Coverage is better when higher: prevalence lower where coverage is higher.
  case negative
  /// The indicator is better when lower: both lower together.
  case positive
  /// The catalogue says neither.
  case none
}

/// What was found between prevalence and one coverage. Never a cause: villages get programmes because they are bad.
public enum RelationFinding: String, Sendable, Codable, CaseIterable {
  /// Related, the way the catalogue leads one to expect.
  case asExpected = "as_expected"
  /// Related, the other way round.
  case againstExpectation = "against_expectation"
  /// Related, and nothing was expected.
  case related
  case notSignificant = "not_significant"
  /// Prevalence or coverage is the same everywhere.
  case noVariation = "no_variation"
  case tooFewVillages = "too_few_villages"
  /// So strong a spatial pattern that too few independent villages are left for a test.
  case undecidable
}

/// Villages that a relation leaves out, each counted once, for the first reason that holds.
public struct RelationLeftOut: Sendable, Equatable {
  /// Prevalence missing or not measured in the village.
  public var withoutPrevalence = 0
  /// Coverage missing, without a target population, or suppressed.
  public var withoutCoverage = 0
  /// Coverage spread from a puskesmas or kecamatan.
  public var coverageNotMeasuredHere = 0
  /// No polygon, hence no place.
  public var withoutPlace = 0

  public init() {}
  public var total: Int { withoutPrevalence + withoutCoverage + coverageNotMeasuredHere + withoutPlace }
}

/// Prevalence against the coverage of one indicator.
public struct RelationRow: Sendable {
  public var definition: IndicatorDefinition
  public var period: Period?
  public var isMain: Bool
  /// Villages with both values measured there.
  public var villages: Int
  public var leftOut: RelationLeftOut
  public var pearson: AdjustedCorrelation?
  /// The one that is judged: coverage is crowded at its ends, ranks are not.
  public var spearman: AdjustedCorrelation?
  /// p of `pearson` and `spearman` after Benjamini-Hochberg over the indicators.
  public var pearsonAdjusted: Double?
  public var spearmanAdjusted: Double?
  public var expected: ExpectedRelation
  public var finding: RelationFinding
  public var map: BivariateMap
}

/// Relation of the headline indicator with each coverage (Aksi 7), and the villages where programmes are complete and
/// prevalence stays high.
public struct RelationTable: Sendable {
  public var options: RelationOptions
  public var rows: [RelationRow]
  public var completeYetHigh: CompleteYetHigh

  public init(options: RelationOptions, rows: [RelationRow], completeYetHigh: CompleteYetHigh) {
    self.options = options
    self.rows = rows
    self.completeYetHigh = completeYetHigh
  }
}

/// How relations are looked for.
public struct RelationOptions: Sendable, Equatable {
  public var alpha: Double
  /// Fewer villages than this are not tested.
  public var minimumVillages: Int
  /// Count every village by its measured children instead of once.
  public var weighsByDenominator: Bool
  public var scheme: CoverageScheme
  /// Main indicators only, or every column of the matrix.
  public var mainOnly: Bool
  public var completeness: CompletenessRule

  public init(
    alpha: Double = 0.05, minimumVillages: Int = 10, weighsByDenominator: Bool = false,
    scheme: CoverageScheme = .norms, mainOnly: Bool = true, completeness: CompletenessRule = CompletenessRule()
  ) {
    self.alpha = alpha
    self.minimumVillages = minimumVillages
    self.weighsByDenominator = weighsByDenominator
    self.scheme = scheme
    self.mainOnly = mainOnly
    self.completeness = completeness
  }
}
