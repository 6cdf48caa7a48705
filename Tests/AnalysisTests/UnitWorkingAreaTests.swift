import Analysis
import Geometry
import PROJBridge
import Stunting
import TestSupport
import Testing

@Suite("Working areas of puskesmas")
struct UnitWorkingAreaTests {
  private let edition = squareEdition(rows: 1, columns: 6)

  private func puskesmas(_ id: String, _ column: Double?, name: String? = nil) -> Facility {
    Facility(
      id: id, kind: "puskesmas", name: name ?? "PKM \(id)",
      position: column.map { LonLat(longitude: 110.9 + ($0 + 0.5) * 0.01, latitude: -11.195) }, sourceID: "f",
      sourceRow: 1)
  }

  private func table(_ puskesmas: [Facility], _ listed: [WorkingArea]) throws -> WorkingAreaTable {
    workingAreas(
      edition, puskesmas: puskesmas, listed: listed, origins: try pointsOnSurface(edition, range: 0..<6))
  }

  @Test("listed villages keep their puskesmas, the others get the nearest, and each says how")
  func listedAndNearest() throws {
    let found = try table([puskesmas("A", 0), puskesmas("B", 5)], areas([nil, "PKM B", nil, nil, nil, nil]))
    #expect(found.areas.map(\.puskesmas.facilityID) == ["A", "B", "A", "B", "B", "B"])
    #expect(found.areas.map(\.how) == [.nearest, .listed, .nearest, .nearest, .nearest, .nearest])
    #expect(found.areas.map(\.village) == Array(0..<6))
    #expect(abs((found.distanceMetres[2] ?? 0) - 2186) < 3)
    #expect(found.listedTwice.isEmpty && found.unassigned.isEmpty)
  }

  @Test("a village listed under two goes to the nearest of them and is told")
  func listedTwice() throws {
    let listed = areas(["PKM B", nil, nil, nil, nil, nil]) + areas(["PKM C", nil, nil, nil, nil, nil])
    let found = try table([puskesmas("A", 0), puskesmas("B", 5), puskesmas("C", 3)], listed)
    #expect(found.areas[0].puskesmas.facilityID == "C" && found.areas[0].how == .listed)
    #expect(found.listedTwice == [0])
    let blind = try table([puskesmas("A", 0), puskesmas("B", nil), puskesmas("C", 3)], listed)
    #expect(blind.listedTwice == [0] && blind.unassigned == [0])
    #expect(blind.areas.map(\.village) == [1, 2, 3, 4, 5])
  }

  @Test("one puskesmas written in two ways is one; without any position only the lists count")
  func namesAlone() throws {
    let listed =
      areas(["Puskesmas Satu", "PKM SATU", nil, "Dua", nil, nil]) + areas(["Satu", nil, nil, nil, nil, nil])
    let found = try table([puskesmas("X", nil, name: "Dua")], listed)
    #expect(found.areas.map(\.village) == [0, 1, 3])
    #expect(found.areas[0].puskesmas == found.areas[1].puskesmas)
    #expect(found.areas[2].puskesmas.facilityID == "X")
    #expect(found.unassigned == [2, 4, 5] && found.listedTwice.isEmpty)
  }

  @Test("villages and origins that are not there change nothing")
  func hostile() throws {
    var listed = areas(["A", nil, nil, nil, nil, nil])
    listed[0].village = 77
    let found = workingAreas(edition, puskesmas: [puskesmas("A", 0)], listed: listed, origins: [])
    #expect(found.areas.isEmpty && found.unassigned == Array(0..<6))
  }

  @Test("the nearest is the nearest: every pair measured", arguments: 0..<10)
  func twin(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let edition = squareEdition(rows: 5, columns: 5)
    let origins = try pointsOnSurface(edition, range: 0..<25)
    let facilities = (0..<7).map { index in
      Facility(
        id: "\(index)", kind: "puskesmas", name: "P\(index)",
        position: LonLat(longitude: random.uniform(in: 110.85...111), latitude: random.uniform(in: -11.25 ... -11.1)),
        sourceID: "f", sourceRow: index)
    }
    let found = workingAreas(edition, puskesmas: facilities, listed: [], origins: origins)
    for (village, area) in found.areas.enumerated() {
      let metres = facilities.map { facility in
        facility.position.map { Geodesic().distanceMetres(from: origins[village], to: $0) } ?? .infinity
      }
      #expect(found.distanceMetres[village] == metres.min())
      #expect(metres[Int(area.puskesmas.facilityID ?? "") ?? 0] == metres.min())
    }
  }
}
