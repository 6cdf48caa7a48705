/// How the three lokus criteria combine. The juknis has no "dan/atau" between them; the project reads OR.
public enum CriteriaReading: String, Sendable, Codable, CaseIterable {
  case any
  case all
}

/// How many lokus there are: the juknis lets a regency take a proportion of its villages or what its budget allows.
public enum LokusNumber: Sendable, Equatable, Codable {
  case count(Int)
  case proportion(Double)

  /// The number for `villages` villages; a proportion is rounded up.
  public func number(of villages: Int) -> Int {
    switch self {
    case .count(let n): return max(0, min(n, villages))
    case .proportion(let p):
      guard p.isFinite, p > 0 else { return 0 }
      return min(villages, Int((min(p, 1) * Double(villages)).rounded(.up)))
    }
  }
}

/// What the selection needs to know of a village.
public struct LokusCandidate: Sendable, Equatable {
  /// Printed code: the last tie-break.
  public var code: String
  /// Crude value of the headline indicator; nil is no data.
  public var prevalence: Double?
  public var cases: Double?
  /// Cells of the main indicators, in the order of the fixed list.
  public var cells: [IndicatorCell]

  public init(code: String, prevalence: Double?, cases: Double?, cells: [IndicatorCell]) {
    self.code = code
    self.prevalence = prevalence
    self.cases = cases
    self.cells = cells
  }
}

/// Criterion 3 with the cells that have a value, and with all missing ones counted as lacking and as adequate.
public struct CoverageCriterion: Sendable, Equatable, Codable {
  public var lacking: Int
  public var adequate: Int
  public var noData: Int
  public var noTarget: Int
  /// Nil when no cell has a value.
  public var met: Bool?
  public var metIfMissingLacking: Bool
  public var metIfMissingAdequate: Bool

  /// More than half of the cells that have a target population (juknis 1.7 part 4, criterion 3).
  public init(cells: [IndicatorCell]) {
    lacking = cells.count { $0.coverageClass?.isLacking == true }
    adequate = cells.count { $0.coverageClass?.isLacking == false }
    noTarget = cells.count { $0.state == .noTarget }
    noData = cells.count - lacking - adequate - noTarget
    met = lacking + adequate > 0 ? 2 * lacking > lacking + adequate : nil
    let all = lacking + adequate + noData
    metIfMissingLacking = all > 0 && 2 * (lacking + noData) > all
    metIfMissingAdequate = all > 0 && 2 * lacking > all
  }

  /// True when the answer depends on what the missing cells are.
  public var dependsOnMissing: Bool { noData > 0 && metIfMissingLacking != metIfMissingAdequate }
}

/// The decision for one village and what it rests on.
public struct LokusDecision: Sendable, Equatable, Codable {
  /// Criterion 1: prevalence above the average; nil is no data.
  public var prevalenceAboveAverage: Bool?
  /// Criterion 2: cases above the average; nil is no data.
  public var casesAboveAverage: Bool?
  /// Criterion 3.
  public var coverage: CoverageCriterion
  public var qualifies: Bool
  /// Place in the priority order among the villages that qualify, from 1.
  public var priority: Int?
  public var selected: Bool

  /// Whether the criteria are met under a reading; what has no data does not count as met.
  public static func qualifies(_ c1: Bool?, _ c2: Bool?, _ c3: Bool?, reading: CriteriaReading) -> Bool {
    switch reading {
    case .any: c1 == true || c2 == true || c3 == true
    case .all: c1 == true && c2 == true && c3 == true
    }
  }
}

/// The rules of lokus selection (juknis 1.7 part 4), with both averages given from outside.
public struct LokusRules: Sendable, Equatable {
  public var reading: CriteriaReading
  public var number: LokusNumber
  /// Average prevalence over the units, in the unit of the candidates' values.
  public var averagePrevalence: Double?
  /// Average number of cases over the units.
  public var averageCases: Double?

  public init(reading: CriteriaReading, number: LokusNumber, averagePrevalence: Double?, averageCases: Double?) {
    self.reading = reading
    self.number = number
    self.averagePrevalence = averagePrevalence
    self.averageCases = averageCases
  }

  /// Decides for every candidate. Priority is lexicographic: main indicators lacking, prevalence, cases (each highest
  /// first, no data last), then code.
  public func decide(_ candidates: [LokusCandidate]) -> [LokusDecision] {
    var decisions = candidates.map { decision(for: $0) }
    let order = candidates.indices.filter { decisions[$0].qualifies }.sorted {
      precedes(candidates[$0], decisions[$0], candidates[$1], decisions[$1])
    }
    let limit = number.number(of: candidates.count)
    for (place, index) in order.enumerated() {
      decisions[index].priority = place + 1
      decisions[index].selected = place < limit
    }
    return decisions
  }

  private func decision(for candidate: LokusCandidate) -> LokusDecision {
    let first = above(candidate.prevalence, averagePrevalence)
    let second = above(candidate.cases, averageCases)
    let third = CoverageCriterion(cells: candidate.cells)
    return LokusDecision(
      prevalenceAboveAverage: first, casesAboveAverage: second, coverage: third,
      qualifies: LokusDecision.qualifies(first, second, third.met, reading: reading), priority: nil, selected: false)
  }

  private func above(_ value: Double?, _ average: Double?) -> Bool? {
    guard let value, let average else { return nil }
    return value > average
  }

  private func precedes(_ a: LokusCandidate, _ da: LokusDecision, _ b: LokusCandidate, _ db: LokusDecision) -> Bool {
    if da.coverage.lacking != db.coverage.lacking { return da.coverage.lacking > db.coverage.lacking }
    let pa = a.prevalence ?? -.infinity
    let pb = b.prevalence ?? -.infinity
    if pa != pb { return pa > pb }
    let ca = a.cases ?? -.infinity
    let cb = b.cases ?? -.infinity
    if ca != cb { return ca > cb }
    return a.code < b.code
  }
}
