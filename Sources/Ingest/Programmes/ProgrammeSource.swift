/// A table of programmes and activities to import.
public struct ProgrammeSource: Sendable, Equatable, Codable {
  public var location: SourceLocation
  /// Columns by role; `activity` or `programme` must be among them.
  public var columns: [ProgrammeRole: String]
  /// Year of rows without one of their own.
  public var year: Int?

  public init(location: SourceLocation, columns: [ProgrammeRole: String], year: Int?) {
    self.location = location
    self.columns = columns
    self.year = year
  }
}

/// Columns of juknis Table 2.2 and of the realisation that offices add to it.
public enum ProgrammeRole: String, Sendable, Hashable, Codable, CaseIterable {
  case programme, activity
  case performanceIndicator = "performance_indicator"
  case target, unit, location
  case villageCode = "village_code"
  case villageName = "village_name"
  case districtName = "district_name"
  case budget
  case sourceOfFunds = "source_of_funds"
  case opd
  case realisedTarget = "realised_target"
  case realisedBudget = "realised_budget"
  case year
}
