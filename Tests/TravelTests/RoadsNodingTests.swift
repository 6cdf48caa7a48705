import TestSupport
import Testing
import Travel

@Suite("roads: noding")
struct RoadsNodingTests {
  @Test("lines are cut at common vertices")
  func sharedVertex() {
    let network = RoadNetwork(
      lines: RoadsSamples.lines([[(0, 0), (100, 0), (200, 0)], [(100, 0), (100, 50)]], speed: 6))
    #expect(network.nodeCount == 4)
    #expect(network.edgeCount == 3)
    #expect(network.report.sharedVertices == 1)
    #expect(network.report.endJoins == 0)
    #expect(network.report.components == 1)
    #expect(network.report.largestComponentShare == 1)
    #expect(network.edgeMetres == [100, 100, 50])
    #expect(isClose(network.edgeMinutes[0], 1, relative: 1e-12))
  }

  @Test("an end joins a line within the tolerance, itself included", arguments: [(1.0, 1), (1.0 + 1e-9, 2)])
  func endNearLine(gap: Double, components: Int) {
    let network = RoadNetwork(lines: RoadsSamples.lines([[(0, 0), (200, 0)], [(100, gap), (100, 50)]]))
    #expect(network.report.components == components)
    #expect(network.report.endJoins == (components == 1 ? 1 : 0))
    #expect(network.nodeCount == 4)
  }

  @Test("two ends a little apart are one node")
  func endNearEnd() {
    let network = RoadNetwork(lines: RoadsSamples.lines([[(0, 0), (100, 0)], [(100.4, 0.3), (200, 0)]]))
    #expect(network.nodeCount == 3)
    #expect(network.report.endJoins == 1)
  }

  @Test("a plain crossing is a bridge unless asked otherwise")
  func crossing() {
    let lines = RoadsSamples.lines([[(0, 0), (100, 100)], [(0, 100), (100, 0)]])
    let bridge = RoadNetwork(lines: lines)
    #expect(bridge.report.components == 2)
    #expect(bridge.report.plainCrossings == 1)
    let junction = RoadNetwork(lines: lines, options: RoadOptions(nodesCrossings: true))
    #expect(junction.report.components == 1)
    #expect(junction.nodeCount == 5)
    #expect(junction.edgeCount == 4)
    #expect(isClose(junction.report.lengthMetres, bridge.report.lengthMetres, relative: 1e-12))
  }

  @Test("a ring that comes back to itself and a line that ends on its own side")
  func selfTouch() {
    let ring = RoadNetwork(lines: RoadsSamples.lines([[(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]]))
    #expect(ring.nodeCount == 1)
    #expect(ring.edgeMetres == [400])
    let lasso = RoadNetwork(lines: RoadsSamples.lines([[(0, 0), (100, 0), (100, 50), (50, 50), (50, 0.5)]]))
    #expect(lasso.report.endJoins == 1)
    #expect(lasso.nodeCount == 2)
  }

  @Test("repeated lines, points and closed roads are left out and counted")
  func duplicates() {
    var lines = RoadsSamples.lines([
      [(0, 0), (50, 10), (100, 0)], [(100, 0), (50, 10), (0, 0)], [(0, 0), (0, 0), (0, 30), (0, 30)], [(5, 5), (5, 5)],
    ])
    lines.append(x: [0, 9], y: [0, 9], kilometresPerHour: 0)
    lines.append(x: [0, 9], y: [0, 9], kilometresPerHour: .nan)
    let report = RoadNetwork(lines: lines).report
    #expect(report.duplicateEdges == 2)
    #expect(report.zeroLengthSegments == 3)
    #expect(report.closedLines == 2)
    #expect(report.emptyLines == 1)
    #expect(report.edges == 3)
  }

  @Test("a boat meets roads at its ends only, and a landing off the road is walked to")
  func boats() {
    let shapes: [[(Double, Double)]] = [
      [(0, 0), (1000, 0)], [(500, -100), (500, 0), (500, 100)], [(0, 0), (500, 100), (1000, 200)],
      [(1000, 300), (1000, 500)],
    ]
    let network = RoadNetwork(lines: RoadsSamples.lines(shapes, boats: [2]))
    #expect(network.report.landingWalks == 1)
    // The road that passes under the first road and meets the boat half-way stays apart.
    #expect(network.report.components == 2)
    #expect(network.edgeKind.filter { $0 == .boat }.count == 1)
    #expect(network.edgeMetres[network.edgeKind.firstIndex(of: .landingWalk) ?? 0] == 100)
    let cut = RoadNetwork(lines: RoadsSamples.lines(shapes, boats: [2]), options: RoadOptions(landingWalkMetres: 99))
    #expect(cut.report.landingsWithoutRoad == 1)
    #expect(cut.report.components == 3)
    let shore = RoadsSamples.barrier([[(900, 260), (1100, 260)]])
    let blocked = RoadNetwork(lines: RoadsSamples.lines(shapes, boats: [2]), barriers: shore)
    #expect(blocked.report.landingWalks == 1)
    #expect(blocked.report.components == 3)
  }

  @Test("every connection is found that a search over all pairs finds", arguments: 0..<20)
  func twin(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let lines = RoadsSamples.scattered(&random, count: 12, side: 800)
    let components = Self.componentsByHand(lines)
    #expect(RoadNetwork(lines: lines).report.components == components)
  }

  /// Lines are linked where they share a vertex or an end lies within the tolerance of the other.
  private static func componentsByHand(_ lines: RoadLines) -> Int {
    func distance(_ p: Int, _ l: Int) -> Double {
      lines.vertices(l).dropLast().map { v in
        let (ax, ay) = (lines.x[v], lines.y[v])
        let (dx, dy) = (lines.x[v + 1] - ax, lines.y[v + 1] - ay)
        let s = dx * dx + dy * dy
        let t = s > 0 ? max(0, min(1, ((lines.x[p] - ax) * dx + (lines.y[p] - ay) * dy) / s)) : 0
        let (ex, ey) = (ax + t * dx - lines.x[p], ay + t * dy - lines.y[p])
        return (ex * ex + ey * ey).squareRoot()
      }.min() ?? .infinity
    }
    func isPoint(_ l: Int) -> Bool {
      let own = lines.vertices(l)
      return own.allSatisfy { lines.x[$0] == lines.x[own.lowerBound] && lines.y[$0] == lines.y[own.lowerBound] }
    }
    let real = (0..<lines.count).filter { !isPoint($0) }
    var group = Array(0..<lines.count)
    func touch(_ a: Int, _ b: Int) -> Bool {
      let own = lines.vertices(a)
      if distance(own.lowerBound, b) <= 1 || distance(own.upperBound - 1, b) <= 1 { return true }
      return own.contains { p in lines.vertices(b).contains { lines.x[$0] == lines.x[p] && lines.y[$0] == lines.y[p] } }
    }
    for a in real {
      for b in real where a != b && touch(a, b) {
        let (old, new) = (group[a], group[b])
        for i in group.indices where group[i] == old { group[i] = new }
      }
    }
    return Set(real.map { group[$0] }).count
  }

  @Test("hostile lines end in an answer")
  func hostile() {
    var lines = RoadLines()
    lines.append(x: [], y: [], kilometresPerHour: 5)
    lines.append(x: [1], y: [1], kilometresPerHour: 5)
    lines.append(x: [.nan, .nan, 0, 10, .infinity, 20, 30], y: [0, 0, 0, 0, 0, 0, 0], kilometresPerHour: 5)
    lines.append(x: [1e300, -1e300], y: [1e300, 0], kilometresPerHour: 5)
    lines.append(x: [1e9, -1e9], y: [1e9, -1e9], kilometresPerHour: 1e-300)
    lines.append(x: [0, 1e-300], y: [-0.0, 0], kilometresPerHour: .infinity)
    lines.append(x: [0, .leastNonzeroMagnitude], y: [-0.0, 0], kilometresPerHour: 1e308, oneWay: .min)
    for crossings in [false, true] {
      for tolerance in [1.0, 0, -1, .nan, .infinity, 1e9] {
        let network = RoadNetwork(
          lines: lines, options: RoadOptions(joinToleranceMetres: tolerance, nodesCrossings: crossings))
        #expect(network.report.lines == 7)
        let snaps = network.snap([0, .nan, 1e300, 7], [0, 0, 0, 1], limitMetres: 100)
        #expect(network.costs(origins: snaps, targets: snaps).count == 4)
      }
    }
    let empty = RoadNetwork(lines: RoadLines())
    #expect(empty.report.largestComponentShare == 0)
    #expect(empty.snap([0], [0], limitMetres: .infinity).states == [.tooFarToSnap])
    let odd = RoadNetwork(
      nodeX: [0, .nan, 3], nodeY: [0, 1, 2], edgeFrom: [0, 0, 7, -1, 1], edgeTo: [1, 2, 0, 0, 2],
      edgeMinutes: [1, .nan, 1, 1, -1], edgeMetres: [1, 1, 1, 1, 1])
    #expect(odd.edgeCount == 1)
    #expect(odd.snap([0], [0], limitMetres: 10).states == [.tooFarToSnap])
  }
}
