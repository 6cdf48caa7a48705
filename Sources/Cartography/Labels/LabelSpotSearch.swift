import Geometry

/// A place and its distance to what limits it, in the unit of the outline.
struct LabelSpot: Equatable {
  var x: Double
  var y: Double
  var clearance: Double
}

/// Looks for the place of a polygon that is farthest from its border and from obstacles, by cells of which those that
/// promise most are divided first.
struct LabelSpotSearch {
  private let outline: LabelOutline
  private let metric: LabelMetric
  /// Boxes to stay away from; distances to them are counted by the larger difference.
  private let obstacles: [BoundingBox]
  /// Places with less clearance are of no use.
  private let atLeast: Double
  private var cells = LabelCellQueue()
  private var found: LabelSpot?

  init(_ outline: LabelOutline, metric: LabelMetric, atLeast: Double, obstacles: [BoundingBox] = []) {
    self.outline = outline
    self.metric = metric
    self.atLeast = atLeast
    self.obstacles = obstacles
  }

  /// Distance to the nearest border or obstacle, negative outside or on an obstacle.
  func clearance(_ x: Double, _ y: Double) -> Double {
    var least = outline.clearance(x, y, metric)
    for box in obstacles {
      least = min(least, max(max(box.minX - x, x - box.maxX), max(box.minY - y, y - box.maxY)))
    }
    return least
  }

  /// The best place within 5 %; nil when none has `atLeast`. Gives up after looking at `maximumLooks` places.
  mutating func best(maximumLooks: Int) -> LabelSpot? {
    let box = outline.box
    guard box.width > 0, box.height > 0, outline.narrowness / 2 >= atLeast * 0.999 else { return nil }
    if let start = outline.middleOfWidestRow() { consider(start.x, start.y) }
    divide(box)
    var looks = cells.count
    while let cell = cells.popBest(), looks < maximumLooks {
      let goal = max((found?.clearance ?? 0) * 1.05, atLeast)
      guard cell.bound > goal else { break }
      let half = cell.half / 2
      for (sx, sy) in [(-half, -half), (half, -half), (-half, half), (half, half)] {
        push(cell.x + sx, cell.y + sy, half: half)
      }
      looks += 4
    }
    return found
  }

  /// Square cells that cover the box.
  private mutating func divide(_ box: BoundingBox) {
    let side = max(min(box.width, box.height), max(box.width, box.height) / 48)
    let columns = max(1, Int((box.width / side).rounded(.up)))
    let rows = max(1, Int((box.height / side).rounded(.up)))
    for row in 0..<rows {
      for column in 0..<columns {
        push(box.minX + (Double(column) + 0.5) * side, box.minY + (Double(row) + 0.5) * side, half: side / 2)
      }
    }
  }

  private mutating func push(_ x: Double, _ y: Double, half: Double) {
    let here = consider(x, y)
    let bound = here + half * metric.reach
    if bound > max((found?.clearance ?? 0) * 1.05, atLeast) { cells.push(x: x, y: y, half: half, bound: bound) }
  }

  @discardableResult
  private mutating func consider(_ x: Double, _ y: Double) -> Double {
    let here = clearance(x, y)
    if here > 0, here >= atLeast, here > found?.clearance ?? 0 { found = LabelSpot(x: x, y: y, clearance: here) }
    return here
  }
}

/// Square cells by what they promise, a binary heap in flat arrays. Ties go to the cell pushed first.
struct LabelCellQueue {
  struct Cell {
    var x: Double
    var y: Double
    var half: Double
    /// No place of the cell has more clearance.
    var bound: Double
    fileprivate var turn: Int32
  }

  private var heap: [Cell] = []
  private var turn: Int32 = 0

  var count: Int { heap.count }

  mutating func push(x: Double, y: Double, half: Double, bound: Double) {
    turn &+= 1
    heap.append(Cell(x: x, y: y, half: half, bound: bound, turn: turn))
    var at = heap.count - 1
    while at > 0, isBefore(at, (at - 1) / 2) {
      heap.swapAt(at, (at - 1) / 2)
      at = (at - 1) / 2
    }
  }

  mutating func popBest() -> Cell? {
    guard let best = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return best }
    heap[0] = last
    var at = 0
    while true {
      var next = at
      if 2 * at + 1 < heap.count, isBefore(2 * at + 1, next) { next = 2 * at + 1 }
      if 2 * at + 2 < heap.count, isBefore(2 * at + 2, next) { next = 2 * at + 2 }
      if next == at { return best }
      heap.swapAt(at, next)
      at = next
    }
  }

  private func isBefore(_ a: Int, _ b: Int) -> Bool {
    heap[a].bound != heap[b].bound ? heap[a].bound > heap[b].bound : heap[a].turn < heap[b].turn
  }
}
