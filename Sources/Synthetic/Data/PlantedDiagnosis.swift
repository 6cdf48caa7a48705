/// What low coverage of growth monitoring should indicate in a village: how its posyandu were made.
public enum PlantedDiagnosis: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable, Comparable {
  /// Posyandu enough, near, open and active, kader enough, tools complete.
  case management
  /// One posyandu with too few kader and incomplete tools, beside a village that has far too much.
  case redistribute = "resources_redistribute"
  /// The same where no village of the kecamatan and none across a border has anything to spare.
  case add = "resources_add"
  /// Kader and tools are not known.
  case inconclusive

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// The villages with a planted diagnosis, and those made so that they have nothing to spare. Chosen after everything
/// else, from streams of its own, so that nothing else moves.
struct DiagnosisPlan {
  /// One entry a village.
  private(set) var diagnosis: [PlantedDiagnosis?]
  /// Villages that have nothing to spare: the kecamatan of the villages to be added to, and their neighbours.
  private(set) var tight: [Bool]
  /// Villages whose own coverage is ordinary and has to be lowered.
  private(set) var isLowered: [Bool]

  private let plan: RegionPlan
  private let roles: RolePlan
  private let measured: [Int]

  /// Key of the coverage file, and number of the indicator in `SyntheticIndicator.all`.
  static let coverageKey = "pantau_tumbuh"
  /// Villages of each kind: at least and usually.
  static let least = 3
  static let usual = 4
  /// Children measured, so that the interval of a low coverage is clear and one posyandu is too few.
  private static let leastMeasured = 110
  /// Where slack lies next door: kader and tools are too few even if one posyandu is enough.
  private static let leastMeasuredBesideSlack = 70

  init(_ plan: RegionPlan, roles: RolePlan, measured: [Int], isPlanted: Bool) {
    let none = [Bool](repeating: false, count: plan.cells.count)
    self.plan = plan
    self.roles = roles
    self.measured = measured
    diagnosis = [PlantedDiagnosis?](repeating: nil, count: plan.cells.count)
    tight = none
    isLowered = none
    guard isPlanted else { return }
    plantAdd()
    plantRedistribute()
    plantFromPoorCoverage()
  }

  func villages(_ kind: PlantedDiagnosis) -> [Int] { diagnosis.indices.filter { diagnosis[$0] == kind } }

  /// Villages across a border that have far too much.
  func givers(_ village: Int) -> [Int] { plan.neighbours[village].filter { roles.has(.overServed, $0) } }

  /// True for a village whose posyandu are as they were made for the diagnosis, so that no fault goes there.
  func isMade(_ village: Int) -> Bool { diagnosis[village] != nil || tight[village] }

  // MARK: - Kinds

  private mutating func plantAdd() {
    guard let district = shortDistrict() else { return }
    let members = plan.cells.indices.filter { plan.district[$0] == district }
    for village in members where roles.has(.poorCoverage, village) { diagnosis[village] = .add }
    let order = addOrder(members)
    for village in order.prefix(max(0, DiagnosisPlan.usual - villages(.add).count)) { lower(village, .add) }
    for village in members { tight[village] = true }
    for village in villages(.add) {
      for other in plan.neighbours[village] where !roles.has(.overServed, other) { tight[other] = true }
    }
  }

  /// The kecamatan without a village that has too much, with the most villages that have too little.
  private func shortDistrict() -> Int? {
    let rank = (0..<plan.districtCount).map { d -> (Int, Int, Int) in
      let members = plan.cells.indices.filter { plan.district[$0] == d }
      let few = addOrder(members).count { roles.has(.underServed, $0) }
      let poor = members.count { roles.has(.poorCoverage, $0) }
      let room = addOrder(members).count + poor
      return (
        members.count { roles.has(.overServed, $0) } + max(0, DiagnosisPlan.least - room),
        max(0, poor - 1), -few
      )
    }
    return rank.indices.min { (rank[$0].0, rank[$0].1, rank[$0].2, $0) < (rank[$1].0, rank[$1].1, rank[$1].2, $1) }
  }

  /// Villages that may get too little: under-served ones first, then the largest.
  private func addOrder(_ members: [Int]) -> [Int] {
    members.filter { village in
      let free = roles.has(.underServed, village) || isFree(village)
      return free
        && plan.neighbours[village].allSatisfy { other in
          !roles.has(.overServed, other)
            && (!roles.has(.poorCoverage, other) || plan.district[other] == plan.district[village])
        }
    }
    .sorted { a, b in
      (roles.has(.underServed, a) ? 0 : 1, -measured[a], a) < (roles.has(.underServed, b) ? 0 : 1, -measured[b], b)
    }
  }

  /// The largest villages beside one that has too much.
  private mutating func plantRedistribute() {
    let beside = plan.cells.indices.filter { village in
      !givers(village).isEmpty
        && (isFree(village, measured: DiagnosisPlan.leastMeasuredBesideSlack) || roles.has(.underServed, village))
    }
    for village in bySize(beside).prefix(DiagnosisPlan.usual) { lower(village, .redistribute) }
  }

  /// Villages of poor coverage have either all that is needed, or nothing known; others join where they are too few.
  private mutating func plantFromPoorCoverage() {
    let poor = roles.villages(.poorCoverage).filter { diagnosis[$0] == nil }
    let first = poor.prefix(max((poor.count + 1) / 2, min(DiagnosisPlan.least, poor.count)))
    for village in first { diagnosis[village] = .management }
    for village in poor.dropFirst(first.count) { diagnosis[village] = .inconclusive }
    for kind in [PlantedDiagnosis.management, .inconclusive] {
      let missing = DiagnosisPlan.least - villages(kind).count
      for village in bySize(plan.cells.indices.filter { isFree($0) && isApart($0) }).prefix(max(0, missing)) {
        lower(village, kind)
      }
    }
  }

  private mutating func lower(_ village: Int, _ kind: PlantedDiagnosis) {
    diagnosis[village] = kind
    isLowered[village] = true
  }

  // MARK: - Candidates

  /// Without a planted supply or coverage of its own, on the mainland, with children enough.
  private func isFree(_ village: Int, measured least: Int = leastMeasured) -> Bool {
    let taken: [PlantedRole] = [.overServed, .underServed, .poorCoverage, .burden, .posyanduGap]
    return !plan.isIsland[village] && diagnosis[village] == nil
      && measured[village] >= least && !taken.contains { roles.has($0, village) }
  }

  /// Neither made to be short nor beside a village that has too much or a planted diagnosis.
  private func isApart(_ village: Int) -> Bool {
    !tight[village] && roles.isPlain(village)
      && plan.neighbours[village].allSatisfy { diagnosis[$0] == nil && !roles.has(.overServed, $0) }
  }

  private func bySize(_ villages: [Int]) -> [Int] { villages.sorted { (-measured[$0], $0) < (-measured[$1], $1) } }
}
