public import Analysis
public import Stunting

/// What a report needs besides the result: the place, where the data came from and how it was run.
public struct ReportContext: Sendable {
  public var language: Language
  public var placeName: String
  public var regencyCode: String?
  public var institution: String?
  public var isSynthetic: Bool
  public var lokusVersion: String
  /// Date the report stands for, `yyyy-mm-dd`; from `--as-of` or the data, never from the clock.
  public var asOf: String
  public var imports: [ImportSummary]
  public var setAside: [SetAside]
  public var findings: [ImportFinding]
  /// What one row of a table is: village, kecamatan or puskesmas.
  public var unit = UnitLevel.village
  /// What must be said of the data before any result, such as assumed coordinates.
  public var remarks: [String] = []
  /// Data quality (Aksi 6); a section of the report.
  public var quality: QualityReport?

  public init(
    language: Language, placeName: String, regencyCode: String?, institution: String?, isSynthetic: Bool,
    lokusVersion: String, asOf: String, imports: [ImportSummary], setAside: [SetAside], findings: [ImportFinding],
    quality: QualityReport? = nil
  ) {
    self.language = language
    self.placeName = placeName
    self.regencyCode = regencyCode
    self.institution = institution
    self.isSynthetic = isSynthetic
    self.lokusVersion = lokusVersion
    self.asOf = asOf
    self.imports = imports
    self.setAside = setAside
    self.findings = findings
    self.quality = quality
  }
}
