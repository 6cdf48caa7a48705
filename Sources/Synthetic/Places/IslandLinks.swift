/// Roads on the islands, boats to the mainland, and the road from each mainland landing to the network. One village, the
/// one of two parts, has no boat: nobody reaches a puskesmas from there.
struct IslandLinks {
  struct Boat {
    let village: Int
    /// Island landing first.
    let points: [PlanePoint]
    let kilometresPerHour: Int
  }

  private(set) var roads: [[PlanePoint]] = []
  private(set) var boats: [Boat] = []

  private let plan: RegionPlan
  private let network: RoadNetwork
  private let land: LandMask
  /// Vertices of the mainland's roads.
  private let roadPoints: [PlanePoint]

  init(_ plan: RegionPlan, network: RoadNetwork, seed: UInt64) {
    self.plan = plan
    self.network = network
    land = LandMask(plan)
    roadPoints = network.roads().flatMap(\.points)
    let mainland = IslandLinks.coast(plan, plan.cells.indices.filter { !plan.isIsland[$0] })
    for village in plan.cells.indices where plan.isIsland[village] {
      joinNeighbour(village)
      guard plan.rings[village].count == 1, let way = way(from: village, to: mainland) else {
        addRoad(network.way(from: network.hub(village), in: [village], to: nil), end: nil)
        continue
      }
      var stream = DrawStream(seed: seed, topic: .boats, item: village)
      boats.append(
        Boat(village: village, points: [way.island, way.mainland], kilometresPerHour: stream.integer(12...20)))
      addRoad(network.way(from: network.hub(village), in: [village], to: way.island), end: way.island)
      if !roads.contains([way.road, way.mainland]) { roads.append([way.road, way.mainland]) }
    }
  }

  /// A road between the main settlements of two villages of one island.
  private mutating func joinNeighbour(_ village: Int) {
    for other in plan.neighbours[village] where other > village && plan.isIsland[other] {
      let goal = network.place(network.hub(other))
      addRoad(network.way(from: network.hub(village), in: [village, other], to: goal), end: nil)
    }
  }

  private mutating func addRoad(_ cells: [Int], end: PlanePoint?) {
    let points = network.drawn(cells) + (cells.count == 1 ? [network.place(cells[0])] : []) + (end.map { [$0] } ?? [])
    if points.count > 1 { roads.append(points) }
  }

  // MARK: - Landings

  private struct Way {
    let island: PlanePoint
    let mainland: PlanePoint
    /// Vertex of the network that the mainland landing is joined to.
    let road: PlanePoint
  }

  /// The shortest passage over open water whose landing has a way to a road over dry land; any passage where there is none.
  private func way(from village: Int, to mainland: [PlanePoint]) -> Way? {
    let home = plan.interior[village].point
    let near = mainland.sorted { $0.distance(to: home) < $1.distance(to: home) }
    let own = IslandLinks.coast(plan, [village])
    for isStrict in [true, false] {
      for landing in near.prefix(600) {
        guard let island = own.min(by: { $0.distance(to: landing) < $1.distance(to: landing) }) else { return nil }
        guard !isStrict || !land.touches(island, landing, leavingOut: 120, every: 90) else { continue }
        if let road = pier(landing, isStrict: isStrict) { return Way(island: island, mainland: landing, road: road) }
      }
    }
    return nil
  }

  private func pier(_ landing: PlanePoint, isStrict: Bool) -> PlanePoint? {
    let near = roadPoints.sorted { $0.distance(to: landing) < $1.distance(to: landing) }.prefix(isStrict ? 6 : 1)
    return near.first { road in
      !isStrict
        || road.distance(to: landing) <= 4_000 && land.covers(road, landing, leavingOut: 40, every: 60)
          && !land.crossesRiver(road, landing)
    }
  }

  /// Vertices of the outer coast of some villages.
  private static func coast(_ plan: RegionPlan, _ villages: [Int]) -> [PlanePoint] {
    villages.flatMap { village in
      plan.rings[village].flatMap { ring in ring.points.indices.filter { ring.across[$0] < 0 }.map { ring.points[$0] } }
    }
  }
}

/// Where there is land, and where rivers run.
struct LandMask {
  private let plan: RegionPlan
  private let boxes: [(low: PlanePoint, high: PlanePoint)]

  init(_ plan: RegionPlan) {
    self.plan = plan
    boxes = plan.rings.map { rings in
      let points = rings.flatMap(\.points)
      let xs = points.map(\.x)
      let ys = points.map(\.y)
      return (
        PlanePoint(x: xs.min() ?? 0, y: ys.min() ?? 0), PlanePoint(x: xs.max() ?? 0, y: ys.max() ?? 0)
      )
    }
  }

  func isLand(_ p: PlanePoint) -> Bool {
    boxes.indices.contains { v in
      let box = boxes[v]
      guard p.x >= box.low.x, p.x <= box.high.x, p.y >= box.low.y, p.y <= box.high.y else { return false }
      return plan.rings[v].contains { ring($0.points, contains: p) }
    }
  }

  func touches(_ a: PlanePoint, _ b: PlanePoint, leavingOut: Double, every: Double) -> Bool {
    samples(a, b, leavingOut, every).contains(where: isLand)
  }

  func covers(_ a: PlanePoint, _ b: PlanePoint, leavingOut: Double, every: Double) -> Bool {
    samples(a, b, leavingOut, every).allSatisfy(isLand)
  }

  func crossesRiver(_ a: PlanePoint, _ b: PlanePoint) -> Bool {
    plan.rivers.contains { river in zip(river, river.dropFirst()).contains { properlyCross(a, b, $0, $1) } }
  }

  /// Points of a stretch, both ends left out.
  private func samples(_ a: PlanePoint, _ b: PlanePoint, _ leavingOut: Double, _ every: Double) -> [PlanePoint] {
    let length = a.distance(to: b)
    guard length > 2 * leavingOut else { return [] }
    return stride(from: leavingOut, through: length - leavingOut, by: every).map { a.mixed(with: b, $0 / length) }
  }
}
