import SpatialStats
import TestSupport
import Testing

@Suite("local statistics")
struct LocalStatisticsTests {
  @Test func localGByHand() throws {
    // Values 1 2 3 6, mean 3, population variance 3.5; unit 0 with unit 1: sum 3, expected 6,
    // variance 3.5 (4 * 2 - 4) / 3.
    let weights = try Weights(lists: [[1], [0], [], []])
    let star = try LocalG(.giStar, values: [1, 2, 3, 6], weights: weights.withSelf())
    #expect(isClose(star.z[0] ?? 0, -3 / (3.5 * 4 / 3).squareRoot(), relative: 1e-14))
    #expect(isClose(star.g[0] ?? 0, 0.25, relative: 1e-14))
    #expect(star.hasNeighbours == [true, true, false, false])
    #expect(star.z[2] == 0)
    // Gi of unit 0: the others 2 3 6, mean 11/3, variance 26/9; its neighbour 2; weights 1: (3 - 1) / 2.
    let gi = try LocalG(.gi, values: [1, 2, 3, 6], weights: weights)
    #expect(isClose(gi.z[0] ?? 0, (2 - 11.0 / 3) / (26.0 / 9).squareRoot(), relative: 1e-14))
    #expect(gi.z[2] == nil && gi.g[3] == nil && gi.p[2] == nil)
  }

  @Test func starNeedsSelfLinks() throws {
    #expect(throws: StatisticsError.selfLinkMissing(unit: 0)) {
      try LocalG(.giStar, values: [1, 2], weights: Weights(lists: [[1], [0]]))
    }
    #expect(throws: StatisticsError.lengthMismatch(expected: 2, found: 1)) {
      try LocalG(.gi, values: [1], weights: Weights(lists: [[1], [0]]))
    }
  }

  @Test func constantValuesHaveNoScore() throws {
    let weights = try Weights(lists: [[1, 2], [0, 2], [0, 1], []])
    let values = [Double](repeating: 0.1, count: 4)
    #expect(try LocalG(.gi, values: values, weights: weights).z == [nil, nil, nil, nil])
    #expect(try LocalG(.giStar, values: values, weights: weights.withSelf()).z == [nil, nil, nil, nil])
    #expect(try LocalMoran(values: values, weights: weights).i == [nil, nil, nil, nil])
    #expect(try GlobalMoran(values: values, weights: weights) == nil)
  }

  @Test func unitLinkedToAllOthersHasNoScore() throws {
    let weights = try Weights(lists: [[1, 2, 3], [0], [0], [0]])
    #expect(try LocalG(.gi, values: [1, 5, 2, 9], weights: weights).z[0] == nil)
    #expect(try LocalMoran(values: [1, 5, 2, 9], weights: weights).z[0] == nil)
  }

  @Test func renumberingTheUnitsRenumbersTheResults() throws {
    for seed in 1...8 as ClosedRange<UInt64> {
      let n = 60
      let weights = try TestMaps.weights(n, mean: 5, islands: 3, seed: seed)
      let values = TestMaps.values(n, levels: 1000, seed: seed)
      var random = SeededGenerator(seed: seed)
      var order = Array(0..<n)
      for last in stride(from: n - 1, to: 0, by: -1) { order.swapAt(last, random.index(below: last + 1)) }
      var place = [Int](repeating: 0, count: n)
      for (new, old) in order.enumerated() { place[old] = new }
      let moved = try Weights(
        lists: order.map { old in weights.links(of: old).map { place[Int(weights.neighbours[$0])] } })
      let movedValues = order.map { values[$0] }
      let (a, b) = (
        try LocalG(.gi, values: values, weights: weights).z, try LocalG(.gi, values: movedValues, weights: moved).z
      )
      let (c, d) = (
        try LocalMoran(values: values, weights: weights.rowStandardised()),
        try LocalMoran(values: movedValues, weights: moved.rowStandardised())
      )
      for (new, old) in order.enumerated() {
        #expect((a[old] == nil) == (b[new] == nil))
        #expect(isClose(a[old] ?? 0, b[new] ?? 0, relative: 1e-9, absolute: 1e-11))
        #expect(isClose(c.i[old] ?? 0, d.i[new] ?? 0, relative: 1e-9, absolute: 1e-11))
        #expect(c.quadrant[old] == d.quadrant[new])
      }
    }
  }

  @Test func scoresDoNotDependOnUnitsOrOnRowStandardisation() throws {
    let weights = try TestMaps.weights(60, mean: 5, seed: 4)
    let values = TestMaps.values(60, levels: 1000, seed: 4)
    let z = try LocalG(.gi, values: values, weights: weights).z
    let moved = try LocalG(.gi, values: values.map { $0 * 100 - 7 }, weights: weights.rowStandardised()).z
    for (a, b) in zip(z, moved) { #expect(isClose(a ?? 0, b ?? 0, relative: 1e-9, absolute: 1e-11)) }
  }

  @Test func localMoranSumsToTheGlobalOne() throws {
    let weights = try TestMaps.weights(60, mean: 5, seed: 5).rowStandardised()
    let values = TestMaps.values(60, levels: 1000, seed: 5)
    let sum = try LocalMoran(values: values, weights: weights).i.reduce(0) { $0 + ($1 ?? 0) }
    let linked = Double(60 - weights.islands.count)
    let global = try #require(try GlobalMoran(values: values, weights: weights))
    #expect(isClose(sum / linked, global.i, relative: 1e-10))
  }
}
