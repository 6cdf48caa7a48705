import GDALBridge
import Geometry
import Ingest
import TestSupport

/// Texts for the tests of the reader, and shorthands to read them.
enum GeoJSONTexts {
  static func read(_ text: String, threads: Int = 1) async throws -> VectorLayer {
    try await GeoJSONReader.read(text: Array(text.utf8), name: "uji.geojson", threads: threads)
  }

  /// The problem that reading `text` reports, or nil when it reads.
  static func problem(_ text: String) async -> JSONProblem? {
    await problem(Array(text.utf8))
  }

  static func problem(_ bytes: [UInt8]) async -> JSONProblem? {
    do {
      _ = try await GeoJSONReader.read(text: bytes, name: "uji.geojson")
      return nil
    } catch {
      if case .badJSON(_, let problem) = error { return problem }
      return nil
    }
  }

  static func collection(_ features: [String], before: String = "", after: String = "") -> String {
    "{\"type\":\"FeatureCollection\",\(before)\"features\":[" + features.joined(separator: ",\n") + "]\(after)}"
  }

  static func feature(_ geometry: String, _ properties: String = "{}") -> String {
    "{\"type\":\"Feature\",\"properties\":\(properties),\"geometry\":\(geometry)}"
  }

  static let square = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}"

  /// One of everything, small enough to cut at every byte.
  static let small = collection(
    [
      feature(square, "{\"kode\":\"99.99.01.2001\",\"n\":-1.5e2,\"t\":true,\"u\":\"\\u00e9\\ud83d\\ude00\"}"),
      feature("null", "null"),
      feature("{\"type\":\"Point\",\"coordinates\":[103.5,-1.25,7]}", "{\"n\":3,\"x\":{\"a\":[1,{}]}}"),
    ], before: "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},")

  /// Random polygons, multipolygons with holes, points, null and lines, with properties of all types.
  static func random(_ count: Int, seed: UInt64) -> [String] {
    var g = SeededGenerator(seed: seed)
    return (0..<count).map { index in feature(geometry(&g, index), properties(&g, index)) }
  }

  private static func geometry(_ g: inout SeededGenerator, _ index: Int) -> String {
    switch g.index(below: 8) {
    case 0: return "null"
    case 1: return "{\"type\":\"Point\",\"coordinates\":\(position(&g))}"
    case 2: return "{\"coordinates\":[\(position(&g)),\(position(&g))],\"type\":\"LineString\"}"
    case 3, 4: return "{\"coordinates\":\(polygon(&g)),\"type\":\"Polygon\"}"
    case 5: return "{\"type\":\"MultiPolygon\",\"coordinates\":[\(polygon(&g)),\(polygon(&g))]}"
    default: return "{\"type\":\"Polygon\",\"coordinates\":\(polygon(&g))}"
    }
  }

  private static func polygon(_ g: inout SeededGenerator) -> String {
    "[" + (0...g.index(below: 2)).map { _ in ring(&g) }.joined(separator: ",") + "]"
  }

  private static func ring(_ g: inout SeededGenerator) -> String {
    let positions = (0...(2 + g.index(below: 9))).map { _ in position(&g) }
    return "[" + (positions + [positions[0]]).joined(separator: ", ") + "]"
  }

  private static func position(_ g: inout SeededGenerator) -> String {
    "[\(number(&g, 180)), \(number(&g, 90))]"
  }

  /// Numbers with 0 to 19 decimals and now and then an exponent.
  private static func number(_ g: inout SeededGenerator, _ limit: Double) -> String {
    let value = g.uniform(in: -limit...limit)
    switch g.index(below: 4) {
    case 0: return "\(Int(value))"
    case 1: return "\(value)"
    case 2: return "\(Int(value)).\(g.next() % 1_000_000)"
    default: return "\(Int(value)).\(g.next() % 10_000_000_000_000_000)"
    }
  }

  private static func properties(_ g: inout SeededGenerator, _ index: Int) -> String {
    var members = [
      "\"kode\":\"99.\(index)\"",
      "\"nama\":\"Desa \(["\\\"A\\\"", "é", "\\u00e9", "baris\\nbaru", "/"][g.index(below: 5)])\"",
    ]
    members.append("\"kasus\":\(g.index(below: 2) == 0 ? "null" : "\(Int64(bitPattern: g.next()) >> 20)")")
    members.append("\"persen\":\(g.uniform(in: -100...100))")
    members.append("\"ya\":\(g.index(below: 2) == 0)")
    return "{" + members.joined(separator: ",") + "}"
  }
}
