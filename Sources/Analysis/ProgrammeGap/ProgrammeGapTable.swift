public import Stunting

/// Realised against planned, worst first.
public enum ProgrammeProgress: Int, Sendable, Codable, CaseIterable, Comparable {
  case notStarted
  /// Below half.
  case behind
  case underway
  case reached

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// One row of the programme table in the columns of juknis Table 2.2, with where it works and how far it got.
public struct ProgrammeRow: Sendable, Equatable {
  public var programme: Programme
  public var place: ProgrammePlace
  /// Index into `ProgrammeGapTable.interventions`.
  public var intervention: Int
  /// Realised over target; nil without both, or for a target of 0.
  public var targetShare: Double?
  /// Nil for a target that is better the lower it is.
  public var progress: ProgrammeProgress?
  /// Money spent over budget.
  public var budgetShare: Double?
}

/// Money of some programmes; a missing amount is counted, never taken as 0.
public struct ProgrammeMoney: Sendable, Equatable {
  public var rows = 0
  public var budgetRupiah = 0.0
  public var rowsWithoutBudget = 0
  public var realisedRupiah = 0.0
  public var rowsWithoutRealisation = 0

  public init() {}
}

/// One intervention: an indicator of the catalogue, or an activity that no indicator was found for.
public struct ProgrammeIntervention: Sendable {
  /// Nil where the rows could not be told to belong to an indicator.
  public var definition: IndicatorDefinition?
  /// The activity as printed first, where there is no indicator.
  public var activity: String
  /// Offices that run it, in order of appearance; the office of the catalogue where nobody does.
  public var offices: [String]
  /// Indices into `ProgrammeGapTable.rows`.
  public var rows: [Int]
  public var money: ProgrammeMoney
  /// Villages where it is planned, ascending.
  public var present: [Int]
  /// Villages where it is not: ascending.
  public var absent: [Int]
  /// Villages whose coverage of the indicator is lacking: ascending.
  public var lacking: [Int]
  /// Those and the villages that need attention (lokus, hotspot): ascending.
  public var needing: [Int]
  /// The needing villages where it is not planned.
  public var absentWhereNeeded: [Int]
  /// Absent in more than half of the villages.
  public var isAbsentInMost: Bool
  /// Rows that could not be placed in whole or in part: where there are any, the villages called absent may not be.
  public var unplacedRows: Int
  /// Nobody runs it anywhere.
  public var isMissing: Bool { rows.isEmpty }

  public func name(_ language: Language) -> String { definition?.name(language) ?? activity }
}

/// Rows and money of an office or of a source of funds.
public struct ProgrammeTotal: Sendable, Equatable {
  /// As printed; empty where the table does not say.
  public var name: String
  public var money: ProgrammeMoney
  /// Interventions of it that are absent in most villages, and where they are needed; indices.
  public var absentInMost: [Int]
  public var absentWhereNeeded: [Int]
}

/// The programme gap (juknis Aksi 1, 1.7 part 3B; Aksi 2, Table 2.2).
public struct ProgrammeGapTable: Sendable {
  /// Year of the rows; nil when there are none.
  public var year: Int?
  /// Rows of other years, left out.
  public var rowsOfOtherYears: Int
  public var rows: [ProgrammeRow]
  /// Those that are missing where they are needed first.
  public var interventions: [ProgrammeIntervention]
  public var offices: [ProgrammeTotal]
  public var fundingSources: [ProgrammeTotal]
  public var total: ProgrammeMoney
  /// Indices of the rows that could not be placed in whole or in part.
  public var unplaced: [Int]
  /// Per village: interventions planned there, of `interventions.count` (kelengkapan program).
  public var completeness: [Int]
}
