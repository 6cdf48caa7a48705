import GDALBridge
import Geometry
import Ingest
import PROJBridge
import Stunting
import TestSupport
import Testing

@Suite("records of polygon files read directly") struct DirectRecordTests {
  private func input(_ text: String, _ change: (inout DirectRequest) -> Void = { _ in }) async throws -> DirectInput {
    let folder = try TemporaryFolder()
    var request = DirectFiles.request(try folder.write("a.geojson", text))
    change(&request)
    return try await readDirect(request)
  }

  private func feature(_ geometry: String, _ code: String) -> String {
    GeoJSONTexts.feature(geometry, "{\"kode\":\"\(code)\",\"stunted\":1,\"measured\":10}")
  }

  private func square(_ x: Double) -> String {
    "{\"type\":\"Polygon\",\"coordinates\":[[[\(x),-2],[\(x + 1),-2],[\(x + 1),-1],[\(x),-1],[\(x),-2]]]}"
  }

  @Test("every record is a unit or set aside whole with a reason")
  func accounted() async throws {
    let bow = "{\"type\":\"Polygon\",\"coordinates\":[[[100,-2],[101,-1],[101,-2],[100,-1],[100,-2]]]}"
    let flat = "{\"type\":\"Polygon\",\"coordinates\":[[[113,-7],[114,-7],[115,-7],[113,-7]]]}"
    let text = GeoJSONTexts.collection([
      feature(square(100), "a"), feature("null", "b"), feature("{\"type\":\"Point\",\"coordinates\":[1,2]}", "c"),
      feature(square(102), "d"), feature(square(100), "a"), feature(square(104), "d"), feature(bow, "e"),
      feature(flat, "f"), feature(square(106), ""), feature(square(108), "x9"),
    ])
    let result = try await input(text) {
      $0.code = "kode"
      $0.filters = [RecordFilter(column: "kode", test: .startsWith, values: ["x"], excludes: true)]
    }
    #expect(result.edition.villages.map(\.printedCode) == ["a", "d", "e"] && result.recordsRead == 10)
    #expect(result.setAside.map(\.row) == [2, 3, 5, 6, 8, 9, 10])
    #expect(
      result.setAside.map(\.reason) == [
        .noGeometry, .wrongGeometryType, .duplicateRow, .duplicateCode, .unrepairableGeometry, .missingCode,
        .filteredOut,
      ])
    #expect(result.setAside.map(\.code) == ["b", "c", "a", "d", "f", nil, "x9"])
    #expect(result.recordsSetAside + result.edition.villages.count == result.recordsRead)
    let repaired = result.findings.filter { $0.kind == .geometryRepaired }
    #expect(repaired.map(\.code) == ["e"] && repaired.map(\.row) == [7])
    #expect(result.rates[0].cases == [1, 1, 1] && result.edition.polygons.planar.featureCount == 3)
  }

  @Test("numbers that cannot be used are set aside by the cell, and the unit has no data")
  func cells() async throws {
    let pairs = [
      ("1", "10"), ("\"x\"", "10"), ("-1", "10"), ("11", "10"), ("3", "null"), ("null", "10"), ("1", "0"), ("0", "0"),
    ]
    let text = DirectFiles.geoJSON(pairs.map { #"{"stunted":\#($0.0),"measured":\#($0.1),"n":\#($0.0)}"# })
    let result = try await input(text) { $0.numbers = [DirectNumberColumn("n")] }
    #expect(result.rates[0].cases == [1, nil, nil, nil, nil, nil, nil, 0])
    #expect(result.rates[0].measured == [10, nil, nil, nil, nil, nil, nil, 0])
    #expect(result.numbers[0].values == [1, nil, nil, 11, 3, nil, 1, 0])
    let told = result.setAside.map { "\($0.row) \($0.column ?? "") \($0.reason.rawValue) \($0.wholeRecord)" }
    #expect(
      told == [
        "2 n not_a_number false", "2 stunted not_a_number false", "3 n negative_number false",
        "3 stunted negative_number false", "4 stunted numerator_above_denominator false",
        "5 measured missing_denominator false", "7 stunted numerator_above_denominator false",
      ])
    let below = try await input(text) { $0.numbers = [DirectNumberColumn("n", mayBeNegative: true)] }
    #expect(below.numbers[0].values[2] == -1)
  }

  @Test("BPS codes are told from Kemendagri codes; lakes are set aside; few texts that are no codes go by their row")
  func codes() async throws {
    func text(_ codes: [String]) -> String {
      DirectFiles.geoJSON(codes.map { "{\"id_desa\":\"\($0)\",\"stunted\":1,\"measured\":10}" })
    }
    let dotless = ["6311010014", "6311020001", "6311010888", "6311012003"]
    let bps = try await input(text(dotless))
    #expect(bps.columns.codeSystem == .bps && bps.setAside.map(\.reason) == [.notAVillage])
    #expect(bps.edition.villages.map(\.printedCode) == ["6311010014", "6311012003", "6311020001"])
    let prefixed = try await input(text(["id6311012001", "id6311012002"]))
    #expect(prefixed.columns.codeSystem == .bps && prefixed.edition.villages[0].printedCode == "6311012001")
    let kemendagri = try await input(text(["6311012002", "6311011001"]))
    #expect(kemendagri.edition.villages.map(\.printedCode) == ["63.11.01.1001", "63.11.01.2002"])
    let declared = try await input(text(["6311012002", "6311011001"])) {
      $0.code = "id_desa"
      $0.codeSystem = .bps
    }
    #expect(declared.edition.villages.map(\.printedCode) == ["6311011001", "6311012002"])
    let faulty = try await input(text(["6311012002", "6311"])) {
      $0.code = "id_desa"
      $0.codeSystem = .kemendagri
    }
    #expect(faulty.setAside.map(\.reason) == [.unreadableCode] && faulty.setAside[0].code == "6311")
    let mixed = try await input(text((1...19).map { "63110120" + ($0 < 10 ? "0" : "") + "\($0)" } + ["enklave"]))
    #expect(mixed.edition.villages.last?.printedCode == "20" && mixed.edition.villages.last?.codes.isEmpty == true)
    let repeated = try await input(text(["6311012002", "6311012002", "6311012002"]))
    #expect(repeated.columns.code == nil && repeated.edition.villages.map(\.printedCode) == ["1", "2", "3"])
  }

  @Test("plain coordinates: outside degrees without a statement, declared, or stated by the file")
  func planar() async throws {
    let rows = [#"{"stunted":1,"measured":10}"#, #"{"stunted":2,"measured":10}"#]
    let metres = DirectFiles.geoJSON(rows, x: 421_840, y: 4_662_874, side: 1500)
    let outside = try await input(metres)
    #expect(outside.reference == .planar(.outsideDegrees) && outside.planar?.metresPerUnit == 1)
    #expect(outside.planar?.polygons == DirectFiles.squares(2, x: 421_840, y: 4_662_874, side: 1500))
    let box = outside.edition.polygons.planar.bounds
    #expect(abs((box?.midX ?? 1)) < 1e-6 && abs(box?.midY ?? 1) < 1e-6)
    let stated = try await input(metres) { $0.crs = "EPSG:32618" }
    #expect(stated.reference == .declared("EPSG:32618") && stated.planar == nil)
    #expect(abs((stated.edition.polygons.planar.bounds?.minX ?? 0) + 75.94) < 0.01)
    let small = try await input(DirectFiles.geoJSON(rows, x: 5, y: 10, side: 1)) { $0.crs = "planar" }
    #expect(small.reference == .planar(.declared) && small.planar?.metresPerUnit == 100_000)
    let folder = try TemporaryFolder()
    let columns = [LayerColumn("stunted", .integer([1, 2])), LayerColumn("measured", .integer([9, 9]))]
    let path = try DirectFiles.write(
      folder, "a.gpkg", columns, DirectFiles.squares(2, x: 5, y: 10, side: 1), reference: .planar)
    let read = try await readDirect(DirectFiles.request(path))
    #expect(read.reference == .assumedDegrees)
    let far = try DirectFiles.write(
      folder, "b.gpkg", columns, DirectFiles.squares(2, x: 500, y: 10, side: 1), reference: .planar)
    #expect(try await readDirect(DirectFiles.request(far)).reference == .planar(.outsideDegrees))
  }

  @Test("a frame centred on the stand-in of plain coordinates has their distances", arguments: [3.7, 40_000, 9e6])
  func planarDistances(side: Double) async throws {
    let rows = [#"{"stunted":1,"measured":10}"#, #"{"stunted":2,"measured":10}"#]
    let result = try await input(DirectFiles.geoJSON(rows, x: -7e5, y: 5e7, side: side))
    let planar = try #require(result.planar)
    let degrees = result.edition.polygons
    let bounds = try #require(degrees.planar.bounds)
    let local = try degrees.projected(to: LocalFrame(centredOn: bounds)).layer.planar
    for vertex in 0..<local.vertexCount {
      let dx = (planar.polygons.x[vertex] - planar.polygons.x[0]) * planar.metresPerUnit
      let dy = (planar.polygons.y[vertex] - planar.polygons.y[0]) * planar.metresPerUnit
      #expect(abs(local.x[vertex] - local.x[0] - dx) < 1e-4 && abs(local.y[vertex] - local.y[0] - dy) < 1e-4)
    }
  }

  @Test("coordinates of both kinds in one file, and stated degrees that are none, are refused")
  func mixed() async throws {
    let folder = try TemporaryFolder()
    let some = GeoJSONTexts.collection([
      feature(square(100), "a"), feature(square(102), "b"), feature(square(104), "c"), feature(square(400), "d"),
    ])
    #expect(
      await DirectFiles.error(DirectFiles.request(try folder.write("a.geojson", some)))
        == .mixedCoordinates(file: "a.geojson", row: 4, x: 400, y: -2, outside: 5, vertices: 20))
    var request = DirectFiles.request(folder.path("a.geojson"))
    request.crs = "EPSG:4326"
    #expect(
      await DirectFiles.error(request)
        == .file(.coordinatesOutOfRange(file: "a.geojson", row: 4, x: 400, y: -2)))
    request.crs = "EPSG:99999999"
    #expect(
      await DirectFiles.error(request) == .file(.crsUnknown(file: "a.geojson", definition: "EPSG:99999999")))
  }
}
