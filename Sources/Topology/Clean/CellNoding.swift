/// A place that an edge must be bent through.
struct EdgeBend: Sendable {
  var edge: Int32
  var place: PlaceKey
}

/// Snap rounding inside one cell: the edges that pass it, the places in it, the crossings in it.
struct CellNoding {
  private let edges: PlanarEdges
  private let passing: [Int32]
  private let frame: CellFrame
  private var cellStart: [Int32] = []
  private var cellEdges: [Int32] = []

  /// The bends of `passing` at places in one cell of `frame`.
  static func bends(_ edges: PlanarEdges, passing: [Int32], frame: CellFrame, cell: Int) -> [EdgeBend] {
    guard passing.count > 1 else { return [] }
    var noding = CellNoding(edges, passing, frame.finer(cell: cell, segments: passing.count))
    noding.sortEdgesIntoCells()
    return noding.bends(at: noding.hotPlaces())
  }

  private init(_ edges: PlanarEdges, _ passing: [Int32], _ frame: CellFrame) {
    self.edges = edges
    self.passing = passing
    self.frame = frame
  }

  private mutating func sortEdgesIntoCells() {
    var start = [Int32](repeating: 0, count: frame.count + 1)
    for edge in passing {
      frame.forEachCell(edges.a[Int(edge)], edges.b[Int(edge)]) { start[$0 + 1] &+= 1 }
    }
    for cell in 0..<frame.count { start[cell + 1] &+= start[cell] }
    cellEdges = [Int32](repeating: 0, count: Int(start[frame.count]))
    var next = start
    for edge in passing {
      frame.forEachCell(edges.a[Int(edge)], edges.b[Int(edge)]) { cell in
        cellEdges[Int(next[cell])] = edge
        next[cell] &+= 1
      }
    }
    cellStart = start
  }

  /// Ends and crossings in the frame, each once, in order.
  private func hotPlaces() -> [PlaceKey] {
    var places: [PlaceKey] = []
    places.reserveCapacity(2 * passing.count)
    for edge in passing {
      let (a, b) = (edges.a[Int(edge)], edges.b[Int(edge)])
      if frame.holds(a) { places.append(a) }
      if frame.holds(b) { places.append(b) }
    }
    for cell in 0..<frame.count { appendCrossings(in: cell, to: &places) }
    places.sort()
    var last: PlaceKey?
    return places.filter { place in
      defer { last = place }
      return place != last
    }
  }

  private func appendCrossings(in cell: Int, to places: inout [PlaceKey]) {
    let range = Int(cellStart[cell])..<Int(cellStart[cell + 1])
    for i in range {
      let (a, b) = (edges.a[Int(cellEdges[i])], edges.b[Int(cellEdges[i])])
      let (low, high) = (min(a.x, b.x), max(a.x, b.x))
      for j in i + 1..<range.upperBound {
        let (c, d) = (edges.a[Int(cellEdges[j])], edges.b[Int(cellEdges[j])])
        guard c.y <= b.y, d.y >= a.y, max(c.x, d.x) >= low, min(c.x, d.x) <= high else { continue }
        guard let place = HotPixel.crossing(a, b, c, d) else { continue }
        if frame.holds(place), frame.cell(of: place) == cell { places.append(place) }
      }
    }
  }

  private func bends(at places: [PlaceKey]) -> [EdgeBend] {
    let (start, sorted) = placesByCell(places)
    var bends: [EdgeBend] = []
    for cell in 0..<frame.count where start[cell] < start[cell + 1] {
      for i in Int(cellStart[cell])..<Int(cellStart[cell + 1]) {
        let edge = cellEdges[i]
        let (a, b) = (edges.a[Int(edge)], edges.b[Int(edge)])
        for place in sorted[Int(start[cell])..<Int(start[cell + 1])]
        where place != a && place != b && HotPixel.isPassed(place, by: a, b) {
          bends.append(EdgeBend(edge: edge, place: place))
        }
      }
    }
    return bends
  }

  private func placesByCell(_ places: [PlaceKey]) -> ([Int32], [PlaceKey]) {
    var start = [Int32](repeating: 0, count: frame.count + 1)
    for place in places { start[frame.cell(of: place) + 1] &+= 1 }
    for cell in 0..<frame.count { start[cell + 1] &+= start[cell] }
    var next = start
    var sorted = places
    for place in places {
      let cell = frame.cell(of: place)
      sorted[Int(next[cell])] = place
      next[cell] &+= 1
    }
    return (start, sorted)
  }
}
