public import Geometry
import SpatialStats

/// Points spread evenly over the area of a feature, the same for the same seed and stream: `count` of them, each inside,
/// or none when the feature has no area.
///
/// The feature is cut by `4 * count` horizontal lines, one at a random height of each equal band. The lengths inside (even-odd
/// over all rings, so holes are left out and every part has its share) are laid end to end, and one point is drawn from
/// each of `count` equal pieces: a stratified draw in proportion to area, without rejection. Coordinates are planar, so
/// degrees serve within a village.
public func spreadPoints(
  _ set: PolygonSet, feature: Int, count: Int, seed: UInt64, stream: UInt64
) -> [PlanarPoint] {
  let count = min(count, maximumSpread)
  guard count > 0, let box = set.bounds(ofFeature: feature), box.height > 0, box.height.isFinite, box.width.isFinite
  else { return [] }
  var generator = CounterGenerator(seed: seed, stream: stream)
  let lines = 4 * count
  let heights = (0..<lines).map { box.minY + box.height * (Double($0) + generator.uniformOpen()) / Double(lines) }
  let pieces = insidePieces(crossings(of: set, feature: feature, heights: heights, box: box), heights)
  return drawn(count, from: pieces, &generator)
}

/// More points than this help nobody, and keep the arrays small.
private let maximumSpread = 10_000

/// A stretch of a horizontal line that lies inside.
private struct InsidePiece {
  var y: Double
  var from: Double
  var length: Double
}

/// Where the rings cross each height, in the order of the rings.
private func crossings(
  of set: PolygonSet, feature: Int, heights: [Double], box: BoundingBox
) -> [[Double]] {
  var found = [[Double]](repeating: [], count: heights.count)
  let scale = Double(heights.count) / box.height
  for ring in set.rings(ofFeature: feature) {
    for v in set.vertices(ofRing: ring).dropLast() {
      let (ax, ay, bx, by) = (set.x[v], set.y[v], set.x[v + 1], set.y[v + 1])
      let (low, high) = (min(ay, by), max(ay, by))
      guard low < high else { continue }
      // The line of band j lies in the band, so an edge meets at most the bands it spans.
      let first = max(0, Int((low - box.minY) * scale) - 1)
      let last = min(heights.count - 1, Int((high - box.minY) * scale) + 1)
      guard first <= last else { continue }
      for j in first...last where heights[j] >= low && heights[j] < high {
        found[j].append(ax + (bx - ax) * ((heights[j] - ay) / (by - ay)))
      }
    }
  }
  return found
}

private func insidePieces(_ crossings: [[Double]], _ heights: [Double]) -> [InsidePiece] {
  var pieces: [InsidePiece] = []
  for (j, own) in crossings.enumerated() {
    let sorted = own.sorted()
    for i in stride(from: 0, to: sorted.count - 1, by: 2) where sorted[i + 1] > sorted[i] {
      pieces.append(InsidePiece(y: heights[j], from: sorted[i], length: sorted[i + 1] - sorted[i]))
    }
  }
  return pieces
}

private func drawn(_ count: Int, from pieces: [InsidePiece], _ generator: inout CounterGenerator) -> [PlanarPoint] {
  let total = pieces.reduce(0) { $0 + $1.length }
  guard total > 0, total.isFinite, let last = pieces.last else { return [] }
  var points: [PlanarPoint] = []
  var piece = 0
  var before = 0.0
  for i in 0..<count {
    let along = total * (Double(i) + generator.uniformOpen()) / Double(count)
    while piece < pieces.count, before + pieces[piece].length <= along {
      before += pieces[piece].length
      piece += 1
    }
    let own = piece < pieces.count ? pieces[piece] : last
    let share = min(max((along - before) / own.length, 0), 1)
    points.append(PlanarPoint(x: own.from + own.length * share, y: own.y))
  }
  return points
}
