import TestSupport
import Testing
import Topology

@Suite("Zooms of odd coverages")
struct GeneraliseHostileTests {
  private func expectSound(_ clean: ArcCoverage, zooms: ClosedRange<Int> = 0...14, anchors: [GridPlace?] = [])
    async throws
    -> CoveragePyramid
  {
    let pyramid = try await CoveragePyramid(clean, zooms: zooms, anchors: anchors, threads: 2)
    let before = clean.rings()
    for zoom in zooms {
      #expect(RefereePlanarity(pyramid.coverage(zoom: zoom)).faults == [], "zoom \(zoom)")
      let rings = pyramid.rings(zoom: zoom)
      for owner in 0..<clean.ownerCount {
        let isAnchored = anchors.indices.contains(owner) && anchors[owner] != nil
        #expect(rings.polygons(ofOwner: owner).isEmpty == (before.polygons(ofOwner: owner).isEmpty && !isAnchored))
        for polygon in rings.polygons(ofOwner: owner) {
          #expect(rings.doubledArea(ofRing: rings.rings(ofPolygon: polygon).lowerBound) > 0)
        }
      }
    }
    return pyramid
  }

  @Test("Nothing, and owners without anything")
  func nothing() async throws {
    _ = try await expectSound(ArcCoverage(bits: 26, ownerCount: 0))
    let pyramid = try await expectSound(ArcCoverage(bits: 0, ownerCount: 3))
    #expect(pyramid.rings(zoom: 3).ownerCount == 3)
  }

  @Test("Zooms out of range are pulled in, a zoom not made gives the nearest")
  func zooms() async throws {
    var clean = ArcCoverage(bits: 20, ownerCount: 1)
    clean.appendSquare(1000, 1000, side: 5000, inside: 0)
    let pyramid = try await CoveragePyramid(clean, zooms: -3...40, threads: 1)
    #expect(pyramid.zooms == 0...14)
    let some = try await CoveragePyramid(clean, zooms: 3...5, threads: 1)
    #expect(some.coverage(zoom: 0) == some.coverage(zoom: 3) && some.coverage(zoom: 9) == some.coverage(zoom: 5))
    #expect(some.coverage(zoom: 5).bits == 17)
  }

  @Test("A grid coarser than the zoom is only multiplied")
  func coarse() async throws {
    var clean = ArcCoverage(bits: 10, ownerCount: 1)
    clean.appendSquare(3, 4, side: 5, inside: 0)
    let pyramid = try await expectSound(clean)
    #expect(pyramid.coverage(zoom: 14).x.max() == 8 << 16)
  }

  @Test("Squares that touch at a corner stay two, or become minimal")
  func touching() async throws {
    var clean = ArcCoverage(bits: 26, ownerCount: 2)
    clean.appendSquare(900_000, 900_000, side: 5000, inside: 0)
    clean.appendSquare(905_000, 905_000, side: 5000, inside: 1)
    _ = try await expectSound(clean)
  }

  @Test("Rings within rings within rings")
  func nested() async throws {
    var clean = ArcCoverage(bits: 26, ownerCount: 12)
    for depth in 0..<12 {
      let at = Int32(1_000_000 + 700 * depth)
      clean.appendSquare(
        at, at, side: Int32(2 * 700 * (12 - depth)), inside: Int32(depth), outside: Int32(depth) - 1)
    }
    let pyramid = try await expectSound(clean)
    #expect(pyramid.minimalOwners(zoom: 0).count > 5)
  }

  @Test("Strips thinner than a step")
  func strips() async throws {
    var clean = ArcCoverage(bits: 26, ownerCount: 40)
    let (left, right): (Int32, Int32) = (3_000_000, 3_900_000)
    for strip in 0...40 {
      let y = Int32(5_000_000 + 17 * strip)
      let north = Int32(strip) - 1
      let south = strip < 40 ? Int32(strip) : -1
      clean.append([(left, y), (left + 450_000, y + 3), (right, y)], left: north, right: south)
      if strip < 40 {
        clean.append([(left, y), (left, y + 17)], left: south, right: -1)
        clean.append([(right, y), (right, y + 17)], left: -1, right: south)
      }
    }
    try #require(RefereePlanarity(clean).faults == [])
    _ = try await expectSound(clean)
  }

  @Test("Ten thousand owners within one cell of zoom 0")
  func crowd() async throws {
    let clean = GeneraliseSamples(cells: 100, cellSteps: 100, bits: 26, depth: 1, origin: (x: 4_100_000, y: 4_100_000))
      .cellCoverage(seed: 4)
    let pyramid = try await CoveragePyramid(clean, threads: 2)
    for zoom in [0, 3, 7, 10] {
      let rings = pyramid.rings(zoom: zoom)
      #expect((0..<rings.ownerCount).allSatisfy { !rings.polygons(ofOwner: $0).isEmpty })
    }
    for zoom in 0...3 { #expect(RefereePlanarity(pyramid.coverage(zoom: zoom)).faults == []) }
    #expect(pyramid.stackedOwners(zoom: 0).count > 9900)
    #expect(pyramid.stackedOwners(zoom: 14).isEmpty)
  }

  @Test("Owners without area get a minimal polygon where they are anchored")
  func anchored() async throws {
    var clean = ArcCoverage(bits: 26, ownerCount: 4)
    clean.appendSquare(1_000_000, 1_000_000, side: 500_000, inside: 0)
    let anchors: [GridPlace?] = [nil, GridPlace(x: 1_200_000, y: 1_200_000), GridPlace(x: 9_000_000, y: -5), nil]
    let pyramid = try await expectSound(clean, anchors: anchors)
    let rings = pyramid.rings(zoom: 8)
    let at = rings.places(ofRing: rings.rings(ofOwner: 1).lowerBound).lowerBound
    #expect(abs(Int(rings.x[at]) - 1_200_000 / 64) <= 3 && abs(Int(rings.y[at]) - 1_200_000 / 64) <= 3)
    #expect(pyramid.minimalOwners(zoom: 8) == [1, 2] && pyramid.stackedOwners(zoom: 8).isEmpty)
  }

  @Test("The whole world, and its far corners")
  func world() async throws {
    var clean = ArcCoverage(bits: 26, ownerCount: 2)
    clean.appendSquare(0, 0, side: 1 << 26, inside: 0)
    clean.appendSquare((1 << 26) - 9, (1 << 26) - 9, side: 4, inside: 1, outside: 0)
    _ = try await expectSound(clean)
  }

  @Test("Coverages that are none do no harm", arguments: 1...20)
  func damaged(seed: Int) async throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var clean = ArcCoverage(bits: Int(random.next() % 31), ownerCount: 9)
    for _ in 0..<60 {
      let count = 1 + Int(random.next() % 7)
      let mask = seed % 3 == 0 ? UInt64(UInt32.max) : 63
      func value() -> Int32 { Int32(truncatingIfNeeded: random.next() & mask) }
      let x = (0..<count).map { _ in value() }
      let y = (0..<count).map { _ in value() }
      clean.append(x: x, y: y, left: Int32(random.next() % 14) - 2, right: Int32(random.next() % 14) - 2)
    }
    let pyramid = try await CoveragePyramid(clean, threads: 2)
    for zoom in pyramid.zooms { #expect(pyramid.rings(zoom: zoom).ownerCount == 9) }
    _ = clean.dissolved(by: [0, 1, 0], count: 2).rings()
  }

  @Test("A cancelled task stops")
  func cancelled() async throws {
    let clean = GeneraliseSamples(cells: 10, cellSteps: 100, bits: 20, depth: 1).cellCoverage(seed: 1)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await CoveragePyramid(clean, threads: 1)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
