import Geometry
import Topology

/// One polygon as segments, scaled to some unit; `stretch` multiplies y once more.
struct LabelOutline {
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  private(set) var ringStart: [Int] = [0]
  private(set) var box = LabelOutline.nothing

  static let nothing = BoundingBox(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

  init(_ rings: OwnerRings, polygon: Int, scale: Double, stretch: Double = 1) {
    for ring in rings.rings(ofPolygon: polygon) {
      let places = rings.places(ofRing: ring)
      x.reserveCapacity(x.count + places.count)
      y.reserveCapacity(x.count + places.count)
      for place in places {
        x.append(Double(rings.x[place]) * scale)
        y.append(Double(rings.y[place]) * scale * stretch)
      }
      ringStart.append(x.count)
    }
    if ringStart.count > 1 { box = BoundingBox(x: x, y: y, range: 0..<ringStart[1]) ?? box }
  }

  /// The shorter side of its box.
  var narrowness: Double { box.minX <= box.maxX ? min(box.width, box.height) : 0 }

  /// Middle of the widest stretch inside along one horizontal line near the middle; inside the polygon for certain.
  func middleOfWidestRow() -> (x: Double, y: Double)? {
    guard box.minX < box.maxX, box.minY < box.maxY else { return nil }
    var best: (x: Double, y: Double, width: Double)?
    for part in [0.5, 0.31, 0.69] {
      let row = box.minY + box.height * (part + 0.000_317)
      let cuts = crossings(row: row)
      for pair in stride(from: 0, to: cuts.count - 1, by: 2) where cuts[pair + 1] - cuts[pair] > best?.width ?? 0 {
        best = ((cuts[pair] + cuts[pair + 1]) / 2, row, cuts[pair + 1] - cuts[pair])
      }
    }
    return best.map { ($0.x, $0.y) }
  }

  private func crossings(row: Double) -> [Double] {
    var cuts: [Double] = []
    for ring in 0..<ringStart.count - 1 {
      for end in ringStart[ring] + 1..<max(ringStart[ring] + 1, ringStart[ring + 1]) {
        let (ay, by) = (y[end - 1], y[end])
        guard (ay > row) != (by > row) else { continue }
        cuts.append(x[end - 1] + (row - ay) / (by - ay) * (x[end] - x[end - 1]))
      }
    }
    return cuts.sorted()
  }

  // MARK: - Distances

  /// Distance to the border, negative outside.
  func clearance(_ px: Double, _ py: Double, _ metric: LabelMetric) -> Double {
    var isInside = false
    var best = Double.infinity
    x.withUnsafeBufferPointer { xs in
      y.withUnsafeBufferPointer { ys in
        for ring in 0..<ringStart.count - 1 {
          var (ax, ay) = (xs[ringStart[ring]] - px, ys[ringStart[ring]] - py)
          for end in ringStart[ring] + 1..<max(ringStart[ring] + 1, ringStart[ring + 1]) {
            let (bx, by) = (xs[end] - px, ys[end] - py)
            if (ay > 0) != (by > 0), ax - ay / (by - ay) * (bx - ax) > 0 { isInside.toggle() }
            // The distance to the segment's box is a lower bound in either metric.
            let near = max(max(min(ax, bx), -max(ax, bx)), max(min(ay, by), -max(ay, by)))
            if near < best { best = min(best, metric.distance(ax, ay, bx, by)) }
            (ax, ay) = (bx, by)
          }
        }
      }
    }
    return isInside ? best : -best
  }
}

/// How far a place is from a border.
enum LabelMetric {
  case euclidean
  /// Largest of the two differences: half the side of the largest upright square around the place.
  case chebyshev

  /// How much the clearance can grow from the middle of a square to anywhere in it, for half a side of 1.
  var reach: Double { self == .euclidean ? 2.0.squareRoot() : 1 }

  /// From the origin to the segment a-b.
  @inline(__always)
  func distance(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) -> Double {
    let (dx, dy) = (bx - ax, by - ay)
    switch self {
    case .euclidean:
      let square = dx * dx + dy * dy
      let t = square > 0 ? min(1, max(0, -(ax * dx + ay * dy) / square)) : 0
      let (x, y) = (ax + t * dx, ay + t * dy)
      return (x * x + y * y).squareRoot()
    case .chebyshev:
      // Convex and piecewise linear along the segment: least at an end or where |x| = |y|.
      var best = min(max(abs(ax), abs(ay)), max(abs(bx), abs(by)))
      let rising = (ax - ay) / (dy - dx)
      if rising > 0, rising < 1 { best = min(best, abs(ax + rising * dx)) }
      let falling = -(ax + ay) / (dx + dy)
      if falling > 0, falling < 1 { best = min(best, abs(ax + falling * dx)) }
      return best
    }
  }
}
