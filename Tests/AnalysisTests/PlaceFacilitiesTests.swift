import Analysis
import Geometry
import Stunting
import Testing

@Suite("Facilities in villages")
struct PlaceFacilitiesTests {
  private let edition = squareEdition(rows: 2, columns: 4)

  private func place(_ longitude: Double, _ latitude: Double, change: (inout Facility) -> Void = { _ in }) throws
    -> Facility
  {
    var f = Facility(
      id: "1", kind: "posyandu", name: "Uji", position: LonLat(longitude: longitude, latitude: latitude), sourceID: "s",
      sourceRow: 1)
    change(&f)
    return try #require(try FacilityPlacer(edition).place([f]).first)
  }

  @Test("Inside its village, nothing to flag")
  func inside() throws {
    let f = try place(110.905, -11.195)
    #expect(f.village == 0)
    #expect(f.flags.isEmpty)
  }

  @Test("On a shared border it counts once, in the village with the lower code")
  func border() throws { #expect(try place(110.91, -11.195).village == 0) }

  @Test("Outside the region: kept, flagged, with the distance to the area it declares")
  func outside() throws {
    let f = try place(110.95, -11.195) { $0.declaredDistrictCode = RegionCode("999902", system: .kemendagri) }
    #expect(f.village == nil)
    #expect(f.flags == [.outsideRegion])
    let metres = try #require(f.flagDistanceMetres)
    #expect(abs(metres - 1093) < 2)
  }

  @Test("In another kecamatan than declared, with its distance")
  func otherDistrict() throws {
    let f = try place(110.905, -11.195) { $0.declaredDistrictCode = RegionCode("999902", system: .kemendagri) }
    #expect(f.village == 0)
    #expect(f.flags == [.otherDistrict])
    #expect(try #require(f.flagDistanceMetres) > 1600)
  }

  @Test("In another village of the declared kecamatan")
  func otherVillage() throws {
    let f = try place(110.905, -11.195) { $0.declaredVillageCode = RegionCode("99.99.01.2002", system: .kemendagri) }
    #expect(f.flags == [.otherVillage])
  }

  @Test("Without a position it goes to the village it declares")
  func noPosition() throws {
    var f = Facility(id: "1", kind: "posyandu", name: "", position: nil, sourceID: "s", sourceRow: 1)
    f.declaredVillageCode = RegionCode("99.99.01.2002", system: .kemendagri)
    let placed = try #require(try FacilityPlacer(edition).place([f]).first)
    #expect(placed.village == 1)
    #expect(placed.flags == [.noPosition])
  }
}
