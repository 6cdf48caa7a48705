public import Stunting

/// Where the period of a value comes from.
public enum PeriodMapping: Sendable, Equatable, Codable {
  case constant(Period)
  /// One column with the period (`2024-08`, `2024`, `Agustus 2024`, `01/08/2024`), or a year column and a month (or
  /// `Semester 2`) column.
  case columns([String])
  /// The lines above the table, or the name of its sheet.
  case title
}

/// One indicator in the columns of a table.
public struct ValueMapping: Sendable, Equatable, Codable {
  public var indicator: String
  public var ageGroup: AgeGroup
  public var sex: Sex
  public var period: PeriodMapping
  public var kind: ValueKind
  /// Columns that are summed; for kind ratio.
  public var numerator: [String]
  public var denominator: [String]
  /// Columns that are summed; for count, percentage and amount. The one column of a category or yes and no.
  public var value: [String]
  /// Labels of coded answers; an answer without a label keeps its text.
  public var labels: [String: String]
  public var rung: Rung
  /// What becomes of a ratio above 1 or a percentage above 100: a coverage is kept with a finding, a prevalence is
  /// impossible and set aside.
  public var mayExceedDenominator: Bool
  /// Rows that this mapping reads, in a table with several indicators under each other; nil reads every row.
  public var rowFilter: RecordFilter?

  public init(
    indicator: String, ageGroup: AgeGroup = .none, period: PeriodMapping, kind: ValueKind, numerator: [String] = [],
    denominator: [String] = [], value: [String] = [], labels: [String: String] = [:], rung: Rung = .notApplicable,
    mayExceedDenominator: Bool = true, sex: Sex = .all, rowFilter: RecordFilter? = nil
  ) {
    self.indicator = indicator
    self.ageGroup = ageGroup
    self.sex = sex
    self.period = period
    self.kind = kind
    self.numerator = numerator
    self.denominator = denominator
    self.value = value
    self.labels = labels
    self.rung = rung
    self.mayExceedDenominator = mayExceedDenominator
    self.rowFilter = rowFilter
  }

  var periodColumns: [String] { if case .columns(let names) = period { names } else { [] } }
  var numberColumns: [String] {
    switch kind {
    case .ratio: numerator + denominator
    case .count, .percentage, .amount: value
    case .category, .yesNo: []
    }
  }
  /// Columns that count people or things, which come whole.
  var countColumns: [String] {
    switch kind {
    case .ratio: numerator + denominator
    case .count: value
    case .percentage, .amount, .category, .yesNo: []
    }
  }
}

/// A bare count of facilities in a column of a table.
public struct CountMapping: Sendable, Equatable, Codable {
  public var kind: String
  /// Columns that are summed.
  public var columns: [String]
  public var period: Period

  public init(kind: String, columns: [String], period: Period) {
    self.kind = kind
    self.columns = columns
    self.period = period
  }
}

/// A table of values by village, kecamatan, puskesmas or regency.
public struct TableSource: Sendable, Equatable, Codable {
  public var location: SourceLocation
  public var place: PlaceMapping
  /// Whose values a row holds.
  public var unit: UnitLevel
  /// How decimals are written; nil lets the cells decide.
  public var decimal: DecimalMark?
  public var values: [ValueMapping]
  /// Only for level village.
  public var counts: [CountMapping]
  /// Stated numbers to compare; those that the names of the columns tell are found without being declared.
  public var checks: [ConsistencyCheck]

  public init(
    location: SourceLocation, place: PlaceMapping, decimal: DecimalMark? = nil, values: [ValueMapping],
    counts: [CountMapping] = [], unit: UnitLevel = .village, checks: [ConsistencyCheck] = []
  ) {
    self.location = location
    self.place = place
    self.unit = unit
    self.decimal = decimal
    self.values = values
    self.counts = counts
    self.checks = checks
  }

  /// Every column that must exist, in the order of the declaration.
  var columnNames: [String] {
    place.columnNames + location.filters.map(\.column) + counts.flatMap(\.columns)
      + values.flatMap {
        $0.numerator + $0.denominator + $0.value + $0.periodColumns + [$0.rowFilter?.column].compactMap { $0 }
      } + checks.flatMap(\.columnNames)
  }
}
