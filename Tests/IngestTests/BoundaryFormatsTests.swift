import Geometry
import Ingest
import Stunting
import TestSupport
import Testing

@Suite("boundary files of other formats") struct BoundaryFormatsTests {
  private func source(_ path: String, code: String = "kode", system: CodeSystem = .kemendagri) -> BoundarySource {
    BoundarySource(
      location: SourceLocation(id: "b", path: path), editionID: "uji",
      place: PlaceMapping(villageCode: [code], villageName: "nama", codeSystem: system))
  }

  private func placemark(_ code: String, _ data: String, _ geometry: String) -> String {
    "<Placemark><name>Titik \(code)</name><ExtendedData>\(data)</ExtendedData>\(geometry)</Placemark>"
  }

  private func polygon(_ x: Double) -> String {
    "<Polygon><outerBoundaryIs><LinearRing><coordinates>\(x),-2,0 \(x + 1),-2,0 \(x + 1),-1,0 \(x),-2,0</coordinates>"
      + "</LinearRing></outerBoundaryIs></Polygon>"
  }

  private func kml(_ body: String) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>batas</name>"
      + "<Schema name=\"desa\" id=\"desa\"><SimpleField name=\"kode\" type=\"string\"/>"
      + "<SimpleField name=\"nama\" type=\"string\"/></Schema>\(body)</Document></kml>"
  }

  @Test("KML: attributes of SchemaData, polygons and MultiGeometry; a point is set aside")
  func kmlSchema() async throws {
    func data(_ code: String, _ name: String) -> String {
      "<SchemaData schemaUrl=\"#desa\"><SimpleData name=\"kode\">\(code)</SimpleData>"
        + "<SimpleData name=\"nama\">\(name)</SimpleData></SchemaData>"
    }
    let text = kml(
      placemark("1", data("99.99.01.2001", "Satu"), polygon(100))
        + placemark(
          "2", data("99.99.01.2002", "Dua"), "<MultiGeometry>\(polygon(102))\(polygon(104))</MultiGeometry>")
        + placemark("3", data("99.99.01.2003", "Tiga"), "<Point><coordinates>100,-2</coordinates></Point>"))
    let folder = try TemporaryFolder()
    let result = try await importBoundaries(source(try folder.write("b.kml", text)))
    #expect(result.edition.villages.map(\.name) == ["Satu", "Dua"])
    #expect(result.edition.polygons.planar.polygons(ofFeature: 1).count == 2)
    #expect(result.setAside.map(\.reason) == [.wrongGeometryType] && result.recordsRead == 3)
    #expect(result.edition.polygons.planar.bounds?.minX == 100)
  }

  @Test("KML: attributes of Data, without a schema")
  func kmlData() async throws {
    let data = "<Data name=\"kode\"><value>99.99.01.2001</value></Data><Data name=\"nama\"><value>Satu</value></Data>"
    let folder = try TemporaryFolder()
    let path = try folder.write("b.kml", kml(placemark("1", data, polygon(100))))
    #expect(try await importBoundaries(source(path)).edition.villages.map(\.name) == ["Satu"])
  }

  @Test("KMZ is refused: unpack it first")
  func kmz() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("b.kmz", [0x50, 0x4B, 3, 4])
    await #expect(throws: IngestError.notThisFormat(file: "b.kmz", detail: "KMZ")) {
      try await importBoundaries(source(path))
    }
  }

  @Test("a cut GeoPackage is damaged, not of another format", arguments: [100, 3000, 50_000])
  func cut(bytes: Int) async throws {
    let folder = try TemporaryFolder()
    let whole = try SmallGeoPackage.bytes()
    let path = try folder.write("b.gpkg", Array(whole.prefix(min(bytes, whole.count / 2))))
    do {
      _ = try await importBoundaries(source(path))
      Issue.record("read")
    } catch IngestError.fileDamaged(let file, _) {
      #expect(file == "b.gpkg")
    }
  }

  @Test("lakes and forests are set aside by the code, or by the name where there is none")
  func notVillages() async throws {
    let square = "{\"type\":\"Polygon\",\"coordinates\":[[[100,-2],[101,-2],[101,-1],[100,-2]]]}"
    let records = [
      ("9999010001", "Danau Lancang"), ("9999010888", "Danau"), ("9999999999", "Hutan"), ("", "Waduk Besar"),
      ("", "Wadukan"), ("9999010002", "Dua"),
    ]
    let text = GeoJSONTexts.collection(
      records.map { GeoJSONTexts.feature(square, "{\"kode\":\"\($0.0)\",\"nama\":\"\($0.1)\"}") })
    let folder = try TemporaryFolder()
    let result = try await importBoundaries(source(try folder.write("b.geojson", text), system: .bps))
    #expect(result.edition.villages.map(\.name) == ["Danau Lancang", "Dua"])
    #expect(result.setAside.map(\.reason) == [.notAVillage, .notAVillage, .notAVillage, .missingCode])
    #expect(result.inFile("b.geojson").setAside.allSatisfy { $0.file == "b.geojson" })
  }
}
