import Parallel

/// Edges that meet at their ends only: snap rounding bends every edge through the places whose pixels it passes, where
/// places are all ends and the rounded crossings. No place moves, a line moves by half a step at most, and no edge
/// crosses or touches another but at ends.
func nodedEdges(_ edges: PlanarEdges, frame: CellFrame, threads: Int) async throws -> PlanarEdges {
  let (start, passing) = edgesByCell(edges, frame)
  let parts = try await mapChunks(count: frame.count, chunkSize: 8, threads: threads) { cells in
    cells.flatMap { cell in
      CellNoding.bends(
        edges, passing: Array(passing[Int(start[cell])..<Int(start[cell + 1])]), frame: frame, cell: cell)
    }
  }
  guard parts.contains(where: { !$0.isEmpty }) else { return edges }
  let pieces = bentEdges(edges, parts)
  return try await mergedEdges([pieces], former: edges, frame: frame, threads: threads)
}

/// For each cell the edges that may pass it.
private func edgesByCell(_ edges: PlanarEdges, _ frame: CellFrame) -> ([Int32], [Int32]) {
  var start = [Int32](repeating: 0, count: frame.count + 1)
  for edge in 0..<edges.count { frame.forEachCell(edges.a[edge], edges.b[edge]) { start[$0 + 1] &+= 1 } }
  for cell in 0..<frame.count { start[cell + 1] &+= start[cell] }
  var next = start
  var passing = [Int32](repeating: 0, count: Int(start[frame.count]))
  for edge in 0..<edges.count {
    frame.forEachCell(edges.a[edge], edges.b[edge]) { cell in
      passing[Int(next[cell])] = Int32(edge)
      next[cell] &+= 1
    }
  }
  return (start, passing)
}

/// The edges in pieces from bend to bend. Along a straight line the pixels it passes are met in the order of their
/// places' distance from its start, measured along the axes.
private func bentEdges(_ edges: PlanarEdges, _ parts: [[EdgeBend]]) -> [GridSegment] {
  var start = [Int32](repeating: 0, count: edges.count + 1)
  for part in parts { for bend in part { start[Int(bend.edge) + 1] += 1 } }
  for edge in 0..<edges.count { start[edge + 1] += start[edge] }
  var next = start
  var places = [PlaceKey](repeating: PlaceKey(x: 0, y: 0), count: Int(start[edges.count]))
  for part in parts {
    for bend in part {
      places[Int(next[Int(bend.edge)])] = bend.place
      next[Int(bend.edge)] += 1
    }
  }
  var pieces: [GridSegment] = []
  pieces.reserveCapacity(edges.count + places.count)
  for edge in 0..<edges.count {
    let (a, b) = (edges.a[edge], edges.b[edge])
    var last = a
    let bends = places[Int(start[edge])..<Int(start[edge + 1])]
    for place in bends.count > 1 ? bends.sorted(by: { far($0, a) < far($1, a) }) : Array(bends) {
      pieces.append(GridSegment(last, place, source: Int32(edge)))
      last = place
    }
    pieces.append(GridSegment(last, b, source: Int32(edge)))
  }
  return pieces
}

private func far(_ place: PlaceKey, _ start: PlaceKey) -> Int { abs(place.x - start.x) + abs(place.y - start.y) }
