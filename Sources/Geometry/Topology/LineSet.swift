/// Lines in flat arrays, in planar units: the vertices of line i are `start[i]..<start[i + 1]`.
public struct LineSet: Sendable, Equatable {
  public private(set) var x: [Double] = []
  public private(set) var y: [Double] = []
  public private(set) var start: [Int32] = [0]

  public init() {}

  public var count: Int { start.count - 1 }
  public func vertices(ofLine line: Int) -> Range<Int> { Int(start[line])..<Int(start[line + 1]) }

  public mutating func appendVertex(_ vx: Double, _ vy: Double) {
    x.append(vx)
    y.append(vy)
  }

  /// Ends the line whose vertices were appended since the last one. Fewer than two vertices are dropped.
  public mutating func endLine() {
    let first = Int(start[start.count - 1])
    guard x.count - first >= 2 else {
      x.removeLast(x.count - first)
      y.removeLast(y.count - first)
      return
    }
    start.append(Int32(clamping: x.count))
  }
}
