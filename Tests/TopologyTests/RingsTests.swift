import Testing
import Topology

@Suite("Rings from arcs")
struct RingsTests {
  private func lines(_ rings: OwnerRings, owner: Int) -> [[Set<SIMD2<Int32>>]] {
    rings.polygons(ofOwner: owner).map { polygon in
      rings.rings(ofPolygon: polygon).map { ring in
        Set(rings.places(ofRing: ring).map { SIMD2(rings.x[$0], rings.y[$0]) })
      }
    }
  }

  @Test("Two neighbours: shells run with positive shoelace sum and close")
  func neighbours() {
    var coverage = ArcCoverage(bits: 12, ownerCount: 3)
    coverage.append([(10, 0), (10, 10)], left: 1, right: 0)
    coverage.append([(10, 0), (0, 0), (0, 10), (10, 10)], left: 0, right: -1)
    coverage.append([(10, 0), (20, 0), (20, 10), (10, 10)], left: -1, right: 1)
    let rings = coverage.rings()
    #expect((0..<3).map { rings.polygons(ofOwner: $0).count } == [1, 1, 0])
    #expect(rings.doubledArea(ofRing: 0) == 200 && rings.doubledArea(ofRing: 1) == 200)
    for ring in 0..<2 {
      let places = rings.places(ofRing: ring)
      #expect(rings.x[places.lowerBound] == rings.x[places.upperBound - 1])
      #expect(rings.y[places.lowerBound] == rings.y[places.upperBound - 1])
      #expect(places.count == 5)
    }
  }

  @Test("Enclaves inside enclaves: holes go to the shell right around them")
  func enclaves() {
    var coverage = ArcCoverage(bits: 12, ownerCount: 2)
    coverage.appendSquare(0, 0, side: 100, inside: 0)
    coverage.appendSquare(10, 10, side: 80, inside: 1, outside: 0)
    coverage.appendSquare(20, 20, side: 60, inside: 0, outside: 1)
    coverage.appendSquare(30, 30, side: 40, inside: 1, outside: 0)
    let rings = coverage.rings()
    for owner in 0..<2 {
      let areas = rings.polygons(ofOwner: owner).map { polygon in
        rings.rings(ofPolygon: polygon).map { rings.doubledArea(ofRing: $0) / 2 }
      }
      #expect(
        areas.sorted { $0[0] > $1[0] } == (owner == 0 ? [[10000, -6400], [3600, -1600]] : [[6400, -3600], [1600]]))
    }
  }

  @Test("A hole that touches its shell, and one that touches another hole, are rings of their own")
  func touchingHoles() {
    var coverage = ArcCoverage(bits: 12, ownerCount: 2)
    // The shell passes (0, 50), where a diamond of owner 1 starts; a second diamond touches the first at (40, 50).
    coverage.append([(0, 50), (0, 0), (100, 0), (100, 100), (0, 100), (0, 50)], left: -1, right: 0)
    coverage.append([(0, 50), (20, 40), (40, 50)], left: 0, right: 1)
    coverage.append([(40, 50), (20, 60), (0, 50)], left: 0, right: 1)
    coverage.append([(40, 50), (60, 40), (80, 50), (60, 60), (40, 50)], left: 0, right: 1)
    #expect(RefereePlanarity(coverage).faults == [])
    let rings = coverage.rings()
    let shell = rings.polygons(ofOwner: 0)
    #expect(shell.count == 1)
    #expect(rings.rings(ofOwner: 0).map { rings.doubledArea(ofRing: $0) / 2 }.sorted() == [-400, -400, 10000])
    #expect(rings.rings(ofOwner: 0).first.map { rings.doubledArea(ofRing: $0) } == 20000)
    #expect(lines(rings, owner: 1).map(\.count) == [1, 1], "two polygons that touch at a place")
  }

  @Test("A bow tie is two polygons, not a ring that touches itself")
  func bowTie() {
    var coverage = ArcCoverage(bits: 12, ownerCount: 1)
    coverage.append([(10, 10), (0, 20), (0, 0), (10, 10)], left: -1, right: 0)
    coverage.append([(10, 10), (20, 0), (20, 20), (10, 10)], left: -1, right: 0)
    let rings = coverage.rings()
    #expect(rings.polygons(ofOwner: 0).count == 2)
    #expect(rings.rings(ofOwner: 0).allSatisfy { rings.doubledArea(ofRing: $0) == 200 })
  }

  @Test("Nothing in, nothing out; owners out of range are nobody")
  func nothing() {
    let none = ArcCoverage(bits: 12, ownerCount: 0).rings()
    #expect(none.ownerCount == 0 && none.x.isEmpty && none.ringStart == [0])
    var coverage = ArcCoverage(bits: 12, ownerCount: 1)
    coverage.appendSquare(0, 0, side: 5, inside: 7)
    coverage.append([(0, 0), (5, 5)], left: 0, right: -9)
    #expect(coverage.rings().polygons(ofOwner: 0).isEmpty, "an open arc alone bounds nothing")
    #expect(coverage.rings().ownerCount == 1)
  }

  @Test("Any number of threads gives the same rings", arguments: [1, 2, 5])
  func threads(_ threads: Int) async throws {
    let coverage = GeneraliseSamples(cells: 30, cellSteps: 300, bits: 20, depth: 2).coverage(seed: 5, owners: 700)
    #expect(try await coverage.rings(threads: threads) == coverage.rings())
  }

  @Test("Dissolving keeps the area of each group and joins its borders", arguments: 1...6)
  func dissolved(seed: Int) {
    let coverage = GeneraliseSamples(cells: 12, cellSteps: 400, bits: 20, depth: 2).coverage(
      seed: UInt64(seed), owners: 40)
    let groups = (0..<40).map { (owner: Int) -> Int32 in
      if owner % 9 == 8 { return -1 }
      return owner % 7 == 6 ? 99 : Int32(owner % 5)
    }
    let dissolved = coverage.dissolved(by: groups, count: 5)
    #expect(RefereePlanarity(dissolved).faults == [])
    let (before, after) = (coverage.rings(), dissolved.rings())
    for group in 0..<5 {
      let owners = groups.indices.filter { groups[$0] == Int32(group) }
      let sum = owners.flatMap { before.rings(ofOwner: $0) }.reduce(0) { $0 + before.doubledArea(ofRing: $1) }
      #expect(after.rings(ofOwner: group).reduce(0) { $0 + after.doubledArea(ofRing: $1) } == sum)
    }
    #expect(joints(of: dissolved) == 0)
  }

  /// Places where the ends of two different arcs, and nothing else, meet.
  private func joints(of coverage: ArcCoverage) -> Int {
    var arcsAt: [SIMD2<Int32>: [Int]] = [:]
    for arc in 0..<coverage.arcCount {
      let places = coverage.places(ofArc: arc)
      for i in [places.lowerBound, places.upperBound - 1] {
        arcsAt[SIMD2(coverage.x[i], coverage.y[i]), default: []].append(arc)
      }
    }
    return arcsAt.values.filter { $0.count == 2 && $0[0] != $0[1] }.count
  }
}
