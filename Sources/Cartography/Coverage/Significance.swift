import Glibc

/// For each place of each arc the tolerance (grid steps) up to which Douglas-Peucker keeps it; infinite at the ends.
///
/// Computed once: a zoom keeps what is above its tolerance, so the places of a lower zoom are among those of a higher
/// one. A place is never more significant than the split above it. A closed arc is split at its farthest place first.
func significance(_ rings: CoverageRings, _ arcs: ArcTable) -> [Double] {
  var result = [Double](repeating: 0, count: arcs.places.count)
  let x = arcs.places.map { Double(rings.x[Int($0)]) }
  let y = arcs.places.map { Double(rings.y[Int($0)]) }
  for arc in 0..<arcs.count {
    let range = arcs.range(ofArc: arc)
    let last = range.upperBound - 1
    result[range.lowerBound] = .infinity
    result[last] = .infinity
    split(range.lowerBound, last, x, y, &result)
  }
  return result
}

private func split(_ first: Int, _ last: Int, _ x: [Double], _ y: [Double], _ result: inout [Double]) {
  let isClosed = x[first] == x[last] && y[first] == y[last]
  var stack = [(first, last, Double.infinity, isClosed)]
  while let (a, b, limit, keepsSplit) = stack.popLast() {
    guard b - a > 1 else { continue }
    var farthest = a + 1
    var square = -1.0
    for v in (a + 1)..<b {
      let d = squaredSegmentDistance(x[v], y[v], x[a], y[a], x[b], y[b])
      if d > square { (square, farthest) = (d, v) }
    }
    let value = keepsSplit ? Double.infinity : min(limit, square.squareRoot())
    result[farthest] = value
    stack.append((a, farthest, value, false))
    stack.append((farthest, b, value, false))
  }
}
