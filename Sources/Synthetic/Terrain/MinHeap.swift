/// A binary heap of (cost, item), smallest cost first, ties by item: the order never depends on insertion.
struct MinHeap {
  private var entries: [(cost: Double, item: Int)] = []

  var isEmpty: Bool { entries.isEmpty }

  mutating func push(_ cost: Double, _ item: Int) {
    entries.append((cost, item))
    var child = entries.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard precedes(child, parent) else { return }
      entries.swapAt(child, parent)
      child = parent
    }
  }

  mutating func pop() -> (cost: Double, item: Int)? {
    guard let top = entries.first, let last = entries.popLast() else { return nil }
    if !entries.isEmpty {
      entries[0] = last
      sink()
    }
    return top
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var least = parent
      let left = 2 * parent + 1
      if left < entries.count, precedes(left, least) { least = left }
      if left + 1 < entries.count, precedes(left + 1, least) { least = left + 1 }
      guard least != parent else { return }
      entries.swapAt(parent, least)
      parent = least
    }
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    (entries[a].cost, entries[a].item) < (entries[b].cost, entries[b].item)
  }
}
