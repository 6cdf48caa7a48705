/// p-values of a local statistic from simulated maps: each unit's statistic against its own distribution over maps
/// without pattern, drawn given the base of every unit (`NullMaps`), the rates computed anew on each map. Unlike a
/// permutation this knows that the rate of a unit with a small base is less certain.
///
/// Level by level of a schedule, until every class is settled (`Settlement`). Maps serve all units at once, so a level
/// costs the same for one unit as for all but for the statistic itself. The result does not depend on the number of
/// threads.
public struct SimulationPlan: Sendable {
  private static let tasksPerLevel = 16
  /// Scores this close, relative, are equal.
  private static let tie = 1e-10

  private let maps: NullMaps
  private let rates: RateKernel
  private let scores: ScoreKernel
  private let schedule: PermutationSchedule
  /// What a score must reach from below, and from above.
  private let floor: [Double]
  private let ceiling: [Double]
  private var settlement: Settlement
  private var counts: [LagCounts?]
  private var active: [Int32]
  private var level = 0

  /// - Parameters:
  ///   - weights: Neighbours without links of a unit to itself.
  ///   - selfWeight: What a unit's own link weighs in Gi*.
  ///   - isTested: False for units that get no p; all are tested when it is empty. Units without neighbours never are.
  public init(
    _ statistic: LocalStatistic, of map: RateMap, weights: Weights, selfWeight: Double = 1,
    settings: InferenceSettings, isTested: [Bool] = []
  ) throws(StatisticsError) {
    try checkLengths(map.events, weights)
    guard isTested.isEmpty || isTested.count == map.count else {
      throw .lengthMismatch(expected: map.count, found: isTested.count)
    }
    maps = try NullMaps(like: map, seed: settings.seed)
    rates = RateKernel(map, isStandardised: statistic == .localMoran)
    scores = ScoreKernel(statistic, weights: weights, selfWeight: selfWeight)
    schedule = settings.schedule
    settlement = Settlement(units: map.count, schedule: settings.schedule, rule: settings.rule)
    counts = [LagCounts?](repeating: nil, count: map.count)
    active = (0..<map.count).filter {
      (isTested.isEmpty || isTested[$0]) && weights.neighbourCount(of: $0) > 0
    }.map { Int32($0) }
    var observed = map.events.map { MapLanes(repeating: $0) }
    let squares = rates.deviations(&observed)
    let common = scores.common(squares)
    let score = map.events.indices.map { [scores, observed] in scores.score($0, observed, squares, common)[0] }
    floor = score.map { $0 - Self.tie * (1 + abs($0)) }
    ceiling = score.map { $0 + Self.tie * (1 + abs($0)) }
  }

  /// True when no unit needs more maps.
  public var isSettled: Bool { active.isEmpty }

  /// Number of tasks of the present level; they depend on the schedule only.
  public var taskCount: Int { isSettled ? 0 : Self.tasksPerLevel }

  /// The counts that one task finds.
  public struct Part: Sendable {
    let part: LagDraws.Part
  }

  /// Runs task `index` in 0..<taskCount of the present level; another index gives an empty part.
  public func run(task index: Int) -> Part {
    guard (0..<taskCount).contains(index) else { return Part(part: LagDraws.Part(units: [], counts: [])) }
    let first = level == 0 ? 0 : schedule.levels[level - 1]
    let size = schedule.levels[level] - first
    func bound(_ task: Int) -> Int { first + size * task / Self.tasksPerLevel }
    return Part(part: LagDraws.Part(units: active, counts: counted(bound(index)..<bound(index + 1))))
  }

  private func counted(_ replicates: Range<Int>) -> [LagCounts] {
    let none = [SIMD8<Int64>](repeating: .zero, count: active.count)
    var found = (atLeast: none, atMost: none)
    var values = [MapLanes](repeating: .zero, count: maps.count)
    for first in stride(from: replicates.lowerBound, to: replicates.upperBound, by: MapLanes.scalarCount) {
      maps.draw(lanesFrom: first, into: &values)
      let isUsed = MapLanes(0, 1, 2, 3, 4, 5, 6, 7) .< Double(replicates.upperBound - first)
      count(values, isUsed, &found)
    }
    return active.indices.map { position in
      LagCounts(
        atLeast: Int32(clamping: found.atLeast[position].wrappedSum()),
        atMost: Int32(clamping: found.atMost[position].wrappedSum()), replicates: Int32(clamping: replicates.count))
    }
  }

  /// Counts the maps of the lanes that are used.
  private func count(
    _ events: [MapLanes], _ isUsed: SIMDMask<SIMD8<Int64>>,
    _ found: inout (atLeast: [SIMD8<Int64>], atMost: [SIMD8<Int64>])
  ) {
    var values = events
    let squares = rates.deviations(&values)
    let common = scores.common(squares)
    for position in active.indices {
      let unit = Int(active[position])
      let score = scores.score(unit, values, squares, common)
      let isHigh = (score .>= floor[unit]) .& isUsed
      let isLow = (score .<= ceiling[unit]) .& isUsed
      found.atLeast[position].replace(with: found.atLeast[position] &+ 1, where: isHigh)
      found.atMost[position].replace(with: found.atMost[position] &+ 1, where: isLow)
    }
  }

  /// Takes the parts of the present level, each task's once, in any order, and goes to the next.
  public mutating func absorb(_ parts: [Part]) {
    guard !active.isEmpty else { return }
    counts.add(parts.map(\.part))
    active = settlement.unsettled(active, counts, level: level)
    level += 1
    if level >= schedule.levels.count { active = [] }
  }

  /// All levels on this thread.
  public mutating func runAll() {
    while !isSettled { absorb((0..<taskCount).map { run(task: $0) }) }
  }

  /// What was counted so far.
  public var p: PermutationP {
    PermutationP(
      atLeast: counts.map { $0?.atLeast }, atMost: counts.map { $0?.atMost },
      replicates: counts.map { $0?.replicates })
  }
}
