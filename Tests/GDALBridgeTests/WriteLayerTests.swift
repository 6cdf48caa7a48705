import Foundation
import GDALBridge
import Geometry
import TestSupport
import Testing

/// A folder of its own, removed when the test lets go of it.
final class WriteFolder {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("lokus-" + UUID().uuidString)

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }
  func bytes(_ name: String) throws -> Data { try Data(contentsOf: url.appendingPathComponent(name)) }
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }
}

/// Polygons of tests: a square, a square with a hole beside another one, and nothing.
func writeShapes() -> PolygonSet {
  var set = PolygonSet()
  func ring(_ points: [(Double, Double)]) {
    for point in points { set.appendVertex(point.0, point.1) }
    set.endRing()
  }
  ring([(113.5, -7.25), (114, -7.25), (114, -7), (113.5, -7)])
  set.endPolygon()
  set.endFeature()
  ring([(0.1, 0.1), (3, 0), (3, 3), (0, 3)])
  ring([(1, 1), (1, 2), (2, 2), (2, 1)])
  set.endPolygon()
  ring([(5, 5), (6, 5), (6, 6)])
  set.endPolygon()
  set.endFeature()
  set.endFeature()
  return set
}

/// A layer with every kind of column.
func writeLayer(name: String = "desa", reference: WrittenReference = .wgs84) -> LayerToWrite {
  LayerToWrite(
    name: name, description: "Klaster \"tinggi\"",
    columns: [
      LayerColumn("nama", .text(["Désa \u{201C}Satu\u{201D}", "", nil])),
      LayerColumn("kasus", .integer([3, nil, -9_007_199_254_740_993])),
      LayerColumn("prevalensi", .real([0.1, nil, .nan])), LayerColumn("pulau", .boolean([true, false, nil])),
    ], shapes: .polygons(writeShapes()), reference: reference)
}

@Suite("writing of vector layers") struct WriteLayerTests {
  @Test(
    "what is written is read again: texts, numbers, null, yes and no, polygons to the last bit",
    arguments: WrittenFormat.allCases)
  func roundTrip(format: WrittenFormat) throws {
    let folder = try WriteFolder()
    let path = folder.path("a." + format.rawValue)
    var layer = writeLayer()
    if format == .flatGeobuf { layer.shapes = .polygons(writeShapes().selecting([0, 1, 0])) }
    try VectorLayerWriter.write([layer], to: path, format: format)
    let read = try VectorFile.readLayer(path: path, layer: "desa")
    #expect(read.fields.map(\.name) == ["nama", "kasus", "prevalensi", "pulau"])
    #expect(read.fields.map(\.kind) == [.text, .integer, .real, .boolean])
    #expect(read.columns[0] == [.text("Désa \u{201C}Satu\u{201D}"), .text(""), .null])
    #expect(read.columns[1] == [.integer(3), .null, .integer(-9_007_199_254_740_993)])
    #expect(read.columns[2] == [.real(0.1), .null, .null])
    #expect(read.columns[3] == [.boolean(true), .boolean(false), .null])
    #expect(read.crs.definition?.contains("WGS 84") == true)
    let last: GeometryKind = format == .geoPackage ? .null : .polygon
    #expect(LayerShapes.polygons(read.polygons) == layer.shapes && read.geometry == [.polygon, .polygon, last])
  }

  @Test("the same bytes twice, also on many threads, and no clock in them", arguments: WrittenFormat.allCases)
  func sameBytes(format: WrittenFormat) async throws {
    let folder = try WriteFolder()
    var layer = writeLayer()
    layer.shapes = .polygons(writeShapes().selecting([1, 0, 1]))
    let names = (0..<12).map { "\($0)." + format.rawValue }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for name in names {
        let path = folder.path(name)
        group.addTask { [layer] in try VectorLayerWriter.write([layer], to: path, format: format) }
      }
      try await group.waitForAll()
    }
    let all = Set(try names.map { try folder.bytes($0) })
    #expect(all.count == 1 && folder.names.count == names.count)
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    let isDated = all.first?.range(of: Data("\(year)-".utf8)) != nil
    #expect(!isDated)
  }

  @Test("several layers in one GeoPackage: polygons, points, and a layer without place on earth")
  func layers() throws {
    let folder = try WriteFolder()
    let path = folder.path("a.gpkg")
    let points = LayerToWrite(
      name: "puskesmas", columns: [LayerColumn("fid", .text(["a", "b"])), LayerColumn("geom", .integer([1, 2]))],
      shapes: .points(x: [113.5, .nan], y: [-7.5, 2]))
    try VectorLayerWriter.write([writeLayer(), points, writeLayer(name: "rata", reference: .planar)], to: path)
    #expect(try VectorFile.layerNames(path: path) == ["desa", "puskesmas", "rata"])
    let read = try VectorFile.readLayer(path: path, layer: "puskesmas")
    #expect(read.fields.map(\.name) == ["fid", "geom"] && read.columns[0] == [.text("a"), .text("b")])
    #expect(read.geometry == [.point, .null] && read.pointX[0] == 113.5 && read.pointY[0] == -7.5)
    #expect(try VectorFile.readLayer(path: path, layer: "rata").polygons == writeShapes())
  }

  @Test("a layer without features or columns, and one with many")
  func sizes() throws {
    let folder = try WriteFolder()
    try VectorLayerWriter.write(
      [LayerToWrite(name: "kosong", columns: [], shapes: .polygons(PolygonSet()))], to: folder.path("a.gpkg"))
    #expect(try VectorFile.readLayer(path: folder.path("a.gpkg")).featureCount == 0)
    let count = 20_000
    var generator = SeededGenerator(seed: 7)
    var set = PolygonSet()
    for _ in 0..<count {
      let (x, y) = (95 + 45 * generator.uniform(), -10 + 15 * generator.uniform())
      for corner in [(0.0, 0.0), (0.01, 0), (0.01, 0.01)] { set.appendVertex(x + corner.0, y + corner.1) }
      set.endRing()
      set.endPolygon()
      set.endFeature()
    }
    let values = (0..<count).map { _ in (generator.uniform() - 0.5) * 1e300 }
    let large = LayerToWrite(name: "b", columns: [LayerColumn("v", .real(values))], shapes: .polygons(set))
    try VectorLayerWriter.write([large], to: folder.path("b.gpkg"))
    let read = try VectorFile.readLayer(path: folder.path("b.gpkg"))
    #expect(read.polygons == set && read.columns[0] == values.map { Cell.real($0) })
  }
}
