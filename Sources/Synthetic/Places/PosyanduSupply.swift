/// Posyandu as the planted diagnoses want them: fewer, moved to where people live, with other kader and tools.
struct PosyanduSupply {
  /// Both in the same order.
  private(set) var placed: [PlacedFacility] = []
  private(set) var facilities: [SyntheticFacility] = []

  private let diagnoses: DiagnosisPlan
  private let roles: RolePlan
  private let seed: UInt64
  private let frame: RegionFrame

  /// Balita that one posyandu of a village without slack serves at least: more than the 1,250 people of SNI 03-1733-2004
  /// at eleven people a child, and more than 100 children.
  static let childrenEach = 114
  /// A posyandu stands so near to every settlement of a village of planted management.
  static let nearMetres = 700.0

  init(
    _ placed: [PlacedFacility], _ facilities: [SyntheticFacility], diagnoses: DiagnosisPlan, roles: RolePlan,
    settlements: [SyntheticSettlement], children: [Int], plan: RegionPlan, frame: RegionFrame, seed: UInt64
  ) {
    self.diagnoses = diagnoses
    self.roles = roles
    self.seed = seed
    self.frame = frame
    var number = 0
    var last = -1
    for (place, facility) in zip(placed, facilities) {
      number = place.village == last ? number + 1 : 0
      last = place.village
      guard number < most(place.village, children[place.village]) else { continue }
      self.placed.append(place)
      self.facilities.append(facility)
    }
    let homes = Dictionary(grouping: settlements, by: \.village)
    for village in diagnoses.villages(.management) { settle(village, homes[village] ?? [], plan) }
    for item in self.facilities.indices { equip(item) }
  }

  private func most(_ village: Int, _ children: Int) -> Int {
    if diagnoses.diagnosis[village] == .redistribute || diagnoses.diagnosis[village] == .add { return 1 }
    return diagnoses.tight[village] ? max(1, children / PosyanduSupply.childrenEach) : .max
  }

  // MARK: - Places

  /// Moves the posyandu after the first to settlements that none is near to, and opens another one where there are more
  /// such settlements than posyandu.
  private mutating func settle(_ village: Int, _ homes: [SyntheticSettlement], _ plan: RegionPlan) {
    var items = placed.indices.filter { placed[$0].village == village }
    guard let first = items.first else { return }
    items.removeFirst()
    var served = [placed[first].point]
    for home in homes {
      let spot = spot(home, village, plan)
      guard served.allSatisfy({ $0.distance(to: spot) > 0.8 * PosyanduSupply.nearMetres }) else { continue }
      served.append(spot)
      if items.isEmpty {
        open(spot, village, after: first, serial: served.count)
      } else {
        move(items.removeFirst(), to: spot)
      }
    }
  }

  /// A little east or west of the settlement, inside the village.
  private func spot(_ home: SyntheticSettlement, _ village: Int, _ plan: RegionPlan) -> PlanePoint {
    let here = frame.plane(home.position)
    let choices = [60.0, -60, 30, -30].map { here + PlanePoint(x: $0, y: 0) }
    return choices.first { spot in plan.rings[village].contains { ring($0.points, contains: spot) } } ?? here
  }

  private mutating func move(_ item: Int, to spot: PlanePoint) {
    placed[item] = PlacedFacility(village: placed[item].village, point: spot, isFirst: false)
    facilities[item].position = frame.lonLat(spot)
  }

  private mutating func open(_ spot: PlanePoint, _ village: Int, after first: Int, serial: Int) {
    let end = (placed.lastIndex { $0.village == village } ?? first) + 1
    var facility = facilities[first]
    facility.id += "-\(serial)"
    facility.name = facility.name.replacing("Posyandu Melati", with: "Posyandu Melati Baru \(serial)")
    facility.position = frame.lonLat(spot)
    placed.insert(PlacedFacility(village: village, point: spot, isFirst: false), at: end)
    facilities.insert(facility, at: end)
  }

  // MARK: - Kader, tools, days

  private mutating func equip(_ item: Int) {
    let village = placed[item].village
    var stream = DrawStream(seed: seed, topic: .diagnosis, item: 100_000 + item)
    switch diagnoses.diagnosis[village] {
    case .management: set(item, kader: "\(stream.integer(5...7))", tools: "lengkap", isActive: true)
    case .redistribute, .add: set(item, kader: "\(stream.integer(2...3))", tools: "tidak lengkap", isActive: true)
    case .inconclusive: set(item, kader: "", tools: "", isActive: true)
    case nil where roles.has(.overServed, village):
      set(item, kader: "\(stream.integer(6...8))", tools: "lengkap", isActive: true)
    case nil where diagnoses.tight[village]:
      set(item, kader: "\(stream.integer(3...4))", tools: "tidak lengkap", isActive: nil)
    case nil: break
    }
    let isActive = facilities[item].attributes.contains { $0.column == "aktif" && $0.text == "ya" }
    facilities[item].attributes.append(
      .init(column: "hari_buka_per_bulan", text: isActive ? (stream.chance(0.1) ? "2" : "1") : "0"))
  }

  private mutating func set(_ item: Int, kader: String, tools: String, isActive: Bool?) {
    for index in facilities[item].attributes.indices {
      switch facilities[item].attributes[index].column {
      case "kader": facilities[item].attributes[index].text = kader
      case "alat_antropometri": facilities[item].attributes[index].text = tools
      case "aktif" where isActive != nil: facilities[item].attributes[index].text = isActive == true ? "ya" : "tidak"
      default: break
      }
    }
  }
}
