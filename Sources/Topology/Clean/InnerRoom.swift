import Glibc

/// Whether a circle fits into an area, by searching squares and leaving those in which no centre can lie.
struct InnerRoom {
  private var edges: [(ax: Double, ay: Double, bx: Double, by: Double)] = []
  private var low = (x: Double.infinity, y: Double.infinity)
  private var high = (x: -Double.infinity, y: -Double.infinity)

  /// The area that these half-chains go around.
  init(_ chains: BorderChains, _ border: [Int32]) {
    for half in border {
      for k in chains.range(Int(half >> 1)).dropFirst() {
        let (p, q) = (chains.places[k - 1], chains.places[k])
        edges.append((Double(p.x), Double(p.y), Double(q.x), Double(q.y)))
        low = (min(low.x, Double(min(p.x, q.x))), min(low.y, Double(min(p.y, q.y))))
        high = (max(high.x, Double(max(p.x, q.x))), max(high.y, Double(max(p.y, q.y))))
      }
    }
  }

  /// Whether some place inside is more than `radius` steps from the border; circles that fit by less than a 16th of the
  /// radius may be missed.
  func holdsCircle(radius: Double) -> Bool {
    guard min(high.x - low.x, high.y - low.y) > 2 * radius else { return false }
    let half = max(high.x - low.x, high.y - low.y) / 2
    var squares = [(x: (low.x + high.x) / 2, y: (low.y + high.y) / 2, half: half)]
    while let square = squares.popLast() {
      let room = room(atX: square.x, y: square.y)
      if room > radius { return true }
      guard room + square.half * 2.0.squareRoot() > radius, square.half > radius / 16 else { continue }
      let quarter = square.half / 2
      for (dx, dy) in [(-quarter, -quarter), (quarter, -quarter), (-quarter, quarter), (quarter, quarter)] {
        squares.append((square.x + dx, square.y + dy, quarter))
      }
    }
    return false
  }

  /// Distance to the border; negative outside.
  private func room(atX x: Double, y: Double) -> Double {
    var nearest = Double.infinity
    var inside = false
    for edge in edges {
      let (dx, dy) = (edge.bx - edge.ax, edge.by - edge.ay)
      let along = min(max(((x - edge.ax) * dx + (y - edge.ay) * dy) / (dx * dx + dy * dy), 0), 1)
      let (ex, ey) = (edge.ax + along * dx - x, edge.ay + along * dy - y)
      nearest = min(nearest, ex * ex + ey * ey)
      if (edge.ay > y) != (edge.by > y), x < edge.ax + (y - edge.ay) / dy * dx { inside.toggle() }
    }
    return inside ? nearest.squareRoot() : -nearest.squareRoot()
  }
}
