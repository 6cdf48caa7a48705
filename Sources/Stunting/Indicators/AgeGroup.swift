/// Whom a value is about. Baduta and balita are never mixed in one map or test.
public enum AgeGroup: String, Sendable, Codable, CaseIterable {
  /// 0-23 months.
  case baduta
  /// 0-59 months.
  case balita
  /// Not about an age group: households, villages, facilities.
  case none
  case months0to5 = "months_0_5"
  case months6to11 = "months_6_11"
  case months12to23 = "months_12_23"
  case months24to35 = "months_24_35"
  case months36to47 = "months_36_47"
  case months48to59 = "months_48_59"

  /// The bands that a child is counted in once, youngest first; together they are the balita.
  public static let bands: [AgeGroup] = [
    .months0to5, .months6to11, .months12to23, .months24to35, .months36to47, .months48to59,
  ]

  /// The band of an age in completed months; nil outside 0...59.
  public init?(ageMonths: Int) {
    switch ageMonths {
    case 0...5: self = .months0to5
    case 6...11: self = .months6to11
    case 12...23: self = .months12to23
    case 24...35: self = .months24to35
    case 36...47: self = .months36to47
    case 48...59: self = .months48to59
    default: return nil
    }
  }
}

/// Whose value it is, where a source tells boys from girls.
public enum Sex: String, Sendable, Codable, CaseIterable {
  case all, male, female
}
