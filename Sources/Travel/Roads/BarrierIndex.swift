/// Lines that nobody walks across off the road: rivers, coasts, railways. Planar metres, in a grid.
///
/// A walk is stopped when it has any point in common with a barrier: touching counts, also where the far end of the
/// walk touches. A place that itself lies exactly on a barrier (a jetty, a house drawn on the bank) is on both of its
/// sides: the pieces of barrier that hold the place do not stop a walk that starts there. All tests are exact.
public struct BarrierIndex: Sendable {
  private let grid: SegmentGrid

  /// No barriers.
  public init() { grid = SegmentGrid(ax: [], ay: [], bx: [], by: []) }

  /// Line i has the vertices `lineStart[i]..<lineStart[i + 1]`. A line is broken at a vertex that is not usable (not
  /// finite, or beyond 1e9 m); a line of one vertex is a barrier of one point. Starts that do not fit are cut to fit.
  public init(x: [Double], y: [Double], lineStart: [Int32]) {
    let count = min(x.count, y.count)
    var ax: [Double] = []
    var ay: [Double] = []
    var bx: [Double] = []
    var by: [Double] = []
    for line in 0..<max(0, lineStart.count - 1) {
      let first = min(max(0, Int(lineStart[line])), count)
      let end = min(max(first, Int(lineStart[line + 1])), count)
      for v in first..<end where SegmentGrid.isUsable(x[v], y[v]) {
        let goesOn = v + 1 < end && SegmentGrid.isUsable(x[v + 1], y[v + 1])
        guard goesOn || end - first == 1 else { continue }
        ax.append(x[v])
        ay.append(y[v])
        bx.append(goesOn ? x[v + 1] : x[v])
        by.append(goesOn ? y[v + 1] : y[v])
      }
    }
    grid = SegmentGrid(ax: ax, ay: ay, bx: bx, by: by)
  }

  /// Number of straight pieces.
  public var segmentCount: Int { grid.count }

  /// Whether a barrier stops the straight walk from a place to another point.
  ///
  /// - Parameter endIsPlace: The far end is a place too, which may lie on a barrier.
  public func stopsWalk(
    fromX: Double, fromY: Double, toX: Double, toY: Double, endIsPlace: Bool = false
  ) -> Bool {
    guard grid.count > 0 else { return false }
    let walk = RoadSegment(ax: fromX, ay: fromY, bx: toX, by: toY)
    var isStopped = false
    grid.forEachNear(fromX, fromY, toX, toY) { item in
      if isStopped { return }
      let barrier = segment(item)
      guard barrier.meets(walk), !barrier.holds(fromX, fromY) else { return }
      isStopped = !(endIsPlace && barrier.holds(toX, toY))
    }
    return isStopped
  }

  /// Where barriers cross a segment, as shares of its way, ascending.
  func crossings(of segment: RoadSegment) -> [Double] {
    guard grid.count > 0 else { return [] }
    var shares: [Double] = []
    for item in grid.near(segment.ax, segment.ay, segment.bx, segment.by) {
      let barrier = self.segment(Int(item))
      guard barrier.meets(segment) else { continue }
      if let crossing = segment.crossing(with: barrier) {
        shares.append(crossing.own)
      } else {
        shares.append(segment.share(nearestTo: barrier.ax, barrier.ay))
        shares.append(segment.share(nearestTo: barrier.bx, barrier.by))
      }
    }
    return shares.sorted()
  }

  private func segment(_ i: Int) -> RoadSegment {
    RoadSegment(ax: grid.ax[i], ay: grid.ay[i], bx: grid.bx[i], by: grid.by[i])
  }
}
