/// A closed box in steps of a grid.
struct GridBox: Sendable, Equatable {
  var minX: Int32
  var minY: Int32
  var maxX: Int32
  var maxY: Int32

  static let empty = GridBox(minX: .max, minY: .max, maxX: .min, maxY: .min)

  @inline(__always)
  mutating func add(_ x: Int32, _ y: Int32) {
    if x < minX { minX = x }
    if x > maxX { maxX = x }
    if y < minY { minY = y }
    if y > maxY { maxY = y }
  }

  mutating func add(_ box: GridBox) {
    minX = min(minX, box.minX)
    minY = min(minY, box.minY)
    maxX = max(maxX, box.maxX)
    maxY = max(maxY, box.maxY)
  }

  func isInside(_ box: GridBox) -> Bool {
    minX >= box.minX && minY >= box.minY && maxX <= box.maxX && maxY <= box.maxY
  }

  /// True when the insides of both have a place in common, as far as boxes tell.
  func overlaps(_ box: GridBox) -> Bool {
    minX < box.maxX && maxX > box.minX && minY < box.maxY && maxY > box.minY
  }

  func meets(_ box: GridBox) -> Bool {
    minX <= box.maxX && maxX >= box.minX && minY <= box.maxY && maxY >= box.minY
  }

  /// Sides of `box` that all of this box lies beyond.
  func commonCode(_ box: GridBox) -> UInt8 {
    (maxX < box.minX ? 1 : 0) | (minX > box.maxX ? 2 : 0) | (maxY < box.minY ? 4 : 0) | (minY > box.maxY ? 8 : 0)
  }

  /// Sides of the box that a place lies beyond: 1 west, 2 east, 4 north, 8 south.
  @inline(__always)
  func code(_ x: Int32, _ y: Int32) -> UInt8 {
    (x < minX ? 1 : x > maxX ? 2 : 0) | (y < minY ? 4 : y > maxY ? 8 : 0)
  }
}
