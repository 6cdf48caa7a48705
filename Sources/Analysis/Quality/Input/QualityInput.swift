public import Stunting

/// Everything the data quality report of Aksi 6 looks at. Nothing is read from disk and no clock is asked.
public struct QualityInput: Sendable {
  /// Day the report stands for, `yyyy-mm-dd`; timeliness is judged by it.
  public var asOf: String
  /// Villages of the boundary edition; values of level village refer to them by index.
  public var villages: [Village]
  /// Units above the villages; values of the other levels refer to them by index.
  public var units: [UnitKey]
  public var values: [IndicatorValue]
  public var catalogue: [IndicatorDefinition]
  /// How often an indicator is reported, by its key, where the regency does otherwise than the catalogue says.
  public var frequencies: [String: ReportingFrequency]
  public var imports: [ImportSummary]
  /// By source identifier.
  public var owners: [String: SourceOwner]
  public var setAside: [SetAside]
  public var findings: [ImportFinding]
  public var questions: [PlaceQuestion]
  /// Last digits of heights and weights, where by-name files were read.
  public var digits: [DigitCount]
  /// Which puskesmas a village belongs to; one that is only the nearest owns nothing here.
  public var workingAreas: [WorkingArea]
  public var surveys: [SurveyFigure]
  public var rules: QualityRules

  public init(asOf: String, villages: [Village], catalogue: [IndicatorDefinition]) {
    self.asOf = asOf
    self.villages = villages
    self.catalogue = catalogue
    units = []
    values = []
    frequencies = [:]
    imports = []
    owners = [:]
    setAside = []
    findings = []
    questions = []
    digits = []
    workingAreas = []
    surveys = []
    rules = QualityRules()
  }
}

/// Who answers for a source.
public struct SourceOwner: Sendable, Equatable, Codable {
  /// Sector office, such as Dinas Kesehatan.
  public var opd: String
  /// System the file was exported from, such as e-PPGBM.
  public var system: String?
  /// Role to ask for, never a person's name.
  public var contactRole: String?

  public init(opd: String, system: String? = nil, contactRole: String? = nil) {
    self.opd = opd
    self.system = system
    self.contactRole = contactRole
  }
}

/// A prevalence from a survey of the regency, to hold surveillance against.
public struct SurveyFigure: Sendable, Equatable, Codable {
  public var percent: Double
  /// Ends of its 95 % interval in percent, where published.
  public var lower: Double?
  public var upper: Double?
  public var year: Int
  public var ageGroup: AgeGroup
  /// Name of the survey, such as SSGI 2022.
  public var source: String

  public init(
    percent: Double, lower: Double? = nil, upper: Double? = nil, year: Int, ageGroup: AgeGroup, source: String
  ) {
    self.percent = percent
    self.lower = lower
    self.upper = upper
    self.year = year
    self.ageGroup = ageGroup
    self.source = source
  }
}
