import SpatialStats
import TestSupport

/// Seeded maps for property tests.
enum TestMaps {
  /// Random symmetric neighbours: about `mean` a unit, the last `islands` units without any.
  static func weights(_ n: Int, mean: Int, islands: Int = 0, seed: UInt64) throws -> Weights {
    var random = SeededGenerator(seed: seed)
    var sets = [Set<Int>](repeating: [], count: n)
    let linked = n - islands
    for _ in 0..<(linked * mean / 2) {
      let (a, b) = (random.index(below: linked), random.index(below: linked))
      if a != b {
        sets[a].insert(b)
        sets[b].insert(a)
      }
    }
    return try Weights(lists: sets.map { $0.sorted() })
  }

  /// Values on a lattice of `levels` steps, so that a few levels give many ties.
  static func values(_ n: Int, levels: Int, seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    return (0..<n).map { _ in Double(random.index(below: levels)) * 0.1 }
  }
}
