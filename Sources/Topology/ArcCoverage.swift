public import Geometry

/// A coverage (areas that neither overlap nor leave slivers between them) as arcs on an integer grid of the Web Mercator
/// square: x from west to east, y from north to south, `2^bits` steps a side.
///
/// An arc is a stretch of border between two nodes, or a closed line without nodes. It is stored once and belongs to the
/// areas on both of its sides, so what is done to it is done to both. No two arcs cross or touch but at nodes.
public struct ArcCoverage: Sendable, Equatable {
  /// 12 + z is the grid of vector tiles of zoom z (4096 steps a tile); at most 30.
  public internal(set) var bits: Int
  /// Number of owners, such as villages; an owner may have no area.
  public internal(set) var ownerCount: Int
  /// Places of all arcs; both ends of an arc are included, a closed arc repeats its first place.
  public internal(set) var x: [Int32]
  public internal(set) var y: [Int32]
  /// Index of each arc's first place, then the number of places.
  public internal(set) var arcStart: [Int32]
  /// Owner at the left of each arc as it runs (y down: the side it has to its left on the screen); -1 for none.
  public internal(set) var left: [Int32]
  /// Owner at the right of each arc; -1 for none. Never equal to `left`.
  public internal(set) var right: [Int32]

  /// A coverage of no arcs.
  public init(bits: Int, ownerCount: Int) {
    self.bits = min(max(bits, 0), 30)
    self.ownerCount = max(0, ownerCount)
    (x, y, arcStart, left, right) = ([], [], [0], [], [])
  }

  public var arcCount: Int { left.count }
  public func places(ofArc arc: Int) -> Range<Int> { Int(arcStart[arc])..<Int(arcStart[arc + 1]) }

  /// Steps of the whole world.
  public var side: Double { Double(sign: .plus, exponent: bits, significand: 1) }

  /// Adds an arc; fewer than two places add nothing.
  public mutating func append(x arcX: some Sequence<Int32>, y arcY: some Sequence<Int32>, left: Int32, right: Int32) {
    let first = x.count
    x.append(contentsOf: arcX)
    y.append(contentsOf: arcY)
    guard x.count == y.count, x.count - first >= 2 else {
      x.removeLast(x.count - first)
      return y.removeLast(y.count - first)
    }
    arcStart.append(Int32(x.count))
    self.left.append(left)
    self.right.append(right)
  }

  /// Box of an arc in steps.
  public func box(ofArc arc: Int) -> BoundingBox? {
    let places = places(ofArc: arc)
    guard let minX = x[places].min(), let maxX = x[places].max(), let minY = y[places].min(),
      let maxY = y[places].max()
    else { return nil }
    return BoundingBox(minX: Double(minX), minY: Double(minY), maxX: Double(maxX), maxY: Double(maxY))
  }
}
