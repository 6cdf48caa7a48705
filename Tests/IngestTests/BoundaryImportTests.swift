import Foundation
import GDALBridge
import Geometry
import Ingest
import Matching
import Stunting
import TestSupport
import Testing

@Suite("boundaries") struct BoundaryImportTests {
  private func feature(_ code: String, _ name: String, _ geometry: String) -> String {
    GeoJSONTexts.feature(geometry, "{\"kode\":\(code),\"nama\":\"\(name)\"}")
  }

  private func square(_ x: Double, _ y: Double, clockwise: Bool = false) -> String {
    let ring = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]
    return "{\"type\":\"Polygon\",\"coordinates\":[\(clockwise ? Array(ring.reversed()) : ring)]}"
  }

  private func boundaries(
    _ features: [String], before: String = "", change: (inout BoundarySource) -> Void = { _ in }
  ) async throws -> BoundaryImport {
    let folder = try TemporaryFolder()
    let path = try folder.write("b.geojson", GeoJSONTexts.collection(features, before: before))
    var source = BoundarySource(
      location: SourceLocation(id: "b", path: path), editionID: "uji-2025",
      place: PlaceMapping(villageCode: ["kode"], villageName: "nama", codeSystem: .kemendagri), codeYear: 2025)
    change(&source)
    return try await importBoundaries(source)
  }

  @Test("every record ends as a village or is set aside with its reason")
  func fates() async throws {
    let bowTie = "{\"type\":\"Polygon\",\"coordinates\":[[[10,0],[12,2],[12,0],[10,1],[10,0]]]}"
    let result = try await boundaries([
      feature("\"99.99.02.2001\"", "Dua", square(1, 0, clockwise: true)),
      feature("\"99.99.01.2001\"", "Satu", square(0, 0)),
      feature("\"99.99.01.2001\"", "Satu", square(0, 0)), feature("\"99.99.01.2001\"", "Lain", square(5, 5)),
      feature("null", "Tanpa", square(3, 0)), feature("\"99.99\"", "Kabupaten", square(3, 0)),
      feature("9999022002", "Tiga", bowTie),
      feature("\"99.99.02.2003\"", "Nol", "null"),
      feature("\"99.99.02.2004\"", "Titik", "{\"type\":\"Point\",\"coordinates\":[1,1]}"),
      feature("\"99.99.02.2005\"", "Garis", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,0]]]}"),
      feature("\"99.99.02.2006\"", "DUA", square(7, 7)),
    ])
    #expect(
      result.edition.villages.map(\.printedCode) == [
        "99.99.01.2001", "99.99.02.2001", "99.99.02.2002", "99.99.02.2006",
      ])
    #expect(
      result.edition.villages.map { $0.districtCode?.formatted } == ["99.99.01", "99.99.02", "99.99.02", "99.99.02"])
    #expect(result.edition.villages[0].codes.first?.year == 2025 && result.edition.villages[0].sourceRow == 2)
    #expect(result.setAside.map(\.row) == [3, 4, 5, 6, 8, 9, 10])
    #expect(
      result.setAside.map(\.reason) == [
        .duplicateRow, .duplicateCode, .missingCode, .unreadableCode, .noGeometry, .wrongGeometryType,
        .unrepairableGeometry,
      ])
    #expect(result.findings.map(\.kind) == [.geometryRepaired, .duplicateVillageName])
    #expect(result.findings[0].row == 7 && result.findings[0].detail.contains("Self-intersection"))
    #expect(result.recordsRead == 11)
    let planar = result.edition.polygons.planar
    #expect(planar.featureCount == 4)
    #expect(
      (0..<planar.polygonCount).allSatisfy { planar.signedArea(ofRing: planar.rings(ofPolygon: $0).lowerBound) > 0 })
    #expect(planar.bounds(ofFeature: 1) == BoundingBox(minX: 1, minY: 0, maxX: 2, maxY: 1))
  }

  @Test("reference system: stated, implied, declared, missing, unknown, in conflict")
  func crs() async throws {
    let degrees = [feature("\"99.99.01.2001\"", "A", square(100, -2))]
    let metres = [feature("\"99.99.01.2001\"", "A", square(500_000, 9_784_000))]
    #expect(try await boundaries(degrees).edition.villages.count == 1)
    #expect(try await boundaries(degrees) { $0.location.crs = "EPSG:4326" }.edition.villages.count == 1)
    let stated = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::32748\"}},"
    let projected = try await boundaries(metres, before: stated)
    let box = projected.edition.polygons.planar.bounds
    #expect(abs((box?.minX ?? 0) - 105) < 1e-9 && abs((box?.minY ?? 0) + 1.954) < 0.01)
    #expect(try await boundaries(metres) { $0.location.crs = "EPSG:32748" } == projected)
    #expect(
      try await boundaries(metres, before: stated) { $0.location.crs = "+proj=utm +zone=48 +south +datum=WGS84" }
        == projected)
    await #expect(throws: IngestError.crsConflict(file: "b.geojson", stated: "EPSG:32748", declared: "EPSG:32749")) {
      try await boundaries(metres, before: stated) { $0.location.crs = "EPSG:32749" }
    }
    await #expect(throws: IngestError.crsUnknown(file: "b.geojson", definition: "EPSG:999999")) {
      try await boundaries(degrees) { $0.location.crs = "EPSG:999999" }
    }
    await #expect(throws: IngestError.coordinatesOutOfRange(file: "b.geojson", row: 1, x: 500_000, y: 9_784_000)) {
      try await boundaries(metres)
    }
    await #expect(throws: IngestError.coordinatesOutOfRange(file: "b.geojson", row: 2, x: -2, y: 100)) {
      try await boundaries(degrees + [feature("\"99.99.01.2002\"", "B", square(-2, 100))])
    }
    let folder = try TemporaryFolder()
    let parts = shapefile(squaresAt: [(1, 1)], side: 1, field: "KODE", values: [Array("99.99.01.2001".utf8)])
    let path = try folder.write("s.shp", parts.shp)
    _ = try folder.write("s.shx", parts.shx)
    _ = try folder.write("s.dbf", parts.dbf)
    let source = BoundarySource(
      location: SourceLocation(id: "s", path: path), editionID: "s",
      place: PlaceMapping(villageCode: ["KODE"], codeSystem: .kemendagri))
    await #expect(throws: IngestError.crsMissing(file: "s.shp")) { try await importBoundaries(source) }
  }

  @Test("nothing left, no column, empty layer")
  func refused() async throws {
    let one = [feature("\"99.99.01.2001\"", "A", square(100, -2))]
    await #expect(throws: IngestError.nothingSelected(file: "b.geojson", read: 1)) {
      try await boundaries(one) {
        $0.location.filters = [RecordFilter(column: "kode", test: .startsWith, values: ["15"])]
      }
    }
    await #expect(throws: IngestError.columnMissing(file: "b.geojson", column: "code", available: ["kode", "nama"])) {
      try await boundaries(one) { $0.place.villageCode = ["code"] }
    }
    await #expect(throws: IngestError.emptyLayer(file: "b.geojson")) { try await boundaries([]) }
  }
}

/// Real boundaries and tables; skipped without the shared folder.
@Suite("real imports", .enabled(if: SharedFolder.isPresent, "needs LOKUS_SHARED")) struct RealImportTests {
  static func muaroJambi() -> BoundarySource {
    BoundarySource(
      location: SourceLocation(
        id: "batas", path: SharedFolder.url("data/adm4-bps-2020/id1505_muaro_jambi.geojson").path),
      editionID: "bps-2020",
      place: PlaceMapping(
        villageCode: ["village_code"], villageName: "village", districtCode: "district_code", districtName: "district",
        codeSystem: .bps, districtCodePattern: "^id(\\d{7})$"), codeYear: 2020)
  }

  @Test("Muaro Jambi: 155 villages, and 155 of 155 rows of the Podes table match by code")
  func podes() async throws {
    let boundaries = try await importBoundaries(Self.muaroJambi())
    #expect(boundaries.edition.villages.count == 155 && boundaries.setAside.isEmpty)
    #expect(boundaries.edition.villages.allSatisfy { $0.districtCode?.level == .district })
    let source = TableSource(
      location: SourceLocation(
        id: "podes", path: SharedFolder.url("data/podes2019-jambi/podes2019_jambi_9kab.csv").path,
        filters: [
          RecordFilter(column: "R101", test: .isOneOf, values: ["15"]),
          RecordFilter(column: "R102", test: .isOneOf, values: ["05"]),
        ]),
      place: PlaceMapping(
        villageCode: ["R101", "R102", "R103", "R104"], villageName: "R104N", districtName: "R103N", codeSystem: .bps),
      values: [
        ValueMapping(
          indicator: "gizi_buruk", period: .constant(Period("2018")!), kind: .ratio, numerator: ["R1207"],
          denominator: ["R401A1", "R401A2", "R401B"]),
        ValueMapping(indicator: "air", period: .constant(Period("2019")!), kind: .category, value: ["R404"]),
      ], counts: [CountMapping(kind: "posyandu", columns: ["R502N"], period: Period("2019")!)])
    let result = try await importTable(source, matcher: PlaceMatcher(boundaries.edition))
    #expect(result.recordsRead == 1194 && result.recordsAccepted == 155)
    #expect(result.setAside.count == 1194 - 155 && result.setAside.allSatisfy { $0.reason == .filteredOut })
    #expect(result.values.count == 310 && result.counts.count == 155)
    #expect(result.findings.allSatisfy { $0.kind != .matchedByName && $0.kind != .villageWithoutRow })
    #expect(result.values.compactMap(\.denominator).reduce(0, +) == 109_459)
    #expect(result.values.filter { $0.indicator == "gizi_buruk" && $0.numerator == 0 }.count == 141)
  }

  @Test("puskesmas of Muaro Jambi: 18, each with its district code from the identifier")
  func puskesmas() async throws {
    let matcher = PlaceMatcher(try await importBoundaries(Self.muaroJambi()).edition)
    let source = FacilitySource(
      location: SourceLocation(
        id: "faskes", path: SharedFolder.url("data/faskes-2019/faskes_indonesia_2019.xlsx").path,
        filters: [RecordFilter(column: "kode_faskes", test: .startsWith, values: ["P1505"])]), kind: "puskesmas",
      place: PlaceMapping(districtCode: "kode_faskes", codeSystem: .bps, districtCodePattern: "^P(\\d{7})"),
      idColumn: "kode_faskes",
      nameColumn: "nama_faskes", longitudeColumn: "long_", latitudeColumn: "lat_")
    let result = try await importFacilities(source, matcher: matcher)
    #expect(result.facilities.count == 18 && result.recordsRead == 9886)
    #expect(result.facilities.allSatisfy { $0.position != nil && $0.declaredDistrictCode?.level == .district })
  }

  @Test("every table of the shared data reads: delimited text whole, workbooks sheet by sheet")
  func tables() async throws {
    let walker = FileManager.default.enumerator(at: SharedFolder.url("data"), includingPropertiesForKeys: nil)
    let files = ((walker?.allObjects as? [URL]) ?? []).sorted { $0.path < $1.path }
    var count = 0
    for file in files where ["csv", "tsv", "xlsx", "xls", "ods"].contains(file.pathExtension) {
      let sheets: [String?] = file.pathExtension.hasSuffix("sv") ? [nil] : try VectorFile.layerNames(path: file.path)
      for sheet in sheets {
        let table = try await TableReader.read(TableFile(path: file.path, sheet: sheet), expecting: [])
        #expect(table.rowCount > 0 && table.columnNames.count > 1, "\(file.lastPathComponent)")
        #expect(table.numberColumns(Array(table.columnNames.indices)).count == table.columnNames.count)
        count += 1
      }
    }
    #expect(count > 0)
  }

  @Test("percentages of the Malang table: every shape of them is a number")
  func percentages() async throws {
    let path = SharedFolder.url("data/stunting-kab-malang/kesehatan_stunting.csv").path
    let table = try await TableReader.read(TableFile(path: path), expecting: ["Prevalensi Stunting"])
    let column = try table.column("prevalensi stunting")
    let decision = table.numberColumns([column])[0]
    #expect(decision.decimal == .point && decision.basis == .column)
    let read = (0..<table.rowCount).map { decision.reader.read(table.cell($0, column)) }
    #expect(read.count == 390 && !read.contains(.notANumber))
  }

  @Test("the national set: every feature a village or set aside")
  func national() async throws {
    var villages = 0
    var read = 0
    var repaired = 0
    var reasons: [SetAsideReason: Int] = [:]
    for file in RealFileTests.files where file.path.contains("adm4-national") {
      let source = BoundarySource(
        location: SourceLocation(id: file.lastPathComponent, path: file.path), editionID: "kemendagri-2025",
        place: PlaceMapping(villageCode: ["kode"], villageName: "nama", codeSystem: .kemendagri))
      let result = try await importBoundaries(source, threads: 2)
      #expect(result.recordsRead == result.edition.villages.count + result.setAside.count)
      villages += result.edition.villages.count
      read += result.recordsRead
      repaired += result.findings.count { $0.kind == .geometryRepaired }
      for aside in result.setAside { reasons[aside.reason, default: 0] += 1 }
    }
    #expect(read == 80_143)
    #expect(reasons == [.noGeometry: 1])
    #expect(villages == 80_142)
    #expect(repaired > 0)
    print("national: \(villages) villages, \(repaired) repaired, \(reasons)")
  }
}
