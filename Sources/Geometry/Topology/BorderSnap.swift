/// How the vertices of unshared borders go onto those of other features.
///
/// Places that several features share stay. Of the others each goes to the nearest place of another feature within the
/// tolerance: pairs by distance, the place of the later feature moves, a place that moves takes none, and each place takes
/// one of a feature at most. Places left are then put into the nearest edge of each other feature within the tolerance.
struct BorderSnap {
  private let set: PolygonSet
  private let tolerance: Double
  private let place: [Int32]
  /// First vertex of each place.
  private var vertexOf: [Int32]
  /// Features with a vertex at each place, ascending.
  private var featuresOf: [[Int32]]
  private let unshared: [Int32]
  private let featureOfEdge: [Int32]
  /// Places at an unshared edge, ascending.
  private var open: [Int32] = []
  private var target: [Int32]
  /// For each place the features that have a vertex there in the end.
  private var holders: [[Int32]]

  /// Vertices put into the edge that starts at a vertex.
  struct Insertion {
    var edge: Int
    var along: Double
    var vertex: Int
  }

  /// - Parameter polygons: In the units of the tolerance.
  init(_ polygons: PolygonSet, tolerance: Double) {
    set = polygons
    self.tolerance = tolerance
    place = VertexTopology(polygons).place
    let count = Int((place.max() ?? -1) + 1)
    vertexOf = [Int32](repeating: -1, count: count)
    featuresOf = [[Int32]](repeating: [], count: count)
    for feature in 0..<polygons.featureCount {
      for v in polygons.vertices(ofFeature: feature) {
        let at = Int(place[v])
        if vertexOf[at] < 0 { vertexOf[at] = Int32(v) }
        if featuresOf[at].last != Int32(feature) { featuresOf[at].append(Int32(feature)) }
      }
    }
    unshared = UnsharedEdges(polygons).edges
    featureOfEdge = BorderSnap.features(of: unshared, polygons)
    target = (0..<Int32(clamping: count)).map { $0 }
    holders = featuresOf
    open = Set(unshared.flatMap { [place[Int($0)], place[Int($0) + 1]] }).sorted()
  }

  private static func features(of edges: [Int32], _ polygons: PolygonSet) -> [Int32] {
    var feature = 0
    return edges.map { edge in
      while polygons.vertices(ofFeature: feature).upperBound <= Int(edge) { feature += 1 }
      return Int32(feature)
    }
  }

  /// The vertex whose coordinates each vertex takes, and the vertices put into edges.
  /// - Parameter blocked: Features whose vertices and edges stay.
  mutating func moves(blocked: Set<Int32>) -> (target: [Int32], insertions: [Insertion]) {
    movePlaces(blocked)
    let insertions = fillEdges(blocked)
    return (place.map { vertexOf[Int(target[Int($0)])] }, insertions)
  }

  private struct Pair {
    var distance: Double
    var from: Int32
    var to: Int32
  }

  private mutating func movePlaces(_ blocked: Set<Int32>) {
    var isAnchor = [Bool](repeating: false, count: target.count)
    for pair in pairs(blocked) {
      let (from, to) = (Int(pair.from), Int(pair.to))
      let owner = featuresOf[from][0]
      guard target[from] == pair.from, !isAnchor[from], target[to] == pair.to, !holders[to].contains(owner) else {
        continue
      }
      target[from] = pair.to
      isAnchor[to] = true
      holders[to].append(owner)
    }
  }

  /// Moves that may be made, nearest first.
  private func pairs(_ blocked: Set<Int32>) -> [Pair] {
    let tree = BoxTree(open.map { box(around: Int(vertexOf[Int($0)]), 0) })
    var result: [Pair] = []
    var found: [Int32] = []
    for from in open {
      let owners = featuresOf[Int(from)]
      guard owners.count == 1, !blocked.contains(owners[0]) else { continue }
      let v = Int(vertexOf[Int(from)])
      found.removeAll(keepingCapacity: true)
      tree.search(box(around: v, tolerance), into: &found)
      for item in found {
        let to = open[Int(item)]
        let others = featuresOf[Int(to)]
        guard !others.contains(owners[0]), others.count > 1 || others[0] < owners[0] || blocked.contains(others[0])
        else { continue }
        let w = Int(vertexOf[Int(to)])
        let (dx, dy) = (set.x[w] - set.x[v], set.y[w] - set.y[v])
        let distance = (dx * dx + dy * dy).squareRoot()
        if distance <= tolerance { result.append(Pair(distance: distance, from: from, to: to)) }
      }
    }
    return result.sorted { ($0.distance, $0.from, $0.to) < ($1.distance, $1.from, $1.to) }
  }

  private func box(around v: Int, _ reach: Double) -> BoundingBox {
    BoundingBox(minX: set.x[v] - reach, minY: set.y[v] - reach, maxX: set.x[v] + reach, maxY: set.y[v] + reach)
  }

  private func finalVertex(_ v: Int) -> Int { Int(vertexOf[Int(target[Int(place[v])])]) }

  /// Puts places that did not move into the nearest edge of each feature near them.
  private mutating func fillEdges(_ blocked: Set<Int32>) -> [Insertion] {
    let ends = unshared.map { (finalVertex(Int($0)), finalVertex(Int($0) + 1)) }
    let tree = BoxTree(ends.map { box(around: $0.0, 0).union(box(around: $0.1, 0)) })
    var result: [Insertion] = []
    var found: [Int32] = []
    for at in open where target[Int(at)] == at {
      let v = Int(vertexOf[Int(at)])
      found.removeAll(keepingCapacity: true)
      tree.search(box(around: v, tolerance), into: &found)
      var nearest: [Int32: (distance: Double, along: Double, edge: Int32)] = [:]
      for item in found.sorted() {
        let feature = featureOfEdge[Int(item)]
        guard !holders[Int(at)].contains(feature), !blocked.contains(feature) else { continue }
        let (distance, along) = position(of: v, on: ends[Int(item)])
        guard distance <= tolerance, along > 0, along < 1 else { continue }
        if let known = nearest[feature], known.distance <= distance { continue }
        nearest[feature] = (distance, along, unshared[Int(item)])
      }
      for feature in nearest.keys.sorted() {
        guard let best = nearest[feature] else { continue }
        result.append(Insertion(edge: Int(best.edge), along: best.along, vertex: v))
      }
    }
    return result.sorted { ($0.edge, $0.along, $0.vertex) < ($1.edge, $1.along, $1.vertex) }
  }

  /// Distance of a vertex from an edge, and where along it the foot lies, 0 to 1.
  private func position(of v: Int, on edge: (Int, Int)) -> (distance: Double, along: Double) {
    let (ax, ay) = (set.x[edge.0], set.y[edge.0])
    let (dx, dy) = (set.x[edge.1] - ax, set.y[edge.1] - ay)
    let length = dx * dx + dy * dy
    guard length > 0 else { return (.infinity, 0) }
    let along = ((set.x[v] - ax) * dx + (set.y[v] - ay) * dy) / length
    let (ex, ey) = (ax + along * dx - set.x[v], ay + along * dy - set.y[v])
    return ((ex * ex + ey * ey).squareRoot(), along)
  }
}

extension PolygonSet {
  /// The set with vertices of borders that run within `tolerance` of each other made the same: see `BorderSnap`.
  ///
  /// - Parameters:
  ///   - scaleX: Units of the tolerance a unit of x, and of y: metres a degree.
  ///   - blocked: Features whose vertices and edges stay as they are.
  /// - Returns: Features may be invalid afterwards: the caller checks.
  public func snappingBorders(tolerance: Double, scaleX: Double, scaleY: Double, blocked: Set<Int32>) -> PolygonSet {
    guard let metres = replacingCoordinates(x: x.map { $0 * scaleX }, y: y.map { $0 * scaleY }) else { return self }
    var snap = BorderSnap(metres, tolerance: tolerance)
    let (target, insertions) = snap.moves(blocked: blocked)
    var result = PolygonSet()
    result.reserve(vertices: vertexCount + insertions.count, features: featureCount)
    var next = 0
    for feature in 0..<featureCount {
      for polygon in polygons(ofFeature: feature) {
        for ring in rings(ofPolygon: polygon) {
          var last: Int32 = -1
          for v in vertices(ofRing: ring).dropLast() {
            if target[v] != last { result.appendVertex(x[Int(target[v])], y[Int(target[v])]) }
            last = target[v]
            while next < insertions.count, insertions[next].edge == v {
              result.appendVertex(x[insertions[next].vertex], y[insertions[next].vertex])
              next += 1
            }
          }
          result.endRing()
        }
        result.endPolygon()
      }
      result.endFeature()
    }
    return result
  }
}
