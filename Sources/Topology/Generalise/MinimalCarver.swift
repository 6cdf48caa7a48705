/// Makes room for owners that have lost their area: each gets half a cell near its place, cut out of the one area that
/// lies there. Who gives it must keep some area himself. Owners for whom there is no room are stacked.
struct MinimalCarver {
  private let coverage: ArcCoverage
  private var areas: [Int]
  private var cells: CarvedCells
  private var halves: [(half: HalfCell, owner: Int32, from: Int32)] = []
  /// Corners of halves that lie inside of edges.
  private var splits: [EdgeSplit] = []
  private(set) var stacked: [MinimalPolygon] = []

  /// Cells are looked for at most this many steps away.
  private static let reach: Int32 = 2
  private static let offsets: [GridPlace] = {
    let all = (-reach...reach).flatMap { y in (-reach...reach).map { GridPlace(x: $0, y: y) } }
    func key(_ o: GridPlace) -> (Int32, Int32, Int32) { (o.x * o.x + o.y * o.y, o.y, o.x) }
    return all.sorted { key($0) < key($1) }
  }()

  /// - Parameters:
  ///   - areas: Doubled area of each owner.
  ///   - lost: Owners to be given a polygon, and their cells, ascending.
  init(_ coverage: ArcCoverage, areas: [Int], lost: [MinimalPolygon]) {
    self.coverage = coverage
    self.areas = areas
    let reach = MinimalCarver.reach
    let heights = lost.flatMap { cell in (-reach...reach + 1).map { cell.corner.y + $0 } }
    cells = CarvedCells(coverage, edges: BorderEdges(coverage, rowsOf: heights))
    for cell in lost where !carve(cell) { stacked.append(cell) }
  }

  /// The arcs with the halves' outlines as arcs of their own, all places on edges made places of the arcs.
  func outlined() -> ArcCoverage {
    var result = ArcCoverage(bits: coverage.bits, ownerCount: coverage.ownerCount)
    var next = 0
    let sorted = splits.sorted()
    for arc in 0..<coverage.arcCount {
      for i in coverage.places(ofArc: arc) {
        result.appendPlace(GridPlace(x: coverage.x[i], y: coverage.y[i]))
        while next < sorted.count, sorted[next].edge == i {
          if next == 0 || sorted[next] != sorted[next - 1] { result.appendPlace(sorted[next].place) }
          next += 1
        }
      }
      result.closeArc(left: coverage.left[arc], right: coverage.right[arc])
    }
    for (half, owner, from) in halves {
      for corner in [half.a, half.b, half.c, half.a] { result.appendPlace(corner) }
      result.closeArc(left: from, right: owner)
    }
    return result
  }

  private mutating func carve(_ cell: MinimalPolygon) -> Bool {
    let side = Int32(clamping: 1 << coverage.bits)
    for offset in MinimalCarver.offsets {
      let at = GridPlace(x: cell.corner.x + offset.x, y: cell.corner.y + offset.y)
      guard at.x >= 0, at.y >= 0, at.x < side, at.y < side else { continue }
      guard let (missing, giver) = cells.take(at, areas: areas) else { continue }
      if giver >= 0 { areas[Int(giver)] -= 1 }
      areas[Int(cell.owner)] += 1
      let half = HalfCell(of: at, missing: missing)
      halves.append((half, cell.owner, giver))
      for edge in cells.edges(at: at) { noteSplits(half, edge: Int(edge)) }
      return true
    }
    return false
  }

  private mutating func noteSplits(_ half: HalfCell, edge: Int) {
    let a = GridPlace(x: coverage.x[edge], y: coverage.y[edge])
    let b = GridPlace(x: coverage.x[edge + 1], y: coverage.y[edge + 1])
    for corner in [half.a, half.b, half.c] where corner != a && corner != b && HalfCell.turn(a, b, corner) == 0 {
      let isBetween =
        min(a.x, b.x) <= corner.x && corner.x <= max(a.x, b.x) && min(a.y, b.y) <= corner.y
        && corner.y <= max(a.y, b.y)
      guard isBetween else { continue }
      let way = abs(Int(corner.x) - Int(a.x)) + abs(Int(corner.y) - Int(a.y))
      splits.append(EdgeSplit(edge: edge, way: way, place: corner))
    }
  }
}

/// A place inside of an edge, by its way from the edge's first place.
private struct EdgeSplit: Comparable {
  var edge: Int
  var way: Int
  var place: GridPlace

  static func < (a: EdgeSplit, b: EdgeSplit) -> Bool { a.edge != b.edge ? a.edge < b.edge : a.way < b.way }
}

extension ArcCoverage {
  fileprivate mutating func appendPlace(_ place: GridPlace) {
    x.append(place.x)
    y.append(place.y)
  }

  fileprivate mutating func closeArc(left l: Int32, right r: Int32) {
    arcStart.append(Int32(truncatingIfNeeded: x.count))
    left.append(l)
    right.append(r)
  }
}
