/// Grows connected villages from starting cells, all at once, over randomly rough ground.
struct VillageGrowth {
  let lattice: HexLattice
  let seed: UInt64
  /// Directed edges `6 * cell + k` that a village is slow to cross.
  var slowEdges: Set<Int> = []
  var slowness = 7.0
  /// Cost of a step within village `i` is divided by this.
  var pace: [Double]

  /// Village of each cell, -1 outside `land`. Every village is connected.
  func labels(from seeds: [Int], land: [Bool]) -> [Int32] {
    var label = [Int32](repeating: -1, count: lattice.cellCount)
    var cost = [Double](repeating: .infinity, count: lattice.cellCount)
    var heap = MinHeap()
    for (village, cell) in seeds.enumerated() {
      label[cell] = Int32(village)
      cost[cell] = 0
      heap.push(0, cell)
    }
    while let (known, cell) = heap.pop() {
      guard known <= cost[cell] else { continue }
      for k in 0..<6 {
        guard let next = lattice.neighbour(cell, k), land[next] else { continue }
        let candidate = known + step(from: cell, k, village: Int(label[cell]))
        guard candidate < cost[next] else { continue }
        cost[next] = candidate
        label[next] = label[cell]
        heap.push(candidate, next)
      }
    }
    trimLeaves(&label, seeds: Set(seeds))
    return label
  }

  /// Rough ground, rivers, and a long axis of each village's own.
  private func step(from cell: Int, _ k: Int, village: Int) -> Double {
    let key = DrawStream.mix(seed ^ UInt64(6 * cell + k) &* 0x9E37_79B9_7F4A_7C15)
    let rough = 0.6 + 0.9 * Double(key >> 11) * 0x1p-53
    let axis = Int(DrawStream.mix(seed &+ UInt64(village)) % 3)
    let along = k % 3 == axis ? 0.75 : 1.1
    return rough * along * (slowEdges.contains(6 * cell + k) ? slowness : 1) / pace[village]
  }

  /// Gives one-cell spurs to the neighbour that surrounds them. A spur has one neighbour of its own village, so taking
  /// it away cannot cut the village in two.
  private func trimLeaves(_ label: inout [Int32], seeds: Set<Int>) {
    for cell in label.indices where label[cell] >= 0 && !seeds.contains(cell) {
      let around = (0..<6).compactMap { lattice.neighbour(cell, $0) }.map { label[$0] }
      guard around.count(where: { $0 == label[cell] }) == 1 else { continue }
      let others = around.filter { $0 >= 0 && $0 != label[cell] }
      let best = others.max { a, b in
        (others.count { $0 == a }, a) < (others.count { $0 == b }, b)
      }
      if let best, others.count(where: { $0 == best }) >= 3 { label[cell] = best }
    }
  }
}
