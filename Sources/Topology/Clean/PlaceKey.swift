/// A place of the grid as one number; places order by rows (y, then x).
struct PlaceKey: Hashable, Comparable, Sendable {
  let raw: UInt64

  init(x: Int, y: Int) { raw = UInt64(truncatingIfNeeded: y) << 32 | UInt64(UInt32(truncatingIfNeeded: x)) }

  var x: Int { Int(truncatingIfNeeded: raw & 0xFFFF_FFFF) }
  var y: Int { Int(truncatingIfNeeded: raw >> 32) }

  static func < (a: PlaceKey, b: PlaceKey) -> Bool { a.raw < b.raw }

  /// Twice the signed area of the triangle a, b, p: positive when p is at the right of a to b on the screen (y down).
  /// Fits for any grid of 30 bits: no product is beyond 2^60.
  @inline(__always)
  static func cross(_ a: PlaceKey, _ b: PlaceKey, _ p: PlaceKey) -> Int {
    (b.x &- a.x) &* (p.y &- a.y) &- (b.y &- a.y) &* (p.x &- a.x)
  }
}

/// A straight piece of border with `a < b`, and where it comes from: a ring, or an edge of a former step.
struct GridSegment: Sendable {
  var a: PlaceKey
  var b: PlaceKey
  var source: Int32

  init(_ first: PlaceKey, _ second: PlaceKey, source: Int32) {
    a = min(first, second)
    b = max(first, second)
    self.source = source
  }
}
