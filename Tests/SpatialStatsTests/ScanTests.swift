import Foundation
import SpatialStats
import TestSupport
import Testing

/// Small maps with seeds: points, some of them in the same place, and counts with a raised corner.
struct ScanMap {
  var x: [Double]
  var y: [Double]
  var cases: [Double]
  var base: [Double]

  init(_ n: Int, seed: UInt64, isLattice: Bool = false, size: Int = 40) {
    var random = SeededGenerator(seed: seed)
    x = (0..<n).map { _ in isLattice ? Double(random.index(below: 6)) : random.uniform() * 10 }
    y = (0..<n).map { _ in isLattice ? Double(random.index(below: 6)) : random.uniform() * 10 }
    base = (0..<n).map { _ in Double(random.index(below: size)) }
    cases = []
    for unit in 0..<n {
      let rate = x[unit] + y[unit] < 7 ? 0.5 : 0.2
      cases.append(Double((0..<Int(base[unit])).count { _ in random.uniform() < rate }))
    }
  }

  func plan(_ settings: ScanSettings) throws -> ScanPlan {
    try ScanPlan(x: x, y: y, cases: cases, base: base, settings: settings)
  }

  func twin(_ settings: ScanSettings) -> ScanTwin { ScanTwin(x: x, y: y, cases: cases, base: base, settings: settings) }
}

@Suite("Spatial scan")
struct ScanTests {
  /// With both directions a circle and all that is outside it have the same ratio, so the limit stays below 1.
  static let forms: [ScanSettings] = ScanModel.allCases.flatMap { model in
    ScanDirection.allCases.flatMap { direction in
      [0.49, 0.25, 0.1, direction == .both ? 0.4 : 1].map { limit in
        ScanSettings(
          model: model, direction: direction, limitShare: limit, simulations: 20, stopsEarly: false, seed: 3,
          mostClusters: 6)
      }
    }
  }

  @Test("Clusters, ratios and all maxima are those of every circle tried plainly", arguments: forms)
  func twin(settings: ScanSettings) throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      let map = ScanMap(24, seed: seed, isLattice: seed % 2 == 0)
      let plan = try map.plan(settings)
      let result = plan.runAll()
      let twin = map.twin(settings)
      #expect(result.circles == twin.circles().count)
      let expected = twin.clusters(most: 6)
      #expect(result.clusters.map { Set($0.members) } == expected.map(\.members), "seed \(seed)")
      for (cluster, zone) in zip(result.clusters, expected) {
        #expect(isClose(cluster.logLikelihoodRatio, zone.ratio, relative: 1e-9, absolute: 1e-9))
      }
      var other = twin
      for (replicate, maximum) in result.maxima.enumerated() {
        other.cases = plan.simulatedCases(replicate).map { Double($0) }
        #expect(other.cases.reduce(0, +) == twin.cases.reduce(0, +))
        #expect(zip(other.cases, twin.base).allSatisfy { $0 >= 0 && (settings.model == .poisson || $0 <= $1) })
        #expect(isClose(maximum, other.largest(other.cases), relative: 1e-9, absolute: 1e-9))
      }
    }
  }

  @Test("Large counts, where sums don't fit sixteen bits, give the same maxima", arguments: ScanModel.allCases)
  func wide(model: ScanModel) throws {
    for scale in [300.0, 4000, 300_000] {
      var map = ScanMap(16, seed: 5)
      map.base = map.base.map { $0 * scale }
      map.cases = map.cases.map { $0 * scale }
      let settings = ScanSettings(model: model, direction: .both, simulations: 8, stopsEarly: false)
      let plan = try map.plan(settings)
      var twin = map.twin(settings)
      for (replicate, maximum) in plan.runAll().maxima.enumerated() {
        twin.cases = plan.simulatedCases(replicate).map { Double($0) }
        #expect(isClose(maximum, twin.largest(twin.cases), relative: 1e-9, absolute: 1e-6))
      }
    }
  }

  @Test("The work may be cut anywhere: same bytes")
  func tasks() throws {
    let map = ScanMap(60, seed: 8)
    for model in ScanModel.allCases {
      let plan = try map.plan(ScanSettings(model: model, direction: .both, simulations: 300, stopsEarly: false))
      let whole = plan.runAll()
      var run = plan.start([plan.candidates(centres: 0..<7), plan.candidates(centres: 7..<60)])
      while let next = run.next {
        let cut = next.lowerBound + ScanPlan.mapsInPart
        let maps = plan.maps([plan.draw(next.lowerBound..<cut), plan.draw(cut..<next.upperBound)])
        run.add(plan.merged([0..<20, 20..<21, 21..<60].map { plan.maxima(of: maps, centres: $0) }))
      }
      #expect(run.result() == whole)
    }
  }

  @Test("Another order of units or another scale gives the same clusters", arguments: ScanModel.allCases)
  func invariance(model: ScanModel) throws {
    let map = ScanMap(50, seed: 21)
    let settings = ScanSettings(model: model, direction: .both, simulations: 0)
    let clusters = try map.plan(settings).runAll().clusters.prefix(3)
    var turned = map
    turned.x.reverse()
    turned.y.reverse()
    turned.cases.reverse()
    turned.base.reverse()
    let reversed = try turned.plan(settings).runAll().clusters.prefix(3)
    #expect(reversed.map { $0.members.map { 49 - $0 }.sorted() } == clusters.map(\.members))
    var moved = map
    moved.x = map.x.map { $0 * 37 + 500_000 }
    moved.y = map.y.map { $0 * 37 - 9_000_000 }
    let scaled = try moved.plan(settings).runAll().clusters.prefix(3)
    #expect(scaled.map(\.members) == clusters.map(\.members))
    #expect(zip(scaled, clusters).allSatisfy { isClose($0.radius, 37 * $1.radius, relative: 1e-6, absolute: 1e-6) })
  }

  @Test("Sequential stop ends only what can't be significant, and keeps p otherwise")
  func sequentialStop() throws {
    var stopped = 0
    for seed in 1...30 as ClosedRange<UInt64> {
      var map = ScanMap(40, seed: seed)
      if seed % 2 == 0 { map.cases = map.base.map { ($0 / 4).rounded() } }
      if seed % 3 == 0 { map.x.reverse() }
      var settings = ScanSettings(model: .binomial, simulations: 999, seed: seed)
      let early = try map.plan(settings).runAll()
      settings.stopsEarly = false
      let full = try map.plan(settings).runAll()
      let isSignificant = (early.clusters.first?.p ?? 1) <= 0.05
      #expect(isSignificant == ((full.clusters.first?.p ?? 1) <= 0.05))
      #expect(early.giniClusters == full.giniClusters)
      #expect(early.maxima == Array(full.maxima.prefix(early.simulationsUsed)))
      stopped += early.simulationsUsed < 999 ? 1 : 0
    }
    #expect(stopped > 3)
  }

  @Test("By hand: one unit with 8 of 10 among three with 1 of 10")
  func byHand() throws {
    let settings = ScanSettings(model: .binomial, simulations: 0)
    let plan = try ScanPlan(
      x: [0, 1, 2, 10], y: [0, 0, 0, 0], cases: [8, 1, 1, 1], base: [10, 10, 10, 10], settings: settings)
    let cluster = try #require(plan.runAll().clusters.first)
    #expect(cluster.members == [0])
    #expect(cluster.expected == 2.75)
    #expect(isClose(cluster.relativeRisk ?? 0, 8, relative: 1e-12))
    let whole = 11 * log(11.0 / 40) + 29 * log(29.0 / 40)
    let parts = 8 * log(0.8) + 2 * log(0.2) + 3 * log(0.1) + 27 * log(0.9)
    #expect(isClose(cluster.logLikelihoodRatio, parts - whole, relative: 1e-12))
    #expect(cluster.p == nil)
    #expect(cluster.isHigh)
  }

  @Test("Gini prefers two towns and what lies between them to the one large circle around all")
  func gini() throws {
    // Two towns at 60 % six apart, 45 % between them, 20 % around.
    var (x, y, cases, base): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
    for row in 0..<9 {
      for column in 0..<17 {
        x.append(Double(column))
        y.append(Double(row))
        let isBand = abs(row - 4) <= 1
        let isTown = isBand && (abs(column - 5) <= 1 || abs(column - 11) <= 1)
        base.append(100)
        cases.append(isTown ? 60 : isBand && (5...11).contains(column) ? 45 : 20)
      }
    }
    let plan = try ScanPlan(
      x: x, y: y, cases: cases, base: base, settings: ScanSettings(model: .binomial, simulations: 99))
    let result = plan.runAll()
    #expect(result.clusters.first?.members.count == 57)
    #expect(result.giniClusters.map(\.members.count) == [9, 9, 9])
    #expect(result.giniClusters.map(\.centre) == [73, 79, 76])
    #expect(result.giniClusters.allSatisfy { $0.p == 0.01 })
    // The widest of the limits that give this set.
    #expect(result.giniLimitShare == 0.35)
    #expect(result.giniByLimit.last?.limitShare == 0.5)
    #expect(result.giniByLimit.last?.clusters == 1)
  }
}
