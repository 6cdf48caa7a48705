import SpatialStats
import TestSupport
import Testing

@Suite("global statistics")
struct GlobalStatisticsTests {
  /// A path of four units with the values 1 2 3 6: deviations -2 -1 0 3, squares 14.
  private func path() throws -> (Weights, [Double]) {
    (try Weights(lists: [[1], [0, 2], [1, 3], [2]]), [1, 2, 3, 6])
  }

  @Test func byHand() throws {
    let (weights, values) = try path()
    // Cross products 2 + 0 + 0 over three pairs, both ways: I = 4/6 * 4/14.
    let moran = try #require(try GlobalMoran(values: values, weights: weights))
    #expect(isClose(moran.i, 4.0 / 6 * 4 / 14, relative: 1e-14))
    #expect(moran.expectation == -1.0 / 3)
    // Squared differences 1 + 1 + 9, both ways: C = 3/12 * 22/14.
    let geary = try #require(try GearyC(values: values, weights: weights))
    #expect(isClose(geary.c, 3.0 / 12 * 22 / 14, relative: 1e-14))
    // Products 2 + 6 + 18 of 2 + 3 + 6 + 6 + 12 + 18.
    let g = try #require(try GeneralG(values: values, weights: weights))
    #expect(isClose(g.g, 26.0 / 47, relative: 1e-14))
    #expect(g.expectation == 0.5)
    let joins = try #require(try JoinCounts(isBlack: [false, false, true, true], weights: weights))
    #expect(joins.blackBlack.count == 1 && joins.whiteWhite.count == 1 && joins.blackWhite.count == 1)
    #expect(joins.joins == 3 && joins.blackBlack.expectation == 0.5 && joins.blackWhite.expectation == 2)
  }

  @Test func equalTheDoubleLoops() throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      let weights = try lopsided(40, seed: seed)
      let values = TestMaps.values(40, levels: 50, seed: seed).map { $0 + 1 }
      let twin = GlobalTwin(weights)
      let moran = try #require(try GlobalMoran(values: values, weights: weights))
      expectEqual([moran.i, moran.variance, moran.normalVariance], twin.moran(values))
      let geary = try #require(try GearyC(values: values, weights: weights))
      expectEqual([geary.c, geary.variance, geary.normalVariance], twin.geary(values))
      let g = try #require(try GeneralG(values: values, weights: weights))
      expectEqual([g.g, g.expectation, g.variance], twin.generalG(values))
      let flags = values.map { $0 > 3 }
      let joins = try #require(try JoinCounts(isBlack: flags, weights: weights))
      let black = Double(flags.count { $0 })
      let moments = twin.joins(black: black, white: 40 - black)
      let ours = [joins.whiteWhite, joins.blackBlack, joins.blackWhite]
      expectEqual(ours.map(\.expectation), Array(moments.mean.prefix(3)))
      expectEqual(ours.map(\.variance), Array(moments.variance.prefix(3)))
      expectEqual([ours.reduce(0) { $0 + $1.count }], [joins.joins])
      let x = flags.map { $0 ? 1.0 : 0 }
      expectEqual([joins.blackBlack.count], [twin.sum(x, *) / 2])
      expectEqual([joins.blackWhite.count], [twin.sum(x) { ($0 - $1) * ($0 - $1) } / 2])
    }
  }

  @Test func bivariateEqualsTheDoubleLoop() throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      let weights = try lopsided(30, seed: seed)
      let x = TestMaps.values(30, levels: 20, seed: seed)
      let y = TestMaps.values(30, levels: 20, seed: seed + 100)
      let twin = GlobalTwin(weights)
      let (zx, zy) = (twin.deviations(x), twin.deviations(y))
      var cross = 0.0
      for i in 0..<30 { for j in 0..<30 { cross += twin.w[i][j] * zx[i] * zy[j] } }
      let found = try #require(try GlobalBivariateMoran(x: x, y: y, weights: weights))
      expectEqual([found.i], [cross / (twin.power(zx, 2) * twin.power(zy, 2)).squareRoot()])
    }
    // With y = x it is Moran's I where no unit is an island.
    let weights = try TestMaps.weights(30, mean: 8, seed: 3).rowStandardised()
    let x = TestMaps.values(30, levels: 20, seed: 3)
    let found = try #require(try GlobalBivariateMoran(x: x, y: x, weights: weights))
    let moran = try #require(try GlobalMoran(values: x, weights: weights))
    expectEqual([found.i], [moran.i * Double(30 - weights.islands.count) / 30])
  }

  @Test func unitsOfMeasureAndNumberingDoNotMatter() throws {
    let weights = try TestMaps.weights(50, mean: 5, islands: 2, seed: 9)
    let values = TestMaps.values(50, levels: 40, seed: 9)
    let moved = try Weights(
      lists: (0..<50).reversed().map { old in weights.links(of: old).map { 49 - Int(weights.neighbours[$0]) } })
    let a = try #require(try GlobalMoran(values: values, weights: weights))
    let b = try #require(try GlobalMoran(values: values.reversed().map { $0 * 1000 - 7 }, weights: moved))
    expectEqual([a.i, a.z, a.normalZ], [b.i, b.z, b.normalZ])
    let c = try #require(try GearyC(values: values, weights: weights))
    let d = try #require(try GearyC(values: values.reversed().map { $0 * 1000 - 7 }, weights: moved))
    expectEqual([c.c, c.z], [d.c, d.z])
    let e = try #require(try GeneralG(values: values, weights: weights))
    let f = try #require(try GeneralG(values: values.reversed().map { $0 * 1000 }, weights: moved))
    expectEqual([e.g, e.z], [f.g, f.z])
    #expect(try GlobalMoran(values: values, weights: weights.withSelf()) == a)
  }

  @Test func ratesWithoutABaseLeave() throws {
    let weights = try TestMaps.weights(30, mean: 5, seed: 5)
    var random = SeededGenerator(seed: 5)
    var base = (0..<30).map { _ in Double(20 + random.index(below: 100)) }
    let events = base.map { Double(random.index(below: Int($0))) }
    base[4] = 0
    let kept = try weights.keeping(base.map { $0 > 0 })
    let standardised = try standardisedRates(events: events, base: base)
    let rates = kept.units.compactMap { standardised[$0] }
    let expected = try #require(try GlobalMoran(values: rates, weights: kept.weights))
    #expect(try GlobalMoran(events: events, base: base, weights: weights) == expected)
    let none = [Double](repeating: 0, count: 30)
    #expect(try GlobalMoran(events: none, base: base, weights: weights) == nil)
  }

  @Test func nothingToSay() throws {
    let (weights, _) = try path()
    let constant = [Double](repeating: 0.1, count: 4)
    let alone = try Weights(lists: [[], [], [], []])
    let all = try Weights(lists: (0..<6).map { own in (0..<6).filter { $0 != own } })
    let values = [1.0, 5, 2, 9, 4, 4]
    for (values, weights) in [(constant, weights), ([1, 2, 3, 4], alone), (values, all)] {
      #expect(try GlobalMoran(values: values, weights: weights) == nil)
      #expect(try GearyC(values: values, weights: weights) == nil)
      #expect(try GeneralG(values: values, weights: weights) == nil)
    }
    #expect(try GlobalMoran(values: [1, 2, 3], weights: Weights(lists: [[1], [0], []])) == nil)
    #expect(try JoinCounts(isBlack: [true, true, false], weights: Weights(lists: [[1], [0], []])) == nil)
    #expect(try JoinCounts(isBlack: [true, true, true, false], weights: alone) == nil)
    let same = try #require(try JoinCounts(isBlack: [true, true, true, true], weights: weights))
    #expect(same.blackBlack.count == 3 && same.blackBlack.z == nil && same.blackWhite.count == 0)
    #expect(try GlobalBivariateMoran(x: constant, y: [1, 2, 3, 4], weights: weights) == nil)
    #expect(try GlobalBivariateMoran(x: [1, 2, 3, 4], y: [1, 2, 3, 4], weights: alone) == nil)
    #expect(try GlobalMoran(values: [], weights: Weights(lists: [])) == nil)
  }

  @Test func badInputIsRefused() throws {
    let (weights, values) = try path()
    #expect(throws: StatisticsError.notFinite(index: 2)) {
      try GlobalMoran(values: [1, 2, .nan, 3], weights: weights)
    }
    #expect(throws: StatisticsError.notFinite(index: 1)) {
      try GearyC(values: [1, .infinity, 2, 3], weights: weights)
    }
    #expect(throws: StatisticsError.parameterOutOfRange(name: "values", value: -1)) {
      try GeneralG(values: [1, 2, -1, 3], weights: weights)
    }
    #expect(throws: StatisticsError.lengthMismatch(expected: 4, found: 3)) {
      try JoinCounts(isBlack: [true, false, true], weights: weights)
    }
    for replicates in [0, -1, 100_000_001] {
      #expect(throws: StatisticsError.parameterOutOfRange(name: "replicates", value: Double(replicates))) {
        try GlobalPermutationPlan(values: values, weights: weights, replicates: replicates, seed: 1)
      }
    }
    #expect(throws: StatisticsError.self) { try GlobalMoran(values: [1e300, -1e300, 1e299, 0], weights: weights) }
    let none = try GlobalPermutationPlan(values: [], weights: Weights(lists: []), replicates: 9, seed: 1).runAll()
    #expect(none[.moran]?.twoSided == 1 && none[.blackBlack] == nil)
  }

  /// Weights of any value, one way or both, with two islands.
  private func lopsided(_ n: Int, seed: UInt64) throws -> Weights {
    var random = SeededGenerator(seed: seed &+ 77)
    var (start, neighbours, values): ([Int32], [Int32], [Double]) = ([0], [], [])
    for i in 0..<n {
      for j in 0..<n where i < n - 2 && j < n - 2 && random.index(below: 8) == 0 {
        neighbours.append(Int32(j))
        values.append(random.uniform(in: 0...2))
      }
      start.append(Int32(neighbours.count))
    }
    return try Weights(start: start, neighbours: neighbours, values: values)
  }

  private func expectEqual(
    _ found: [Double], _ expected: [Double], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == expected.count, sourceLocation: sourceLocation)
    for (a, b) in zip(found, expected) {
      #expect(isClose(a, b, relative: 1e-9, absolute: 1e-12), "\(a), \(b)", sourceLocation: sourceLocation)
    }
  }
}
