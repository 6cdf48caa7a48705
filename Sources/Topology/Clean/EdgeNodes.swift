import Parallel

/// The ends of noded edges. Half-edge 2e leaves from edge e's `a`, 2e + 1 from its `b`.
struct EdgeNodes: Sendable {
  /// Index of each node's first half-edge in `halves`, then the number of half-edges. Nodes are ordered by cell and
  /// place, half-edges of a node by their other end: by geometry, whatever order the data came in.
  var start: [Int32] = [0]
  var halves: [Int32] = []
  /// Node that each half-edge leaves from.
  var nodeOf: [Int32] = []

  var count: Int { start.count - 1 }
  func degree(_ node: Int) -> Int32 { start[node + 1] - start[node] }

  init(_ edges: PlanarEdges, frame: CellFrame, threads: Int) async throws {
    let (cellStart, sorted) = halfEdgesByCell(edges, frame)
    let parts = try await mapChunks(count: frame.count, chunkSize: 8, threads: threads) { cells in
      var part: (start: [Int32], halves: [Int32]) = ([], [])
      for cell in cells where cellStart[cell] < cellStart[cell + 1] {
        var local = Array(sorted[cellStart[cell]..<cellStart[cell + 1]])
        local.sort { ($0.from.raw, $0.to.raw) < ($1.from.raw, $1.to.raw) }
        for (k, half) in local.enumerated() {
          if k == 0 || local[k - 1].from != half.from { part.start.append(Int32(part.halves.count)) }
          part.halves.append(half.id)
        }
      }
      return part
    }
    join(parts)
  }

  private mutating func join(_ parts: [(start: [Int32], halves: [Int32])]) {
    start.removeAll()
    start.reserveCapacity(parts.reduce(1) { $0 + $1.start.count })
    halves.reserveCapacity(parts.reduce(0) { $0 + $1.halves.count })
    for part in parts {
      let base = Int32(halves.count)
      start.append(contentsOf: part.start.lazy.map { $0 + base })
      halves.append(contentsOf: part.halves)
    }
    start.append(Int32(halves.count))
    nodeOf = [Int32](repeating: 0, count: halves.count)
    for node in 0..<count {
      for k in Int(start[node])..<Int(start[node + 1]) { nodeOf[Int(halves[k])] = Int32(node) }
    }
  }
}

private struct PlacedHalf: Sendable {
  var from: PlaceKey
  var to: PlaceKey
  var id: Int32
}

private func halfEdgesByCell(_ edges: PlanarEdges, _ frame: CellFrame) -> ([Int], [PlacedHalf]) {
  var start = [Int](repeating: 0, count: frame.count + 1)
  for edge in 0..<edges.count {
    start[frame.cell(of: edges.a[edge]) + 1] += 1
    start[frame.cell(of: edges.b[edge]) + 1] += 1
  }
  for cell in 0..<frame.count { start[cell + 1] += start[cell] }
  var next = start
  let sorted = [PlacedHalf](unsafeUninitializedCapacity: start[frame.count]) { buffer, count in
    func put(_ half: PlacedHalf) {
      let cell = frame.cell(of: half.from)
      buffer.initializeElement(at: next[cell], to: half)
      next[cell] += 1
    }
    for edge in 0..<edges.count {
      let (a, b) = (edges.a[edge], edges.b[edge])
      put(PlacedHalf(from: a, to: b, id: Int32(2 * edge)))
      put(PlacedHalf(from: b, to: a, id: Int32(2 * edge + 1)))
    }
    count = start[frame.count]
  }
  return (start, sorted)
}
