public import Stunting

/// When the programmes of a village count as complete.
public struct CompletenessRule: Sendable, Equatable {
  /// Every main indicator that is known must be in this class or above: `hampirMemadai` is 75 % of the target, `memadai`
  /// 100 % (usulan).
  public var lowestClass: CoverageClass
  /// Known main indicators needed at least (all of them where fewer have a target population in the village); besides,
  /// more than half of those that have one.
  public var minimumKnown: Int

  public init(lowestClass: CoverageClass = .hampirMemadai, minimumKnown: Int = 3) {
    self.lowestClass = lowestClass
    self.minimumKnown = minimumKnown
  }
}

/// A village whose programmes are complete and whose prevalence is above the average all the same (juknis 1.4, b).
public struct CompleteYetHighVillage: Sendable, Equatable {
  public var village: Int
  /// Crude, and the average it is above, as fractions.
  public var prevalence: Double
  public var average: Double
  /// Significantly above the average (juknis hotspot); nil when it was not tested.
  public var isSignificant: Bool?
  /// Fewer measured than the minimum: the prevalence may be chance.
  public var isUnstable: Bool
  /// Known main indicators at 100 % of the target or more, and below that (at 75 to 100 % by the default rule).
  public var full: Int
  public var nearly: Int
  /// Key and printed percentage of the known main indicator that attains least of its target.
  public var weakest: Weakest?
  /// Keys of the main indicators that are not known in the village: no data, suppressed, without a target, or not
  /// measured there.
  public var unknown: [String]
  /// Main indicators without a target population in the village.
  public var withoutTarget: Int

  public struct Weakest: Sendable, Equatable {
    public var indicator: String
    public var percent: Double
    /// Share of the target; infinity where nothing is left to do.
    public var attainment: Double
  }

  public var known: Int { full + nearly }
  /// All known main indicators are at 100 % or more.
  public var isFull: Bool { nearly == 0 }
}

/// The villages where programmes are complete and prevalence stays high, and those that could not be judged.
public struct CompleteYetHigh: Sendable {
  public var rule: CompletenessRule
  public var average: Double?
  public var mainIndicators: Int
  /// Significant ones first, then by prevalence.
  public var villages: [CompleteYetHighVillage]
  /// Villages with complete programmes, whatever their prevalence.
  public var complete: Int
  /// Villages judged; the others lack a prevalence of their own, or have too few main indicators known.
  public var judged: Int
  public var withoutPrevalence: Int
  public var tooFewKnown: Int
}
