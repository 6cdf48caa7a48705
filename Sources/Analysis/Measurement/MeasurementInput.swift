public import Geometry
public import Stunting

/// A klaster, or a single hotspot.
public struct MeasuredGroup: Sendable, Equatable {
  /// Villages, each once; others than the edition's are left out.
  public var members: [Int]
  /// High prevalence; false for a low klaster.
  public var isHigh: Bool

  public init(members: [Int], isHigh: Bool) {
    self.members = members
    self.isHigh = isHigh
  }
}

/// Everything known about how the children were measured. What is not known stays nil or empty and is reported so.
public struct MeasurementInput: Sendable {
  public var headline: HeadlineTable
  /// Neighbours of the villages of the edition.
  public var neighbours: NeighbourLists
  public var groups: [MeasuredGroup]
  public var areas: MeasuringAreas?
  /// D/S: children measured and registered, by village.
  public var measured: [Double?] = []
  public var registered: [Double?] = []
  public var digits: [DigitCount] = []
  /// Whether the village is measured with standard tools that are in order.
  public var hasStandardTools: [Bool?] = []
  public var rules = MeasurementRules()
  public var seed: UInt64

  public init(headline: HeadlineTable, neighbours: NeighbourLists, groups: [MeasuredGroup], seed: UInt64) {
    self.headline = headline
    self.neighbours = neighbours
    self.groups = groups
    self.seed = seed
  }
}

/// The numbers of the verdict; each is a proposal (usulan) unless its source is named.
///
/// Verdict, first row that fits:
///
/// | condition | level |
/// | --- | --- |
/// | none of D/S, digits, listed puskesmas is known | not assessed |
/// | fades within its areas, and anything else points | high |
/// | three or more pieces of evidence point | high |
/// | anything points | medium |
/// | survives within its areas | low |
/// | else | not assessed |
public struct MeasurementRules: Sendable, Equatable {
  /// D/S below this is low (fraction).
  public var lowMeasuredShare = 0.8
  /// D/S this much below the others' is apart (fraction).
  public var measuredShareGap = 0.1
  /// One-sided level of the tests over the whole map.
  public var level = 0.05
  /// Random areas drawn.
  public var draws = 999
  /// A group that keeps at least this share of its distance survives.
  public var retained = 0.5
  /// A group needs this share of its measured children in areas with others to compare with.
  public var comparable = 0.5
  /// Digit preference score above which digits heap: "problematic" in SMART's plausibility check.
  public var heapingScore = 20.0
  /// Share of children measured where digits heap, or of villages without standard tools, that points.
  public var affected = 0.5

  public init() {}
}
