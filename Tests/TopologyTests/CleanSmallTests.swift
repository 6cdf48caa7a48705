import Geometry
import Testing
import Topology

@Suite("Clean coverages by hand")
struct CleanSmallTests {
  private typealias S = CleanSamples

  private func clean(_ layer: LonLatPolygons, width: Double = 25) async throws -> (CleanCoverage, CoverageCheck) {
    let result = try await cleanCoverage(layer, options: CleaningOptions(sliverWidthMetres: width), threads: 2)
    let check = CoverageCheck(result.coverage)
    #expect(check.isPlanar())
    return (result, check)
  }

  @Test func oneBoxIsOneClosedArcWithItsAreaAtTheRightWhenItRunsClockwise() async throws {
    let (result, check) = try await clean(S.rings([S.box(100, 200, 3000, 4000)]))
    #expect(result.coverage.arcCount == 1)
    #expect(check.areas == [12_000_000])
    #expect(result.coverage.x.first == Int32(S.origin + 100))
    #expect(result.coverage.y.first == Int32(S.origin + 200))
    #expect(result.coverage.x.count == 5)
    #expect(result.findings == CleaningFindings())
    #expect(result.anchors == [nil])
  }

  @Test func neighboursShareOneArc() async throws {
    let (result, check) = try await clean(S.rings([S.box(0, 0, 1000, 1000), S.box(1000, 0, 1000, 1000)]))
    #expect(result.coverage.arcCount == 3)
    #expect(check.areas == [1_000_000, 1_000_000])
    let shared = (0..<3).filter { result.coverage.left[$0] >= 0 && result.coverage.right[$0] >= 0 }
    #expect(shared.count == 1)
  }

  @Test func bordersThatMeetBetweenVerticesAreCut() async throws {
    let layer = S.rings([S.box(0, 0, 1000, 2000), S.box(1000, 0, 1000, 1000), S.box(1000, 1000, 1000, 1000)])
    let (result, check) = try await clean(layer)
    #expect(check.areas == [2_000_000, 1_000_000, 1_000_000])
    #expect(result.coverage.arcCount == 6)
    #expect(result.findings.overlapsSettled.count == 0)
  }

  @Test func aSliverGoesToTheLongerBorder() async throws {
    // The western box has a corner less than the eastern one follows: a gap 60 steps (9 m) wide at most.
    let west: S.Ring = [(0, 0), (1000, 0), (1000, 3000), (0, 3000)]
    let east: S.Ring = [(1000, 0), (3000, 0), (3000, 3000), (1000, 3000), (1060, 1500)]
    let (result, check) = try await clean(S.rings([west, east]))
    #expect(result.findings.sliversFilled.count == 1)
    #expect(abs(result.findings.sliversFilled.areaSquareMetres - 90_000 * 0.149291 * 0.149291) < 1)
    #expect(check.areas.reduce(0, +) == 9_000_000)
    #expect(check.areas == [3_000_000, 6_000_000])
  }

  @Test func aWideHoleStaysAndSoDoesASliverWhenNothingIsToBeFilled() async throws {
    let hole = S.box(2000, 2000, 1000, 1000)
    let layer = S.layer([[[S.box(0, 0, 5000, 5000), hole]]])
    let (result, check) = try await clean(layer)
    #expect(check.areas == [24_000_000])
    #expect(result.findings.gapsLeft.count == 1)
    let thin = S.layer([[[S.box(0, 0, 5000, 5000), S.box(2000, 2000, 1000, 20)]]])
    #expect(try await clean(thin).1.areas == [25_000_000])
    #expect(try await clean(thin, width: 0).1.areas == [24_980_000])
  }

  @Test func aLakeAtTheEndOfALongCrackStays() async throws {
    // Mean width far below 25 m, but the lake at its end is 150 m across.
    let crack: S.Ring = [(1000, 1000), (60_000, 1000), (60_000, 1010), (2000, 1010), (2000, 2010), (1000, 2010)]
    let (result, _) = try await clean(S.layer([[[S.box(0, 0, 70_000, 5000), crack]]]))
    #expect(result.findings.gapsLeft.count == 1)
    #expect(result.findings.sliversFilled.count == 0)
  }

  @Test func aNarrowChannelOpenToTheSeaStaysOpen() async throws {
    let layer = S.rings([S.box(0, 0, 1000, 1000), S.box(1010, 0, 1000, 1000)])
    let (result, check) = try await clean(layer)
    #expect(check.areas == [1_000_000, 1_000_000])
    #expect(result.coverage.arcCount == 2)
    #expect(result.findings.sliversFilled.count == 0)
  }

  @Test func aThinOverlapGoesToTheLongerOwnBorder() async throws {
    let layer = S.rings([S.box(0, 0, 1050, 3000), S.box(1000, 0, 2000, 3000)])
    let (result, check) = try await clean(layer)
    #expect(result.findings.overlapsSettled.count == 1)
    #expect(check.areas == [3_150_000, 5_850_000])
  }

  @Test func anEnclaveWithoutHoleAroundItKeepsItsLand() async throws {
    for order in [[0, 1], [1, 0]] {
      let rings = [S.box(0, 0, 9000, 9000), S.box(3000, 3000, 1000, 1000)]
      let (_, check) = try await clean(S.rings(order.map { rings[$0] }))
      #expect(order.map { check.areas[$0] } == [80_000_000, 1_000_000])
    }
  }

  @Test func aWideOverlapGoesToTheOwnerWithLess() async throws {
    for order in [[0, 1], [1, 0]] {
      let rings = [S.box(0, 0, 3000, 2000), S.box(2000, 0, 1500, 2000)]
      let (_, check) = try await clean(S.rings(order.map { rings[$0] }))
      #expect(order.map { check.areas[$0] } == [4_000_000, 3_000_000])
    }
  }

  @Test func anOwnerThatLosesMostOfItsLandIsNamed() async throws {
    let (result, check) = try await clean(S.rings([S.box(0, 0, 3000, 2000), S.box(1000, 0, 2000, 2000)]))
    #expect(check.areas == [2_000_000, 4_000_000])
    #expect(result.findings.ownersCutByOthers == [0])
  }

  @Test func ofTwoEqualPolygonsTheFirstHasTheLandAndTheSecondAnAnchor() async throws {
    let (result, check) = try await clean(S.rings([S.box(0, 0, 1000, 600), S.box(0, 0, 1000, 600)]))
    #expect(check.areas == [600_000, 0])
    #expect(result.findings.ownersWithinOthers == [1])
    #expect(result.anchors == [nil, GridPlace(x: Int32(S.origin + 500), y: Int32(S.origin + 300))])
  }

  @Test func anOwnerOfLandThatAnotherClaimsInPartKeepsIt() async throws {
    let left = S.box(0, 0, 1000, 1000)
    let right = S.box(1000, 0, 1000, 1000)
    let (result, check) = try await clean(S.layer([[[left], [right]], [[left]]]))
    #expect(check.areas == [1_000_000, 1_000_000])
    #expect(result.findings.ownersWithinOthers.isEmpty)
  }

  @Test func ofTwoOwnersOfTheSameTwoIslandsEachKeepsOne() async throws {
    let islands = [[S.box(0, 0, 1000, 1000)], [S.box(3000, 0, 2000, 1000)]]
    let (result, check) = try await clean(S.layer([islands, islands]))
    #expect(check.areas == [1_000_000, 2_000_000])
    #expect(result.findings.overlapsSettled.count == 2)
    #expect(result.findings.ownersWithinOthers.isEmpty)
  }

  @Test func aStripBeyondLandThatWasLostGoesToTheNeighbour() async throws {
    // The third was cut from the first, but drawn 10 steps short of the first's eastern border with the second.
    let layer = S.rings([S.box(0, 0, 3000, 2000), S.box(3000, 0, 1000, 2000), S.box(2000, 0, 990, 2000)])
    let (result, check) = try await clean(layer)
    #expect(result.findings.sliversMoved.count == 1)
    #expect(result.findings.ownersCutByOthers.isEmpty)
    #expect(check.areas == [4_000_000, 2_020_000, 1_980_000])
  }

  @Test func aStripThatIsAnOwnersIslandStays() async throws {
    let layer = S.layer([[[S.box(0, 0, 3000, 2000)], [S.box(3000, 500, 20, 500)]], [[S.box(3020, 0, 1000, 2000)]]])
    let (result, check) = try await clean(layer)
    #expect(check.areas == [6_010_000, 2_000_000])
    #expect(result.findings.sliversMoved.count == 0)
  }

  @Test func aSpikeVanishes() async throws {
    let spike: S.Ring = [(0, 0), (1000, 0), (1000, 500), (4000, 700), (1000, 500), (1000, 1000), (0, 1000)]
    let (result, check) = try await clean(S.rings([spike]))
    #expect(check.areas == [1_000_000])
    #expect(result.coverage.x.max() == Int32(S.origin + 1000))
  }

  @Test func bothLobesOfAFigureEightCount() async throws {
    let (_, check) = try await clean(S.rings([[(0, 0), (1000, 1000), (1000, 0), (0, 1000)]]))
    #expect(check.areas == [500_000])
    #expect(check.owners(atX: 100, 500.5) == [0])
    #expect(check.owners(atX: 500, 100.5) == [])
  }

  @Test func partsInsideOneAnotherAreOneAreaAndAHoleOutsideAddsNothing() async throws {
    let nested = S.layer([[[S.box(0, 0, 4000, 4000)], [S.box(1000, 1000, 1000, 1000)]]])
    #expect(try await clean(nested).1.areas == [16_000_000])
    let outside = S.layer([[[S.box(0, 0, 4000, 4000), S.box(9000, 0, 1000, 1000)]]])
    #expect(try await clean(outside).1.areas == [16_000_000])
    let half = S.layer([[[S.box(0, 0, 4000, 4000), S.box(3000, 1000, 2000, 1000)]]])
    #expect(try await clean(half).1.areas == [15_000_000])
  }

  @Test func anIslandInALakeOfAnotherIsHeldByTheLake() async throws {
    let layer = S.layer([
      [[S.box(0, 0, 9000, 9000), S.box(2000, 2000, 5000, 5000)]], [[S.box(3000, 3000, 1000, 1000)]],
    ])
    let (result, check) = try await clean(layer)
    #expect(check.areas == [56_000_000, 1_000_000])
    #expect(result.findings.gapsLeft.count == 1)
    #expect(check.owners(atX: 2500, 2500.5) == [])
    #expect(check.owners(atX: 3500, 3500.5) == [1])
  }

  @Test func ringsInRingsAreToldApartToAnyDepth() async throws {
    let rings = (0..<40).map { S.box(100 * $0, 100 * $0, 10_000 - 200 * $0, 10_000 - 200 * $0) }
    let layer = S.layer((0..<40).map { k in [k < 39 ? [rings[k], rings[k + 1]] : [rings[k]]] })
    let (result, check) = try await clean(layer)
    #expect(result.coverage.arcCount == 40)
    for k in 0..<40 { #expect(check.owners(atX: 5000, Double(100 * k) + 50.5) == [Int32(k)]) }
  }

  @Test func islandsBesideOneAnotherInALakeAreNotInOneAnother() async throws {
    let islands = (0..<30).map { S.box(3000 + 700 * ($0 % 6), 3000 + 700 * ($0 / 6), 400, 400) }
    let layer = S.layer([[[S.box(0, 0, 9000, 9000), S.box(2000, 2000, 6000, 6000)]]] + islands.map { [[$0]] })
    let (_, check) = try await clean(layer)
    #expect(check.areas == [45_000_000] + [Double](repeating: 160_000, count: 30))
  }

  @Test func areasThatTouchAtACornerStayApart() async throws {
    let (result, check) = try await clean(S.rings([S.box(0, 0, 1000, 1000), S.box(1000, 1000, 1000, 1000)]))
    #expect(check.areas == [1_000_000, 1_000_000])
    #expect(result.coverage.arcCount == 2)
  }

  @Test func crossingBordersAreBentThroughTheNearestPlace() async throws {
    // The lines cross at (500.5, 500.5), halves go up: the place is (501, 501).
    let one: S.Ring = [(0, 0), (1001, 1001), (0, 1001)]
    let two: S.Ring = [(1001, 0), (1001, 1001), (0, 1001)]
    let (result, _) = try await clean(S.rings([one, two]), width: 0)
    let places = zip(result.coverage.x, result.coverage.y).map { [Int($0) - S.origin, Int($1) - S.origin] }
    #expect(places.contains([501, 501]))
  }

  @Test func linesPointsAndNothingHaveNoArea() async throws {
    let layer = S.layer([
      [[[(0, 0), (500, 500), (0, 0)]]], [[[(10, 30), (10, 30), (10, 30)]]], [], [[S.box(0, 0, 1000, 1000)]],
    ])
    let (result, check) = try await clean(layer)
    #expect(check.areas == [0, 0, 0, 1_000_000])
    #expect(result.findings.ownersWithoutArea == [0, 1])
    #expect(result.findings.ownersWithoutGeometry == [2])
    let place = { (x: Int, y: Int) in GridPlace(x: Int32(S.origin + x), y: Int32(S.origin + y)) }
    #expect(result.anchors == [place(250, 250), place(10, 30), nil, nil])
  }
}
