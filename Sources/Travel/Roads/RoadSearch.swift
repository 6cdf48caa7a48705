/// Shortest paths from one or many targets over the arcs of a network (Dijkstra 1959), with up to `width` targets kept
/// at each node. Used again and again: what a search has touched is put back before the next.
///
/// A node keeps its cheapest `width` targets, of equal costs the lower ones, and hands on only those: a target that is
/// not among them cannot be among the cheapest of a node behind it either, because the others come along at the same
/// cost.
struct RoadSearch {
  let width: Int
  private let bound: Double
  private let arcStart: [Int32]
  private let arcNode: [Int32]
  private let arcCost: [Double]
  /// Slots `node * width ..< node * width + held[node]`: cheapest first, of equal costs the lower target.
  private(set) var costs: [Double]
  private(set) var targets: [Int32]
  private(set) var held: [Int32]
  /// Nodes with a slot in use.
  private(set) var touched: [Int32] = []
  private var queue = RoadQueue()

  init(arcs: RoadArcs, unit: RoadCostUnit, nodes: Int, width: Int, bound: Double) {
    self.width = width
    self.bound = bound
    arcStart = arcs.start
    arcNode = arcs.node
    arcCost = unit == .minutes ? arcs.minutes : arcs.metres
    costs = [Double](repeating: .infinity, count: nodes * width)
    targets = [Int32](repeating: -1, count: nodes * width)
    held = [Int32](repeating: 0, count: nodes)
  }

  /// The slots of a node that are in use.
  @inline(__always)
  func slots(_ node: Int) -> Range<Int> { node * width..<node * width + Int(held[node]) }

  mutating func reset() {
    for node in touched { held[Int(node)] = 0 }
    touched.removeAll(keepingCapacity: true)
    queue.removeAll()
  }

  /// A target that a node is this far from.
  mutating func seed(node: Int32, cost: Double, target: Int32) {
    offer(RoadLabel(cost: cost, target: target, node: node))
  }

  /// Searches until nothing is left within the bound.
  mutating func run() {
    while let label = queue.pop() {
      guard isCurrent(label) else { continue }
      let v = Int(label.node)
      for arc in Int(arcStart[v])..<Int(arcStart[v + 1]) {
        offer(RoadLabel(cost: label.cost + arcCost[arc], target: label.target, node: arcNode[arc]))
      }
    }
  }

  /// Whether no cheaper way to the same target, and no `width` better targets, came in between.
  @inline(__always)
  private func isCurrent(_ label: RoadLabel) -> Bool {
    let first = Int(label.node) * width
    for slot in first..<first + Int(held[Int(label.node)]) where targets[slot] == label.target {
      return costs[slot] == label.cost
    }
    return false
  }

  /// Takes a label into the slots of its node when it belongs there.
  @inline(__always)
  private mutating func offer(_ label: RoadLabel) {
    guard label.cost <= bound else { return }
    let v = Int(label.node)
    let first = v * width
    let count = Int(held[v])
    var end = first + count
    if count == width, !isBefore(label, slot: end - 1) { return }
    // The slot of the same target, if any, is the one given up; else a new one, else the last.
    var free = -1
    for slot in first..<end where targets[slot] == label.target { free = slot }
    if free >= 0 {
      guard label.cost < costs[free] else { return }
    } else if count < width {
      if count == 0 { touched.append(label.node) }
      held[v] += 1
      free = end
      end += 1
    } else {
      free = end - 1
    }
    while free > first, isBefore(label, slot: free - 1) {
      costs[free] = costs[free - 1]
      targets[free] = targets[free - 1]
      free -= 1
    }
    costs[free] = label.cost
    targets[free] = label.target
    queue.push(label)
  }

  @inline(__always)
  private func isBefore(_ label: RoadLabel, slot: Int) -> Bool {
    label.cost < costs[slot] || (label.cost == costs[slot] && label.target < targets[slot])
  }
}
