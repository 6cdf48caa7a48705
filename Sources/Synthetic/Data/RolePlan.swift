/// Which villages are made special, chosen so that planted things do not touch each other by accident.
struct RolePlan {
  private(set) var roles: [[PlantedRole]]
  private let plan: RegionPlan

  /// With `plantsPattern` false every village stays plain.
  init(_ plan: RegionPlan, seed: UInt64, options: SyntheticOptions) {
    self.plan = plan
    roles = [[PlantedRole]](repeating: [], count: plan.cells.count)
    guard options.plantsPattern else { return }
    var stream = DrawStream(seed: seed, topic: .roles)
    plantKlaster(options.effects.klasterSize, &stream)
    plant(.hotspot, count: 6, apart: 3, &stream)
    plant(.burden, count: 1, apart: 2, &stream)
    plantGroup(.underServed, size: 6, &stream)
    plantGroup(.overServed, size: 6, &stream)
    plant(.poorCoverage, count: 6, apart: 2, &stream)
  }

  func has(_ role: PlantedRole, _ village: Int) -> Bool { roles[village].contains(role) }
  func isPlain(_ village: Int) -> Bool { roles[village].isEmpty && !plan.isIsland[village] }
  func villages(_ role: PlantedRole) -> [Int] { roles.indices.filter { has(role, $0) } }

  mutating func add(_ role: PlantedRole, to village: Int) { roles[village] = (roles[village] + [role]).sorted() }

  /// A high klaster, and a low one at least three steps from it (fewer members when there is no room).
  private mutating func plantKlaster(_ size: ClosedRange<Int>, _ stream: inout DrawStream) {
    let mainland = plan.cells.indices.filter { !plan.isIsland[$0] }
    let high = klaster(among: mainland, size: stream.integer(size), &stream)
    for village in high { add(.highKlaster, to: village) }
    let steps = stepsFrom(high)
    let far = mainland.filter { steps[$0] >= 3 }
    for village in klaster(among: far, size: stream.integer(size), &stream) { add(.lowKlaster, to: village) }
  }

  /// The group with the most shared borders of some that were grown around drawn villages.
  private func klaster(among allowed: [Int], size: Int, _ stream: inout DrawStream) -> [Int] {
    guard !allowed.isEmpty else { return [] }
    let groups = (0..<8).map { _ in
      tightGroup(around: allowed[stream.index(below: allowed.count)], among: Set(allowed), size: size)
    }
    return groups.max { innerBorders($0) < innerBorders($1) } ?? []
  }

  /// Grown village by village, each time the one with the most neighbours in the group already, so that as many members
  /// as possible lie amid members.
  private func tightGroup(around start: Int, among allowed: Set<Int>, size: Int) -> [Int] {
    var members: Set<Int> = [start]
    let middle = plan.interior[start].point
    while members.count < size {
      let rim = Set(members.flatMap { plan.neighbours[$0] }).subtracting(members).intersection(allowed)
      let order = { (v: Int) in
        (-plan.neighbours[v].count(where: members.contains), plan.interior[v].point.distance(to: middle), v)
      }
      guard let next = rim.min(by: { order($0) < order($1) }) else { break }
      members.insert(next)
    }
    return members.sorted()
  }

  private func innerBorders(_ group: [Int]) -> Int {
    group.reduce(0) { $0 + plan.neighbours[$1].count { group.contains($0) } }
  }

  /// Single villages at least `apart` steps from everything planted, or fewer steps when there are not enough.
  private mutating func plant(_ role: PlantedRole, count: Int, apart: Int, _ stream: inout DrawStream) {
    var candidates = plan.cells.indices.filter { isPlain($0) }
    stream.shuffle(&candidates)
    var left = count
    for distance in stride(from: apart, through: 1, by: -1) {
      for village in candidates where left > 0 && isPlain(village) {
        guard stepsFrom(roles.indices.filter { !roles[$0].isEmpty })[village] >= distance else { continue }
        add(role, to: village)
        left -= 1
      }
    }
  }

  private mutating func plantGroup(_ role: PlantedRole, size: Int, _ stream: inout DrawStream) {
    let plain = plan.cells.indices.filter { isPlain($0) }
    var best: [Int] = []
    for _ in 0..<30 where best.count < size && !plain.isEmpty {
      let found = group(around: plain[stream.index(below: plain.count)], size: size)
      if found.count > best.count { best = found }
    }
    for village in best { add(role, to: village) }
  }

  /// A compact connected group of plain villages around one.
  private func group(around start: Int, size: Int) -> [Int] {
    var members = [start]
    let middle = plan.interior[start].point
    while members.count < size {
      let rim = Set(members.flatMap { plan.neighbours[$0] }).subtracting(members).filter { isPlain($0) }
      let away = { (v: Int) in plan.interior[v].point.distance(to: middle) }
      guard let next = rim.min(by: { (away($0), $0) < (away($1), $1) }) else { break }
      members.append(next)
    }
    return members.sorted()
  }

  /// Steps over shared borders from the nearest of some villages; very many where no way leads.
  private func stepsFrom(_ start: [Int]) -> [Int] {
    var steps = [Int](repeating: 1_000, count: plan.cells.count)
    for village in start { steps[village] = 0 }
    var queue = start
    var next = 0
    while next < queue.count {
      for other in plan.neighbours[queue[next]] where steps[other] > steps[queue[next]] + 1 {
        steps[other] = steps[queue[next]] + 1
        queue.append(other)
      }
      next += 1
    }
    return steps
  }
}
