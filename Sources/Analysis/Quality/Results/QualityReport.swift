public import Stunting

/// The data quality report of Aksi 6: what is wrong with the data, what to mend and who owns it.
public struct QualityReport: Sendable, Equatable {
  /// `yyyy-mm-dd`.
  public var asOf: String
  public var rules: QualityRules
  public var totals: QualityTotals
  /// One a source, in the order of the imports.
  public var sources: [SourceQuality]
  /// One a sector with values or sources, by name.
  public var sectors: [ScopeQuality]
  public var jumps: CheckSummary
  public var heaping: CheckSummary
  /// Digit preference of every area that could be tested, worst first.
  public var digitPreferences: [DigitPreferenceResult]
  public var surveys: [SurveyComparison]
  public var inventory: [InventoryLine]
  /// Essential indicators of the catalogue that no source gives a value of.
  public var essentialWithoutSource: [IndicatorDefinition]
  /// Most severe first.
  public var mendList: [MendItem]
}

/// Counts that open the report. `setAside + asked + findings + computed` is the number of records in the mend list.
public struct QualityTotals: Sendable, Equatable {
  public var sources = 0
  public var sourcesPoor = 0
  public var sourcesAttention = 0
  public var recordsRead = 0
  public var recordsAccepted = 0
  /// Entries set aside (rows and cells), without those that are questions.
  public var setAside = 0
  /// Of these, the ones that lose nothing: filtered out by the project, totals, footnotes, other regions.
  public var setAsideExpected = 0
  /// Rows that wait for an answer.
  public var asked = 0
  /// Findings of the imports.
  public var findings = 0
  /// Rows whose stated number is not what its parts give.
  public var inconsistentRows = 0
  /// Faults that this report found itself.
  public var computed = 0
  public var surveysFlagged = 0
  public var sourcesLate = 0
}

/// The four dimensions of a source, of a source in a kecamatan, or of a sector.
public struct ScopeQuality: Sendable, Equatable {
  /// Name of the kecamatan or sector; empty for a whole source.
  public var name: String
  /// Kemendagri or BPS code of the kecamatan, as printed.
  public var code: String?
  /// In the order of `QualityDimension.allCases`.
  public var dimensions: [DimensionQuality]

  /// The worst of the dimensions.
  public var worst: QualityClass { dimensions.map(\.qualityClass).max() ?? .notAssessed }
}

public struct DimensionQuality: Sendable, Equatable {
  public var dimension: QualityDimension
  /// The worst of the measures; not assessed without any.
  public var qualityClass: QualityClass
  public var measures: [QualityMeasure]
}

/// What a rule found of what it looked at.
public struct QualityMeasure: Sendable, Equatable {
  public var rule: QualityRule
  public var part: Double
  /// Above 0.
  public var whole: Double
  public var qualityClass: QualityClass
  /// Too few looked at for the class "poor".
  public var isFew: Bool
  /// Wilson 95 % interval of the share in percent, for whole numbers.
  public var lowerPercent: Double?
  public var upperPercent: Double?

  public var percent: Double { 100 * part / whole }
}

/// A source with its owner, its import and its quality.
public struct SourceQuality: Sendable, Equatable {
  public var sourceID: String
  public var owner: SourceOwner?
  /// Sector of most of its values; nil for boundaries and facilities.
  public var sector: String?
  /// Boundaries, facilities, indicators; nil when no import is known.
  public var role: String?
  public var fileName: String?
  public var recordsRead: Int
  public var recordsAccepted: Int
  public var recordsSetAside: Int
  public var recordsAsked: Int
  public var newestPeriod: Period?
  /// Days since the first report that is missing was due; 0 in time, nil when no frequency is known.
  public var daysLate: Int?
  /// Other sources bring newer periods of all its indicators: neither its age nor what it lacks is judged.
  public var isSuperseded: Bool
  public var whole: ScopeQuality
  /// One a kecamatan with rows or values, by code.
  public var districts: [ScopeQuality]
}

/// How many tests a check made and how many it flagged.
public struct CheckSummary: Sendable, Equatable {
  public var tested = 0
  public var flagged = 0
  /// Adjusted p at or below which a test counts.
  public var level = 0.05
}

/// Digit preference of one area.
public struct DigitPreferenceResult: Sendable, Equatable {
  public var sourceID: String
  public var unitName: String
  public var measure: DigitCount.Measure
  public var measured: Int
  public var score: Double
  public var shareOnZeroAndFive: Double
  /// Adjusted over all areas and quantities.
  public var adjustedP: Double
  public var flagged: Bool
}

/// Which system gives which indicator at which level, and how fresh.
public struct InventoryLine: Sendable, Equatable {
  public var indicator: String
  public var nameIndonesian: String
  public var nameEnglish: String
  public var number: Int?
  public var essential: Bool
  public var sourceID: String
  /// System the source was exported from, as declared.
  public var system: String?
  public var opd: String?
  public var level: UnitLevel
  public var frequency: ReportingFrequency?
  public var newestPeriod: Period
  public var periods: Int
  /// Units with a value in the newest period, and units expected.
  public var unitsCovered: Int
  public var unitsExpected: Int
  /// As in `SourceQuality`; nil for what newer sources have taken over.
  public var daysLate: Int?
  /// Due reports that are missing after the newest one.
  public var reportsMissing: Int?
  /// False when the values were spread from a larger area.
  public var isReported: Bool
  /// Another source brings newer periods; lateness is not judged then.
  public var isSuperseded: Bool
}
