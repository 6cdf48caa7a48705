import Parallel

/// Different edges between places, each with the rings that run along it an odd number of times: a ring that runs an
/// edge there and back is not on it, so spikes and lines vanish. Ordered by the cell of `a`, then `a`, then `b`.
struct PlanarEdges: Sendable {
  var a: [PlaceKey] = []
  var b: [PlaceKey] = []
  /// Index of each edge's first ring, then the number of entries in `rings`; rings ascend.
  var listStart: [Int32] = [0]
  var rings: [Int32] = []

  var count: Int { a.count }

  @inline(__always)
  func list(_ edge: Int) -> Range<Int> { Int(listStart[edge])..<Int(listStart[edge + 1]) }
}

/// Segments merged to edges; edges that no ring is left on are dropped.
///
/// - Parameters:
///   - chunks: The segments; `source` is a ring, or an edge of `former` that stands for its rings.
///   - frame: Cells that hold all places.
func mergedEdges(
  _ chunks: [[GridSegment]], former: PlanarEdges?, frame: CellFrame, threads: Int
) async throws -> PlanarEdges {
  let (start, sorted) = segmentsByCell(chunks, frame)
  let parts = try await mapChunks(count: frame.count, chunkSize: 8, threads: threads) { cells in
    var part = PlanarEdges()
    for cell in cells where start[cell] < start[cell + 1] {
      var local = Array(sorted[start[cell]..<start[cell + 1]])
      local.sort { ($0.a.raw, $0.b.raw, $0.source) < ($1.a.raw, $1.b.raw, $1.source) }
      part.append(sorted: local, former)
    }
    return part
  }
  return try PlanarEdges(joining: parts)
}

private func segmentsByCell(_ chunks: [[GridSegment]], _ frame: CellFrame) -> ([Int], [GridSegment]) {
  var start = [Int](repeating: 0, count: frame.count + 1)
  for chunk in chunks { for segment in chunk { start[frame.cell(of: segment.a) + 1] += 1 } }
  for cell in 0..<frame.count { start[cell + 1] += start[cell] }
  var next = start
  let sorted = [GridSegment](unsafeUninitializedCapacity: start[frame.count]) { buffer, count in
    for chunk in chunks {
      for segment in chunk {
        let cell = frame.cell(of: segment.a)
        buffer.initializeElement(at: next[cell], to: segment)
        next[cell] += 1
      }
    }
    count = start[frame.count]
  }
  return (start, sorted)
}

extension PlanarEdges {
  fileprivate init(joining parts: [PlanarEdges]) throws {
    let edgeCount = parts.reduce(0) { $0 + $1.count }
    let ringCount = parts.reduce(0) { $0 + $1.rings.count }
    guard max(edgeCount, ringCount) < Int(Int32.max) / 4 else {
      throw CleaningError.tooManyPlaces(max(edgeCount, ringCount))
    }
    a.reserveCapacity(edgeCount)
    b.reserveCapacity(edgeCount)
    listStart.reserveCapacity(edgeCount + 1)
    rings.reserveCapacity(ringCount)
    for part in parts {
      let base = Int32(rings.count)
      a.append(contentsOf: part.a)
      b.append(contentsOf: part.b)
      listStart.append(contentsOf: part.listStart.dropFirst().lazy.map { $0 + base })
      rings.append(contentsOf: part.rings)
    }
  }

  /// Appends the edges of one cell's segments, which are sorted by places and source.
  fileprivate mutating func append(sorted segments: [GridSegment], _ former: PlanarEdges?) {
    var gathered: [Int32] = []
    var first = 0
    while first < segments.count {
      var end = first + 1
      while end < segments.count, segments[end].a == segments[first].a, segments[end].b == segments[first].b {
        end += 1
      }
      gathered.removeAll(keepingCapacity: true)
      for segment in segments[first..<end] {
        guard let former else {
          gathered.append(segment.source)
          continue
        }
        gathered.append(contentsOf: former.rings[former.list(Int(segment.source))])
      }
      if former != nil, end - first > 1 { gathered.sort() }
      appendOdd(gathered, segments[first])
      first = end
    }
  }

  /// Appends an edge with those of the sorted rings that occur an odd number of times, if there are any.
  private mutating func appendOdd(_ gathered: [Int32], _ segment: GridSegment) {
    let before = rings.count
    for ring in gathered {
      if rings.count > before, rings[rings.count - 1] == ring { rings.removeLast() } else { rings.append(ring) }
    }
    guard rings.count > before else { return }
    a.append(segment.a)
    b.append(segment.b)
    listStart.append(Int32(rings.count))
  }
}
