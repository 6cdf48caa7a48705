/// The edges of a set of areas that no other area runs along in the other direction.
///
/// Where an edge of one feature is the same edge of another one, run the other way, ground is covered on both sides of
/// it: crossing it changes which feature holds the ground, and not how many do. So gaps and overlaps are bounded by
/// unshared edges alone, and there are far fewer of those. Shells must run counter-clockwise, holes clockwise.
public struct UnsharedEdges: Sendable {
  /// First vertices of the unshared edges, ascending; edge v runs from vertex v to v + 1. Of edges that several features
  /// have in the same direction, one.
  public let edges: [Int32]
  /// First vertices of the other edges, one for all that are the same edge, ascending.
  public let shared: [Int32]
  /// Whether a feature has a vertex in common with another one.
  public let touchesOther: [Bool]

  public init(_ polygons: PolygonSet) {
    let place = VertexTopology(polygons).place
    let placeCount = Int((place.max() ?? -1) + 1)
    touchesOther = UnsharedEdges.touching(polygons, place, placeCount)
    (edges, shared) = UnsharedEdges.sorted(polygons, EdgeRows(polygons, place, placeCount), place)
  }

  private static func touching(_ polygons: PolygonSet, _ place: [Int32], _ placeCount: Int) -> [Bool] {
    var owner = [Int32](repeating: -1, count: placeCount)
    var touches = [Bool](repeating: false, count: polygons.featureCount)
    for feature in 0..<polygons.featureCount {
      for v in polygons.vertices(ofFeature: feature) {
        let other = owner[Int(place[v])]
        if other < 0 {
          owner[Int(place[v])] = Int32(feature)
        } else if Int(other) != feature {
          touches[Int(other)] = true
          touches[feature] = true
        }
      }
    }
    return touches
  }

  /// One of each edge: those whose two directions don't cancel, and those that do.
  private static func sorted(_ polygons: PolygonSet, _ rows: EdgeRows, _ place: [Int32]) -> ([Int32], [Int32]) {
    var kept: [Int32] = []
    var shared: [Int32] = []
    for row in 0..<rows.start.count - 1 {
      let items = rows.items[Int(rows.start[row])..<Int(rows.start[row + 1])]
      for (offset, item) in items.enumerated() {
        var balance = 0
        var isFirst = true
        for (otherOffset, other) in items.enumerated() where rows.far(other, place) == rows.far(item, place) {
          balance += place[Int(other)] == Int32(row) ? 1 : -1
          if otherOffset < offset { isFirst = false }
        }
        guard isFirst else { continue }
        if balance != 0 { kept.append(item) } else { shared.append(item) }
      }
    }
    kept.sort()
    shared.sort()
    return (kept, shared)
  }
}

/// The edges by the lower of their two places, in compressed rows.
private struct EdgeRows {
  var start: [Int32]
  /// First vertex of each edge.
  var items: [Int32]

  init(_ polygons: PolygonSet, _ place: [Int32], _ placeCount: Int) {
    var start = [Int32](repeating: 0, count: placeCount + 1)
    EdgeRows.forEach(polygons, place) { start[Int(min(place[$0], place[$0 + 1])) + 1] += 1 }
    for row in 0..<placeCount { start[row + 1] += start[row] }
    var next = start
    var items = [Int32](repeating: 0, count: Int(start[placeCount]))
    EdgeRows.forEach(polygons, place) { v in
      let row = Int(min(place[v], place[v + 1]))
      items[Int(next[row])] = Int32(v)
      next[row] += 1
    }
    self.start = start
    self.items = items
  }

  @inline(__always)
  private static func forEach(_ polygons: PolygonSet, _ place: [Int32], _ body: (Int) -> Void) {
    for ring in 0..<polygons.ringCount {
      let vertices = polygons.vertices(ofRing: ring)
      for v in vertices.dropLast() where place[v] != place[v + 1] { body(v) }
    }
  }

  /// The higher of the two places of an edge.
  @inline(__always)
  func far(_ v: Int32, _ place: [Int32]) -> Int32 { max(place[Int(v)], place[Int(v) + 1]) }
}
