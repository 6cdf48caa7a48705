import SpatialStats
import TestSupport
import Testing

@Suite("bivariate local Moran")
struct LocalBivariateTests {
  @Test func byHand() throws {
    // x 0 0 3 3: deviations -1.5 -1.5 1.5 1.5, sd 1.5; y 1 2 3 6: mean 3, variance 3.5.
    let weights = try Weights(lists: [[3], [0, 2], [3], []])
    let local = try BivariateLocalMoran(x: [0, 0, 3, 3], y: [1, 2, 3, 6], weights: weights)
    let sd = 3.5.squareRoot()
    let expected: [Double?] = [-3 / sd, 2 / sd, 3 / sd, nil]
    for (found, expected) in zip(local.i, expected) {
      #expect((found == nil) == (expected == nil))
      #expect(isClose(found ?? 0, expected ?? 0, relative: 1e-14))
    }
    #expect(local.quadrant == [.lowHigh, .lowLow, .highHigh, nil])
    #expect(local.sign == [-1, -1, 1, 1])
  }

  @Test func withItselfItIsLocalMoran() throws {
    let weights = try TestMaps.weights(50, mean: 5, islands: 2, seed: 4).rowStandardised()
    let values = TestMaps.values(50, levels: 100, seed: 4)
    let (one, two) = (
      try LocalMoran(values: values, weights: weights),
      try BivariateLocalMoran(x: values, y: values, weights: weights)
    )
    #expect(one.quadrant == two.quadrant && one.sign == two.sign)
    for (a, b) in zip(one.i, two.i) { #expect(isClose(a ?? 0, b ?? 0, relative: 1e-10, absolute: 1e-12)) }
  }

  /// The slow twin: y of the neighbours drawn for each unit, I computed in full.
  @Test func pIsThatOfDrawingUnitByUnit() throws {
    let n = 40
    let weights = try TestMaps.weights(n, mean: 5, islands: 1, seed: 6)
    let (x, y) = (TestMaps.values(n, levels: 9, seed: 6), TestMaps.values(n, levels: 4, seed: 7))
    var run = try LocalInference(
      bivariate: x, y, weights: weights,
      settings: InferenceSettings(model: .permutation, schedule: .fixed(9_999), seed: 1))
    run.runAll()
    let found = run.result
    let sign = try BivariateLocalMoran(x: x, y: y, weights: weights).sign
    let twin = try PerUnitPermutation(values: y, weights: weights, replicates: 9_999, seed: 5).run()
      .localMoran(sign: sign).twoSided
    for unit in 0..<n {
      guard let a = found.p[unit], let b = twin[unit] else {
        #expect(found.p[unit] == nil && twin[unit] == nil)
        continue
      }
      let q = min(max(b / 2, 1e-4), 0.5)
      #expect(abs(a - b) / 2 <= 4.5 * (q * (1 - q) * 2 / 8_000).squareRoot() + 2 / 8_000, "\(unit): \(a) \(b)")
    }
  }

  @Test func hostileInput() throws {
    let weights = try Weights(lists: [[1], [0], []])
    #expect(throws: StatisticsError.lengthMismatch(expected: 2, found: 3)) {
      try BivariateLocalMoran(x: [1, 2], y: [1, 2, 3], weights: weights)
    }
    #expect(throws: StatisticsError.notFinite(index: 1)) {
      try BivariateLocalMoran(x: [1, .infinity, 2], y: [1, 2, 3], weights: weights)
    }
    let constant = try BivariateLocalMoran(x: [1, 1, 1], y: [1, 2, 3], weights: weights)
    #expect(constant.i == [nil, nil, nil])
    #expect(try BivariateLocalMoran(x: [1, 2, 4], y: [0, 0, 0], weights: weights).i == [nil, nil, nil])
  }
}
