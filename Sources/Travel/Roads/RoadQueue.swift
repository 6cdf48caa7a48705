/// What waits in a search: a node that may be reached at a cost, for a target.
struct RoadLabel: Sendable {
  var cost: Double
  var target: Int32
  var node: Int32

  @inline(__always)
  func isBefore(_ o: RoadLabel) -> Bool { cost < o.cost || (cost == o.cost && target < o.target) }
}

/// A priority queue: a heap with four children a node (fewer cache misses than two), cheapest first, of equal costs the
/// lower target.
struct RoadQueue {
  private var heap: [RoadLabel] = []

  var isEmpty: Bool { heap.isEmpty }

  mutating func removeAll() { heap.removeAll(keepingCapacity: true) }

  @inline(__always)
  mutating func push(_ label: RoadLabel) {
    heap.append(label)
    var hole = heap.count - 1
    heap.withUnsafeMutableBufferPointer { heap in
      while hole > 0 {
        let parent = (hole - 1) >> 2
        if !label.isBefore(heap[parent]) { break }
        heap[hole] = heap[parent]
        hole = parent
      }
      heap[hole] = label
    }
  }

  @inline(__always)
  mutating func pop() -> RoadLabel? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    let count = heap.count
    guard count > 0 else { return first }
    heap.withUnsafeMutableBufferPointer { heap in
      var hole = 0
      while true {
        let child = hole << 2 + 1
        if child >= count { break }
        var least = child
        var other = child + 1
        while other < min(child + 4, count) {
          if heap[other].isBefore(heap[least]) { least = other }
          other += 1
        }
        if !heap[least].isBefore(last) { break }
        heap[hole] = heap[least]
        hole = least
      }
      heap[hole] = last
    }
    return first
  }
}
