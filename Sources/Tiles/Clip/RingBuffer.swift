/// Closed rings of polygons in flat arrays, with their boxes.
struct RingBuffer: Sendable {
  private(set) var x: [Int32] = []
  private(set) var y: [Int32] = []
  private(set) var ringStart: [Int] = [0]
  private(set) var ringBox: [GridBox] = []
  private(set) var polygonStart: [Int] = [0]
  private(set) var polygonBox: [GridBox] = []
  /// Feature of each polygon, ascending.
  private(set) var feature: [Int32] = []
  /// True for a polygon whose rings touch themselves or each other at places.
  private(set) var touches: [Bool] = []

  /// Within it no product of two differences leaves 64 bits.
  private static let allowed = GridBox(minX: -1 << 28, minY: -1 << 28, maxX: 1 << 29, maxY: 1 << 29)

  var polygonCount: Int { feature.count }
  func rings(_ polygon: Int) -> Range<Int> { polygonStart[polygon]..<polygonStart[polygon + 1] }
  func places(_ ring: Int) -> Range<Int> { ringStart[ring]..<ringStart[ring + 1] }

  @inline(__always)
  mutating func append(_ newX: Int32, _ newY: Int32) {
    x.append(newX)
    y.append(newY)
  }

  mutating func append(x newX: ArraySlice<Int32>, y newY: ArraySlice<Int32>) {
    x.append(contentsOf: newX)
    y.append(contentsOf: newY)
  }

  /// Ends a ring. One of fewer than four places (the last repeats the first), or far outside of any grid, is taken back.
  mutating func endRing() {
    let places = (ringStart.last ?? 0)..<x.count
    guard places.count >= 4 else {
      x.removeLast(places.count)
      y.removeLast(places.count)
      return
    }
    var box = GridBox.empty
    for place in places { box.add(x[place], y[place]) }
    guard box.isInside(RingBuffer.allowed) else {
      x.removeLast(places.count)
      y.removeLast(places.count)
      return
    }
    ringStart.append(x.count)
    ringBox.append(box)
  }

  /// Ends a polygon; one without rings is taken back.
  mutating func endPolygon(feature newFeature: Int32, touches newTouches: Bool?) {
    let rings = (polygonStart.last ?? 0)..<ringBox.count
    guard !rings.isEmpty else { return }
    var box = GridBox.empty
    for ring in rings { box.add(ringBox[ring]) }
    polygonStart.append(ringBox.count)
    polygonBox.append(box)
    feature.append(newFeature)
    touches.append(newTouches ?? hasRepeatedPlace(rings))
  }

  /// True when two rings, or two stretches of a ring, meet at a place.
  private func hasRepeatedPlace(_ rings: Range<Int>) -> Bool {
    guard rings.count > 1 else { return false }
    var keys: [Int64] = []
    for ring in rings {
      for place in places(ring).dropLast() { keys.append(Int64(x[place]) << 32 | Int64(UInt32(bitPattern: y[place]))) }
    }
    keys.sort()
    return zip(keys, keys.dropFirst()).contains { $0 == $1 }
  }
}
