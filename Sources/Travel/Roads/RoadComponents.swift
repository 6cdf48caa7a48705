extension RoadNetwork {
  /// Components when directions are ignored, numbered from 0 in the order of their lowest node.
  func weakComponents() -> [Int32] {
    var sets = DisjointSets(count: nodeCount)
    for e in 0..<edgeCount { sets.join(edgeFrom[e], edgeTo[e]) }
    var number = [Int32](repeating: -1, count: nodeCount)
    var found: Int32 = 0
    for v in 0..<nodeCount {
      let root = Int(sets.root(Int32(v)))
      if root == v {
        number[v] = found
        found += 1
      } else {
        number[v] = number[root]
      }
    }
    return number
  }

  /// Strongly connected components (Tarjan 1972, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1),
  /// without recursion. The numbers are in no useful order, but depend on the graph only.
  func strongComponents() -> [Int32] {
    var walk = StrongWalk(nodes: nodeCount)
    for v in 0..<nodeCount where walk.order[v] < 0 { walk.visit(Int32(v), leaving) }
    return walk.component
  }

  /// Metres of edges inside each strong component.
  func strongLengths(_ component: [Int32]) -> [Double] {
    var lengths = [Double](repeating: 0, count: Int(component.max() ?? -1) + 1)
    for e in 0..<edgeCount where component[Int(edgeFrom[e])] == component[Int(edgeTo[e])] {
      lengths[Int(component[Int(edgeFrom[e])])] += edgeMetres[e]
    }
    return lengths
  }
}

private struct StrongWalk {
  /// Order in which nodes were met, -1 for those not met yet.
  var order: [Int32]
  private var low: [Int32]
  var component: [Int32]
  private var nextArc: [Int32]
  private var open: [Int32] = []
  private var path: [Int32] = []
  private var met: Int32 = 0
  private var components: Int32 = 0

  init(nodes: Int) {
    order = [Int32](repeating: -1, count: nodes)
    low = order
    component = order
    nextArc = order
  }

  mutating func visit(_ root: Int32, _ arcs: RoadArcs) {
    enter(root, arcs)
    while let last = path.last {
      let v = Int(last)
      if nextArc[v] < arcs.start[v + 1] {
        let w = Int(arcs.node[Int(nextArc[v])])
        nextArc[v] += 1
        if order[w] < 0 {
          enter(Int32(w), arcs)
        } else if component[w] < 0 {
          low[v] = min(low[v], order[w])
        }
      } else {
        leave(v)
      }
    }
  }

  private mutating func enter(_ v: Int32, _ arcs: RoadArcs) {
    order[Int(v)] = met
    low[Int(v)] = met
    met += 1
    nextArc[Int(v)] = arcs.start[Int(v)]
    open.append(v)
    path.append(v)
  }

  private mutating func leave(_ v: Int) {
    path.removeLast()
    if let parent = path.last { low[Int(parent)] = min(low[Int(parent)], low[v]) }
    guard low[v] == order[v] else { return }
    while let w = open.popLast() {
      component[Int(w)] = components
      if Int(w) == v { break }
    }
    components += 1
  }
}
