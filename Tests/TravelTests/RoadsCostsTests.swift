import TestSupport
import Testing
import Travel

@Suite("roads: costs between places")
struct RoadsCostsTests {
  private let noWalk = RoadCostOptions(walksDirectly: false)

  @Test("by hand: walk, ride, walk; 60 means 60")
  func byHand() {
    let network = RoadNetwork(lines: RoadsSamples.lines([[(0, 0), (10_000, 0)]], speed: 20))
    let origins = network.snap([0, 0], [250, -500], limitMetres: 1000)
    let targets = network.snap([10_000], [-250], limitMetres: 1000)
    let table = network.costs(origins: origins, targets: targets, options: noWalk)
    #expect(isClose(table.costs[0], 3 + 30 + 3, relative: 1e-12))
    #expect(isClose(table.costs[1], 6 + 30 + 3, relative: 1e-12))
    #expect(table.snapMetres == [250, 500])
    var bounded = noWalk
    bounded.maxCost = 36
    let within = network.costs(origins: origins, targets: targets, options: bounded)
    #expect(within.states == [.reached, .unreachable])
    #expect(within.costs == [36])
    var metres = noWalk
    metres.unit = .metres
    #expect(network.costs(origins: origins, targets: targets, options: metres).costs == [10_500, 10_750])
  }

  @Test("two places on one edge go directly between them, as far as the direction permits")
  func sameEdge() {
    let shapes: [[(Double, Double)]] = [[(0, 0), (1000, 0)], [(1000, 0), (1000, 1000), (0, 1000), (0, 0)]]
    let both = RoadNetwork(lines: RoadsSamples.lines(shapes))
    let oneWay = RoadNetwork(lines: RoadsSamples.lines(shapes, oneWay: [1, 1]))
    let against = RoadNetwork(lines: RoadsSamples.lines(shapes, oneWay: [-1, -1]))
    for (network, expected) in [(both, [200.0, 200]), (oneWay, [200, 3800]), (against, [3800, 200])] {
      let a = network.snap([200, 600], [0, 0], limitMetres: 10)
      let b = network.snap([400], [0], limitMetres: 10)
      for within in [nil, 5000.0] {
        let there = RoadCostOptions(unit: .metres, within: within, walksDirectly: false)
        #expect(areClose(network.costs(origins: a, targets: b, options: there).costs, expected))
        var back = there
        back.direction = .fromTargets
        #expect(areClose(network.costs(origins: a, targets: b, options: back).costs, expected.reversed()))
      }
    }
  }

  @Test("a straight walk counts where it is cheaper, within the limit and not across a river")
  func directWalk() {
    let network = RoadNetwork(lines: RoadsSamples.lines([[(0, 0), (0, 1000), (100, 1000), (100, 0)]], speed: 5))
    let places = network.snap([0, 5000], [0, 5000], limitMetres: 100)
    let targets = network.snap([100, 5030, 0], [0, 5040, 5], limitMetres: 100)
    let two = RoadCostOptions(unit: .metres, nearest: 2)
    let open = network.costs(origins: places, targets: targets, options: two)
    #expect(open.targets == [2, 0, 1])
    #expect(areClose(open.costs, [5, 100, 50]))
    #expect(open.states == [.reached, .reached])
    let river = RoadsSamples.barrier([[(50, -10), (50, 10)]])
    let blocked = network.costs(origins: places, targets: targets, options: two, barriers: river)
    #expect(areClose(blocked.costs, [5, 2100, 50]))
    let far = network.costs(origins: places, targets: targets, options: noWalk)
    #expect(far.states == [.reached, .tooFarToSnap])
  }

  @Test("an island is reached by boat, cut off without it")
  func island() {
    let shapes: [[(Double, Double)]] = [[(0, 0), (1000, 0)], [(3000, 0), (4000, 0)], [(1000, 0), (3000, 0)]]
    let withBoat = RoadNetwork(lines: RoadsSamples.lines(shapes, speed: 6, boats: [2]))
    let without = RoadNetwork(lines: RoadsSamples.lines(Array(shapes.dropLast()), speed: 6))
    for (network, state) in [(withBoat, OriginState.reached), (without, .unreachable)] {
      let table = network.costs(
        origins: network.snap([4000], [0], limitMetres: 100), targets: network.snap([0], [0], limitMetres: 100))
      #expect(table.states == [state])
      if state == .reached { #expect(isClose(table.costs[0], 40, relative: 1e-12)) }
    }
  }

  @Test("node costs equal Floyd and Warshall, k nearest, both directions", arguments: 0..<20)
  func nodeTwin(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 100)
    let network = RoadNetwork(
      lines: RoadsSamples.scattered(&random, count: 25, side: 800), options: RoadOptions(nodesCrossings: seed % 2 == 0))
    let targets = (0..<6).map { _ in Int32(random.index(below: network.nodeCount)) }
    for unit in RoadCostUnit.allCases {
      let d = RoadsSamples.allPairs(network, unit)
      for direction in TravelDirection.allCases {
        let options = RoadCostOptions(unit: unit, direction: direction, nearest: 3)
        let costs = network.nodeCosts(targetNodes: targets, options: options)
        for v in 0..<network.nodeCount {
          let all = targets.map { direction == .toTargets ? d[v][Int($0)] : d[Int($0)][v] }.filter { $0 < .infinity }
          let expected = all.sorted().prefix(3)
          #expect(Int(costs.held[v]) == expected.count)
          for (k, cost) in expected.enumerated() {
            #expect(isClose(costs.costs[v * 3 + k], cost, relative: 1e-12))
          }
        }
      }
    }
  }

  @Test("costs between places equal all ways written out", arguments: 0..<30)
  func placeTwin(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 500)
    let network = RoadNetwork(lines: RoadsSamples.scattered(&random, count: 18, side: 800))
    let a = RoadsSamples.points(&random, count: 25, side: 800)
    let b = RoadsSamples.points(&random, count: 9, side: 800)
    let origins = network.snap(a.x, a.y, limitMetres: 120)
    let targets = network.snap(b.x, b.y, limitMetres: 120)
    let unit = RoadCostUnit.allCases[seed % 2]
    let direction = TravelDirection.allCases[seed / 2 % 2]
    let within = unit == .minutes ? 3.0 : 700
    let twin = PlaceTwin(network, origins, targets, unit, direction, walks: seed % 3 != 0)
    for (nearest, limit) in [(1, nil), (3, nil), (20, nil), (1, within), (3, within)] as [(Int, Double?)] {
      let options = RoadCostOptions(
        unit: unit, direction: direction, nearest: nearest, within: limit, walksDirectly: seed % 3 != 0)
      let table = network.costs(origins: origins, targets: targets, options: options)
      let parts = [5..<9, 0..<2, 2..<5].map {
        network.costEntries(origins: origins, targets: targets, targetRange: $0, options: options)
      }
      #expect(CostTable(merging: parts, origins: origins, options: options) == table)
      for i in 0..<origins.count {
        let expected = twin.costs[i].filter { $0 < .infinity }.sorted()
        let count = max(min(nearest, expected.count), expected.count { $0 <= limit ?? -1 })
        #expect(table.slots(i).count == count, "origin \(i)")
        for (slot, cost) in zip(table.slots(i), expected) {
          #expect(isClose(table.costs[slot], cost, relative: 1e-11, absolute: 1e-11))
          #expect(isClose(twin.costs[i][Int(table.targets[slot])], cost, relative: 1e-11, absolute: 1e-11))
        }
        #expect((table.states[i] == .reached) == (count > 0))
      }
    }
  }

  @Test("no way is longer than one through a third place; more roads never lengthen", arguments: 0..<10)
  func triangle(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 900)
    let lines = RoadsSamples.scattered(&random, count: 20, side: 800)
    let network = RoadNetwork(lines: lines)
    let nodes = (0..<network.nodeCount).map { Int32($0) }
    let to = nodes.map { network.nodeCosts(targetNodes: [$0]).costs }
    for i in nodes.indices {
      for j in nodes.indices {
        let k = random.index(below: nodes.count)
        #expect(to[j][i] <= (to[k][i] + to[j][k]) * (1 + 1e-12))
      }
    }
  }

  @Test("a barrier more never shortens a walk or the way between places whose snapping it leaves", arguments: 0..<10)
  func moreBarriers(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 1300)
    let network = RoadNetwork(lines: RoadsSamples.scattered(&random, count: 15, side: 800))
    let a = RoadsSamples.points(&random, count: 30, side: 800)
    var walls: [[(Double, Double)]] = []
    var before = network.snap(a.x, a.y, limitMetres: 150)
    var costsBefore = network.costs(origins: before, targets: before, options: RoadCostOptions(nearest: 30))
    for _ in 0..<8 {
      walls.append((0..<2).map { _ in (random.uniform() * 800, random.uniform() * 800) })
      let barriers = RoadsSamples.barrier(walls)
      let after = network.snap(a.x, a.y, limitMetres: 150, barriers: barriers)
      let costs = network.costs(
        origins: after, targets: after, options: RoadCostOptions(nearest: 30), barriers: barriers)
      for i in 0..<30 {
        if after.states[i] == .reached { #expect(after.snapMetres[i] >= before.snapMetres[i]) }
        for slot in costs.slots(i) where after == before {
          let old = costsBefore.slots(i).first { costsBefore.targets[$0] == costs.targets[slot] }
          #expect(costs.costs[slot] >= (old.map { costsBefore.costs[$0] } ?? .infinity))
        }
      }
      before = after
      costsBefore = costs
    }
  }

  @Test("hostile options end in an answer")
  func hostile() {
    let network = RoadNetwork(lines: RoadsSamples.lines([[(0, 0), (100, 0)], [(200, 0), (300, 0)]]))
    let places = network.snap([0, 100, 250, .nan], [0, 0, 0, 0], limitMetres: 50)
    for bad in [Double.nan, -1, 0, .infinity, -.infinity] {
      let options = RoadCostOptions(
        nearest: -3, within: bad, maxCost: bad, walkingKilometresPerHour: bad, walksDirectly: true)
      let table = network.costs(origins: places, targets: places, options: options)
      #expect(table.count == 4)
      #expect(table.states[3] == .unusable)
    }
    let many = RoadCostOptions(nearest: .max)
    #expect(network.costs(origins: places, targets: places, options: many).slots(0).count == 2)
    #expect(network.nodeCosts(targetNodes: [-1, 99, 0], options: many).cost(1) < .infinity)
    let none = network.costs(origins: places, targets: network.snap([], [], limitMetres: 50))
    #expect(none.states == [.unreachable, .unreachable, .unreachable, .unusable])
  }
}

private func areClose(_ a: [Double], _ b: [Double]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { isClose($0, $1, relative: 1e-12) }
}

/// Costs between all places from costs between all nodes.
private struct PlaceTwin {
  var costs: [[Double]]

  init(
    _ network: RoadNetwork, _ origins: RoadSnaps, _ targets: RoadSnaps, _ unit: RoadCostUnit,
    _ direction: TravelDirection, walks: Bool
  ) {
    let d = RoadsSamples.allPairs(network, unit)
    let perMetre = unit == .metres ? 1 : 0.06 / 5
    costs = (0..<origins.count).map { i in
      (0..<targets.count).map { t in
        var best = Double.infinity
        for a in origins.candidates(i) {
          for b in targets.candidates(t) {
            let (s, e) = direction == .toTargets ? ((origins, a), (targets, b)) : ((targets, b), (origins, a))
            let ride = Self.ride(network, d, unit, s, e)
            best = min(best, ride + (origins.walkMetres[a] + targets.walkMetres[b]) * perMetre)
          }
        }
        let (dx, dy) = (origins.x[i] - targets.x[t], origins.y[i] - targets.y[t])
        let straight = (dx * dx + dy * dy).squareRoot()
        return walks && straight <= origins.limitMetres ? min(best, straight * perMetre) : best
      }
    }
  }

  private static func ride(
    _ network: RoadNetwork, _ d: [[Double]], _ unit: RoadCostUnit, _ s: (RoadSnaps, Int), _ e: (RoadSnaps, Int)
  ) -> Double {
    let (a, b) = (Int(s.0.edge[s.1]), Int(e.0.edge[e.1]))
    let (f, g) = (s.0.fraction[s.1], e.0.fraction[e.1])
    let costA = unit == .minutes ? network.edgeMinutes[a] : network.edgeMetres[a]
    let costB = unit == .minutes ? network.edgeMinutes[b] : network.edgeMetres[b]
    var best = Double.infinity
    let out = [
      (network.edgeFrom[a], network.edgeOneWay[a] <= 0 || f == 0, f * costA),
      (network.edgeTo[a], network.edgeOneWay[a] >= 0 || f == 1, (1 - f) * costA),
    ]
    let inward = [
      (network.edgeFrom[b], network.edgeOneWay[b] >= 0 || g == 0, g * costB),
      (network.edgeTo[b], network.edgeOneWay[b] <= 0 || g == 1, (1 - g) * costB),
    ]
    for o in out where o.1 {
      for i in inward where i.1 { best = min(best, o.2 + d[Int(o.0)][Int(i.0)] + i.2) }
    }
    if a == b, g >= f, network.edgeOneWay[a] >= 0 { best = min(best, (g - f) * costA) }
    if a == b, f >= g, network.edgeOneWay[a] <= 0 { best = min(best, (f - g) * costA) }
    return best
  }
}
