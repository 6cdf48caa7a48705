import Analysis
import GEOSBridge
import Geometry
import SpatialStats
import Stunting
import TestSupport
import Testing

@Suite("A region by puskesmas and by kecamatan")
struct UnitRegionTests {
  @Test("kecamatan: printed by their code, areas add up, borders inside are gone")
  func districts() async throws {
    let edition = squareEdition(rows: 3, columns: 4)
    let region = try await unitRegion(edition, values: [], units: [], level: .district)
    #expect(region.edition.villages.map(\.printedCode) == ["99.99.01", "99.99.02"])
    #expect(region.edition.villages.map(\.districtLabel) == ["Kecamatan 01", "Kecamatan 02"])
    #expect(region.members == [[0, 1, 4, 5, 8, 9], [2, 3, 6, 7, 10, 11]])
    #expect(region.unassigned.isEmpty)
    let set = region.edition.polygons.planar
    for unit in 0..<2 {
      let area = region.members[unit].reduce(0) { $0 + edition.polygons.planar.area(ofFeature: $1) }
      #expect(abs(set.area(ofFeature: unit) - area) < 1e-12)
      #expect(set.polygons(ofFeature: unit).count == 1 && set.rings(ofFeature: unit).count == 1)
    }
  }

  @Test("kecamatan without codes go by name; a name of a coded one joins it; no name is in none")
  func names() {
    var edition = squareEdition(rows: 1, columns: 6)
    for v in [1, 3, 4, 5] { edition.villages[v].districtCode = nil }
    edition.villages[1].districtName = "KECAMATAN 01"
    edition.villages[3].districtName = "Baru"
    edition.villages[4].districtName = "baru"
    edition.villages[5].districtName = ""
    edition.villages[2].districtName = "Lain"
    let membership = districtMembership(edition)
    #expect(membership.units.map(\.name) == ["Baru", "Kecamatan 01"])
    #expect(membership.unassigned == [5])
    #expect(membership.unitOfVillage[0] == membership.unitOfVillage[1])
    #expect(membership.unitOfVillage[3] == membership.unitOfVillage[4])
  }

  @Test("puskesmas: their identifier, the kecamatan of most villages, parts apart, villages of none left out")
  func puskesmas() async throws {
    let edition = squareEdition(rows: 1, columns: 6)
    var listed = areas(["A", nil, "A", "B", "A", nil])
    for index in listed.indices where listed[index].puskesmas.name == "B" { listed[index].puskesmas.facilityID = "P-7" }
    let region = try await unitRegion(edition, values: [], units: [], workingAreas: listed, level: .puskesmas)
    #expect(region.edition.villages.map(\.printedCode) == ["A", "P-7"])
    #expect(region.edition.villages.map(\.districtName) == ["Kecamatan 01", "Kecamatan 02"])
    #expect(region.edition.polygons.planar.polygons(ofFeature: 0).count == 3)
    #expect(region.unassigned == [1, 5])
    var facility = Facility(id: "x", kind: "posyandu", name: "", position: nil, sourceID: "f", sourceRow: 1)
    facility.village = 3
    #expect(region.facilities([facility])[0].village == 1)
    facility.village = 5
    #expect(region.facilities([facility])[0].village == nil)
  }

  @Test("a gap narrower than the tolerance is closed, a wider one stays")
  func gaps() async throws {
    // 0.00001 degree is 1.1 m, 0.0001 degree 11 m.
    let edition = ringEdition(slit: 0.00001)
    let kept = try await unitRegion(edition, values: [], units: [], level: .district)
    #expect(kept.edition.polygons.planar.rings(ofFeature: 0).count == 2)
    let closed = try await unitRegion(edition, values: [], units: [], level: .district, gapMetres: 2)
    #expect(closed.edition.polygons.planar.rings(ofFeature: 0).count == 1)
    let wide = try await unitRegion(
      ringEdition(slit: 0.0001), values: [], units: [], level: .district, gapMetres: 2)
    #expect(wide.edition.polygons.planar.rings(ofFeature: 0).count == 2)
  }

  /// Four villages of one kecamatan round a slit `slit` degrees wide and 0.01 long.
  private func ringEdition(slit: Double) -> BoundaryEdition {
    var set = PolygonSet()
    let boxes = [
      (0.0, 0.0, 0.01, 0.03), (0.01 + slit, 0, 0.02 + slit, 0.03), (0.01, 0, 0.01 + slit, 0.01),
      (0.01, 0.02, 0.01 + slit, 0.03),
    ]
    for (x0, y0, x1, y1) in boxes {
      for (x, y) in [(x0, y0), (x1, y0), (x1, y1), (x0, y1)] { set.appendVertex(110 + x, -7 + y) }
      set.endRing()
      set.endPolygon()
      set.endFeature()
    }
    let villages = (0..<4).map {
      Village(name: "\($0)", districtName: "Satu", districtCode: nil, codes: [], sourceRow: $0 + 1)
    }
    return BoundaryEdition(id: "celah", villages: villages, polygons: LonLatPolygons(set))
  }

  @Test("counts of facilities are summed where every village has one")
  func counts() async throws {
    let edition = squareEdition(rows: 1, columns: 4)
    let period = try #require(Period("2025"))
    let region = try await unitRegion(edition, values: [], units: [], level: .district)
    let counts = [0, 1, 2].map {
      FacilityCount(kind: "posyandu", village: $0, count: $0 + 3, period: period, sourceID: "s", sourceRow: $0)
    }
    #expect(region.facilityCounts(counts).map(\.count) == [7])
    #expect(region.facilityCounts(counts).map(\.village) == [0])
  }

  @Test("the analysis runs on it unchanged, and not by the number of threads", arguments: 1...3)
  func pipeline(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let edition = squareEdition(rows: 20, columns: 20)
    let listed = areas((0..<400).map { "P\(10 + $0 / 40 / 2 * 10 + $0 % 20 / 2)" })
    let values = (0..<400).compactMap { unitValue(.village, $0, Double(random.index(below: 30)), 60) }
    let one = try await unitRegion(edition, values: values, units: [], workingAreas: listed, level: .puskesmas)
    let many = try await unitRegion(
      edition, values: values, units: [], workingAreas: listed, level: .puskesmas, threads: 4)
    #expect(one.edition == many.edition && one.values == many.values)
    #expect(one.edition.villages.count == one.edition.polygons.planar.featureCount)
    let period = try #require(Period("2025-08"))
    let count = one.edition.villages.count
    let headline = try headlineTable(
      one.values, definition: stunting, ageGroup: .balita, period: period, isStandIn: false, villages: count,
      minimumMeasured: 30)
    #expect(headline.totalDenominator == 24000)
    #expect(headline.totalCases == values.reduce(0) { $0 + ($1.numerator ?? 0) })
    let ground = try await neighbourhood(edition: one.edition, options: NeighbourOptions(), threads: 1)
    #expect(ground.weights.neighbourCount(of: 0) >= 2)
    _ = try juknisHotspots(headline, alpha: 0.05, isPooled: false)
    #expect(try pointsOnSurface(one.edition, range: 0..<count).allSatisfy { $0.longitude.isFinite })
  }
}
