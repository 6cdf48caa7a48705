public import Stunting

/// What spoke for or against a profile.
public enum DetectionReason: Sendable, Equatable {
  /// A column that the profile knows.
  case found(field: String, column: String)
  /// A required column that isn't there.
  case missing(field: String, names: [String])
  /// None of several columns is there.
  case missingAny(fields: [String])
  /// A column that the profile must not have.
  case forbidden(column: String)
  /// The table has one row a person, and the profile is not for such tables.
  case personalColumns(columns: [String])
  /// Texts of the sample that the system writes.
  case sampleText(column: String, text: String)
  /// No header means an indicator of the catalogue.
  case noIndicator
  /// A header that means an indicator.
  case indicator(key: String, column: String)

  public var speaksFor: Bool {
    switch self {
    case .found, .sampleText, .indicator: true
    case .missing, .missingAny, .forbidden, .personalColumns, .noIndicator: false
    }
  }

  public func text(_ language: Language) -> String {
    switch self {
    case .found(_, let column): language.pick("ada kolom \"\(column)\"", "there is a column \"\(column)\"")
    case .missing(_, let names):
      language.pick(
        "tidak ada kolom \"\(names.first ?? "")\"", "there is no column \"\(names.first ?? "")\"")
    case .missingAny(let fields):
      language.pick(
        "tidak ada satu pun kolom \(fields.joined(separator: ", "))",
        "there is none of \(fields.joined(separator: ", "))"
      )
    case .forbidden(let column):
      language.pick("kolom \"\(column)\" tidak semestinya ada", "a column \"\(column)\" should not be there")
    case .personalColumns(let columns):
      language.pick(
        "berisi data perorangan (\(columns.joined(separator: ", ")))",
        "holds data of persons (\(columns.joined(separator: ", ")))")
    case .sampleText(let column, let text):
      language.pick("kolom \"\(column)\" berisi \"\(text)\"", "column \"\(column)\" holds \"\(text)\"")
    case .noIndicator:
      language.pick(
        "tidak ada kolom yang dikenali sebagai indikator", "no column is recognised as an indicator")
    case .indicator(let key, let column):
      language.pick("kolom \"\(column)\" adalah indikator \(key)", "column \"\(column)\" is the indicator \(key)")
    }
  }
}

/// How well a profile fits a table.
public struct ProfileMatch: Sendable, Equatable {
  public var profile: SourceProfile
  /// 0 to 1: weight of what was found, of that and half of what wasn't.
  public var score: Double
  /// Weight of what was found: what profiles are compared by.
  public var points: Double
  /// False when something required is missing or forbidden: never chosen, listed to say why.
  public var isPossible: Bool
  /// Columns that the profile makes something of.
  public var columns: [String]
  public var reasons: [DetectionReason]

  public var reasonsFor: [DetectionReason] { reasons.filter(\.speaksFor) }
  public var reasonsAgainst: [DetectionReason] { reasons.filter { !$0.speaksFor } }
}

/// What detection comes to.
public enum ProfileDecision: Sendable, Equatable {
  case one(ProfileMatch)
  /// Fit about as well: the user says which with `--profile`.
  case several([ProfileMatch])
  case none
}

/// Least score of a match that may be chosen, and how much more it must have than the next.
private let leastScore = 0.4
private let margin = 1.25

/// How many columns more a fallback must make something of to be taken before the profile of a system.
private let columnsMore = 3

/// The one profile that fits, when there is one: at least score 0.4, and 1.25 times the points of the next. Fallbacks
/// count when no profile of a system fits, or when they explain at least three columns more: a sheet with one column of
/// a system among many indicators is not an export of it.
public func decideProfile(_ matches: [ProfileMatch]) -> ProfileDecision {
  let possible = matches.filter { $0.isPossible && $0.score >= leastScore }
  let systems = closeOnes(possible.filter { !$0.profile.isGeneric })
  let fallbacks = closeOnes(possible.filter(\.profile.isGeneric))
  guard let best = systems.first else { return decision(fallbacks) }
  guard let fallback = fallbacks.first, fallback.columns.count >= best.columns.count + columnsMore else {
    return decision(systems)
  }
  let covers = best.columns.allSatisfy(fallback.columns.contains)
  return decision(covers ? fallbacks : systems + fallbacks)
}

/// Those whose points are within the margin of the best, best first.
private func closeOnes(_ matches: [ProfileMatch]) -> [ProfileMatch] {
  guard let best = matches.first else { return [] }
  return matches.filter { $0.points * margin > best.points }
}

private func decision(_ matches: [ProfileMatch]) -> ProfileDecision {
  guard let best = matches.first else { return .none }
  return matches.count == 1 ? .one(best) : .several(matches)
}
