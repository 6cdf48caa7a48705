public import SpatialStats

/// How likely it is that a hotspot or klaster is one of measuring rather than of children ("kemungkinan efek pengukuran").
/// A likelihood in words, not a probability: the rule is in `MeasurementRules`.
public enum MeasurementLevel: String, Sendable, Codable, CaseIterable {
  case low
  case medium
  case high
  /// Too little is known to say (belum dapat dinilai); never silently low.
  case notAssessed = "not_assessed"
}

/// What a piece of evidence says.
public enum EvidenceFinding: String, Sendable, Codable {
  /// Speaks for an effect of measuring.
  case points
  /// Speaks neither way.
  case neutral
  /// Speaks against one.
  case clears
}

/// Kinds of evidence, in the order they are told.
public enum MeasurementEvidenceKind: String, Sendable, Codable, CaseIterable {
  /// D/S of the group against the others.
  case measuredShare = "measured_share"
  /// Share of the variance that lies between working areas (whole map).
  case betweenAreas = "between_areas"
  /// Jumps along borders of working areas (whole map).
  case borderJumps = "border_jumps"
  /// The group within its own working areas.
  case withinAreas = "within_areas"
  /// Preference of last digits where the group was measured.
  case heaping
  /// Standard measuring tools where the group was measured.
  case tools
}

/// D/S, measured of registered, as fractions.
public struct MeasuredShareEvidence: Sendable, Equatable {
  public var group: Double
  /// Villages outside the group; nil when D/S of none is known.
  public var others: Double?
  /// Of the members, how many have a known D/S.
  public var knownMembers: Int
  public var members: Int
}

/// Share of the variance of village rates that lies between working areas, by analysis of variance on the arcsine scale.
public struct BetweenAreasEvidence: Sendable, Equatable {
  /// 0...1.
  public var share: Double
  /// Mean of the share over areas drawn at random on the same map: what neighbourliness alone makes.
  public var shareOfRandomAreas: Double
  /// Share of random areas with at least this much between them, one-sided.
  public var p: Double
  public var areas: Int
  public var draws: Int
}

/// Differences of neighbouring villages, across borders of working areas and within.
public struct BorderJumpEvidence: Sendable, Equatable {
  /// Mean absolute difference of rates, fractions.
  public var across: Double
  public var within: Double
  public var pairsAcross: Int
  public var pairsWithin: Int
  /// Mean squared difference, weighted for the number measured, across over within; 1 is no jump.
  public var ratio: Double
  /// Share of random areas whose borders jump at least as much, one-sided.
  public var p: Double
}

/// The group against the other villages of its own working areas.
public struct WithinAreasEvidence: Sendable, Equatable {
  public enum Outcome: String, Sendable, Codable {
    /// Still apart from its own areas' other villages.
    case survives
    /// Apart from them by less than half of its distance from the regency, or not by more than chance.
    case fades
    /// The group takes up its areas: nobody there to compare with.
    case fillsAreas = "fills_areas"
  }

  public var outcome: Outcome
  /// Group less others of its areas (fraction), by Mantel-Haenszel weights; nil when the group fills its areas.
  public var differenceWithin: Double?
  public var interval: Interval?
  /// Group less all other villages (fraction).
  public var differenceOverall: Double
  /// `differenceWithin` over `differenceOverall`; nil where that is 0.
  public var retained: Double?
  /// Working areas the group lies in.
  public var areas: Int
  /// Other villages of these areas.
  public var comparedWith: Int
}

/// Digit preference where the group was measured. Fractions of the group's measured children.
public struct HeapingEvidence: Sendable, Equatable {
  /// Share of the group's measured children in areas whose digits heap.
  public var group: Double
  /// The same of the other villages; nil when none of them is in an area with digits.
  public var others: Double?
  /// Highest digit preference score (0...100) among the group's areas.
  public var highestScore: Double
  /// Share of the group's measured children in areas with digits.
  public var known: Double
}

/// Villages of the group with standard tools that are in order.
public struct ToolEvidence: Sendable, Equatable {
  /// Fraction of the members whose tools are known.
  public var group: Double
  public var others: Double?
  public var knownMembers: Int
  public var members: Int
}

/// One piece of evidence with its numbers.
public struct MeasurementEvidence: Sendable, Equatable {
  public enum Numbers: Sendable, Equatable {
    case measuredShare(MeasuredShareEvidence)
    case betweenAreas(BetweenAreasEvidence)
    case borderJumps(BorderJumpEvidence)
    case withinAreas(WithinAreasEvidence)
    case heaping(HeapingEvidence)
    case tools(ToolEvidence)
  }

  public var finding: EvidenceFinding
  public var numbers: Numbers

  public var kind: MeasurementEvidenceKind {
    switch numbers {
    case .measuredShare: .measuredShare
    case .betweenAreas: .betweenAreas
    case .borderJumps: .borderJumps
    case .withinAreas: .withinAreas
    case .heaping: .heaping
    case .tools: .tools
    }
  }
}

/// The measurement effect beside one hotspot or klaster.
public struct MeasurementEffect: Sendable, Equatable {
  public var level: MeasurementLevel
  /// In the order of `MeasurementEvidenceKind`.
  public var evidence: [MeasurementEvidence]
  /// Kinds of which nothing is known, in the same order.
  public var unknown: [MeasurementEvidenceKind]

  public func first(_ kind: MeasurementEvidenceKind) -> MeasurementEvidence? { evidence.first { $0.kind == kind } }
}

/// Measurement effects of a map.
public struct MeasurementTable: Sendable, Equatable {
  /// What stood for working areas; nil when no areas are known.
  public var areaBasis: MeasuringAreas.Basis?
  /// Villages in no area, ascending.
  public var withoutArea: [Int]
  /// Whole map; also repeated in the evidence of every group. Nil where it could not be asked.
  public var betweenAreas: BetweenAreasEvidence?
  public var borderJumps: BorderJumpEvidence?
  /// In the order of the groups asked about.
  public var effects: [MeasurementEffect]
  public var seed: UInt64
}
