import Foundation
import GDALBridge
import Geometry
import Testing

@Suite("vector files through GDAL") struct VectorFileTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lokus-" + UUID().uuidString)

  private func write(_ name: String, _ text: String) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let url = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  private func clean() { try? FileManager.default.removeItem(at: folder) }

  @Test("typed cells: integers, decimals, texts, dates, yes and no, null")
  func cells() throws {
    defer { clean() }
    let properties =
      "{\"i\":1,\"r\":2.5,\"t\":\"0105\",\"d\":\"2024-08-31\",\"s\":\"2024-08-31T14:05:00+07:00\",\"b\":true,\"z\":null}"
    let text =
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":\(properties),\"geometry\":{\"type\":\"Point\",\"coordinates\":[103.5,-1.5]}}]}"
    let layer = try VectorFile.readLayer(path: write("a.geojson", text))
    #expect(layer.fields.map(\.name) == ["i", "r", "t", "d", "s", "b", "z"])
    #expect(
      layer.columns.map { $0[0] } == [
        .integer(1), .real(2.5), .text("0105"), .date("2024-08-31"), .date("2024-08-31T14:05:00+07:00"), .boolean(true),
        .null,
      ])
    #expect(layer.geometry == [.point] && layer.pointX == [103.5] && layer.pointY == [-1.5])
    #expect(layer.crs.definition?.isEmpty == false)
  }

  @Test("a table of text keeps leading zeros")
  func table() throws {
    defer { clean() }
    let layer = try VectorFile.readLayer(path: write("a.csv", "kode,n\n0105,1.50\n"))
    #expect(layer.columns == [[.text("0105")], [.text("1.50")]])
    #expect(layer.geometry == [.null] && layer.crs == .none)
  }

  @Test("layers of a KML file, by name")
  func layers() throws {
    defer { clean() }
    func placemark(_ name: String) -> String {
      "<Folder><name>\(name)</name><Placemark><name>\(name) 1</name><Polygon><outerBoundaryIs><LinearRing><coordinates>"
        + "0,0 1,0 1,1 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Folder>"
    }
    let text =
      "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\(placemark("satu"))\(placemark("dua"))</Document></kml>"
    let path = try write("a.kml", text)
    #expect(try VectorFile.layerNames(path: path) == ["satu", "dua"])
    let layer = try VectorFile.readLayer(path: path, layer: "dua")
    #expect(layer.polygons.x == [0, 1, 1, 0] && layer.geometry == [.polygon])
    #expect(throws: VectorFileError.layerAmbiguous(available: ["satu", "dua"])) { try VectorFile.readLayer(path: path) }
    #expect(throws: VectorFileError.layerMissing(name: "tiga", available: ["satu", "dua"])) {
      try VectorFile.readLayer(path: path, layer: "tiga")
    }
  }

  @Test("what is missing or refused")
  func refused() throws {
    defer { clean() }
    let path = try write("a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[")
    #expect(throws: VectorFileError.self) { try VectorFile.readLayer(path: path) }
    #expect(throws: VectorFileError.missing) { try VectorFile.layerNames(path: folder.path + "/none.shp") }
    #expect(throws: VectorFileError.missing) { try VectorFile.layerNames(path: folder.path) }
    for name in ["/vsimem/a", "/VSICURL/http://x", "https://x/y", "PG:x", "\u{0}", "WFS:http"] {
      #expect(throws: VectorFileError.self, "\(name)") { try VectorFile.layerNames(path: name) }
    }
  }

  @Test("many reads at a time, good and bad, do not mix their errors")
  func parallel() async throws {
    defer { clean() }
    let good = try write("good.csv", "a,b\n1,2\n")
    let bad = try write("bad.geojson", "{\"type\":\"FeatureCollection\",\"features\":[")
    let outcomes = await withTaskGroup(of: (Int, Bool).self) { group in
      for item in 0..<200 {
        let path = item % 2 == 0 ? good : bad
        group.addTask { (item, (try? VectorFile.readLayer(path: path)) != nil) }
      }
      return await group.reduce(into: [Int: Bool]()) { $0[$1.0] = $1.1 }
    }
    #expect((0..<200).allSatisfy { outcomes[$0] == ($0 % 2 == 0) })
  }

  @Test("cells as text")
  func texts() {
    let cells: [Cell] = [
      .null, .integer(-3), .real(8.6), .real(6_311_012_001), .real(1e300), .boolean(true), .date("2024-01-01"),
    ]
    #expect(cells.map(\.text) == ["", "-3", "8.6", "6311012001", "1e+300", "true", "2024-01-01"])
  }

  @Test("Windows-1252 has its own characters between 0x80 and 0x9F")
  func windows() {
    #expect([0x41, 0x80, 0x92, 0x81, 0xE9].map { windows1252Scalar($0) } == ["A", "€", "\u{2019}", "\u{81}", "é"])
  }
}
