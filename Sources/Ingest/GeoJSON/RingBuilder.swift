import Geometry

/// Grows the arrays of a polygon set and can go back to a mark, which duplicate members of an object need.
struct RingBuilder: Sendable {
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  private(set) var ringStart: [Int32] = [0]
  private(set) var polygonStart: [Int32] = [0]
  private(set) var featureStart: [Int32] = [0]

  struct Mark {
    var vertices: Int
    var rings: Int
    var polygons: Int
  }

  var mark: Mark { Mark(vertices: x.count, rings: ringStart.count, polygons: polygonStart.count) }

  /// True when another ring could overflow the 32-bit offsets.
  var isFull: Bool { x.count > Int(Int32.max) - 2 }

  mutating func reserve(vertices: Int) {
    x.reserveCapacity(vertices)
    y.reserveCapacity(vertices)
  }

  mutating func goBack(to mark: Mark) {
    x.removeLast(x.count - mark.vertices)
    y.removeLast(y.count - mark.vertices)
    ringStart.removeLast(ringStart.count - mark.rings)
    polygonStart.removeLast(polygonStart.count - mark.polygons)
  }

  @inline(__always) mutating func append(_ vx: Double, _ vy: Double) {
    x.append(vx)
    y.append(vy)
  }

  /// Ends a ring as `PolygonSet.endRing` does: closes an open one, drops an empty one.
  mutating func endRing() {
    let first = Int(ringStart[ringStart.count - 1])
    let last = x.count - 1
    guard last >= first else { return }
    if x[first] != x[last] || y[first] != y[last] { append(x[first], y[first]) }
    ringStart.append(Int32(clamping: x.count))
  }

  mutating func endPolygon() {
    let rings = Int32(clamping: ringStart.count - 1)
    guard rings > polygonStart[polygonStart.count - 1] else { return }
    polygonStart.append(rings)
  }

  mutating func endFeature() { featureStart.append(Int32(clamping: polygonStart.count - 1)) }

  /// Adds all features of another builder behind its own.
  mutating func append(contentsOf other: RingBuilder) {
    shift(other.featureStart, by: polygonStart.count - 1, into: &featureStart)
    shift(other.polygonStart, by: ringStart.count - 1, into: &polygonStart)
    shift(other.ringStart, by: x.count, into: &ringStart)
    x.append(contentsOf: other.x)
    y.append(contentsOf: other.y)
  }

  private func shift(_ starts: [Int32], by offset: Int, into target: inout [Int32]) {
    target.append(contentsOf: starts.dropFirst().lazy.map { Int32(clamping: Int($0) + offset) })
  }

  /// The polygon set; nil only when there are more vertices than its offsets can count.
  var polygonSet: PolygonSet? {
    PolygonSet(x: x, y: y, ringStart: ringStart, polygonStart: polygonStart, featureStart: featureStart)
  }
}
