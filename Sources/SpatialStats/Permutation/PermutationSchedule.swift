/// How many draws are made: all at once, or level by level until every decision is settled.
///
/// Draws are nested: those of a level contain those of the levels below it.
public struct PermutationSchedule: Sendable, Equatable {
  /// Draws after each level, ascending; the last is the most that is drawn.
  public let levels: [Int]
  /// Chance, per map, that any decision differs from that of a run with all draws.
  public let risk: Double

  /// Draws by default: the smallest two-sided p is 0.00002, which a false discovery rate needs.
  public static let defaultMaximum = 99_999
  public static let defaultRisk = 0.001

  /// The same number for every unit, 1...100 million.
  public static func fixed(_ draws: Int) throws(StatisticsError) -> PermutationSchedule {
    try PermutationSchedule(levels: [draws], risk: 0)
  }

  /// 999, 2,999, 9,999, 29,999 ... up to `maximum`, going on only for units whose decision is not settled.
  /// - Parameters:
  ///   - maximum: 1...100 million.
  ///   - risk: Above 0 and below 1.
  public static func adaptive(
    maximum: Int = defaultMaximum, risk: Double = defaultRisk
  ) throws(StatisticsError) -> PermutationSchedule {
    guard risk > 0, risk < 1 else { throw .parameterOutOfRange(name: "risk", value: risk) }
    let steps = [999, 2_999, 9_999, 29_999, 99_999, 299_999, 999_999, 2_999_999, 9_999_999, 29_999_999]
    return try PermutationSchedule(levels: steps.filter { $0 < maximum } + [maximum], risk: risk)
  }

  private init(levels: [Int], risk: Double) throws(StatisticsError) {
    for draws in levels where !(1...100_000_000).contains(draws) {
      throw .parameterOutOfRange(name: "replicates", value: Double(draws))
    }
    self.levels = levels
    self.risk = risk
  }

  public var maximum: Int { levels.last ?? 0 }
  public var isAdaptive: Bool { levels.count > 1 }
}

/// What p-values are wanted for: which side of each bound the adjusted p of each unit lies.
public struct DecisionRule: Sendable, Equatable {
  public let correction: MultipleTesting
  /// Ascending.
  public let bounds: [Double]

  /// By default the classes 90, 95 and 99 % of the Benjamini-Hochberg adjusted p.
  public init(_ correction: MultipleTesting = .benjaminiHochberg, bounds: [Double] = [0.01, 0.05, 0.10]) {
    self.correction = correction
    self.bounds = bounds.sorted()
  }

  /// Number of bounds below each adjusted p; nil where nothing was tested.
  func classes(_ p: [Double?]) -> [Int?] {
    correction.adjusted(p).map { p in p.map { p in bounds.count { $0 < p } } }
  }
}
