extension RoadNetwork {
  /// The shortest way over cells of some villages from one to the cell nearest a point; to the furthest one when nil.
  func way(from start: Int, in villages: [Int], to goal: PlanePoint?) -> [Int] {
    var previous = [start: start]
    var queue = [start]
    var next = 0
    while next < queue.count {
      for k in 0..<6 {
        guard let cell = plan.lattice.neighbour(queue[next], k), previous[cell] == nil else { continue }
        guard villages.contains(Int(plan.labels[cell])) else { continue }
        previous[cell] = queue[next]
        queue.append(cell)
      }
      next += 1
    }
    let nearest = goal.flatMap { goal in queue.min { place($0).distance(to: goal) < place($1).distance(to: goal) } }
    var cells = [nearest ?? queue[queue.count - 1]]
    while let last = cells.last, let before = previous[last], before != last { cells.append(before) }
    return cells.reversed()
  }

  /// Metres along the roads of the mainland from a cell to every cell that roads lead to.
  func metres(from start: Int) -> [Int: Double] {
    var cost = [start: 0.0]
    var heap = MinHeap()
    heap.push(0, start)
    while let (known, cell) = heap.pop() {
      guard known <= cost[cell] ?? .infinity else { continue }
      for k in 0..<6 where isBuilt(cell, k) {
        guard let next = plan.lattice.neighbour(cell, k) else { continue }
        let points = drawn([cell, next])
        let length = zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
        guard known + length < cost[next] ?? .infinity else { continue }
        cost[next] = known + length
        heap.push(known + length, next)
      }
    }
    return cost
  }
}
