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

  @Test("a repeated identifier is flagged on the later record, one spot on all of them")
  func flags() async throws {
    let result = try await facilities(["P2;B;;;;100,05;-1,95;", "P2;B;;;;100,05;-1,95;", "P4;D;;;;timur;-1,9;"])
    #expect(result.facilities.map(\.flags) == [[.samePosition], [.duplicateID, .samePosition], [.noPosition]])
    #expect(result.setAside.map(\.reason) == [.unreadablePosition] && result.setAside.allSatisfy { !$0.wholeRecord })
    #expect(result.setAside.map(\.column) == ["y"])
    #expect(result.findings.map(\.kind) == [.positionAsked, .sharedPosition])
    #expect(result.findings.map(\.detail) == ["no_sound_reading", "posyandu=2"])
  }

  @Test("one coordinate for facilities of more than three villages is suspicious")
  func oneSpot() async throws {
    let codes = ["99.99.01.2001", "99.99.01.2002", "99.99.01.1003", "99.99.02.2001"]
    let result = try await facilities(codes.map { ";A;\($0);;;100,05;-1,95;" })
    #expect(result.findings.map(\.kind) == [.oneSpotForMany] && result.findings[0].size == 4)
    let fewer = try await facilities(codes.dropLast().map { ";A;\($0);;;100,05;-1,95;" })
    #expect(fewer.findings.map(\.kind) == [.sharedPosition])
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

  @Test("multipoints of one point are points, of two are none; exchanged numbers of a layer are repaired")
  func multipoints() async throws {
    let folder = try TemporaryFolder()
    let geometries = [
      "{\"type\":\"MultiPoint\",\"coordinates\":[[100.05,-1.95]]}",
      "{\"type\":\"MultiPoint\",\"coordinates\":[[100.05,-1.95],[100.15,-1.95]]}",
      "{\"type\":\"Point\",\"coordinates\":[-1.95,100.05]}",
    ]
    let path = try folder.write(
      "p.geojson", GeoJSONTexts.collection(geometries.map { GeoJSONTexts.feature($0, "{}") }))
    let source = FacilitySource(location: SourceLocation(id: "p", path: path), kind: "puskesmas")
    let result = try await importFacilities(source, matcher: PlaceFixtures.matcher)
    let spot = LonLat(longitude: 100.05, latitude: -1.95)
    #expect(result.facilities.map(\.position) == [spot, nil, spot])
    #expect(result.facilities.map(\.repair) == [nil, nil, "swapped"])
  }

  @Test("capacity: numbers, yes and no in many words; what cannot be read is set aside as a cell")
  func capacity() async throws {
    let folder = try TemporaryFolder()
    let rows = [
      "5 orang;2;1 set;Milik Sendiri;1x sebulan;Aktif", "4;-;lengkap;menumpang;12 hari;Tidak  Aktif",
      ";;tidak ada;;;rusak", "lima;-1;entah;barangkali;40;kurang aktif", ";;0;YA;0;berfungsi",
    ]
    let path = try folder.write("c.csv", (["kader;staf;alat;tempat;hari;fungsi"] + rows).joined(separator: "\n"))
    let source = FacilitySource(
      location: SourceLocation(id: "c", path: path), kind: "bkb",
      capacityColumns: CapacityColumns(
        kader: "kader", staff: "staf", anthropometry: "alat", ownPlace: "tempat", daysOpenPerMonth: "hari",
        functioning: "fungsi"))
    let result = try await importFacilities(source, matcher: PlaceFixtures.matcher)
    let got = result.facilities.map(\.capacity)
    #expect(got.map { $0?.kader } == [5, 4, nil, nil, nil] && got.map { $0?.staff } == [2, nil, nil, nil, nil])
    #expect(got.map { $0?.hasAnthropometry } == [true, true, false, nil, false])
    #expect(got.map { $0?.ownPlace } == [true, false, nil, nil, true])
    #expect(got.map { $0?.daysOpenPerMonth } == [1, 12, nil, nil, 0])
    #expect(got.map { $0?.isFunctioning } == [true, false, false, nil, true])
    #expect(result.setAside.map(\.row) == Array(repeating: 4, count: 6) && got[3] == nil)
    #expect(Set(result.setAside.compactMap(\.column)) == ["kader", "staf", "alat", "tempat", "hari", "fungsi"])
    #expect(result.setAside.allSatisfy { !$0.wholeRecord } && result.recordsRead == 5)
  }
}
