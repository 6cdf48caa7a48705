import TestSupport
import Testing
import Topology

@Suite("Zooms of random partitions")
struct PyramidTests {
  private func doubledAreas(_ rings: OwnerRings) -> [Int] {
    (0..<rings.ownerCount).map { owner in
      rings.rings(ofOwner: owner).reduce(0) { $0 + rings.doubledArea(ofRing: $1) }
    }
  }

  @Test("are planar and lose nobody", arguments: 1...12)
  func property(seed: Int) async throws {
    let sample = GeneraliseSamples(
      cells: 14, cellSteps: 3000 + 700 * seed, bits: 26, depth: 5, origin: (x: 40_000_000, y: 20_000_000))
    let clean = sample.coverage(seed: UInt64(seed), owners: 10 + 12 * seed)
    try #require(RefereePlanarity(clean).faults == [])
    let areas = doubledAreas(clean.rings())
    let pyramid = try await CoveragePyramid(clean, threads: 2)
    #expect(pyramid.zooms == 0...14)
    for zoom in pyramid.zooms {
      let coverage = pyramid.coverage(zoom: zoom)
      #expect(coverage.bits == 12 + zoom && coverage.ownerCount == clean.ownerCount)
      #expect(RefereePlanarity(coverage).faults == [], "zoom \(zoom)")
      let now = doubledAreas(pyramid.rings(zoom: zoom))
      for owner in areas.indices { #expect((areas[owner] > 0) == (now[owner] > 0), "owner \(owner) at zoom \(zoom)") }
      let planar = doubledAreas(coverage.rings())
      let stacked = Set(pyramid.stackedOwners(zoom: zoom))
      #expect(stacked == Set(areas.indices.filter { areas[$0] > 0 && planar[$0] == 0 }.map { Int32($0) }))
      #expect(stacked.isSubset(of: pyramid.minimalOwners(zoom: zoom)))
    }
  }

  @Test("keep every area to a few steps times its border, from its own zoom's grid", arguments: 1...3)
  func areas(seed: Int) async throws {
    let sample = GeneraliseSamples(
      cells: 10, cellSteps: 40_000, bits: 26, depth: 7, origin: (x: 9_000_000, y: 9_000_000))
    let clean = sample.coverage(seed: UInt64(seed), owners: 25)
    let before = doubledAreas(clean.rings())
    let pyramid = try await CoveragePyramid(clean, zooms: 5...12, threads: 2)
    for zoom in 5...12 {
      let scale = Double(1 << (14 - zoom))
      let now = doubledAreas(pyramid.rings(zoom: zoom))
      let border = borderLengths(pyramid.coverage(zoom: zoom))
      for owner in now.indices {
        let change = abs(Double(now[owner]) - Double(before[owner]) / scale / scale) / 2
        #expect(change <= 0.8 * border[owner] + 1, "owner \(owner) at zoom \(zoom)")
      }
    }
  }

  private func borderLengths(_ coverage: ArcCoverage) -> [Double] {
    var lengths = [Double](repeating: 0, count: coverage.ownerCount)
    for arc in 0..<coverage.arcCount {
      for i in coverage.places(ofArc: arc).dropLast() {
        let (dx, dy) = (Double(coverage.x[i + 1] - coverage.x[i]), Double(coverage.y[i + 1] - coverage.y[i]))
        let length = (dx * dx + dy * dy).squareRoot()
        for owner in [coverage.left[arc], coverage.right[arc]] where owner >= 0 { lengths[Int(owner)] += length }
      }
    }
    return lengths
  }

  @Test("move no border by more than 6 steps", arguments: 1...3)
  func distance(seed: Int) async throws {
    let sample = GeneraliseSamples(
      cells: 6, cellSteps: 50_000, bits: 26, depth: 6, origin: (x: 9_000_000, y: 9_000_000))
    let clean = sample.cellCoverage(seed: UInt64(seed))
    let pyramid = try await CoveragePyramid(clean, zooms: 6...14, threads: 2)
    for zoom in 6...14 {
      let coverage = pyramid.coverage(zoom: zoom)
      let scale = Double(1 << (14 - zoom))
      var worst = 0.0
      for i in stride(from: 0, to: clean.x.count, by: 7) {
        worst = max(worst, leastDistance(Double(clean.x[i]) / scale, Double(clean.y[i]) / scale, to: coverage))
      }
      #expect(worst <= 6, "zoom \(zoom)")
    }
  }

  private func leastDistance(_ px: Double, _ py: Double, to coverage: ArcCoverage) -> Double {
    var least = Double.infinity
    for arc in 0..<coverage.arcCount {
      for i in coverage.places(ofArc: arc).dropLast() {
        let (ax, ay) = (Double(coverage.x[i]) - px, Double(coverage.y[i]) - py)
        let (bx, by) = (Double(coverage.x[i + 1]) - px, Double(coverage.y[i + 1]) - py)
        let (dx, dy) = (bx - ax, by - ay)
        let t = min(1, max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
        least = min(least, (ax + t * dx) * (ax + t * dx) + (ay + t * dy) * (ay + t * dy))
      }
    }
    return least.squareRoot()
  }

  @Test("become simpler from zoom to zoom")
  func simpler() async throws {
    let sample = GeneraliseSamples(
      cells: 8, cellSteps: 60_000, bits: 26, depth: 9, origin: (x: 9_000_000, y: 9_000_000))
    let clean = sample.cellCoverage(seed: 3)
    let pyramid = try await CoveragePyramid(clean, threads: 2)
    let counts = pyramid.zooms.map { pyramid.coverage(zoom: $0).x.count }
    #expect(counts == counts.sorted())
    #expect(counts[4] * 20 < clean.x.count)
  }

  @Test("do not depend on the number of threads", arguments: [2, 3, 8])
  func threads(_ threads: Int) async throws {
    let clean = GeneraliseSamples(
      cells: 20, cellSteps: 2500, bits: 26, depth: 5, origin: (x: 7_000_000, y: 8_000_000)
    ).coverage(seed: 77, owners: 150)
    let one = try await CoveragePyramid(clean, threads: 1)
    let many = try await CoveragePyramid(clean, threads: threads)
    for zoom in one.zooms {
      #expect(one.coverage(zoom: zoom) == many.coverage(zoom: zoom))
      #expect(one.rings(zoom: zoom) == many.rings(zoom: zoom))
      #expect(one.minimalOwners(zoom: zoom) == many.minimalOwners(zoom: zoom))
      #expect(try await many.rings(zoom: zoom, threads: threads) == one.rings(zoom: zoom))
    }
  }

  @Test("of a square by hand")
  func square() async throws {
    var clean = ArcCoverage(bits: 14, ownerCount: 1)
    // A place on a straight side goes; corners on the finer grid go to the nearest place, halves up.
    clean.append([(40, 40), (60, 40), (82, 41), (81, 83), (40, 80), (40, 40)], left: -1, right: 0)
    let pyramid = try await CoveragePyramid(clean, zooms: 0...1, toleranceSteps: 0, threads: 1)
    let fine = pyramid.coverage(zoom: 1)
    #expect(
      zip(fine.x, fine.y).map { [$0, $1] } == [[20, 20], [30, 20], [41, 21], [41, 42], [20, 40], [20, 20]])
    let coarse = pyramid.coverage(zoom: 0)
    #expect(
      zip(coarse.x, coarse.y).map { [$0, $1] } == [[10, 10], [15, 10], [21, 11], [21, 21], [10, 20], [10, 10]])
    let simpler = try await CoveragePyramid(clean, zooms: 1...1, threads: 1).coverage(zoom: 1)
    #expect(zip(simpler.x, simpler.y).map { [$0, $1] } == [[20, 20], [41, 21], [41, 42], [20, 40], [20, 20]])
  }

  @Test("bend a line around a place that it would jump over")
  func bend() async throws {
    // The border of 0 and 1 passes right below the corner of owner 2; rounding alone would put the corner below it.
    var clean = ArcCoverage(bits: 16, ownerCount: 2)
    clean.append([(0, 0), (640, 40)], left: 0, right: 1)
    clean.append([(0, 0), (0, -0), (0, 640), (640, 640), (640, 40)], left: 1, right: -1)
    clean.append([(0, 0), (640, 0), (640, 40)], left: -1, right: 0)
    clean.append([(300, 17), (340, 5), (310, 3), (300, 17)], left: 1, right: 0)
    let pyramid = try await CoveragePyramid(clean, zooms: 0...4, toleranceSteps: 0, threads: 1)
    for zoom in 0...4 { #expect(RefereePlanarity(pyramid.coverage(zoom: zoom)).faults == [], "zoom \(zoom)") }
  }
}

extension OwnerRings {
  func doubledArea(ofRing ring: Int) -> Int {
    places(ofRing: ring).dropLast().reduce(0) {
      $0 + Int(x[$1]) * Int(y[$1 + 1]) - Int(x[$1 + 1]) * Int(y[$1])
    }
  }
}
