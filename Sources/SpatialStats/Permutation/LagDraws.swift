/// The draws of all units of a map, cut into tasks that can run on any thread in any order.
struct LagDraws: Sendable {
  private static let chunk = 25_000
  private static let unitChunk = 256

  /// Some units and some of the draws they share, or some units with draws of their own.
  struct Task: Sendable {
    /// Nil for units with draws of their own.
    let group: Int?
    let units: [Int32]
    let replicates: Range<Int>
  }

  /// The counts that one task finds.
  struct Part: Sendable {
    let units: [Int32]
    let counts: [LagCounts]
  }

  let input: LagInput
  let seed: UInt64
  private let groups: [SharedGroup]
  private let ownUnits: [Int32]

  init(input: LagInput, seed: UInt64) {
    self.input = input
    self.seed = seed
    (groups, ownUnits) = input.grouped()
  }

  /// The tasks that draw a range of replicates for the units that need them.
  func tasks(_ replicates: Range<Int>, for isActive: (Int32) -> Bool = { _ in true }) -> [Task] {
    var tasks: [Task] = []
    for group in groups.indices {
      let units = groups[group].units.filter(isActive)
      guard !units.isEmpty else { continue }
      for first in stride(from: replicates.lowerBound, to: replicates.upperBound, by: Self.chunk) {
        let range = first..<min(replicates.upperBound, first + Self.chunk)
        tasks.append(Task(group: group, units: units, replicates: range))
      }
    }
    let own = ownUnits.filter(isActive)
    for first in stride(from: 0, to: own.count, by: Self.unitChunk) {
      let units = Array(own[first..<min(own.count, first + Self.unitChunk)])
      tasks.append(Task(group: nil, units: units, replicates: replicates))
    }
    return tasks
  }

  func run(_ task: Task) -> Part {
    if let group = task.group {
      let counts = groups[group].counts(of: task.units, replicates: task.replicates, seed: seed, input)
      return Part(units: task.units, counts: counts)
    }
    let twin = PerUnitPermutation(input: input, replicates: task.replicates.upperBound, seed: seed)
    return Part(units: task.units, counts: task.units.map { twin.counts(unit: Int($0), task.replicates) })
  }
}

extension [LagCounts?] {
  /// Adds parts, each task's once, in any order.
  mutating func add(_ parts: [LagDraws.Part]) {
    for part in parts {
      for (unit, counts) in zip(part.units, part.counts) {
        self[Int(unit)] = (self[Int(unit)] ?? LagCounts()).adding(counts)
      }
    }
  }
}
