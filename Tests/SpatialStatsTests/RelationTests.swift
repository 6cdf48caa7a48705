import Glibc
import SpatialStats
import TestSupport
import Testing

@Suite("correlation of areas")
struct RelationTests {
  private struct Map {
    var x: [Double]
    var y: [Double]
    var first: [Double]
    var second: [Double]
  }

  /// Points in two parts of unequal density; both fields are sums of bumps around random places, unrelated.
  private func map(_ n: Int, width: Double, noise: Double, seed: UInt64) -> Map {
    var random = SeededGenerator(seed: seed)
    let points = (0..<n).map { index in
      index % 3 == 0
        ? (1.3 + 0.3 * random.uniform(), 0.3 * random.uniform()) : (random.uniform(), random.uniform())
    }
    let x = points.map(\.0)
    let y = points.map(\.1)
    return Map(
      x: x, y: y, first: field(x, y, width, noise, &random), second: field(x, y, width, noise, &random))
  }

  private func field(
    _ x: [Double], _ y: [Double], _ width: Double, _ noise: Double, _ random: inout SeededGenerator
  ) -> [Double] {
    guard width > 0 else { return x.map { _ in random.uniform() } }
    let knots = (0..<120).map { _ in
      (random.uniform(in: -0.3...1.9), random.uniform(in: -0.3...1.3), random.uniform(in: -1...1))
    }
    return x.indices.map { unit in
      let bumps = knots.reduce(0) { sum, knot in
        let (dx, dy) = (x[unit] - knot.0, y[unit] - knot.1)
        return sum + knot.2 * exp(-(dx * dx + dy * dy) / (2 * width * width))
      }
      return bumps + noise * random.uniform(in: -1...1)
    }
  }

  private func correlate(_ map: Map, weights: [Double]? = nil) throws -> AreaCorrelation {
    try AreaCorrelationPlan(first: map.first, second: map.second, x: map.x, y: map.y, weights: weights).runAll()
  }

  @Test func equalsTheMatrices() throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let map = map(45, width: 0.3, noise: 0.2, seed: seed)
      var random = SeededGenerator(seed: seed)
      let weights = (0..<45).map { _ in random.uniform(in: 0.2...3) }
      for weights in [nil, weights] {
        let found = try #require(try correlate(map, weights: weights).pearson)
        let twin = CorrelationTwin(map.x, map.y, weights ?? [Double](repeating: 1, count: 45))
        let expected = twin.correlation(map.first, map.second)
        #expect(isClose(found.r, expected.r, relative: 1e-10, absolute: 1e-12))
        #expect(isClose(found.effectiveUnits, min(45, expected.effective), relative: 1e-8))
      }
    }
  }

  /// Unrelated fields must be called related in about 5 of 100 maps, however wide their patches are.
  @Test(arguments: [(0.0, 0.0), (0.15, 0.1), (0.3, 0.1), (0.6, 0.1), (0.3, 1.0)])
  func unrelatedFieldsRejectAtTheirLevel(width: Double, noise: Double) throws {
    var (pearson, spearman, naive) = (0, 0, 0)
    let maps = 400
    for seed in 1...UInt64(maps) {
      let found = try correlate(map(90, width: width, noise: noise, seed: seed))
      if (found.pearson?.p ?? 1) <= 0.05 { pearson += 1 }
      if (found.spearman?.p ?? 1) <= 0.05 { spearman += 1 }
      if (found.pearson?.unadjustedP ?? 1) <= 0.05 { naive += 1 }
    }
    // 20 expected, standard deviation 4.4; a Monte Carlo error of 3.5 of them, and 7.5 % allowed for the estimate.
    #expect((5...45).contains(pearson), "\(width) \(noise): \(pearson) of \(maps), naive \(naive)")
    #expect((5...45).contains(spearman), "\(width) \(noise): \(spearman) of \(maps), naive \(naive)")
    if width >= 0.3, noise < 1 { #expect(naive > 80, "\(naive)") }
  }

  @Test func relatedFieldsAreFound() throws {
    var found = 0
    for seed in 1...40 as ClosedRange<UInt64> {
      var map = map(90, width: 0.2, noise: 0.3, seed: seed)
      let other = map.first
      map.second = map.second.indices.map { -other[$0] + 0.3 * map.second[$0] }
      let pearson = try #require(try correlate(map).pearson)
      if pearson.r < 0, (pearson.p ?? 1) <= 0.05 { found += 1 }
    }
    #expect(found >= 38)
  }

  @Test func withoutAPatternAllAreasCount() throws {
    for seed in 1...10 as ClosedRange<UInt64> {
      let pearson = try #require(try correlate(map(200, width: 0, noise: 1, seed: seed)).pearson)
      #expect(pearson.effectiveUnits > 170 && pearson.effectiveUnits <= 200)
    }
  }

  @Test func unitsOfMeasureAndNumberingDoNotMatter() throws {
    let map = map(60, width: 0.3, noise: 0.3, seed: 3)
    let a = try correlate(map)
    let moved = Map(
      x: map.x.reversed().map { $0 * 1000 + 5000 }, y: map.y.reversed().map { $0 * 1000 },
      first: map.first.reversed().map { $0 * 100 - 3 }, second: map.second.reversed().map { 7 - $0 })
    let b = try correlate(moved)
    for (one, other) in [(a.pearson, b.pearson), (a.spearman, b.spearman)] {
      let (one, other) = (try #require(one), try #require(other))
      #expect(isClose(one.r, -other.r, relative: 1e-9))
      #expect(isClose(one.effectiveUnits, other.effectiveUnits, relative: 0.02))
    }
    let weighted = try #require(try correlate(map, weights: [Double](repeating: 7, count: 60)).pearson)
    #expect(isClose(weighted.effectiveUnits, a.pearson?.effectiveUnits ?? 0, relative: 1e-9))
  }

  @Test func weightsCountAsRepeats() throws {
    let first = [1.0, 2, 4, 3]
    let second = [2.0, 1, 5, 5]
    let place = [0.0, 1, 2, 3]
    let weighted = try AreaCorrelationPlan(
      first: first, second: second, x: place, y: place, weights: [1, 2, 1, 3]
    ).runAll()
    let order = [0, 1, 1, 2, 3, 3, 3]
    let repeated = try AreaCorrelationPlan(
      first: order.map { first[$0] }, second: order.map { second[$0] }, x: order.map { place[$0] },
      y: order.map { place[$0] }
    ).runAll()
    #expect(isClose(weighted.pearson?.r ?? 0, repeated.pearson?.r ?? 1, relative: 1e-12))
  }

  @Test func ranksAndTies() throws {
    // Ranks 1 2.5 2.5 4 and 2 1 3.5 3.5: covariance 0.875 * 4 over squares 4.5 and 4.5.
    let plan = try AreaCorrelationPlan(
      first: [10, 20, 20, 1e6], second: [5, 1, 9, 9], x: [0, 1, 0, 1], y: [0, 0, 1, 1])
    let ranks: [(Double, Double)] = [(-1.5, -0.5), (0, -1.5), (0, 1), (1.5, 1)]
    let cross = ranks.reduce(0) { $0 + $1.0 * $1.1 }
    let squares = (4.5 as Double, ranks.reduce(0) { $0 + $1.1 * $1.1 })
    let r = try #require(plan.runAll().spearman).r
    #expect(isClose(r, cross / (squares.0 * squares.1).squareRoot(), relative: 1e-12))
  }

  @Test func tasksMayRunInAnyOrder() throws {
    let map = map(300, width: 0.2, noise: 0.2, seed: 8)
    let plan = try AreaCorrelationPlan(first: map.first, second: map.second, x: map.x, y: map.y)
    #expect(plan.taskCount == 3)
    let turned = plan.combine((0..<plan.taskCount).reversed().map { plan.run(task: $0) })
    #expect(turned == plan.runAll())
    #expect(plan.combine((-1...plan.taskCount).map { plan.run(task: $0) }) == plan.runAll())
  }

  @Test func hostileValues() throws {
    func run(_ first: [Double], _ second: [Double]) throws -> AreaCorrelation {
      let place = first.indices.map { Double($0) }
      return try AreaCorrelationPlan(first: first, second: second, x: place, y: place).runAll()
    }
    #expect(try run([1, 1, 1, 1, 1], [1, 2, 3, 4, 5]).pearson == nil)
    #expect(try run([1, 2, 3], [1, 2, 3]).pearson == nil)
    #expect(try run([], []).spearman == nil)
    let line = try #require(try run([1, 2, 3, 4, 5, 6], [-2, -4, -6, -8, -10, -12]).pearson)
    #expect(isClose(line.r, -1, relative: 1e-12) && (line.p ?? 0) >= 0 && (line.p ?? 0) < 0.05 || line.p == nil)
    let tiny = Double.leastNonzeroMagnitude
    let extreme = try #require(try run([-1.7e308, 1.7e308, 0, 5, 1e307], [2 * tiny, 9 * tiny, 0, 0, tiny]).pearson)
    #expect(extreme.r.isFinite && abs(extreme.r) <= 1)
    #expect(throws: StatisticsError.notFinite(index: 1)) { try run([1, .nan, 2, 3], [1, 2, 3, 4]) }
    #expect(throws: StatisticsError.lengthMismatch(expected: 2, found: 1)) { try run([1, 2], [1]) }
    let same = [Double](repeating: 3, count: 12)
    let values = (0..<12).map { Double($0 % 5) }
    let onOnePoint = try AreaCorrelationPlan(first: values, second: values.reversed(), x: same, y: same).runAll()
    #expect(onOnePoint.pearson?.effectiveUnits.isFinite == true)
    #expect(throws: StatisticsError.notFinite(index: 0)) {
      try AreaCorrelationPlan(first: [1], second: [1], x: [.nan], y: [0])
    }
    #expect(throws: StatisticsError.parameterOutOfRange(name: "weights", value: 0)) {
      try AreaCorrelationPlan(first: [1, 2], second: [1, 2], x: [0, 1], y: [0, 1], weights: [1, 0])
    }
    let far = try AreaCorrelationPlan(first: values, second: values, x: values.map { $0 * 1e307 }, y: same).runAll()
    #expect(far.pearson != nil)
  }

  @Test func terciles() {
    let groups = Terciles([5, 1, nil, 3, 2, 4, 6, .nan])
    #expect([1, 2, 3, 4, 5, 6].map { groups.group($0) } == [0, 0, 1, 1, 2, 2])
    #expect(groups.group(nil) == nil && groups.group(.nan) == nil)
    #expect(Terciles([nil]).group(3) == nil)
    let tied = Terciles([0, 0, 0, 0, 7])
    #expect(tied.group(0) == 0 && tied.group(7) == 2)
    #expect(Terciles([1, 2, 3, 4]).group(2) == 0 && Terciles([1, 2, 3, 4]).group(4) == 2)
    #expect(Terciles([1]).group(1) == 0 && Terciles([1]) == Terciles([1]) && Terciles([1]) != Terciles([2]))
  }
}

/// The effective number by full matrices: 1 + tr(AX) tr(AY) / tr(AXAY), A the projection of the weighted mean, X and Y
/// filled class by class from all pairs.
private struct CorrelationTwin {
  let n: Int
  let weights: [Double]
  let classes: [[Int]]
  let count: Int

  init(_ x: [Double], _ y: [Double], _ weights: [Double]) {
    n = x.count
    let mean = weights.reduce(0, +) / Double(n)
    self.weights = weights.map { $0 / mean }
    count = min(20, max(3, n * (n - 1) / 2 / 30))
    let diagonal = hypot((x.max() ?? 0) - (x.min() ?? 0), (y.max() ?? 0) - (y.min() ?? 0))
    var bins = [[Int]](repeating: [Int](repeating: -1, count: n), count: n)
    for i in 0..<n {
      for j in 0..<n where i != j { bins[i][j] = Int(hypot(x[i] - x[j], y[i] - y[j]) / diagonal * 4095) }
    }
    let all = n * (n - 1)
    let sorted = bins.flatMap { $0 }.filter { $0 >= 0 }.sorted()
    var below: [Int: Int] = [:]
    for (place, bin) in sorted.enumerated() where below[bin] == nil { below[bin] = place }
    let count = count
    classes = bins.map { $0.map { $0 < 0 ? -1 : min(count - 1, (below[$0] ?? 0) * count / all) } }
  }

  func correlation(_ first: [Double], _ second: [Double]) -> (r: Double, effective: Double) {
    let (a, b) = (deviations(first), deviations(second))
    let r = product(a, b) / (product(a, a) * product(b, b)).squareRoot()
    var projection = matrix { i, j in -weights[i] * weights[j] / Double(n) }
    for i in 0..<n { projection[i][i] += weights[i] }
    let ax = times(projection, covariance(a))
    let ay = times(projection, covariance(b))
    return (r, 1 + trace(ax) * trace(ay) / trace(times(ax, ay)))
  }

  private func deviations(_ values: [Double]) -> [Double] {
    let mean = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / Double(n)
    return values.map { $0 - mean }
  }

  private func product(_ a: [Double], _ b: [Double]) -> Double {
    (0..<n).reduce(0) { $0 + weights[$1] * a[$1] * b[$1] }
  }

  private func covariance(_ d: [Double]) -> [[Double]] {
    var sums = [Double](repeating: 0, count: count)
    var totals = sums
    for i in 0..<n {
      for j in 0..<n where i != j {
        sums[classes[i][j]] += weights[i] * weights[j] * d[i] * d[j]
        totals[classes[i][j]] += weights[i] * weights[j]
      }
    }
    let own = product(d, d) / Double(n)
    return matrix { i, j in i == j ? own : sums[classes[i][j]] / totals[classes[i][j]] }
  }

  private func matrix(_ value: (Int, Int) -> Double) -> [[Double]] {
    (0..<n).map { i in (0..<n).map { j in value(i, j) } }
  }

  private func times(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
    matrix { i, j in (0..<n).reduce(0) { $0 + a[i][$1] * b[$1][j] } }
  }

  private func trace(_ a: [[Double]]) -> Double { (0..<n).reduce(0) { $0 + a[$1][$1] } }
}
