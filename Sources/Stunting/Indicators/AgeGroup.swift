/// Whom a value is about. Baduta and balita are never mixed in one map or test.
public enum AgeGroup: String, Sendable, Codable, CaseIterable {
  /// 0-23 months.
  case baduta
  /// 0-59 months.
  case balita
  /// Not about an age group: households, villages, facilities.
  case none
}
