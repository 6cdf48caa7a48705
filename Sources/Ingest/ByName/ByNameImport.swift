public import Matching
public import Stunting

/// How many rows were set aside for a reason.
public struct ReasonCount: Sendable, Equatable, Codable {
  public var reason: SetAsideReason
  public var rows: Int

  public init(reason: SetAsideReason, rows: Int) {
    self.reason = reason
    self.rows = rows
  }
}

/// How often a first decimal was written: measured lengths spread evenly, invented ones heap on 0 and 5.
public struct DigitCounts: Sendable, Equatable, Codable {
  public enum Measure: String, Sendable, Codable, CaseIterable {
    case height, weight
  }

  /// Name of the puskesmas as read; empty for rows without one, or without such a column.
  public var puskesmas: String
  public var measure: Measure
  /// Ten counts, of the digits 0 to 9.
  public var counts: [Int]

  public init(puskesmas: String, measure: Measure, counts: [Int]) {
    self.puskesmas = puskesmas
    self.measure = measure
    self.counts = counts
  }
}

/// A by-name file in sums: nothing in it is about one child, and no text in it but those of place columns, declared
/// names and codes. `recordsRead` = accepted + asked + set aside.
public struct ByNameImport: Sendable, Equatable {
  /// Ratios per village, period, group and sex with a denominator above 0; `sourceRow` is 0, for they have many.
  public var values: [IndicatorValue] = []
  /// Rows set aside, ascending, at most `mostListed` of each reason, and cells that were not used.
  public var setAside: [SetAside] = []
  /// All rows set aside, by reason in the order of `SetAsideReason.allCases`.
  public var setAsideCounts: [ReasonCount] = []
  public var questions: [PlaceQuestion] = []
  /// One for each distinct place that a person should look at.
  public var findings: [ImportFinding] = []
  /// By name of the puskesmas, height before weight.
  public var digitCounts: [DigitCounts] = []
  public var recordsRead = 0
  public var recordsAccepted = 0
  public var recordsAsked = 0
  public var recordsSetAside = 0
  /// Rows whose stated age and dates differ by more than a month; the dates were used.
  public var agesThatDiffer = 0
  /// Rows of children told apart by name only, or not at all.
  public var rowsWithoutNIK = 0

  /// Rows of one reason that are listed.
  public static let mostListed = 2000
}

/// Aggregates a by-name file while it is read: per village, period, age band and sex, and summed to baduta and balita.
///
/// The denominator is the children with a valid TB/U status (BB/U, BB/TB for theirs). A child that occurs again in a
/// period counts once, with its last measurement. Of a child only a hash of 128 bits and its last measurement's day, row
/// and categories stay in memory (32 bytes, with the table's free room 43 to 128); names, NIK and addresses never do
/// longer than their row, and nothing is written. Errors name declared columns only, never a cell.
///
/// The file is read again when its dates turn out to be month first, or when children without a measurement belong to
/// its only period.
///
/// - Throws: `IngestError`.
public func importByName(_ source: ByNameSource, matcher: PlaceMatcher) throws(IngestError) -> ByNameImport {
  guard
    source.columns.heightForAge != nil || source.columns.weightForAge != nil || source.columns.weightForHeight != nil
  else { throw .badRequest(source: source.location.id, detail: "by-name: no status column") }
  var reading = ByNameReading()
  // Each setting changes at most once, so three times is enough.
  for _ in 0..<3 {
    var records = try ByNameRecords(source, matcher, reading)
    try records.readAll()
    guard let better = records.betterReading() else { return records.finished() }
    reading = better
  }
  var records = try ByNameRecords(source, matcher, reading)
  try records.readAll()
  return records.finished()
}

/// What a whole pass over the file finds out about how to read it.
struct ByNameReading: Equatable {
  var birthIsMonthFirst = false
  var measuredIsMonthFirst = false
  /// Period of the children without a measurement.
  var periodOfUnmeasured: Period?
}
