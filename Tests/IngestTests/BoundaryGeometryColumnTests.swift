import Geometry
import Ingest
import Stunting
import TestSupport
import Testing

@Suite("boundaries from a geometry column") struct BoundaryGeometryColumnTests {
  private func boundaries(
    _ rows: [(code: String, path: String)], _ geometry: GeometryColumn, crs: String? = nil
  ) async throws -> BoundaryImport {
    let folder = try TemporaryFolder()
    let lines = rows.map { "\"\($0.code)\";\"Desa \($0.code.suffix(1))\";\"\($0.path)\"" }
    let path = try folder.write("b.csv", "kode;nama;path\n" + lines.joined(separator: "\n") + "\n")
    return try await importBoundaries(
      BoundarySource(
        location: SourceLocation(id: "b", path: path, crs: crs), editionID: "uji",
        place: PlaceMapping(villageCode: ["kode"], villageName: "nama", codeSystem: .kemendagri),
        geometryColumn: geometry))
  }

  private let latLon = GeometryColumn.path(column: "path", order: .latLon)

  @Test("nested two, three and four deep; blanks; heights; latitude first")
  func depths() async throws {
    let ring = "[-2,115],[-2,116],[-1,116],[-2,115]"
    let result = try await boundaries(
      [
        ("99.99.01.2001", "[\(ring)]"), ("99.99.01.2002", " [ [ [ -2 , 115 ],[-2,116, 7],[-1,116] ] ] "),
        ("99.99.01.2003", "[[[\(ring)]],[[[-2,117],[-2,118],[-1,118]],[[-1.9,117.8],[-1.8,117.9],[-1.9,117.9]]]]"),
      ], latLon)
    let set = result.edition.polygons.planar
    #expect(set.featureCount == 3 && result.setAside.isEmpty)
    #expect(set.bounds(ofFeature: 0) == BoundingBox(minX: 115, minY: -2, maxX: 116, maxY: -1))
    #expect(set.selecting([0]) == set.selecting([1]))
    #expect(set.polygons(ofFeature: 2).count == 2 && set.rings(ofFeature: 2).count == 3)
  }

  @Test("texts that are no geometry are set aside, and every record is counted")
  func unreadable() async throws {
    let good = "[[[-2,115],[-2,116],[-1,116]]]"
    let texts = [
      good, "", "NULL", "[]", "[[[-2,115],[-2,116]", "[[[-2],[1],[2]]]", "[[[a,b],[1,2],[3,4]]]", "[[[[[1,2]]]]]", "x",
      "[[[1e999,2],[1,2],[2,2]]]", "\(good) x", "[[[-2,115],[-2,116],[-1,116]]", "[1,2]",
    ]
    let result = try await boundaries(
      texts.enumerated().map { ("99.99.01.\(2001 + $0.offset)", $0.element) }, latLon)
    #expect(result.edition.villages.count == 1)
    #expect(result.recordsRead == texts.count && result.setAside.count == texts.count - 1)
    #expect(result.setAside.count { $0.reason == .noGeometry } == 3)
    #expect(result.setAside.count { $0.reason == .unreadableGeometry } == 9)
  }

  @Test("the wrong order is told, not turned round")
  func wrongOrder() async throws {
    await #expect(throws: IngestError.self) {
      try await boundaries(
        [("99.99.01.2001", "[[[-2,115],[-2,116],[-1,116]]]")], .path(column: "path", order: .lonLat))
    }
  }

  @Test("well-known text: polygon, multipolygon, heights, SRID, empty, other types, damage")
  func wkt() async throws {
    let ring = "115 -2, 116 -2, 116 -1, 115 -2"
    let texts = [
      "POLYGON((\(ring)))", "SRID=4326;MULTIPOLYGON (((\(ring))), ((117 -2,118 -2,118 -1,117 -2)))",
      "polygon z ((115 -2 5,116 -2 5,116 -1 5,115 -2 5))", "POLYGON EMPTY", "POINT(115 -2)", "POLYGON((\(ring))",
      "POLYGON(\(ring))", "MULTIPOLYGON((\(ring)))", "BOLA((\(ring)))", "SRID=x;POLYGON((\(ring)))",
    ]
    let result = try await boundaries(
      texts.enumerated().map { ("99.99.01.\(2001 + $0.offset)", $0.element) }, .wkt(column: "path"))
    #expect(result.edition.villages.map(\.sourceRow) == [1, 2, 3])
    #expect(result.edition.polygons.planar.polygons(ofFeature: 1).count == 2)
    #expect(
      result.setAside.map(\.reason) == [.noGeometry, .wrongGeometryType]
        + Array(repeating: .unreadableGeometry, count: 5))
  }

  @Test("well-known text without a system must be declared; two systems are a conflict")
  func systems() async throws {
    let ring = "(115 -2,116 -2,116 -1,115 -2)"
    let plain = [("99.99.01.2001", "POLYGON(\(ring))")]
    await #expect(throws: IngestError.crsMissing(file: "b.csv")) {
      try await boundaries(plain, .wkt(column: "path"))
    }
    #expect(try await boundaries(plain, .wkt(column: "path"), crs: "EPSG:4326").edition.villages.count == 1)
    let two = [("99.99.01.2001", "SRID=4326;POLYGON(\(ring))"), ("99.99.01.2002", "SRID=32748;POLYGON(\(ring))")]
    await #expect(throws: IngestError.self) { try await boundaries(two, .wkt(column: "path")) }
  }

  @Test("a MySQL dump: escaped quotes, a path of more than a megabyte")
  func dump() async throws {
    let places = (0..<60_000).map { "[\(-2 + Double($0) * 1e-6),115.\(100_000 + $0)]" }
    let long = "[[" + places.joined(separator: ",") + ",[-2,116]]]"
    let sql = """
      -- batas
      INSERT INTO wilayah_boundaries (kode,nama,lat,lng,path,status)
      VALUES ('99.99.01.2001','Pa''gelaran',-2.0,115.5,'[[[-2,115],[-2,115.1],[-1.9,115.1]]]',1),
      ('99.99.01.2002','Panjang',-2.0,115.5,'\(long)',1);
      """
    let folder = try TemporaryFolder()
    let result = try await importBoundaries(
      BoundarySource(
        location: SourceLocation(id: "b", path: try folder.write("w.sql", sql)), editionID: "uji",
        place: PlaceMapping(villageCode: ["kode"], villageName: "nama", codeSystem: .kemendagri), geometryColumn: latLon
      ))
    #expect(result.edition.villages.map(\.name) == ["Pa'gelaran", "Panjang"])
    #expect(long.utf8.count > 1_000_000 && result.edition.polygons.planar.vertexCount > 60_000)
  }

  @Test("random damage to a path never crashes, and the record is counted", arguments: 1...4)
  func damaged(seed: Int) async throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let good = Array("[[[[-2.5,115.25],[-2,116],[-1,116]],[[-1.5,115.9],[-1.4,115.9],[-1.4,115.95]]]]".utf8)
    let alphabet = Array("[],.-e0 9x".utf8)
    let rows = (0..<300).map { index in
      var bytes = good
      for _ in 0...random.index(below: 4) {
        bytes[random.index(below: bytes.count)] = alphabet[random.index(below: 10)]
      }
      return (code: "99.99.01.\(2001 + index)", path: String(decoding: bytes, as: UTF8.self))
    }
    let whole = [(code: "99.99.02.2001", path: String(decoding: good, as: UTF8.self))] + rows
    do {
      let result = try await boundaries(whole, latLon)
      #expect(result.recordsRead == 301 && result.edition.villages.count + result.setAside.count == 301)
    } catch IngestError.coordinatesOutOfRange {}
  }
}
