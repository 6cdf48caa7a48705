/// Places that cut edges have to keep to.
///
/// Where a cut is rounded, its edge moves by up to half a step, and may pass over a place that lay beside it: lines that
/// didn't cross would. Such an edge is led by way of that place instead, for both of its owners.
struct ClipDetours {
  private struct Edge: Hashable {
    var a: ClipPlace
    var b: ClipPlace
  }
  private var ways: [Edge: [ClipPlace]] = [:]

  var isEmpty: Bool { ways.isEmpty }

  /// Finds them for the cuts of a tile.
  ///
  /// - Parameter nearby: Calls back with every place of the tile's polygons in a box.
  init(_ cuts: [PolygonClipper.Cut], nearby: (GridBox, (ClipPlace) -> Void) -> Void) {
    for cut in cuts {
      let isForward = cut.from.key < cut.to.key
      let edge = isForward ? Edge(a: cut.from, b: cut.to) : Edge(a: cut.to, b: cut.from)
      if ways[edge] != nil { continue }
      let (from, to) = isForward ? (cut.entry, cut.exit) : (cut.exit, cut.entry)
      if from == to { continue }
      var left: [ClipPlace] = []
      var right: [ClipPlace] = []
      nearby(ClipDetours.box(from, to)) { place in
        let before = clipCross(edge.a, edge.b, place)
        let after = clipCross(from, to, place)
        guard before != 0, place != from, place != to, after == 0 || (after > 0) != (before > 0) else { return }
        if before > 0 { left.append(place) } else { right.append(place) }
      }
      if left.isEmpty, right.isEmpty { continue }
      ways[edge] = ClipDetours.way(from, to, left: left, right: right)
    }
  }

  /// The places that an edge is led by, in the order of its direction.
  func places(_ from: ClipPlace, _ to: ClipPlace) -> [ClipPlace] {
    from.key < to.key ? ways[Edge(a: from, b: to)] ?? [] : (ways[Edge(a: to, b: from)] ?? []).reversed()
  }

  /// An edge moves by half a step at most, so no whole place beyond this box is passed over.
  private static func box(_ a: ClipPlace, _ b: ClipPlace) -> GridBox {
    GridBox(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
  }

  /// The shortest way between two places that leaves all places on the side they were on.
  private static func way(
    _ from: ClipPlace, _ to: ClipPlace, left: [ClipPlace], right: [ClipPlace]
  ) -> [ClipPlace] {
    let merged = hull(from, to, left, turn: 1) + hull(from, to, right, turn: -1)
    return sorted(merged, from, to)
  }

  private static func sorted(_ places: [ClipPlace], _ from: ClipPlace, _ to: ClipPlace) -> [ClipPlace] {
    let (dx, dy) = (Int64(to.x) - Int64(from.x), Int64(to.y) - Int64(from.y))
    func along(_ place: ClipPlace) -> Int64 { Int64(place.x) * dx + Int64(place.y) * dy }
    return Set(places).sorted { (along($0), $0.key) < (along($1), $1.key) }
  }

  private static func hull(
    _ from: ClipPlace, _ to: ClipPlace, _ places: [ClipPlace], turn: Int64
  ) -> [ClipPlace] {
    var chain = [from]
    for place in sorted(places, from, to) + [to] {
      while chain.count > 1, clipCross(chain[chain.count - 2], chain[chain.count - 1], place) * turn < 0 {
        chain.removeLast()
      }
      chain.append(place)
    }
    return Array(chain.dropFirst().dropLast())
  }
}
