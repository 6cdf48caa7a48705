import Analysis
import Geometry
import Stunting
import TestSupport
import Testing

@Suite("Where people live in a village")
struct AccessDemandTests {
  @Test("the best rung with places in a village is used there, and named")
  func bestRung() async throws {
    var inputs = AccessInputs()
    inputs.points = [
      AccessWorld.place(0, 110.01, 0.01), AccessWorld.place(0, 110.02, 0.02, rung: .building),
      AccessWorld.place(0, 110.03, 0.03, rung: .building), AccessWorld.place(1, 110.15, 0.05),
    ]
    let demand = try await demandPoints(AccessWorld.row(3), inputs: inputs)
    #expect(demand.rung == [.building, .hamlet, .spread])
    #expect(demand.slots(0).count == 2)
    #expect(demand.slots(1).count == 1)
    #expect(demand.slots(2).count == 16)
    #expect(demand.positions[0] == LonLat(longitude: 110.02, latitude: 0.02))
  }

  @Test("a rung that is not allowed is passed over; without spreading there is one point")
  func allowedRungs() async throws {
    var inputs = AccessInputs()
    inputs.points = [AccessWorld.place(0, 110.01, 0.01, rung: .building)]
    let demand = try await demandPoints(
      AccessWorld.row(2), inputs: inputs, options: DemandOptions(rungs: [.hamlet]))
    #expect(demand.rung == [.pointOnSurface, .pointOnSurface])
    #expect(demand.weights == [1, 1])
  }

  @Test("weights are people; unknown people count as the mean of the known, no people leave the place out")
  func weights() async throws {
    var inputs = AccessInputs()
    inputs.points = [
      AccessWorld.place(0, 110.01, 0.01, people: 30), AccessWorld.place(0, 110.02, 0.01, people: 10),
      AccessWorld.place(0, 110.03, 0.01, people: nil), AccessWorld.place(0, 110.04, 0.01, people: -5),
      AccessWorld.place(1, 110.11, 0.01, people: 0), AccessWorld.place(1, 110.12, 0.01, people: 4),
      AccessWorld.place(2, 110.21, 0.01, people: 0), AccessWorld.place(2, 110.22, 0.01, people: 0),
      AccessWorld.place(3, 110.31, 0.01, people: 1e308), AccessWorld.place(3, 110.32, 0.01, people: 1e308),
    ]
    let demand = try await demandPoints(AccessWorld.row(4), inputs: inputs)
    #expect(demand.slots(0).map { demand.weights[$0] } == [0.375, 0.125, 0.25, 0.25])
    #expect(demand.slots(1).map { demand.weights[$0] } == [1])
    #expect(demand.slots(2).map { demand.weights[$0] } == [0.5, 0.5])
    #expect(demand.slots(3).map { demand.weights[$0] } == [0.5, 0.5])
  }

  @Test("places that are not finite or in no village are left out, a village without polygon stays without places")
  func hostilePlaces() async throws {
    var inputs = AccessInputs()
    inputs.points = [
      AccessWorld.place(0, .nan, 0.01), AccessWorld.place(-1, 110, 0), AccessWorld.place(9, 110, 0),
      AccessWorld.place(0, 110, 95),
    ]
    var set = PolygonSet()
    set.endFeature()
    let demand = try await demandPoints(AccessWorld.edition(set), inputs: inputs)
    #expect(demand.villages == 1)
    #expect(demand.slots(0).isEmpty)
    #expect(demand.rung == [.pointOnSurface])
    #expect(try await demandPoints(AccessWorld.row(0), inputs: inputs).villages == 0)
  }

  @Test("spread points lie inside, in every part by its area, and in no hole")
  func spreadInside() {
    var set = PolygonSet()
    AccessWorld.appendSquare(&set, 0, 0, 4, 4)
    AccessWorld.appendSquare(&set, 1, 1, 3, 3)
    set.endPolygon()
    AccessWorld.appendSquare(&set, 10, 0, 12, 6)
    set.endPolygon()
    set.endFeature()
    let points = spreadPoints(set, feature: 0, count: 4000, seed: 7, stream: 3)
    #expect(points.count == 4000)
    #expect(points.allSatisfy { set.containment(x: $0.x, y: $0.y, inFeature: 0) == .inside })
    // Both parts have an area of 12; the draw is stratified, so half lie in each within little.
    #expect(abs(points.count { $0.x > 5 } - 2000) < 60)
    // A quarter of the frame lies below 1.
    #expect(abs(points.count { $0.x < 5 && $0.y < 1 } - 667) < 60)
  }

  @Test("spread points of crooked polygons are inside", arguments: [1, 2, 3, 4, 5])
  func spreadInStars(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var set = PolygonSet()
    for corner in 0..<40 {
      let angle = Double(corner) / 40 * 2 * .pi
      let radius = random.uniform(in: 0.05...1)
      set.appendVertex(100 + radius * cosine(angle), -3 + radius * cosine(angle - .pi / 2))
    }
    set.endRing()
    set.endPolygon()
    set.endFeature()
    let points = spreadPoints(set, feature: 0, count: 200, seed: UInt64(seed), stream: 0)
    #expect(points.count == 200)
    #expect(points.allSatisfy { set.containment(x: $0.x, y: $0.y, inFeature: 0) == .inside })
  }

  @Test("a polygon without area or with coordinates that are not finite has no spread points")
  func spreadNowhere() {
    var set = PolygonSet()
    AccessWorld.appendSquare(&set, 0, 0, 1, 0)
    set.endPolygon()
    set.endFeature()
    AccessWorld.appendSquare(&set, 0, 0, .nan, 1)
    set.endPolygon()
    set.endFeature()
    AccessWorld.appendSquare(&set, 0, 0, 1, .infinity)
    set.endPolygon()
    set.endFeature()
    #expect(spreadPoints(set, feature: 0, count: 9, seed: 1, stream: 1).isEmpty)
    _ = spreadPoints(set, feature: 1, count: 9, seed: 1, stream: 1)
    #expect(spreadPoints(set, feature: 2, count: 9, seed: 1, stream: 1).isEmpty)
    #expect(spreadPoints(set, feature: 0, count: -1, seed: 1, stream: 1).isEmpty)
  }

  @Test("the same seed gives the same points on any number of threads and whatever other villages there are")
  func deterministic() async throws {
    let all = AccessWorld.row(150)
    let one = try await demandPoints(all, inputs: AccessInputs(), threads: 1)
    #expect(try await demandPoints(all, inputs: AccessInputs(), threads: 3) == one)
    var few = all
    few.villages = Array(all.villages[3..<5])
    few.polygons = LonLatPolygons(all.polygons.planar.selecting([3, 4]))
    let part = try await demandPoints(few, inputs: AccessInputs())
    #expect(part.slots(0).map { part.positions[$0] } == one.slots(3).map { one.positions[$0] })
    let other = try await demandPoints(all, inputs: AccessInputs(), options: DemandOptions(seed: 2))
    #expect(other.positions != one.positions)
  }

  @Test("counts come from the best source a village has, of the latest period that has begun")
  func counts() {
    let values = [
      AccessWorld.count(0, 40, period: "2023"), AccessWorld.count(0, 50, period: "2024"),
      AccessWorld.count(0, 60, period: "2025"), ratio(1, "penimbangan", .balita, 33),
      ratio(0, "penimbangan", .balita, 77), ratio(2, "penimbangan", .baduta, 12),
      AccessWorld.count(9, 1), AccessWorld.count(3, .nan),
    ]
    let counts = demandCounts(.balita, values: values, villages: 4, notAfter: Period("2024-08"))
    #expect(counts.people == [50, 33, nil, nil])
    #expect(counts.indicators == ["sasaran_balita", "penimbangan", nil, nil])
    #expect(counts.source == "sasaran_balita + penimbangan")
    #expect(demandCounts(.balita, values: values, villages: 1).people == [60])
    #expect(demandCounts(.baduta, values: values, villages: 3).people == [nil, nil, 12])
    #expect(demandCounts(.people, values: values, villages: 2).source == nil)
  }

  private func ratio(_ village: Int, _ indicator: String, _ age: AgeGroup, _ of: Double) -> IndicatorValue {
    var cell = AccessWorld.count(village, 0, indicator: indicator)
    cell.ageGroup = age
    cell.kind = .ratio
    cell.value = nil
    cell.denominator = of
    return cell
  }

  private func cosine(_ angle: Double) -> Double {
    let x = angle.remainder(dividingBy: 2 * .pi)
    var (term, sum) = (1.0, 1.0)
    for n in 1..<14 {
      term *= -x * x / Double((2 * n - 1) * 2 * n)
      sum += term
    }
    return sum
  }
}
