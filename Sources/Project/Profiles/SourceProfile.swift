public import Stunting

/// What a file of a profile is to a project.
public enum ProfileRole: String, Sendable, Codable, CaseIterable {
  case boundaries, facilities, indicators
  /// One row a child: aggregated while it is read, never kept.
  case byName = "by_name"
  /// Columns of Table 2.2 with realisation.
  case programmes
  /// Scorecard of the Kader Pembangunan Manusia.
  case scorecard
  case codeList = "code_list"
}

/// How sure it is that a system really exports these columns.
public enum ProfileConfidence: String, Sendable, Codable, CaseIterable {
  /// The columns stand in files or programs that read real exports.
  case terverifikasi
  /// They are named in forms or manuals.
  case dariDokumentasi = "dari_dokumentasi"
  /// Supposed; check the first import by hand.
  case dugaan
}

/// Where the period of the values comes from.
public enum PeriodSource: String, Sendable, Codable, CaseIterable {
  case column
  /// A line above the table.
  case title
  case ask
}

/// A column that a profile knows, by its field and the headers it goes by.
public struct ProfileColumn: Sendable, Equatable {
  /// Fixed word (`village_name`, `nik`, `longitude`, ...) or a name of the profile's own that its values refer to.
  public var field: String
  /// Headers, compared after normalising; `*` stands for any words.
  public var names: [String]
  /// How much finding it speaks for the profile.
  public var weight: Double
  public var isRequired: Bool
}

/// Label of a coded answer.
public struct ValueLabel: Sendable, Equatable, Codable {
  public var code: String
  public var indonesian: String
  public var english: String
  /// False where the meaning is not certain: the label is then `kode` and the code.
  public var isCertain: Bool

  public func text(_ language: Language) -> String { language.pick(indonesian, english) }
}

/// Rows that a value is about, in a table with one row an indicator.
public struct ProfileRows: Sendable, Equatable {
  public var field: String
  public var texts: [String]
}

/// One indicator in the columns of a profile.
public struct ProfileValue: Sendable, Equatable {
  public var indicator: String
  /// Nil when the file doesn't fix it: read from the header, else asked.
  public var ageGroup: AgeGroup?
  public var sex: Sex
  public var kind: ValueKind?
  /// Fields that are summed; a ratio needs both.
  public var numerator: [String]
  public var denominator: [String]
  /// Field or fields of any other kind.
  public var value: [String]
  /// Field of the percentage that stands beside the counts; compared, not used.
  public var stated: String?
  /// Field of the sum of the numerator's parts; compared, not used.
  public var total: String?
  public var rows: [ProfileRows]
  public var labels: [ValueLabel]
}

/// Status texts of a by-name file: which words mean which status.
public struct ProfileStatus: Sendable, Equatable {
  public var field: String
  /// Fixed word: `severe`, `moderate`, `normal`, `high`.
  public var status: String
  public var texts: [String]
}

/// Texts in a column that speak for a profile when the sample has one of them.
public struct SampleTest: Sendable, Equatable {
  public var field: String
  public var texts: [String]
  public var weight: Double
}

/// Which columns a system exports and how they are read.
public struct SourceProfile: Sendable, Equatable {
  public var key: String
  public var nameIndonesian: String
  public var nameEnglish: String
  public var system: String
  public var role: ProfileRole
  /// Nil for a file about no area (programmes) or about any.
  public var unit: UnitLevel?
  /// A fallback whose values are recognised by the headers of the catalogue.
  public var isGeneric: Bool
  public var confidence: ProfileConfidence
  /// Where the columns are known from.
  public var evidence: String
  public var columns: [ProfileColumn]
  /// Of each group of fields at least one must be there.
  public var anyOf: [[String]]
  /// Headers that must not be there.
  public var mustNot: [String]
  public var sampleTests: [SampleTest]
  /// Fields whose texts joined make the village code; empty for one column.
  public var codeParts: [String]
  public var codeSystem: CodeSystem?
  /// Regular expression on the facility identifier whose first group is the district code.
  public var districtCodePattern: String?
  public var values: [ProfileValue]
  public var statuses: [ProfileStatus]
  /// Fields kept as attributes of a facility.
  public var attributes: [String]
  public var facilityKind: String?
  public var kpm: KPMMeaning?
  public var rung: Rung?
  public var period: PeriodSource
  /// How decimals are written; nil lets the cells decide.
  public var usesDecimalComma: Bool?
  /// Percentages come as text with their sign.
  public var hasPercentText: Bool
  public var quirks: [IndicatorSlip]

  public func name(_ language: Language) -> String { language.pick(nameIndonesian, nameEnglish) }
}
