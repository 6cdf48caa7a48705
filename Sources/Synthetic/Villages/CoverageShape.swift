/// The borders of a labelled lattice as rings that neighbours share vertex by vertex.
struct CoverageShape {
  let lattice: HexLattice
  /// Village of each cell, -1 outside.
  let labels: [Int32]
  /// Place of each corner before the warp.
  private(set) var corners: [PlanePoint]
  let warp: DomainWarp
  /// Vertices that an edge is cut into.
  let piecesPerEdge: Int

  /// - Parameter lines: Further corner paths (rivers) that are smoothed with the borders.
  init(
    lattice: HexLattice, labels: [Int32], warp: DomainWarp, seed: UInt64, piecesPerEdge: Int, lines: [[Int]] = []
  ) {
    self.lattice = lattice
    self.labels = labels
    self.warp = warp
    self.piecesPerEdge = piecesPerEdge
    corners = CoverageShape.jittered(lattice, seed: seed)
    smoothBorders(lines: lines)
  }

  /// A ring with, for each vertex, the village across the segment that starts there (-1: none).
  struct Ring {
    var points: [PlanePoint] = []
    var across: [Int32] = []
  }

  /// Rings of each village in order of village, not closed: shells counter-clockwise, holes clockwise.
  func rings(villageCount: Int) -> [[Ring]] {
    var rings = [[Ring]](repeating: [], count: villageCount)
    var seen = [Bool](repeating: false, count: 6 * lattice.cellCount)
    for cell in labels.indices where labels[cell] >= 0 {
      for k in 0..<6 where !seen[6 * cell + k] && across(cell, k) != labels[cell] {
        rings[Int(labels[cell])].append(trace(fromCell: cell, edge: k, &seen))
      }
    }
    return rings
  }

  /// The vertices of a corner path after the warp.
  func line(_ path: [Int]) -> [PlanePoint] {
    guard let first = path.first else { return [] }
    var points = [warp(corners[first])]
    for (a, b) in zip(path, path.dropFirst()) {
      points += edge(from: a, to: b)
      points.append(warp(corners[b]))
    }
    return points
  }

  // MARK: - Rings

  private func across(_ cell: Int, _ k: Int) -> Int32 { lattice.neighbour(cell, k).map { labels[$0] } ?? -1 }

  private func trace(fromCell start: Int, edge first: Int, _ seen: inout [Bool]) -> Ring {
    var ring = Ring()
    var cell = start
    var k = first
    while !seen[6 * cell + k] {
      seen[6 * cell + k] = true
      append(cell, k, to: &ring)
      k = (k + 1) % 6
      if across(cell, k) == labels[cell], let next = lattice.neighbour(cell, k) {
        cell = next
        k = (k + 4) % 6
      }
    }
    return ring
  }

  private func append(_ cell: Int, _ k: Int, to ring: inout Ring) {
    guard let a = lattice.corner(cell, k), let b = lattice.corner(cell, k + 1) else { return }
    let points = [warp(corners[a])] + edge(from: a, to: b)
    ring.points += points
    ring.across += [Int32](repeating: across(cell, k), count: points.count)
  }

  /// Inner vertices of an edge: computed in one direction and turned round for the other, so both sides agree.
  private func edge(from a: Int, to b: Int) -> [PlanePoint] {
    let (low, high) = a < b ? (a, b) : (b, a)
    let inner = (1..<max(1, piecesPerEdge)).map { piece in
      warp(corners[low].mixed(with: corners[high], Double(piece) / Double(piecesPerEdge)))
    }
    return a < b ? inner : inner.reversed()
  }

  // MARK: - Corners

  private static func jittered(_ lattice: HexLattice, seed: UInt64) -> [PlanePoint] {
    var stream = DrawStream(seed: seed, topic: .lattice)
    let reach = 0.2 * lattice.cellMetres
    return (0..<lattice.cornerCount).map { corner in
      lattice.cornerPoint(corner) + PlanePoint(x: stream.uniform(-reach, reach), y: stream.uniform(-reach, reach))
    }
  }

  /// Takes the zigzag of the cells out of the borders: each corner moves towards the corners it is joined to along
  /// borders and lines, by less than a third of an edge.
  private mutating func smoothBorders(lines: [[Int]]) {
    var joined = [[Int]](repeating: [], count: lattice.cornerCount)
    func join(_ a: Int, _ b: Int) {
      if !joined[a].contains(b) { joined[a].append(b) }
      if !joined[b].contains(a) { joined[b].append(a) }
    }
    for cell in labels.indices where labels[cell] >= 0 {
      for k in 0..<6 where across(cell, k) != labels[cell] {
        if let a = lattice.corner(cell, k), let b = lattice.corner(cell, k + 1) { join(a, b) }
      }
    }
    for line in lines { for (a, b) in zip(line, line.dropFirst()) { join(a, b) } }
    for _ in 0..<1 {
      let before = corners
      for corner in joined.indices where joined[corner].count >= 2 {
        let sum = joined[corner].reduce(PlanePoint(x: 0, y: 0)) { $0 + before[$1] }
        corners[corner] = before[corner].mixed(with: sum * (1 / Double(joined[corner].count)), 0.45)
      }
    }
  }
}
