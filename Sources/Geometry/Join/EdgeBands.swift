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

  /// Bands for the polygons that have a box; none for the others.
  init(_ polygons: PolygonSet, boxes: [BoundingBox?]) {
    edges.reserveCapacity(polygons.vertexCount * 2)
    var rows = Rows()
    for polygon in 0..<polygons.polygonCount {
      if let box = boxes[polygon] { append(polygon, box, of: polygons, rows: &rows) }
      if boxes[polygon] == nil {
        origin.append(0)
        scale.append(0)
      }
      bandStart.append(Int32(edgeStart.count - 1))
    }
  }

  private mutating func append(_ polygon: Int, _ box: BoundingBox, of polygons: PolygonSet, rows: inout Rows) {
    rows.readEdges(of: polygon, in: polygons)
    var bands = max(1, rows.vertex.count / 4)
    while rows.entries(bands: bands, box: box) > 4 * rows.vertex.count, bands > 1 { bands /= 2 }
    let scale = gridScale(box.height, cells: bands)
    origin.append(box.minY)
    self.scale.append(scale)
    var next = rows.starts(bands: bands, box: box, from: Int32(edges.count))
    edges.append(contentsOf: repeatElement(0, count: Int(next[bands]) - edges.count))
    edgeStart.append(contentsOf: next.dropFirst())
    for edge in rows.vertex.indices {
      let low = gridCell(rows.low[edge], origin: box.minY, scale: scale, count: bands)
      for band in low...max(low, gridCell(rows.high[edge], origin: box.minY, scale: scale, count: bands)) {
        edges[Int(next[band])] = rows.vertex[edge]
        next[band] += 1
      }
    }
  }
}

/// The edges of one polygon while they are sorted into bands.
private struct Rows {
  var vertex: [Int32] = []
  var low: [Double] = []
  var high: [Double] = []

  mutating func readEdges(of polygon: Int, in polygons: PolygonSet) {
    vertex.removeAll(keepingCapacity: true)
    low.removeAll(keepingCapacity: true)
    high.removeAll(keepingCapacity: true)
    for ring in polygons.rings(ofPolygon: polygon) {
      for v in polygons.vertices(ofRing: ring).dropLast() {
        vertex.append(Int32(v))
        low.append(min(polygons.y[v], polygons.y[v + 1]))
        high.append(max(polygons.y[v], polygons.y[v + 1]))
      }
    }
  }

  /// How many entries the edges make in that many bands.
  func entries(bands: Int, box: BoundingBox) -> Int {
    let scale = gridScale(box.height, cells: bands)
    var sum = 0
    for edge in vertex.indices {
      sum += 1 + gridCell(high[edge], origin: box.minY, scale: scale, count: bands)
      sum -= gridCell(low[edge], origin: box.minY, scale: scale, count: bands)
    }
    return sum
  }

  /// Where each band starts, counted from `first`, then the end.
  func starts(bands: Int, box: BoundingBox, from first: Int32) -> [Int32] {
    let scale = gridScale(box.height, cells: bands)
    var steps = [Int32](repeating: 0, count: bands + 2)
    for edge in vertex.indices {
      steps[gridCell(low[edge], origin: box.minY, scale: scale, count: bands) + 1] += 1
      steps[gridCell(high[edge], origin: box.minY, scale: scale, count: bands) + 2] -= 1
    }
    var result = [first]
    var open: Int32 = 0
    for band in 0..<bands {
      open += steps[band + 1]
      result.append(result[band] + open)
    }
    return result
  }
}
