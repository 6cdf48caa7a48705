import Parallel

/// Which bounded face each connected part of the graph lies in: from its westernmost place a ray runs west to the
/// nearest edge of another part.
struct FaceNesting: Sendable {
  /// The half-chain whose left face holds each part; -1 when it lies in none.
  private(set) var holder: [Int32]
  /// Parts in an order in which the part that a holder belongs to comes before the parts it holds.
  private(set) var order: [Int]

  init(_ chains: BorderChains, _ cycles: FaceCycles, threads: Int) async throws {
    let west = westernmostPlaces(chains, cycles)
    order = west.indices.sorted { (west[$0].x, west[$0].y, $0) < (west[$1].x, west[$1].y, $1) }
    let bands = RayBands(chains, rays: west)
    let edgeChain = chainOfPlace(chains)
    let parts = try await mapChunks(count: bands.count, chunkSize: 8, threads: threads) { range in
      range.flatMap { bands.hits(in: $0, chains, rays: west) }
    }
    holder = [Int32](repeating: -1, count: west.count)
    for hit in parts.joined() {
      let chain = Int(edgeChain[hit.edge])
      let goesDown = chains.places[hit.edge + 1].y > chains.places[hit.edge].y
      holder[hit.ray] = Int32(2 * chain + (goesDown ? 0 : 1))
    }
  }
}

private func westernmostPlaces(_ chains: BorderChains, _ cycles: FaceCycles) -> [PlaceKey] {
  var west = [PlaceKey?](repeating: nil, count: cycles.outerCycle.count)
  for chain in 0..<chains.count {
    let part = Int(cycles.part[Int(cycles.cycleOf[2 * chain])])
    for place in chains.places[chains.range(chain)] {
      guard let best = west[part] else {
        west[part] = place
        continue
      }
      if (place.x, place.y) < (best.x, best.y) { west[part] = place }
    }
  }
  return west.compactMap { $0 }
}

private func chainOfPlace(_ chains: BorderChains) -> [Int32] {
  var owner = [Int32](repeating: 0, count: chains.places.count)
  for chain in 0..<chains.count { for k in chains.range(chain) { owner[k] = Int32(chain) } }
  return owner
}

/// Edges and rays by bands of rows. An edge is named by the index of its first place.
private struct RayBands: Sendable {
  struct Hit {
    var ray: Int
    var edge: Int
  }

  let shift: Int
  let firstBand: Int
  var count: Int
  var edgeStart: [Int32] = []
  var edges: [Int32] = []
  var rayStart: [Int32] = []
  var rays: [Int32] = []

  init(_ chains: BorderChains, rays west: [PlaceKey]) {
    let low = west.reduce(Int.max) { min($0, $1.y) }
    let high = west.reduce(0) { max($0, $1.y) }
    var shift = 0
    while (high >> shift) - (min(low, high) >> shift) + 1 > min(max(west.count / 8, 1), 8192) { shift += 1 }
    (self.shift, firstBand) = (shift, min(low, high) >> shift)
    count = west.isEmpty ? 0 : (high >> shift) - firstBand + 1
    sortRays(west)
    sortEdges(chains)
  }

  private mutating func sortRays(_ west: [PlaceKey]) {
    rayStart = [Int32](repeating: 0, count: count + 1)
    for place in west { rayStart[(place.y >> shift) - firstBand + 1] += 1 }
    for band in 0..<count { rayStart[band + 1] += rayStart[band] }
    var next = rayStart
    rays = [Int32](repeating: 0, count: west.count)
    for (ray, place) in west.enumerated() {
      let band = (place.y >> shift) - firstBand
      rays[Int(next[band])] = Int32(ray)
      next[band] += 1
    }
  }

  private mutating func sortEdges(_ chains: BorderChains) {
    edgeStart = [Int32](repeating: 0, count: count + 1)
    forEachEdge(chains) { band, _ in edgeStart[band + 1] += 1 }
    for band in 0..<count { edgeStart[band + 1] += edgeStart[band] }
    var next = edgeStart
    var sorted = [Int32](repeating: 0, count: Int(edgeStart[count]))
    forEachEdge(chains) { band, edge in
      sorted[Int(next[band])] = Int32(edge)
      next[band] += 1
    }
    edges = sorted
  }

  /// Calls `body` for each band with rays and each edge in it that is not level.
  private func forEachEdge(_ chains: BorderChains, _ body: (_ band: Int, _ edge: Int) -> Void) {
    for chain in 0..<chains.count {
      for edge in chains.range(chain).dropLast() {
        let (from, to) = (chains.places[edge].y, chains.places[edge + 1].y)
        guard from != to else { continue }
        let first = max((min(from, to) >> shift) - firstBand, 0)
        let last = min((max(from, to) >> shift) - firstBand, count - 1)
        guard first <= last else { continue }
        for band in first...last where rayStart[band] < rayStart[band + 1] { body(band, edge) }
      }
    }
  }

  /// The nearest edge west of each ray's place. An edge counts from its upper end (with it) to its lower end (without
  /// it), so the ray runs a hair below its row.
  func hits(in band: Int, _ chains: BorderChains, rays west: [PlaceKey]) -> [Hit] {
    rays[Int(rayStart[band])..<Int(rayStart[band + 1])].compactMap { ray in
      let place = west[Int(ray)]
      var best: UprightEdge?
      for edge in edges[Int(edgeStart[band])..<Int(edgeStart[band + 1])] {
        let candidate = UprightEdge(chains, Int(edge))
        guard candidate.top.y <= place.y, candidate.bottom.y > place.y, candidate.isWest(of: place) else { continue }
        if let best, !candidate.isEast(of: best) { continue }
        best = candidate
      }
      return best.map { Hit(ray: Int(ray), edge: $0.edge) }
    }
  }
}

/// An edge that is not level, from its upper end to its lower end.
private struct UprightEdge {
  let edge: Int
  let top: PlaceKey
  let bottom: PlaceKey

  init(_ chains: BorderChains, _ edge: Int) {
    self.edge = edge
    let (p, q) = (chains.places[edge], chains.places[edge + 1])
    (top, bottom) = p.y < q.y ? (p, q) : (q, p)
  }

  /// Running down the screen, what lies east has a negative sign.
  func isWest(of place: PlaceKey) -> Bool { PlaceKey.cross(top, bottom, place) < 0 }

  /// Whether this edge lies east of another one that has rows in common with it and does not cross it.
  func isEast(of other: UprightEdge) -> Bool {
    if top.y >= other.top.y {
      let side = PlaceKey.cross(other.top, other.bottom, top)
      if side != 0 { return side < 0 }
    } else {
      let side = PlaceKey.cross(top, bottom, other.top)
      if side != 0 { return side > 0 }
    }
    return bottom.y <= other.bottom.y
      ? PlaceKey.cross(other.top, other.bottom, bottom) < 0 : PlaceKey.cross(top, bottom, other.bottom) > 0
  }
}
