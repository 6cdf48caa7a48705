/// The edges of each polygon sorted into horizontal bands, so that a point meets only the edges near its height.
///
/// Bands of a polygon have equal height; an edge stands in every band that it reaches. There are about as many bands as
/// a quarter of the edges, fewer when long edges would stand in too many.
struct EdgeBands: Sendable {
  /// First band of each polygon, then the band count.
  private(set) var bandStart: [Int32] = [0]
  /// First edge of each band, then the edge count.
  private(set) var edgeStart: [Int32] = [0]
  /// Edges as their first vertices.
  private(set) var edges: [Int32] = []
  /// Lower end and bands a unit, a polygon each.
  private(set) var origin: [Double] = []
  private(set) var scale: [Double] = []

  /// Bands for a range of polygons, counted from its start; none for those without a box.
  init(_ range: Range<Int>, of polygons: PolygonSet, boxes: [BoundingBox?]) {
    var rows = Rows()
    for polygon in range {
      if let box = boxes[polygon] {
        append(polygon, box, of: polygons, rows: &rows)
      } else {
        origin.append(0)
        scale.append(0)
      }
      bandStart.append(Int32(edgeStart.count - 1))
    }
  }

  /// Bands of parts of polygons that follow each other.
  init(joining parts: [EdgeBands]) {
    edges.reserveCapacity(parts.reduce(0) { $0 + $1.edges.count })
    edgeStart.reserveCapacity(parts.reduce(1) { $0 + $1.edgeStart.count })
    for part in parts {
      let (firstBand, firstEdge) = (Int32(edgeStart.count - 1), Int32(edges.count))
      bandStart.append(contentsOf: part.bandStart.dropFirst().lazy.map { $0 + firstBand })
      edgeStart.append(contentsOf: part.edgeStart.dropFirst().lazy.map { $0 + firstEdge })
      edges.append(contentsOf: part.edges)
      origin.append(contentsOf: part.origin)
      scale.append(contentsOf: part.scale)
    }
  }

  private mutating func append(_ polygon: Int, _ box: BoundingBox, of polygons: PolygonSet, rows: inout Rows) {
    rows.take(polygon, of: polygons)
    var bands = max(1, rows.edgeCount / 4)
    rows.place(bands: bands, box: box, y: polygons.y.span)
    while rows.entryCount > 4 * rows.edgeCount, bands > 1 {
      bands /= 2
      rows.place(bands: bands, box: box, y: polygons.y.span)
    }
    origin.append(box.minY)
    scale.append(gridScale(box.height, cells: bands))
    rows.sort(bands: bands, into: &edges, ends: &edgeStart)
  }
}

/// The edges of one polygon while they are sorted into bands.
private struct Rows {
  private var rings: [Range<Int>] = []
  private(set) var edgeCount = 0
  /// First vertex of the polygon, and the band of each of its vertices.
  private var firstVertex = 0
  private var bandOf: [Int32] = []
  /// Places that the edges take in their bands.
  private(set) var entryCount = 0
  /// Where the next edge of each band goes.
  private var next: [Int32] = []

  mutating func take(_ polygon: Int, of polygons: PolygonSet) {
    rings.removeAll(keepingCapacity: true)
    for ring in polygons.rings(ofPolygon: polygon) { rings.append(polygons.vertices(ofRing: ring)) }
    edgeCount = rings.reduce(0) { $0 + max(0, $1.count - 1) }
    firstVertex = rings.first?.lowerBound ?? 0
  }

  /// Finds the band of each vertex when there are that many. An edge reaches from that of its one end to that of the
  /// other.
  mutating func place(bands: Int, box: BoundingBox, y: Span<Double>) {
    let scale = gridScale(box.height, cells: bands)
    bandOf.removeAll(keepingCapacity: true)
    entryCount = edgeCount
    for ring in rings {
      var before: Int32?
      for v in ring {
        let band = Int32(truncatingIfNeeded: gridCell(y[v], origin: box.minY, scale: scale, count: bands))
        if let before { entryCount += Int(abs(band - before)) }
        before = band
        bandOf.append(band)
      }
    }
  }

  /// Appends the placed edges band by band, and the end of each band.
  mutating func sort(bands: Int, into edges: inout [Int32], ends: inout [Int32]) {
    next.removeAll(keepingCapacity: true)
    next.append(contentsOf: repeatElement(0, count: bands + 1))
    let shift = firstVertex
    for ring in rings {
      for v in ring.dropLast() {
        let (a, b) = (bandOf[v - shift], bandOf[v + 1 - shift])
        next[Int(min(a, b))] += 1
        next[Int(max(a, b)) + 1] -= 1
      }
    }
    var open: Int32 = 0
    var end = Int32(truncatingIfNeeded: edges.count)
    for band in 0..<bands {
      open += next[band]
      next[band] = end
      end += open
      ends.append(end)
    }
    edges.append(contentsOf: repeatElement(0, count: entryCount))
    for ring in rings {
      for v in ring.dropLast() {
        let (a, b) = (bandOf[v - shift], bandOf[v + 1 - shift])
        for band in Int(min(a, b))...Int(max(a, b)) {
          edges[Int(next[band])] = Int32(truncatingIfNeeded: v)
          next[band] += 1
        }
      }
    }
  }
}
