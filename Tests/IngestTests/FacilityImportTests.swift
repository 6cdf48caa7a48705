import Geometry
import Ingest
import Matching
import Stunting
import Testing

@Suite("facilities") struct FacilityImportTests {
  private func facilities(_ rows: [String], change: (inout FacilitySource) -> Void = { _ in }) async throws
    -> FacilityImport
  {
    let folder = try TemporaryFolder()
    let path = try folder.write("f.csv", (["id;nama;kode;desa;kecamatan;x;y;kader"] + rows).joined(separator: "\n"))
    var source = FacilitySource(
      location: SourceLocation(id: "f", path: path), kind: "posyandu", place: PlaceFixtures.mapping, idColumn: "id",
      nameColumn: "nama", longitudeColumn: "x", latitudeColumn: "y", attributeColumns: ["kader"])
    change(&source)
    return try await importFacilities(source, matcher: PlaceFixtures.matcher)
  }

  @Test("decimal comma and point, attributes, declared area, nothing dropped")
  func reads() async throws {
    let result = try await facilities([
      "P1;Melati;99.99.01.2001;;;100,05;-1,95;4", "P2;Mawar;;Teluk Dalam;Hulu;100.450;-1.950;5", ";Kenanga;;;;;;",
    ])
    #expect(result.facilities.map(\.id) == ["P1", "P2", "f:3"])
    #expect(
      result.facilities.map(\.position) == [
        LonLat(longitude: 100.05, latitude: -1.95), LonLat(longitude: 100.45, latitude: -1.95), nil,
      ])
    #expect(result.facilities[0].attributes == ["kader": "4"])
    #expect(result.facilities[1].declaredVillageCode?.formatted == "99.99.02.2002")
    #expect(result.facilities[1].declaredDistrictName == "Hulu")
    #expect(result.facilities.map(\.flags) == [[], [], [.noPosition]])
    #expect(result.setAside.isEmpty && result.recordsRead == 3)
  }

  @Test("exchanged coordinates are flagged and never moved; repetitions are flagged on the later one")
  func flags() async throws {
    let result = try await facilities([
      "P1;A;;;;-1,95;100,05;", "P2;B;;;;100,05;-1,95;", "P2;B;;;;100,05;-1,95;", "P3;C;;;;119415581;-1,9;",
      "P4;D;;;;timur;-1,9;",
    ])
    #expect(
      result.facilities.map(\.flags) == [
        [.looksSwapped, .noPosition], [], [.duplicateID, .samePosition], [.noPosition], [.noPosition],
      ])
    #expect(result.facilities[0].position == nil)
    #expect(result.setAside.map(\.reason) == Array(repeating: .unreadablePosition, count: 3))
    #expect(result.setAside.allSatisfy { !$0.wholeRecord })
  }

  @Test("without a position a declared village is the village")
  func declared() async throws {
    let result = try await facilities([
      "P1;A;99.99.02.2002;;;;;", "P2;B;;Pasar;Hilir;;;", "P3;C;99.99.02.2002;;;100,05;-1,95;",
    ])
    #expect(result.facilities.map(\.village) == [4, 2, nil])
  }

  @Test("a pattern takes the district code out of an identifier")
  func pattern() async throws {
    let result = try await facilities(["P9999012101;A;;;;100,05;-1,95;", "RS7;B;;;;100,05;-1,95;"]) {
      $0.place = PlaceMapping(districtCode: "id", codeSystem: .bps, districtCodePattern: "^P(\\d{7})")
    }
    #expect(result.facilities.map { $0.declaredDistrictCode?.digits } == ["9999012", nil])
  }

  @Test("coordinates of a declared system become degrees")
  func projected() async throws {
    let result = try await facilities(["P1;A;;;;500000;9784000;"]) { $0.location.crs = "EPSG:32748" }
    let position = result.facilities[0].position
    #expect(abs((position?.longitude ?? 0) - 105) < 1e-9 && abs((position?.latitude ?? 0) + 1.954) < 0.01)
  }

  @Test("points of a layer")
  func layer() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "p.geojson",
      GeoJSONTexts.collection([
        GeoJSONTexts.feature("{\"type\":\"Point\",\"coordinates\":[100.05,-1.95]}", "{\"nama\":\"A\"}"),
        GeoJSONTexts.feature("null", "{}"),
        GeoJSONTexts.feature(GeoJSONTexts.square, "{}"),
      ]))
    let source = FacilitySource(location: SourceLocation(id: "p", path: path), kind: "puskesmas", nameColumn: "nama")
    let result = try await importFacilities(source, matcher: PlaceFixtures.matcher)
    #expect(result.facilities.map(\.position) == [LonLat(longitude: 100.05, latitude: -1.95), nil, nil])
    #expect(result.facilities.map(\.name) == ["A", "", ""])
    #expect(result.setAside.map(\.row) == [3])
  }
}
