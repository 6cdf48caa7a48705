/// Joins pieces of border that meet where nothing else ends, so that arcs run from node to node.
struct ArcJoiner {
  private let left: [Int32]
  private let right: [Int32]
  /// The end that a piece's end goes on to: 2 x piece for its first place, 2 x piece + 1 for its last; -1 at a node.
  private var partner: [Int32]

  /// - Parameter endNodes: Number of the place of each end, under `nodeCount`.
  init(endNodes: [Int32], nodeCount: Int, left: [Int32], right: [Int32]) {
    self.left = left
    self.right = right
    partner = [Int32](repeating: -1, count: endNodes.count)
    findPartners(endNodes, nodeCount: nodeCount)
  }

  /// Rows of pieces that make up arcs: those with nodes first.
  func plan() -> JoinPlan {
    var plan = JoinPlan()
    var isDone = [Bool](repeating: false, count: left.count)
    for end in partner.indices where partner[end] < 0 && !isDone[end / 2] {
      walk(from: end, isDone: &isDone, into: &plan)
    }
    for piece in isDone.indices where !isDone[piece] { walk(from: 2 * piece, isDone: &isDone, into: &plan) }
    return plan
  }

  private func walk(from first: Int, isDone: inout [Bool], into plan: inout JoinPlan) {
    let owners = owners(leaving: first)
    plan.left.append(owners[0])
    plan.right.append(owners[1])
    var end = first
    while end >= 0, !isDone[end / 2] {
      isDone[end / 2] = true
      plan.steps.append(Int32(truncatingIfNeeded: end))
      end = Int(partner[end ^ 1])
    }
    plan.start.append(Int32(truncatingIfNeeded: plan.steps.count))
  }

  private mutating func findPartners(_ endNodes: [Int32], nodeCount: Int) {
    var firstEnd = [Int32](repeating: -1, count: nodeCount)
    var lastEnd = firstEnd
    var isNode = [Bool](repeating: false, count: nodeCount)
    for (end, node) in endNodes.enumerated() {
      let node = Int(node)
      if firstEnd[node] < 0 {
        firstEnd[node] = Int32(truncatingIfNeeded: end)
      } else if lastEnd[node] < 0 {
        lastEnd[node] = Int32(truncatingIfNeeded: end)
      } else {
        isNode[node] = true
      }
    }
    for node in 0..<nodeCount where lastEnd[node] >= 0 && !isNode[node] { pair(firstEnd[node], lastEnd[node]) }
  }

  private mutating func pair(_ a: Int32, _ b: Int32) {
    guard a / 2 != b / 2, owners(leaving: Int(a) ^ 1) == owners(leaving: Int(b)) else { return }
    partner[Int(a)] = b
    partner[Int(b)] = a
  }

  /// Owners left and right when a piece is run from one end to the other.
  private func owners(leaving end: Int) -> SIMD2<Int32> {
    end & 1 == 0 ? SIMD2(left[end / 2], right[end / 2]) : SIMD2(right[end / 2], left[end / 2])
  }
}

/// Arcs as rows of pieces: 2 x piece, plus 1 when it is run backwards.
struct JoinPlan {
  var steps: [Int32] = []
  var start: [Int32] = [0]
  var left: [Int32] = []
  var right: [Int32] = []

  /// Appends the values of an arc's places; where pieces meet the value is taken once.
  @inline(__always)
  func emit(
    arc: Int, from values: [Int32], range: (Int) -> Range<Int>, into result: inout [Int32]
  ) {
    let row = Int(start[arc])..<Int(start[arc + 1])
    for i in row {
      let places = range(Int(steps[i] / 2))
      if steps[i] & 1 == 0 {
        result.append(contentsOf: values[i == row.lowerBound ? places : places.dropFirst()])
      } else {
        result.append(contentsOf: values[i == row.lowerBound ? places : places.dropLast()].reversed())
      }
    }
  }
}

extension Chains {
  /// Chains from node to node, of chains that share places at their ends only.
  func joined(placeCount: Int) -> Chains {
    var endNodes = [Int32](repeating: 0, count: 2 * count)
    for chain in 0..<count {
      endNodes[2 * chain] = places[Int(start[chain])]
      endNodes[2 * chain + 1] = places[Int(start[chain + 1]) - 1]
    }
    let plan = ArcJoiner(endNodes: endNodes, nodeCount: placeCount, left: left, right: right).plan()
    var result = Chains()
    result.reserveCapacity(places: places.count, chains: plan.left.count)
    var row: [Int32] = []
    for arc in plan.left.indices {
      row.removeAll(keepingCapacity: true)
      plan.emit(arc: arc, from: places, range: { self.range(of: $0) }, into: &row)
      result.append(row, left: plan.left[arc], right: plan.right[arc])
    }
    return result
  }
}

extension ArcCoverage {
  /// Arcs from node to node, of arcs that share places at their ends only.
  func joined() -> ArcCoverage {
    let (endNodes, nodeCount) = numberedEnds()
    let plan = ArcJoiner(endNodes: endNodes, nodeCount: nodeCount, left: left, right: right).plan()
    var result = ArcCoverage(bits: bits, ownerCount: ownerCount)
    for arc in plan.left.indices {
      plan.emit(arc: arc, from: x, range: { places(ofArc: $0) }, into: &result.x)
      plan.emit(arc: arc, from: y, range: { places(ofArc: $0) }, into: &result.y)
      result.arcStart.append(Int32(truncatingIfNeeded: result.x.count))
    }
    (result.left, result.right) = (plan.left, plan.right)
    return result
  }

  private func numberedEnds() -> (endNodes: [Int32], nodeCount: Int) {
    let keys = (0..<2 * arcCount).map { key(atStartOf: Int32(truncatingIfNeeded: $0)) }
    let order = keys.indices.sorted { keys[$0] != keys[$1] ? keys[$0] < keys[$1] : $0 < $1 }
    var endNodes = [Int32](repeating: 0, count: keys.count)
    var node: Int32 = -1
    var last: UInt64?
    for end in order {
      if keys[end] != last { node += 1 }
      last = keys[end]
      endNodes[end] = node
    }
    return (endNodes, Int(node) + 1)
  }
}

/// A place as one number: by y, then by x.
@inline(__always)
func packedPlace(_ x: Int32, _ y: Int32) -> UInt64 {
  UInt64(UInt32(bitPattern: y) ^ 0x8000_0000) << 32 | UInt64(UInt32(bitPattern: x) ^ 0x8000_0000)
}
