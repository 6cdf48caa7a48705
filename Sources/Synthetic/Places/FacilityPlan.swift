/// Puskesmas, posyandu and water points. Every village but the planted gaps has an active posyandu and a working water
/// point within 600 m of its interior point; the gaps have none anywhere near.
struct FacilityPlan {
  private(set) var puskesmas: [PlacedFacility] = []
  private(set) var posyandu: [PlacedFacility] = []
  private(set) var water: [PlacedFacility] = []

  private let plan: RegionPlan
  private let seed: UInt64

  init(_ plan: RegionPlan, seats: [Int], measured: [Int], roles: inout RolePlan, seed: UInt64) {
    self.plan = plan
    self.seed = seed
    puskesmas = placePuskesmas(seats)
    posyandu = plan.cells.indices.flatMap { village in
      (0..<posyanduCount(village, measured[village], roles)).map { place(village, number: $0, side: 1) }
    }
    water = plan.cells.indices.flatMap { village in
      (0..<waterCount(village)).map { place(village, number: $0, side: -1) }
    }
    FacilityPlan.openGap(&posyandu, .posyanduGap, count: 3, plan, &roles)
    FacilityPlan.openGap(&water, .waterGap, count: 4, plan, &roles)
  }

  /// Metres from a village's interior point to the nearest of some facilities.
  static func distance(from village: Int, to facilities: [PlacedFacility], _ plan: RegionPlan) -> Double {
    let p = plan.interior[village].point
    return facilities.map { $0.point.distance(to: p) }.min() ?? .infinity
  }

  private func posyanduCount(_ village: Int, _ measured: Int, _ roles: RolePlan) -> Int {
    if roles.has(.overServed, village) { return 8 }
    if roles.has(.underServed, village) { return 1 }
    if roles.has(.burden, village) { return measured / 60 }
    return min(8, max(3, measured / 40))
  }

  private func waterCount(_ village: Int) -> Int {
    var stream = DrawStream(seed: seed, topic: .facilities, item: 3_000_000 + village)
    return stream.integer(1...3)
  }

  /// The first facility of a village stands near its interior point, on the stretch known to be inside; the others in
  /// the middle of a cell, drawn again where the smoothed border leaves it outside.
  private func place(_ village: Int, number: Int, side: Double) -> PlacedFacility {
    let kind = side > 0 ? 1_000_000 : 2_000_000
    var stream = DrawStream(seed: seed, topic: .facilities, item: kind + 100 * village + number)
    let interior = plan.interior[village]
    if number == 0 {
      let shift = side * min(600, 0.8 * interior.halfWidthMetres) * stream.uniform(0.2, 1)
      return PlacedFacility(village: village, point: interior.point + PlanePoint(x: shift, y: 0), isFirst: true)
    }
    for _ in 0..<20 {
      let spot = plan.warp(cellSpot(village, &stream))
      if plan.rings[village].contains(where: { ring($0.points, contains: spot) }) {
        return PlacedFacility(village: village, point: spot, isFirst: false)
      }
    }
    return PlacedFacility(village: village, point: interior.point, isFirst: false)
  }

  private func cellSpot(_ village: Int, _ stream: inout DrawStream) -> PlanePoint {
    let cells = plan.cells[village]
    let middle = plan.lattice.centre(cells[stream.index(below: cells.count)])
    let reach = 0.22 * plan.lattice.cellMetres
    return middle + PlanePoint(x: stream.uniform(-reach, reach), y: stream.uniform(-reach, reach))
  }

  /// One in each seat, then one or two more where the way is longest, islands left out: they are a planted gap.
  private func placePuskesmas(_ seats: [Int]) -> [PlacedFacility] {
    var stream = DrawStream(seed: seed, topic: .facilities)
    var placed = seats.map { seat in
      PlacedFacility(village: seat, point: plan.interior[seat].point + PlanePoint(x: 40, y: 0), isFirst: true)
    }
    let mainland = plan.cells.indices.filter { !plan.isIsland[$0] }
    for _ in 0..<stream.integer(1...2) {
      let away = { (v: Int) in FacilityPlan.distance(from: v, to: placed, plan) }
      guard let far = mainland.max(by: { away($0) < away($1) }) else { break }
      let nearer = plan.neighbours[far].filter { plan.district[$0] == plan.district[far] }.first ?? far
      let point = plan.interior[nearer].point + PlanePoint(x: 40, y: 0)
      placed.append(PlacedFacility(village: nearer, point: point, isFirst: true))
    }
    return placed
  }

  /// Takes the facilities out of the plain villages whose neighbours' are furthest away.
  private static func openGap(
    _ facilities: inout [PlacedFacility], _ role: PlantedRole, count: Int, _ plan: RegionPlan, _ roles: inout RolePlan
  ) {
    for _ in 0..<count {
      let plain = plan.cells.indices.filter { roles.isPlain($0) }
      let reach = plain.map { village in
        distance(from: village, to: facilities.filter { $0.village != village }, plan)
      }
      guard let best = plain.indices.max(by: { reach[$0] < reach[$1] }) else { return }
      roles.add(role, to: plain[best])
      facilities.removeAll { $0.village == plain[best] }
    }
  }
}

/// A facility on the plane.
struct PlacedFacility {
  let village: Int
  let point: PlanePoint
  /// The first of its village: always active, never a planted fault.
  let isFirst: Bool
}
