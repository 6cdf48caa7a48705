/// The borders that matter for the areas of a window, each with the change it makes from left to right, and what all
/// borders to the left of the window add up to, row by row.
struct EdgeList {
  private(set) var edges: [AreaEdge] = []
  private(set) var deltas: [SIMD4<Int32>] = []
  /// A row of pixels: change times steps (of 256) of its height.
  private(set) var left: [SIMD4<Int32>]
  private let right: Int
  private let bottom: Int

  init(width: Int, height: Int) {
    left = [SIMD4<Int32>](repeating: .zero, count: height)
    right = width << AreaBuffer.subpixelBits
    bottom = height << AreaBuffer.subpixelBits
  }

  /// True when no border crosses the window.
  var isPlain: Bool { edges.isEmpty }

  /// Coordinates are in 1/256 pixels from the window's corner.
  @inline(__always)
  mutating func add(_ edge: AreaEdge, delta: SIMD4<Int32>) {
    if edge.ay == edge.by || max(edge.ay, edge.by) <= 0 || min(edge.ay, edge.by) >= bottom { return }
    if min(edge.ax, edge.bx) >= right { return }
    if max(edge.ax, edge.bx) <= 0 { return addLeft(from: edge.ay, to: edge.by, delta: delta) }
    // Always downwards: which way an arc runs says nothing about the map.
    let isDown = edge.ay < edge.by
    edges.append(isDown ? edge : AreaEdge(ax: edge.bx, ay: edge.by, bx: edge.ax, by: edge.ay))
    deltas.append(isDown ? delta : .zero &- delta)
  }

  /// A border somewhere to the left that goes from one height to another.
  mutating func addLeft(from: Int, to: Int, delta: SIMD4<Int32>) {
    let low = max(0, min(from, to))
    let high = min(bottom, max(from, to))
    guard low < high else { return }
    let signed = from < to ? delta : .zero &- delta
    for row in low >> 8...(high - 1) >> 8 {
      let share = min(high, (row + 1) << 8) - max(low, row << 8)
      left[row] &+= signed &* SIMD4(repeating: Int32(truncatingIfNeeded: share))
    }
  }

  func draw(on buffer: AreaBuffer) {
    for row in left.indices where left[row] != .zero { buffer.addAtLeft(row: row, share: 1, delta: left[row]) }
    for index in edges.indices { buffer.add(edges[index], delta: deltas[index]) }
  }

  /// Adds everything to a digest; the order of edges doesn't matter.
  func hash(into hasher: inout TileHasher) {
    var sum = OrderlessHash()
    for index in edges.indices {
      let (edge, delta) = (edges[index], deltas[index])
      sum.add(edge.ax, edge.ay, edge.bx, edge.by, PackedLanes.bits(delta))
    }
    sum.hash(into: &hasher)
    var start = 0
    while start < left.count {
      var end = start + 1
      while end < left.count, left[end] == left[start] { end += 1 }
      hasher.add(end - start)
      hasher.add(PackedLanes.wide(left[start]).0)
      hasher.add(PackedLanes.wide(left[start]).1)
      start = end
    }
  }
}

enum PackedLanes {
  /// Four lanes of -255...255 as one word.
  static func bits(_ lanes: SIMD4<Int32>) -> Int {
    ((Int(lanes.x) << 16 ^ Int(lanes.y)) << 16 ^ Int(lanes.z)) << 16 ^ Int(lanes.w)
  }

  static func wide(_ lanes: SIMD4<Int32>) -> (UInt64, UInt64) {
    func word(_ a: Int32, _ b: Int32) -> UInt64 {
      UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))
    }
    return (word(lanes.x, lanes.y), word(lanes.z, lanes.w))
  }
}

/// A digest of a set of items that doesn't depend on their order.
struct OrderlessHash {
  private var high: UInt64 = 0
  private var low: UInt64 = 0
  private var count = 0

  mutating func add(_ a: Int, _ b: Int, _ c: Int, _ d: Int, _ e: Int) {
    var hasher = TileHasher()
    hasher.add(a)
    hasher.add(b)
    hasher.add(c)
    hasher.add(d)
    hasher.add(e)
    let digest = hasher.digest
    high &+= digest.high
    low &+= digest.low
    count &+= 1
  }

  func hash(into hasher: inout TileHasher) {
    hasher.add(high)
    hasher.add(low)
    hasher.add(count)
  }
}
