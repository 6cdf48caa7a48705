public import Stunting

/// A field and the column it is bound to.
public struct FieldBinding: Sendable, Equatable, Codable {
  public var field: String
  public var column: String
}

/// Columns of the place of a row, as read.
public struct PlaceBinding: Sendable, Equatable, Codable {
  /// Columns whose texts joined make the village code; empty without one.
  public var villageCode: [String] = []
  public var villageName: String?
  public var districtCode: String?
  public var districtName: String?
  public var puskesmasCode: String?
  public var puskesmasName: String?
  public var regencyCode: String?
  public var regencyName: String?
  /// Nil when neither profile, header nor sample tells: both are tried.
  public var codeSystem: CodeSystem?
  /// A second code of the same village in the other system.
  public var otherVillageCode: String?
  public var otherCodeSystem: CodeSystem?

  public init() {}
}

/// Where the period stands.
public struct PeriodBinding: Sendable, Equatable, Codable {
  public var source: PeriodSource
  /// One column with the period, or a year column and a month column; empty unless `source` is column.
  public var columns: [String]
}

/// Rows of a table that a value is about.
public struct RowBinding: Sendable, Equatable, Codable {
  public var column: String
  public var texts: [String]
}

/// One indicator bound to columns.
public struct ValueBinding: Sendable, Equatable, Codable {
  public var indicator: String
  /// Nil when it must be asked; see `BindingQuestion.ageGroup`.
  public var ageGroup: AgeGroup?
  public var sex: Sex
  public var kind: ValueKind
  public var numerator: [String]
  public var denominator: [String]
  public var value: [String]
  /// Percentage that stands beside the counts: not read as a value, only compared with them.
  public var statedPercent: String?
  /// Sum of the numerator that stands beside its parts: only compared with them.
  public var statedTotal: String?
  public var rows: [RowBinding]
  public var labels: [ValueLabel]
  public var rung: Rung
  public var mayExceedHundred: Bool

  /// Every column the value is made of or compared with.
  public var columns: [String] {
    numerator + denominator + value + [statedPercent, statedTotal].compactMap { $0 } + rows.map(\.column)
  }
}

/// What a person must say before the file can be read for certain.
public enum BindingQuestion: Sendable, Equatable {
  case ageGroup(indicators: [String], choices: [AgeGroup])
  case period
  /// Counts without a denominator.
  case denominator(indicator: String, column: String)
  /// "KPM" in a header that no indicator resolves.
  case kpm(column: String)

  public func text(_ language: Language) -> String {
    switch self {
    case .ageGroup(let indicators, let choices):
      let keys = indicators.joined(separator: ", ")
      let words = choices.map(\.rawValue).joined(separator: ", ")
      return language.pick("kelompok umur \(keys): \(words)?", "age group of \(keys): \(words)?")
    case .period: return language.pick("periode data?", "period of the data?")
    case .denominator(let key, let column):
      return language.pick(
        "penyebut \(key) (kolom \"\(column)\")?", "denominator of \(key) (column \"\(column)\")?")
    case .kpm(let column):
      return language.pick(
        "\"KPM\" pada kolom \"\(column)\": Kader Pembangunan Manusia atau Keluarga Penerima Manfaat?",
        "\"KPM\" in column \"\(column)\": Kader Pembangunan Manusia or Keluarga Penerima Manfaat?")
    }
  }
}

/// A profile bound to the columns of a table: what an entry of `lokus.yaml` is written from.
public struct ProfileBinding: Sendable, Equatable {
  public var profile: String
  public var role: ProfileRole
  /// Finest area that the rows name.
  public var unit: UnitLevel?
  public var place = PlaceBinding()
  public var period: PeriodBinding
  public var values: [ValueBinding] = []
  /// Every other field that was found, in the order of the profile: those of a child, a facility, a programme.
  public var fields: [FieldBinding] = []
  /// Columns kept as attributes of a facility.
  public var attributes: [FieldBinding] = []
  /// Columns about persons: never bound as value or attribute.
  public var personal: [String] = []
  /// Columns that nothing was made of.
  public var unused: [String] = []
  public var questions: [BindingQuestion] = []

  public func column(_ field: String) -> String? { fields.first { $0.field == field }?.column }
}
