/// Islands off the south coast: three groups, the first of one part, the second of two parts, the third of one part
/// large enough for two villages.
struct IslandGrowth {
  let lattice: HexLattice
  let mainland: [Bool]

  /// Cells of each island group, or fewer groups when there is no room (the generator then tries another outline).
  func islands(seed: UInt64) -> [[Int]] {
    var stream = DrawStream(seed: seed, topic: .islands)
    var distance = distances(from: mainland)
    var groups: [[Int]] = []
    for sizes in [[7], [6, 3], [13]] {
      guard let group = place(sizes, distance: &distance, stream: &stream) else { return groups }
      groups.append(group)
    }
    return groups
  }

  /// Places one group; nil when no spot is left.
  private func place(_ sizes: [Int], distance: inout [Int], stream: inout DrawStream) -> [Int]? {
    var group: [Int] = []
    for (part, size) in sizes.enumerated() {
      let near = group.first.map { lattice.centre($0) }
      let spots = distance.indices.filter { isSpot($0, distance: distance, near: near) }
      guard !spots.isEmpty else { return nil }
      let blob = grow(from: spots[stream.index(below: spots.count)], size: size, distance: distance, &stream)
      guard blob.count == size else { return nil }
      group += blob
      spread(blob, into: &distance, by: part + 1 < sizes.count ? 0 : 1)
    }
    return group
  }

  /// In the southern sea, clear of land; a further part of a group lies close to the first.
  private func isSpot(_ cell: Int, distance: [Int], near: PlanePoint?) -> Bool {
    guard lattice.isInner(cell), lattice.row(cell) > 5, lattice.row(cell) < lattice.rows * 2 / 5 else { return false }
    guard lattice.column(cell) > 5, lattice.column(cell) < lattice.columns - 6 else { return false }
    guard let near else { return (6...14).contains(distance[cell]) }
    let metres = lattice.centre(cell).distance(to: near)
    return distance[cell] >= 4 && metres < 7 * lattice.cellMetres
  }

  private func grow(from start: Int, size: Int, distance: [Int], _ stream: inout DrawStream) -> [Int] {
    var blob = [start]
    for _ in 0..<(size * 40) where blob.count < size {
      let from = blob[stream.index(below: blob.count)]
      guard let cell = lattice.neighbour(from, stream.index(below: 6)), !blob.contains(cell) else { continue }
      let touching = (0..<6).count { k in lattice.neighbour(cell, k).map(blob.contains) ?? false }
      if lattice.isInner(cell), distance[cell] >= 2, touching >= 2 || blob.count < 3 { blob.append(cell) }
    }
    return blob
  }

  /// Steps over water from each cell to the nearest land.
  private func distances(from land: [Bool]) -> [Int] {
    var distance = land.map { $0 ? 0 : Int.max }
    relax(&distance, from: land.indices.filter { land[$0] })
    return distance
  }

  /// Counts a blob as land; `extra` keeps later groups that many cells further away.
  private func spread(_ blob: [Int], into distance: inout [Int], by extra: Int) {
    for cell in blob { distance[cell] = -extra }
    relax(&distance, from: blob)
  }

  private func relax(_ distance: inout [Int], from start: [Int]) {
    var queue = start
    var next = 0
    while next < queue.count {
      let cell = queue[next]
      next += 1
      for k in 0..<6 {
        guard let other = lattice.neighbour(cell, k), distance[other] > distance[cell] + 1 else { continue }
        distance[other] = distance[cell] + 1
        queue.append(other)
      }
    }
  }
}
