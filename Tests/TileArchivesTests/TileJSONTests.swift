import Foundation
import Geometry
import Testing
import TileArchives

/// TileJSON 3.0.0.
@Suite struct TileJSONTests {
  private func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test("all fields of a vector set")
  func vector() throws {
    let metadata = SampleRegion().metadata
    let json = try object(try tileJSON(metadata, tiles: ["https://contoh.id/{z}/{x}/{y}.pbf"]))
    #expect(json["tilejson"] as? String == "3.0.0")
    #expect(json["tiles"] as? [String] == ["https://contoh.id/{z}/{x}/{y}.pbf"])
    #expect(json["scheme"] as? String == "xyz")
    #expect(json["bounds"] as? [Double] == [110, -8.5, 113, -6.5])
    #expect(json["center"] as? [Double] == [111.5, -7.5, 0])
    #expect(json["minzoom"] as? Int == 0 && json["maxzoom"] as? Int == 7)
    #expect(json["name"] as? String == "Contoh" && json["attribution"] as? String == "Lokus")
    #expect(json["description"] as? String == "Papan catur" && json["version"] as? String == "1.0.0")
    let layers = try #require(json["vector_layers"] as? [[String: Any]])
    #expect(layers.count == 1 && layers[0]["id"] as? String == "villages")
    #expect(layers[0]["fields"] as? [String: String] == ["kode": "String", "nilai": "Number"])
    #expect(layers[0]["minzoom"] as? Int == 0 && layers[0]["maxzoom"] as? Int == 7)
  }

  @Test("a raster set has no layers; keys are in order")
  func raster() throws {
    let bytes = try tileJSON(rasterMetadata(zooms: 2...3), tiles: ["{z}/{x}/{y}.png"])
    let json = try object(bytes)
    #expect(json["vector_layers"] == nil && json["tilesize"] as? Int == 16)
    let text = String(decoding: bytes, as: UTF8.self)
    let places = json.keys.sorted().map { text.range(of: "\"\($0)\":")?.lowerBound }
    #expect(places.compactMap { $0 }.count == json.count)
    #expect(zip(places, places.dropFirst()).allSatisfy { ($0 ?? text.endIndex) < ($1 ?? text.startIndex) })
  }

  @Test("degrees keep seven decimals", arguments: [-6.2088, 106.8456, 0, -0.0000001, 180, -180, 95.1234567])
  func degrees(value: Double) throws {
    var metadata = rasterMetadata(zooms: 0...0)
    metadata.bounds = BoundingBox(minX: -180, minY: -85, maxX: 180, maxY: 85)
    metadata.center = LonLat(longitude: value, latitude: 0)
    let center = try #require(try object(try tileJSON(metadata, tiles: ["x"]))["center"] as? [Double])
    #expect(center[0] == value)
  }

  @Test("what can't be right is refused")
  func refused() {
    #expect(throws: TileArchiveError.badMetadata(field: "tiles")) { try tileJSON(SampleRegion().metadata, tiles: []) }
    var metadata = SampleRegion().metadata
    metadata.bounds.minX = .infinity
    #expect(throws: TileArchiveError.badMetadata(field: "bounds")) { try tileJSON(metadata, tiles: ["x"]) }
  }
}
