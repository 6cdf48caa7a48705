import Analysis
import Geometry
import Stunting
import Testing

@Suite("Access")
struct AccessTests {
  private let edition = squareEdition(rows: 1, columns: 3)

  private func question(_ metres: Double) -> AccessQuestion {
    AccessQuestion(kind: "puskesmas", thresholdMetres: metres, source: "uji", status: .usulan)
  }

  private func facility(_ longitude: Double, _ latitude: Double, village: Int?) -> Facility {
    var f = Facility(
      id: "a", kind: "puskesmas", name: "", position: LonLat(longitude: longitude, latitude: latitude), sourceID: "s",
      sourceRow: 1)
    f.village = village
    return f
  }

  @Test("A threshold includes its own distance")
  func inclusive() throws {
    let origins = try pointsOnSurface(edition, range: 0..<3)
    let f = facility(110.905, -11.195, village: 0)
    let first = access(question(0), villages: 3, origins: origins, facilities: [f], counts: [])
    let metres = try #require(first.nearestMetres[2])
    let at = access(question(metres), villages: 3, origins: origins, facilities: [f], counts: [])
    let below = access(question(metres.nextDown), villages: 3, origins: origins, facilities: [f], counts: [])
    #expect(at.isWithin(2) == true)
    #expect(below.isWithin(2) == false)
    #expect(first.countInVillage == [1, 0, 0])
  }

  @Test("Bare counts give no distance")
  func bareCounts() throws {
    let period = try #require(Period("2018"))
    let counts = [
      FacilityCount(kind: "puskesmas", village: 0, count: 2, period: period, sourceID: "s", sourceRow: 1),
      FacilityCount(kind: "puskesmas", village: 1, count: 0, period: period, sourceID: "s", sourceRow: 2),
    ]
    let t = access(question(1000), villages: 3, origins: [], facilities: [], counts: counts)
    #expect(t.isBareCount)
    #expect(t.countInVillage == [2, 0, nil])
    #expect([0, 1, 2].map { t.isWithin($0) } == [true, false, nil])
    #expect(t.nearestMetres.allSatisfy { $0 == nil })
  }
}
