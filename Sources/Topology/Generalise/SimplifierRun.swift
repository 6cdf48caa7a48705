/// The work on one chain after the other.
struct SimplifierRun {
  /// Positions are counted from the chain's first place.
  private var x: [Int32] = []
  private var y: [Int32] = []
  private var previous: [Int32] = []
  private var next: [Int32] = []
  private var isGone: [Bool] = []
  private var cost: [Double] = []
  private var queue = CostQueue()

  /// Rows of removed places between two kept ones are not longer than this, which bounds the work.
  private static let longestRow = 128

  mutating func simplify(_ chain: Int, with plan: ChainSimplifier, into result: inout Chains) {
    let range = plan.chains.range(of: chain)
    let spare = range.count - 2 - plan.fewestInner(ofChain: chain)
    if spare > 0 {
      load(range, of: plan)
      removePlaces(atMost: spare, chain: chain, first: range.lowerBound, with: plan)
      for i in range where !isGone[i - range.lowerBound] { result.appendPlace(plan.chains.places[i]) }
    } else {
      for i in range { result.appendPlace(plan.chains.places[i]) }
    }
    result.close(left: plan.chains.left[chain], right: plan.chains.right[chain])
  }

  private mutating func load(_ range: Range<Int>, of plan: ChainSimplifier) {
    let count = range.count
    x.removeAll(keepingCapacity: true)
    y.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
    next.removeAll(keepingCapacity: true)
    for i in range {
      let place = Int(plan.chains.places[i])
      x.append(plan.index.x[place])
      y.append(plan.index.y[place])
    }
    for i in 0..<Int32(truncatingIfNeeded: count) {
      previous.append(i - 1)
      next.append(i + 1)
    }
    isGone.removeAll(keepingCapacity: true)
    isGone.append(contentsOf: repeatElement(false, count: count))
    cost.removeAll(keepingCapacity: true)
    cost.append(contentsOf: repeatElement(.infinity, count: count))
    queue.removeAll()
    for i in 1..<count - 1 { rate(i, limit: plan.greatestSquare) }
  }

  private mutating func removePlaces(atMost spare: Int, chain: Int, first: Int, with plan: ChainSimplifier) {
    var spare = spare
    while spare > 0, let (itemCost, at) = queue.popLeast() {
      guard !isGone[at], cost[at] == itemCost else { continue }
      let (a, c) = (Int(previous[at]), Int(next[at]))
      guard isFree(a, at, c, chain: chain, first: first, with: plan) else {
        cost[at] = .infinity
        continue
      }
      isGone[at] = true
      spare -= 1
      next[a] = Int32(truncatingIfNeeded: c)
      previous[c] = Int32(truncatingIfNeeded: a)
      if a > 0 { rate(a, limit: plan.greatestSquare) }
      if c < x.count - 1 { rate(c, limit: plan.greatestSquare) }
    }
  }

  /// Notes what leaving out a place costs: the greatest square of a distance from the places between its neighbours to
  /// the segment that would replace them.
  private mutating func rate(_ at: Int, limit: Double) {
    let (a, c) = (Int(previous[at]), Int(next[at]))
    cost[at] = c - a > SimplifierRun.longestRow ? .infinity : greatestSquare(from: a, to: c, limit: limit)
    if cost[at] <= limit { queue.insert(cost[at], at) }
  }

  private func greatestSquare(from a: Int, to c: Int, limit: Double) -> Double {
    let dx = Double(x[c] - x[a])
    let dy = Double(y[c] - y[a])
    let length = dx * dx + dy * dy
    var greatest = 0.0
    for i in a + 1..<c {
      let px = Double(x[i] - x[a])
      let py = Double(y[i] - y[a])
      let along = px * dx + py * dy
      let square: Double
      if along <= 0 {
        square = px * px + py * py
      } else if along >= length {
        square = (px - dx) * (px - dx) + (py - dy) * (py - dy)
      } else {
        let turn = px * dy - py * dx
        square = turn * turn / length
      }
      greatest = max(greatest, square)
      if greatest > limit { return .infinity }
    }
    return greatest
  }

  /// Whether the closed triangle of three places that follow each other holds no other place.
  private func isFree(_ a: Int, _ b: Int, _ c: Int, chain: Int, first: Int, with plan: ChainSimplifier) -> Bool {
    let turn = cross(a, b, x[c], y[c])
    if turn == 0 { return true }
    let ids = (
      Int(plan.chains.places[first + a]), Int(plan.chains.places[first + b]), Int(plan.chains.places[first + c])
    )
    let sign = turn > 0 ? 1 : -1
    return plan.index.all(
      minX: min(x[a], x[b], x[c]), minY: min(y[a], y[b], y[c]), maxX: max(x[a], x[b], x[c]),
      maxY: max(y[a], y[b], y[c])
    ) { place in
      let (px, py) = (plan.index.x[place], plan.index.y[place])
      if cross(a, b, px, py) &* sign < 0 || cross(b, c, px, py) &* sign < 0 || cross(c, a, px, py) &* sign < 0 {
        return true
      }
      let owner = Int(plan.chainOf[place])
      if owner == -2 || place == ids.0 || place == ids.1 || place == ids.2 { return true }
      return owner == chain && isGone[Int(plan.positionOf[place]) - first]
    }
  }

  @inline(__always)
  private func cross(_ a: Int, _ b: Int, _ px: Int32, _ py: Int32) -> Int {
    (Int(x[b]) &- Int(x[a])) &* (Int(py) &- Int(y[a])) &- (Int(y[b]) &- Int(y[a])) &* (Int(px) &- Int(x[a]))
  }
}

/// A heap of places by cost, then by position.
struct CostQueue {
  private var items: [(cost: Double, at: Int32)] = []

  mutating func removeAll() { items.removeAll(keepingCapacity: true) }

  mutating func insert(_ cost: Double, _ at: Int) {
    items.append((cost, Int32(truncatingIfNeeded: at)))
    var i = items.count - 1
    while i > 0, comesBefore(items[i], items[(i - 1) / 2]) {
      items.swapAt(i, (i - 1) / 2)
      i = (i - 1) / 2
    }
  }

  mutating func popLeast() -> (Double, Int)? {
    guard let least = items.first, let last = items.popLast() else { return nil }
    if !items.isEmpty {
      items[0] = last
      sink()
    }
    return (least.cost, Int(least.at))
  }

  private mutating func sink() {
    var i = 0
    while true {
      var child = 2 * i + 1
      guard child < items.count else { return }
      if child + 1 < items.count, comesBefore(items[child + 1], items[child]) { child += 1 }
      guard comesBefore(items[child], items[i]) else { return }
      items.swapAt(i, child)
      i = child
    }
  }

  @inline(__always)
  private func comesBefore(_ a: (cost: Double, at: Int32), _ b: (cost: Double, at: Int32)) -> Bool {
    a.cost != b.cost ? a.cost < b.cost : a.at < b.at
  }
}
