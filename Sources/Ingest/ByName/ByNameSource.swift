public import Stunting

/// Columns of a by-name file: one row a child and measurement. What a file lacks is nil.
public struct ByNameColumns: Sendable, Equatable, Codable {
  /// Tells children apart; with it a child that was measured twice is found.
  public var nik: String?
  /// Stands in for a missing NIK, together with birth date, sex and village.
  public var name: String?
  public var sex: String?
  public var birthDate: String?
  public var measuredOn: String?
  /// Age at measurement in words (`2 Tahun - 3 Bulan - 10 Hari`) or months; used where the dates don't give it.
  public var statedAge: String?
  /// In kilograms, or in grams: told apart by their size.
  public var birthWeight: String?
  /// In kilograms.
  public var weight: String?
  /// In centimetres.
  public var height: String?
  /// Status TB/U, BB/U and BB/TB as exported.
  public var heightForAge: String?
  public var weightForAge: String?
  public var weightForHeight: String?
  /// For counts of digits only.
  public var puskesmas: String?
  /// Further columns about persons: names of parents, telephone numbers. Their content is only compared with place
  /// names, so that a name in the wrong column is never shown.
  public var personal: [String] = []
  /// Addresses, RT, RW: the same, but an address may be a village's name.
  public var addresses: [String] = []

  public init() {}

  /// Columns that must exist.
  var all: [String] {
    [
      nik, name, sex, birthDate, measuredOn, statedAge, birthWeight, weight, height, heightForAge, weightForAge,
      weightForHeight, puskesmas,
    ].compactMap { $0 } + personal + addresses
  }
}

/// Which period a measurement belongs to.
public enum ByNamePeriod: Sendable, Equatable, Codable {
  /// The month of the measurement.
  case month
  /// The half-year of the measurement.
  case halfYear
  /// All rows are of one period, whatever their dates.
  case constant(Period)
}

/// A status of TB/U, BB/U or BB/TB.
public enum NutritionStatus: String, Sendable, Codable, CaseIterable {
  /// Below -3 SD: sangat pendek; berat badan sangat kurang; gizi buruk.
  case severe
  /// -3 SD to below -2 SD: pendek; berat badan kurang; gizi kurang.
  case moderate
  case normal
  /// Tinggi; risiko berat badan lebih; risiko gizi lebih, gizi lebih, obesitas.
  case above
  /// Measured, and of no use: an outlier.
  case invalid
}

/// Keys of the indicators that a by-name file gives; nil leaves one out.
public struct ByNameIndicators: Sendable, Equatable, Codable {
  /// Pendek and sangat pendek together.
  public var stunting: String? = "stunting"
  public var moderatelyStunted: String? = "pendek"
  public var severelyStunted: String? = "sangat_pendek"
  /// Kurang and sangat kurang of BB/U.
  public var underweight: String? = "bb_kurang"
  /// Gizi kurang and gizi buruk of BB/TB.
  public var wasted: String? = "gizi_kurang"
  /// Birth weight below 2,500 g.
  public var lowBirthWeight: String? = "bblr"
  /// Measured of registered; only where the file has children without a measurement.
  public var measured: String? = "penimbangan"

  public init() {}
}

/// A by-name file and how to aggregate it.
public struct ByNameSource: Sendable, Equatable, Codable {
  public var location: SourceLocation
  public var place: PlaceMapping
  public var columns: ByNameColumns
  public var period: ByNamePeriod
  public var indicators: ByNameIndicators
  /// Further status texts of the three columns; case, blanks and punctuation don't matter.
  public var heightForAgeLabels: [String: NutritionStatus] = [:]
  public var weightForAgeLabels: [String: NutritionStatus] = [:]
  public var weightForHeightLabels: [String: NutritionStatus] = [:]
  /// Rung of the stunting values.
  public var rung: Rung

  public init(
    location: SourceLocation, place: PlaceMapping, columns: ByNameColumns, period: ByNamePeriod = .month,
    indicators: ByNameIndicators = ByNameIndicators(), rung: Rung = .recentMonths
  ) {
    self.location = location
    self.place = place
    self.columns = columns
    self.period = period
    self.indicators = indicators
    self.rung = rung
  }

  /// Every column that must exist.
  var columnNames: [String] { place.columnNames + location.filters.map(\.column) + columns.all }
}
