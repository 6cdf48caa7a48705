public import Stunting

/// Who can mend something.
public struct MendOwner: Sendable, Hashable {
  public enum Kind: String, Sendable, Codable {
    case puskesmas
    /// The figures of a puskesmas whose working area is not known, or of the villages of a kecamatan.
    case district
    case opd
  }

  public var kind: Kind
  /// Name of the puskesmas, kecamatan or OPD; empty when no OPD is declared for the source.
  public var name: String
  /// OPD that the owner answers to; empty when none is declared.
  public var opd: String
  public var contactRole: String?
}

/// What is wrong.
public enum MendProblem: Sendable, Hashable {
  case setAside(SetAsideReason)
  /// A place that fits no unit for certain: `padanan_nama.csv`.
  case question
  case finding(FindingKind)
  case rule(QualityRule)
  case surveyDiffers

  /// Key in JSON.
  public var key: String {
    switch self {
    case .setAside(let reason): "set_aside." + reason.rawValue
    case .question: "question"
    case .finding(let kind): "finding." + kind.rawValue
    case .rule(let rule): "rule." + rule.rawValue
    case .surveyDiffers: "survey_differs"
    }
  }
}

/// How urgent: what changes a number or a decision comes first.
public enum MendSeverity: Int, Sendable, Codable, CaseIterable, Comparable {
  /// Nothing to do: said so that every record is accounted for.
  case note
  case check
  case important
  case urgent

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// Key in JSON.
  public var key: String {
    switch self {
    case .note: "note"
    case .check: "check"
    case .important: "important"
    case .urgent: "urgent"
    }
  }
}

/// One problem of one source that one owner can mend, with all its records.
public struct MendItem: Sendable, Equatable {
  public var owner: MendOwner
  public var sourceID: String
  public var problem: MendProblem
  public var severity: MendSeverity
  /// By row, then place.
  public var records: [MendRecord]

  /// Rows of the source, as ascending ranges without overlap.
  public var rowRanges: [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for row in records.compactMap(\.row).sorted() {
      if let last = ranges.last, row <= last.upperBound { continue }
      if let last = ranges.last, row - 1 == last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound...row
      } else {
        ranges.append(row...row)
      }
    }
    return ranges
  }

  /// Places concerned, each once, by name and code.
  public var places: [MendPlace] { Array(Set(records.compactMap(\.place))).sorted() }
}

/// A village, puskesmas or kecamatan concerned.
public struct MendPlace: Sendable, Hashable, Comparable {
  public var name: String
  public var code: String

  public static func < (a: Self, b: Self) -> Bool { (a.name, a.code) < (b.name, b.code) }
}

/// One record of a mend item: a row or cell set aside, a row that asks, a finding, or a fault found by a rule.
public struct MendRecord: Sendable, Equatable {
  public var row: Int?
  public var column: String?
  public var place: MendPlace?
  public var detail: MendDetail
}

/// What there is to say about a record.
public enum MendDetail: Sendable, Equatable {
  case none
  /// What was read of a record set aside.
  case text(String)
  /// A finding as the import put it, and its size in the unit that its kind implies.
  case finding(kind: FindingKind, text: String, size: Double?)
  case stated(StatedFigure)
  /// A name that fits no unit for certain, and those it may mean, best first.
  case question(name: String, district: String, candidates: [String])
  /// Percentages of two like periods, the common change taken off in `excessPoints`, with D/S in both where known.
  case jump(
    indicator: String, from: Period, to: Period, before: Double, after: Double, excessPoints: Double, adjustedP: Double,
    measuredShareBefore: Double?, measuredShareAfter: Double?)
  case digits(DigitPreferenceResult)
  case measuredShare(period: Period, measured: Double, registered: Double)
  case noCases(indicator: String, period: Period, measured: Double, expected: Double)
  case aboveHundred(indicator: String, period: Period, percent: Double)
  case constant(indicator: String, period: Period, percent: Double, units: Int)
  case repeated(indicator: String, from: Period, to: Period, numerator: Double, denominator: Double)
  /// No value in the newest period, for this many of the source's series.
  case withoutValue(series: Int, of: Int)
  case late(newest: Period, days: Int, reportsMissing: Int, indicators: Int)
  /// Index into the report's `surveys`.
  case survey(index: Int)
}
