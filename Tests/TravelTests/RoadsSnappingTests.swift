import TestSupport
import Testing
import Travel

@Suite("roads: snapping")
struct RoadsSnappingTests {
  private let street = RoadNetwork(lines: RoadsSamples.lines([[(0, 0), (1000, 0)]]))

  @Test("the nearest point of an edge, up to and including the limit")
  func onEdge() {
    let snaps = street.snap([250, 500, 500, .nan, -3], [100, -2000, 2001, 0, 4], limitMetres: 2000)
    #expect(snaps.states == [.reached, .reached, .tooFarToSnap, .unusable, .reached])
    #expect(snaps.snapMetres == [100, 2000, 0, 0, 5])
    #expect(snaps.fraction == [0.25, 0.5, 0])
    #expect(snaps.pointX == [250, 500, 0])
  }

  @Test("a river between: the next road on this side, else cut off")
  func river() {
    let river = RoadsSamples.barrier([[(-100, 50), (1100, 50)]])
    let near = street.snap([500, 500, 500], [100, 50, 49], limitMetres: 200, barriers: river)
    #expect(near.states == [.cutOffByBarrier, .reached, .reached])
    #expect(near.snapMetres == [100, 50, 49])
    let two = RoadNetwork(lines: RoadsSamples.lines([[(0, 0), (1000, 0)], [(0, 250), (1000, 250)]]))
    let other = two.snap([500], [100], limitMetres: 200, barriers: river)
    #expect(other.states == [.reached])
    #expect(other.pointY == [250])
    #expect(two.snap([500], [100], limitMetres: 149, barriers: river).states == [.cutOffByBarrier])
  }

  @Test("touching a barrier on the way counts, also with the far end; a place on it is on both sides")
  func touching() {
    let atRoad = RoadsSamples.barrier([[(500, 0), (500, -100)]])
    #expect(atRoad.stopsWalk(fromX: 500, fromY: 100, toX: 500, toY: 0))
    #expect(!atRoad.stopsWalk(fromX: 500, fromY: 100, toX: 500, toY: 0, endIsPlace: true))
    #expect(!atRoad.stopsWalk(fromX: 500, fromY: -50, toX: 400, toY: 0))
    #expect(atRoad.stopsWalk(fromX: 400, fromY: -50, toX: 600, toY: -50))
    let wall = RoadsSamples.barrier([[(0, 0), (0, 10)], [(5, 0), (5, 10)]])
    #expect(wall.stopsWalk(fromX: 0, fromY: 5, toX: 6, toY: 5))
    #expect(!wall.stopsWalk(fromX: 0, fromY: 5, toX: 4, toY: 5))
    #expect(BarrierIndex(x: [3], y: [3], lineStart: [0, 1]).stopsWalk(fromX: 0, fromY: 0, toX: 6, toY: 6))
    #expect(BarrierIndex(x: [.nan, 1], y: [0], lineStart: [0, 9, -4, 1]).segmentCount == 0)
  }

  @Test("one straight road with a bridge: the part on this side is reached")
  func bridge() {
    let river = RoadsSamples.barrier([[(300, -500), (300, 100), (700, 500)]])
    let snaps = street.snap([290, 400, 310], [300, 300, -1], limitMetres: 2000, barriers: river)
    #expect(snaps.states == [.reached, .reached, .reached])
    #expect(snaps.pointX.first == 290)
    #expect(snaps.pointX.dropFirst().first.map { $0 > 190 && $0 < 250 } == true)
    #expect(snaps.pointX.last == 310)
    let skewed = RoadsSamples.barrier([[(0, -300), (600, 300)]])
    let beyond = street.snap([350], [60], limitMetres: 2000, barriers: skewed)
    #expect(beyond.pointX.first.map { isClose($0, 299.5, relative: 1e-12) } == true)
  }

  @Test("a fragment beside a place does not cut it off")
  func fragment() {
    let network = RoadNetwork(
      lines: RoadsSamples.lines([[(0, 0), (1000, 0)], [(400, 90), (500, 90)], [(400, 95), (420, 95)]]))
    let snaps = network.snap([450, 1000], [100, 0], limitMetres: 500)
    #expect(snaps.walkMetres == [10, 100, 0])
    let table = network.costs(
      origins: snaps, targets: network.snap([1000], [0], limitMetres: 500),
      options: RoadCostOptions(walksDirectly: false))
    #expect(table.states == [.reached, .reached])
    #expect(isClose(table.costs[0], 100 * 0.06 / 5 + 550 * 0.06 / 60, relative: 1e-12))
    #expect(table.snapMetres == [100, 0])
  }

  @Test("boats are boarded at their ends only, also where a landing lies off the shore")
  func boats() {
    let network = RoadNetwork(lines: RoadsSamples.lines([[(0, 0), (1000, 0)]], boats: [0]))
    #expect(
      network.snap([500, 90, 1010], [10, 10, 10], limitMetres: 100).states == [.tooFarToSnap, .reached, .reached])
    let shore = RoadsSamples.barrier([[(-30, -500), (-30, 500)]])
    let snaps = network.snap([-200, -200], [0, 400], limitMetres: 2000, barriers: shore)
    #expect(snaps.states == [.reached, .cutOffByBarrier] || snaps.states == [.reached, .reached])
    #expect(snaps.snapMetres[0] == 200)
  }

  @Test("equal to a search over all edges and barriers", arguments: 0..<30)
  func twin(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let network = RoadNetwork(lines: RoadsSamples.scattered(&random, count: 15, side: 800))
    let walls = (0..<(seed % 3 == 0 ? 0 : 12)).map { _ -> [(Double, Double)] in
      let x = random.uniform() * 800
      let y = random.uniform() * 800
      return [(x, y), (x + random.uniform(in: -150...150), y + random.uniform(in: -150...150))]
    }
    let places = RoadsSamples.points(&random, count: 40, side: 800)
    let limit = [30, 100, 2000.0][seed % 3]
    let snaps = network.snap(places.x, places.y, limitMetres: limit, barriers: RoadsSamples.barrier(walls))
    let open = network.snap(places.x, places.y, limitMetres: limit)
    let parts = [0..<7, 7..<7, 7..<40].map {
      network.snap(places.x, places.y, range: $0, limitMetres: limit, barriers: RoadsSamples.barrier(walls))
    }
    #expect(RoadSnaps(merging: parts) == snaps)
    for i in places.x.indices {
      let twin = SnapTwin(network: network, walls: walls, x: places.x[i], y: places.y[i])
      #expect(isClose(open.snapMetres[i], twin.nearest <= limit ? twin.nearest : 0, relative: 1e-9, absolute: 1e-9))
      #expect((open.states[i] == .reached) == (twin.nearest <= limit))
      #expect(snaps.states[i] == .reached || snaps.states[i] != open.states[i] || open.states[i] == .tooFarToSnap)
      if snaps.states[i] == .reached {
        // Never shorter for a barrier, never longer than the nearest whole piece in sight, never through a wall.
        #expect(snaps.snapMetres[i] >= open.snapMetres[i])
        #expect(snaps.snapMetres[i] <= twin.nearestInSight + 1e-9)
      } else {
        #expect(twin.nearestInSight > limit)
      }
      for c in snaps.candidates(i) { #expect(!twin.crosses(snaps.pointX[c], snaps.pointY[c])) }
    }
  }
}

/// Nearest points by looking at everything.
private struct SnapTwin {
  let network: RoadNetwork
  let walls: [[(Double, Double)]]
  let x: Double
  let y: Double

  private var feet: [(Double, Double)] {
    (0..<network.edgeCount).flatMap { e in
      network.vertices(e).dropLast().map { v in
        let (ax, ay) = (network.vertexX[v], network.vertexY[v])
        let (dx, dy) = (network.vertexX[v + 1] - ax, network.vertexY[v + 1] - ay)
        let t = max(0, min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
        return (ax + t * dx, ay + t * dy)
      }
    }
  }

  private func distance(_ p: (Double, Double)) -> Double {
    ((p.0 - x) * (p.0 - x) + (p.1 - y) * (p.1 - y)).squareRoot()
  }

  var nearest: Double { feet.map(distance).min() ?? .infinity }
  var nearestInSight: Double { feet.filter { !crosses($0.0, $0.1) }.map(distance).min() ?? .infinity }

  /// Whether the straight walk crosses a wall (random walls: no three points on a line).
  func crosses(_ px: Double, _ py: Double) -> Bool {
    func side(_ a: (Double, Double), _ b: (Double, Double), _ c: (Double, Double)) -> Bool {
      (b.0 - a.0) * (c.1 - a.1) > (b.1 - a.1) * (c.0 - a.0)
    }
    return walls.contains { wall in
      side(wall[0], wall[1], (x, y)) != side(wall[0], wall[1], (px, py))
        && side((x, y), (px, py), wall[0]) != side((x, y), (px, py), wall[1])
    }
  }
}
