/// The geography of one invented regency in plane metres, before names and numbers: villages, kecamatan, rivers.
struct RegionPlan {
  let lattice: HexLattice
  let landform: Landform
  let warp: DomainWarp
  /// Village of each cell, -1 at sea and beyond.
  private(set) var labels: [Int32]
  /// Cells of each village.
  private(set) var cells: [[Int]]
  private(set) var isIsland: [Bool]
  /// Rings of each village; see `CoverageShape.rings`.
  private(set) var rings: [[CoverageShape.Ring]]
  /// Villages across a shared border, ascending.
  private(set) var neighbours: [[Int]]
  /// Where each village's interior point is.
  private(set) var interior: [InteriorPoint]
  private(set) var district: [Int]
  let districtCount: Int
  let rivers: [[PlanePoint]]
  /// Directed edges `6 * cell + k` that cross a river.
  let riverEdges: Set<Int>

  /// Makes the plan of a seed. Seeds whose outline leaves no room for the islands are tried again with a seed derived
  /// from them, so that every seed gives a regency.
  static func make(seed: UInt64, options: SyntheticOptions) -> RegionPlan {
    var attempt = seed
    for _ in 0..<20 {
      if let plan = RegionPlan(seed: attempt, requireIslands: true, options: options) { return plan }
      attempt = DrawStream.mix(attempt &+ 1)
    }
    return RegionPlan(seed: attempt, requireIslands: false, options: options)
      ?? RegionPlan.make(seed: 1, options: options)
  }

  private init?(seed: UInt64, requireIslands: Bool, options: SyntheticOptions) {
    lattice = HexLattice(columns: 60, rows: 64, cellMetres: 1_150)
    landform = Landform(seed: seed, lattice: lattice)
    guard landform.islands.count == 3 || !requireIslands else { return nil }
    warp = DomainWarp(seed: seed, cellMetres: lattice.cellMetres)
    let paths = RiverRouting(seed: seed, landform: landform).rivers(seed: seed)
    riverEdges = RegionPlan.edges(along: paths, lattice: lattice)
    (labels, isIsland) = RegionPlan.labelled(landform, riverEdges: riverEdges, seed: seed, options: options)
    cells = RegionPlan.cells(labels, villageCount: isIsland.count)
    let shape = CoverageShape(
      lattice: lattice, labels: labels, warp: warp, seed: seed, piecesPerEdge: 4, lines: paths)
    rings = shape.rings(villageCount: isIsland.count)
    rivers = paths.map { shape.line($0) }
    neighbours = RegionPlan.neighbours(labels, lattice: lattice, villageCount: isIsland.count)
    interior = rings.map { InteriorPoint(rings: $0.map(\.points)) }
    var stream = DrawStream(seed: seed, topic: .counts, item: 1)
    districtCount = stream.integer(options.districts)
    district = DistrictGrowth(neighbours: neighbours, centres: interior.map(\.point), isIsland: isIsland)
      .districts(count: districtCount, seed: seed)
  }

  /// The same plan with villages in another order and kecamatan under other numbers.
  ///
  /// - Parameters:
  ///   - order: Old index of each new village.
  ///   - districtNumber: New number of each old kecamatan.
  func reordered(_ order: [Int], districtNumber: [Int]) -> RegionPlan {
    var new = [Int](repeating: 0, count: order.count)
    for (to, from) in order.enumerated() { new[from] = to }
    func renamed(_ label: Int32) -> Int32 { label < 0 ? label : Int32(new[Int(label)]) }
    var plan = self
    plan.labels = labels.map(renamed)
    plan.cells = order.map { cells[$0] }
    plan.isIsland = order.map { isIsland[$0] }
    plan.rings = order.map { rings[$0].map { .init(points: $0.points, across: $0.across.map(renamed)) } }
    plan.neighbours = order.map { neighbours[$0].map { new[$0] }.sorted() }
    plan.interior = order.map { interior[$0] }
    plan.district = order.map { districtNumber[district[$0]] }
    return plan
  }

  // MARK: - Parts

  /// Mainland villages first, then those of the islands in order.
  private static func labelled(
    _ landform: Landform, riverEdges: Set<Int>, seed: UInt64, options: SyntheticOptions
  ) -> ([Int32], [Bool]) {
    var stream = DrawStream(seed: seed, topic: .counts)
    let count = stream.integer(options.villages) - 4
    let seeds = VillageSeeds(landform: landform).mainlandCells(count: count, seed: seed)
    let pace = seeds.map { landform.spacing(landform.lattice.centre($0)) }
    let growth = VillageGrowth(lattice: landform.lattice, seed: seed, slowEdges: riverEdges, pace: pace)
    var labels = growth.labels(from: seeds, land: landform.isMainland)
    var isIsland = [Bool](repeating: false, count: seeds.count)
    for (group, cells) in landform.islands.enumerated() {
      let villages = group == 2 ? 2 : 1
      addIsland(cells, villages: villages, at: isIsland.count, landform: landform, seed: seed, to: &labels)
      isIsland += [Bool](repeating: true, count: villages)
    }
    return (labels, isIsland)
  }

  private static func addIsland(
    _ cells: [Int], villages: Int, at first: Int, landform: Landform, seed: UInt64, to labels: inout [Int32]
  ) {
    guard villages == 2 else {
      for cell in cells { labels[cell] = Int32(first) }
      return
    }
    let lattice = landform.lattice
    let west = cells.min { lattice.centre($0).x < lattice.centre($1).x } ?? cells[0]
    let far = cells.max { away($0, west, lattice) < away($1, west, lattice) } ?? cells[0]
    var land = [Bool](repeating: false, count: lattice.cellCount)
    for cell in cells { land[cell] = true }
    let growth = VillageGrowth(lattice: lattice, seed: seed, pace: [1, 1]).labels(from: [west, far], land: land)
    for cell in cells { labels[cell] = growth[cell] + Int32(first) }
  }

  private static func away(_ a: Int, _ b: Int, _ lattice: HexLattice) -> Double {
    lattice.centre(a).distance(to: lattice.centre(b))
  }

  private static func cells(_ labels: [Int32], villageCount: Int) -> [[Int]] {
    var cells = [[Int]](repeating: [], count: villageCount)
    for (cell, label) in labels.enumerated() where label >= 0 { cells[Int(label)].append(cell) }
    return cells
  }

  private static func neighbours(_ labels: [Int32], lattice: HexLattice, villageCount: Int) -> [[Int]] {
    var sets = [Set<Int>](repeating: [], count: villageCount)
    for (cell, label) in labels.enumerated() where label >= 0 {
      for k in 0..<6 {
        guard let other = lattice.neighbour(cell, k).map({ labels[$0] }), other >= 0, other != label else { continue }
        sets[Int(label)].insert(Int(other))
      }
    }
    return sets.map { $0.sorted() }
  }

  /// The directed edges whose two corners follow each other on a path.
  private static func edges(along paths: [[Int]], lattice: HexLattice) -> Set<Int> {
    var pairs: Set<[Int]> = []
    for path in paths { for (a, b) in zip(path, path.dropFirst()) { pairs.insert([min(a, b), max(a, b)]) } }
    var edges: Set<Int> = []
    for cell in 0..<lattice.cellCount {
      for k in 0..<6 {
        guard let a = lattice.corner(cell, k), let b = lattice.corner(cell, k + 1) else { continue }
        if pairs.contains([min(a, b), max(a, b)]) { edges.insert(6 * cell + k) }
      }
    }
    return edges
  }
}
