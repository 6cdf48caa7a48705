/// Roads as cheap ways over the cells: the seats of the kecamatan to the town first, then every village to the nearest
/// road. Ways already built are cheaper, so roads join.
struct RoadNetwork {
  let plan: RegionPlan
  private let bumps: ValueNoise
  /// 1 main, 2 local, 0 none; by undirected edge `3 * cell + k % 3` of its lower half.
  private var built: [Int: Int] = [:]
  private var onRoad: [Bool]

  struct Road {
    let isMain: Bool
    let points: [PlanePoint]
  }

  init(_ plan: RegionPlan, seats: [Int], seed: UInt64) {
    self.plan = plan
    bumps = ValueNoise(seed: DrawStream.mix(seed ^ DrawTopic.roads.rawValue))
    onRoad = [Bool](repeating: false, count: plan.lattice.cellCount)
    guard let town = seats.first else { return }
    onRoad[hub(town)] = true
    for seat in seats.dropFirst() { connect(hub(seat), class: 1, to: hub(town)) }
    for village in plan.cells.indices { connect(hub(village), class: 2, to: nil) }
  }

  /// The cell of a village's main settlement: the one nearest its interior point.
  func hub(_ village: Int) -> Int {
    let p = plan.interior[village].point
    let cells = plan.cells[village]
    return cells.min { place($0).distance(to: p) < place($1).distance(to: p) } ?? cells[0]
  }

  func place(_ cell: Int) -> PlanePoint { plan.warp(plan.lattice.centre(cell)) }

  /// Builds the cheapest way from a cell to `goal`, or to the nearest road when nil; nothing when no way leads there.
  private mutating func connect(_ start: Int, class: Int, to goal: Int?) {
    var cost: [Int: Double] = [start: 0]
    var previous: [Int: Int] = [:]
    var heap = MinHeap()
    heap.push(0, start)
    while let (known, cell) = heap.pop() {
      if goal.map({ $0 == cell }) ?? onRoad[cell] { return build(previous, from: cell, class: `class`) }
      guard known <= cost[cell] ?? .infinity else { continue }
      for k in 0..<6 {
        guard let next = plan.lattice.neighbour(cell, k), plan.labels[next] >= 0 else { continue }
        let candidate = known + step(cell, k, next)
        guard candidate < cost[next] ?? .infinity else { continue }
        cost[next] = candidate
        previous[next] = cell
        heap.push(candidate, next)
      }
    }
  }

  private func step(_ cell: Int, _ k: Int, _ next: Int) -> Double {
    if built[edge(cell, k)] != nil { return 0.25 }
    let p = plan.lattice.centre(next)
    let climb = 1.5 * plan.landform.hilliness(p) * (1 + bumps.value(p, wavelengthMetres: 4_000))
    return 1 + climb + 0.4 * (1 + bumps.value(p, wavelengthMetres: 2_500))
      + (plan.riverEdges.contains(6 * cell + k) ? 4 : 0)
  }

  private mutating func build(_ previous: [Int: Int], from end: Int, class: Int) {
    var cell = end
    onRoad[cell] = true
    while let before = previous[cell] {
      if let k = (0..<6).first(where: { plan.lattice.neighbour(before, $0) == cell }) {
        let id = edge(before, k)
        built[id] = min(built[id] ?? 9, `class`)
      }
      onRoad[before] = true
      cell = before
    }
  }

  /// Whether a road leads from a cell over its edge `k`.
  func isBuilt(_ cell: Int, _ k: Int) -> Bool { built[edge(cell, k)] != nil }

  private func edge(_ cell: Int, _ k: Int) -> Int {
    k < 3 ? 3 * cell + k : 3 * (plan.lattice.neighbour(cell, k) ?? cell) + k - 3
  }

  // MARK: - Lines

  /// The roads as lines between junctions, main roads first, each class in order of its first cell.
  func roads() -> [Road] { [1, 2].flatMap { lines(class: $0) } }

  private func lines(class wanted: Int) -> [Road] {
    let edges = built.filter { $0.value == wanted }.keys.sorted()
    var links: [Int: [Int]] = [:]
    for id in edges {
      let a = id / 3
      guard let b = plan.lattice.neighbour(a, id % 3) else { continue }
      links[a, default: []].append(b)
      links[b, default: []].append(a)
    }
    let degree = { (cell: Int) in (0..<6).count { built[edge(cell, $0)] != nil } }
    var used: Set<[Int]> = []
    var roads: [Road] = []
    let starts = links.keys.sorted()
    for start in starts.filter({ degree($0) != 2 || links[$0]?.count != 2 }) + starts {
      for next in (links[start] ?? []).sorted() where !used.contains([min(start, next), max(start, next)]) {
        let cells = chain(start, next, links, degree, &used)
        roads.append(Road(isMain: wanted == 1, points: drawn(cells)))
      }
    }
    return roads
  }

  private func chain(
    _ start: Int, _ second: Int, _ links: [Int: [Int]], _ degree: (Int) -> Int, _ used: inout Set<[Int]>
  ) -> [Int] {
    var cells = [start, second]
    used.insert([min(start, second), max(start, second)])
    while let last = cells.last, degree(last) == 2, let around = links[last], around.count == 2 {
      guard let next = around.first(where: { !used.contains([min(last, $0), max(last, $0)]) }) else { break }
      used.insert([min(last, next), max(last, next)])
      cells.append(next)
    }
    return cells
  }

  func drawn(_ cells: [Int]) -> [PlanePoint] {
    var points: [PlanePoint] = []
    for (a, b) in zip(cells, cells.dropFirst()) {
      let from = plan.lattice.centre(a)
      let to = plan.lattice.centre(b)
      for piece in 0..<4 { points.append(plan.warp(from.mixed(with: to, Double(piece) / 4))) }
    }
    if let last = cells.last { points.append(place(last)) }
    return points
  }
}
