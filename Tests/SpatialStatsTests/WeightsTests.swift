import SpatialStats
import TestSupport
import Testing

@Suite("weights")
struct WeightsTests {
  @Test func unitWithoutAValueLeavesBeforeRowsAreStandardised() throws {
    let weights = try Weights(lists: [[1, 2], [0, 2], [0, 1, 3], [2], []])
    let (kept, units) = try weights.rowStandardised().keeping([true, true, false, true, true])
    #expect(units == [0, 1, 3, 4])
    #expect(kept.start == [0, 1, 2, 2, 2])
    #expect(kept.values == [1, 1])
    #expect(kept.islands == [2, 3])
    #expect(kept == (try weights.keeping([true, true, false, true, true])).weights.rowStandardised())
  }

  @Test func selfLinksAreInsertedInOrderAndOnlyOnce() throws {
    let weights = try Weights(lists: [[1], [0, 2], [1], []]).withSelf()
    #expect(weights.neighbours == [0, 1, 0, 1, 2, 1, 2, 3])
    #expect(weights.withSelf() == weights)
    #expect(weights.withoutSelf() == (try Weights(lists: [[1], [0, 2], [1], []])))
    #expect(weights.rowStandardised().withoutSelf() == weights.withoutSelf().rowStandardised())
    #expect(weights.style == .binary)
    #expect(weights.islands == [3])
    #expect(weights.rowStandardised().values.suffix(1) == [1])
  }

  @Test func summaryCountsPartsAndSymmetry() throws {
    let summary = try Weights(lists: [[1], [0], [3], [], []]).summary
    #expect(summary.components == 3)
    #expect(summary.islands == 2)
    #expect(summary.links == 3)
    #expect(!summary.isSymmetric)
    #expect(summary.mostNeighbours == 1)
  }

  @Test func nearestAreThoseOfBruteForceWithTiesByIndex() throws {
    for seed in 0..<20 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let n = 1 + random.index(below: 120)
      // A coarse lattice, so that many distances tie and points coincide.
      let x = (0..<n).map { _ in Double(random.index(below: 9)) * (seed % 3 == 0 ? 1 : 1000) }
      let y = (0..<n).map { _ in seed % 4 == 0 ? 5 : Double(random.index(below: 9)) }
      let k = 1 + random.index(below: 12)
      let nearest = try NearestNeighbours(x: x, y: y, k: k)
      #expect(nearest.k == min(k, n - 1))
      for unit in 0..<n where nearest.k > 0 {
        let expected = (0..<n).filter { $0 != unit }.sorted { a, b in
          let da = (x[a] - x[unit]) * (x[a] - x[unit]) + (y[a] - y[unit]) * (y[a] - y[unit])
          let db = (x[b] - x[unit]) * (x[b] - x[unit]) + (y[b] - y[unit]) * (y[b] - y[unit])
          return (da, a) < (db, b)
        }.prefix(nearest.k)
        #expect(nearest.neighbours(of: unit).map(Int.init) == Array(expected), "seed \(seed)")
      }
    }
  }

  @Test func bandIsInclusiveAndEqualToBruteForce() throws {
    for seed in 0..<10 as Range<UInt64> {
      var random = SeededGenerator(seed: seed + 50)
      let x = (0..<60).map { _ in Double(random.index(below: 20)) }
      let y = (0..<60).map { _ in Double(random.index(below: 20)) }
      let weights = try Weights.withinDistance(x: x, y: y, threshold: 5)
      for unit in 0..<60 {
        let expected = (0..<60).filter {
          let (dx, dy) = (x[$0] - x[unit], y[$0] - y[unit])
          return $0 != unit && dx * dx + dy * dy <= 25
        }
        #expect(weights.links(of: unit).map { Int(weights.neighbours[$0]) } == expected)
      }
    }
  }

  @Test func coincidentPointsGiveFiniteKernels() throws {
    let weights = try Weights.kernel(
      x: [0, 0, 0, 5], y: [0, 0, 0, 0], kernel: .triangular, bandwidth: .nearest(2))
    #expect(weights.values.allSatisfy { $0.isFinite })
    #expect(weights.value(from: 0, to: 1) == 1)
  }

  @Test func faultyInputIsRefusedWithItsPlace() {
    #expect(throws: StatisticsError.badNeighbour(unit: 1)) { try Weights(lists: [[1], [2]]) }
    #expect(throws: StatisticsError.badNeighbour(unit: 0)) { try Weights(lists: [[1, 1], []]) }
    #expect(throws: StatisticsError.badOffsets(unit: 0)) { try Weights(start: [], neighbours: []) }
    #expect(throws: StatisticsError.badOffsets(unit: 1)) { try Weights(start: [0, 2, 1], neighbours: [0]) }
    #expect(throws: StatisticsError.badOffsets(unit: 1)) { try Weights(start: [0, 5, 1], neighbours: [0]) }
    #expect(throws: StatisticsError.notFinite(index: 0)) {
      try Weights(start: [0, 1], neighbours: [0], values: [.nan])
    }
    #expect(throws: StatisticsError.negativeWeight(index: 0)) {
      try Weights(start: [0, 1], neighbours: [0], values: [-1])
    }
    #expect(throws: StatisticsError.notFinite(index: 1)) { try NearestNeighbours(x: [0, .nan], y: [0, 0], k: 1) }
    #expect(throws: StatisticsError.lengthMismatch(expected: 1, found: 2)) {
      try Weights(lists: [[]]).keeping([true, true])
    }
  }

  @Test func nothingAndOneUnitAreFine() throws {
    #expect(try Weights(lists: []).summary.units == 0)
    #expect(try NearestNeighbours(x: [1], y: [1], k: 3).k == 0)
    #expect(try Weights.nearest(x: [], y: [], k: 3).count == 0)
    #expect(try largestNearestDistance(x: [1], y: [1]) == nil)
  }
}
