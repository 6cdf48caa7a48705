import GDALBridge
import Geometry
import Ingest
import TestSupport
import Testing

@Suite("GeoJSON reader") struct GeoJSONReaderTests {
  @Test("one of everything, by hand")
  func everything() async throws {
    let layer = try await GeoJSONTexts.read(GeoJSONTexts.small)
    #expect(layer.featureCount == 3)
    #expect(layer.geometry == [.polygon, .null, .point])
    #expect(layer.crs == .stated("urn:ogc:def:crs:OGC:1.3:CRS84"))
    #expect(layer.polygons.x == [0, 1, 1, 0, 0])
    #expect(layer.polygons.featureStart == [0, 1, 1, 1])
    #expect(layer.pointX[2] == 103.5 && layer.pointY[2] == -1.25)
    #expect(layer.pointX[0].isNaN)
    #expect(layer.fields.map(\.name) == ["kode", "n", "t", "u", "x"])
    #expect(layer.fields.map(\.kind) == [.text, .real, .boolean, .text, .text])
    #expect(layer.columns[0] == [.text("99.99.01.2001"), .null, .null])
    #expect(layer.columns[1] == [.real(-150), .null, .integer(3)])
    #expect(layer.columns[2] == [.boolean(true), .null, .null])
    #expect(layer.columns[3][0] == .text("é😀"))
    #expect(layer.columns[4][2] == .text("{\"a\":[1,{}]}"))
  }

  @Test("holes, several polygons, heights, open rings, empty arrays")
  func shapes() async throws {
    let text = GeoJSONTexts.collection([
      GeoJSONTexts.feature(
        "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0,5],[9,0,5],[9,9,5],[0,0,5]],[[1,1],[2,1],[2,2],[1,1]]],[[[20,20],[21,20],[21,21]]]]}"
      ),
      GeoJSONTexts.feature("{\"type\":\"Polygon\",\"coordinates\":[]}"),
      GeoJSONTexts.feature("{\"type\":\"MultiPolygon\",\"coordinates\":[[]]}"),
      GeoJSONTexts.feature("{\"type\":\"MultiPoint\",\"coordinates\":[[1,2]]}"),
      GeoJSONTexts.feature("{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}"),
      GeoJSONTexts.feature("{\"type\":\"GeometryCollection\",\"geometries\":[]}"),
    ])
    let layer = try await GeoJSONTexts.read(text)
    #expect(layer.polygons.ringStart == [0, 4, 8, 12])
    #expect(layer.polygons.polygonStart == [0, 2, 3])
    #expect(layer.polygons.featureStart == [0, 2, 2, 2, 2, 2, 2])
    #expect(layer.geometry == [.polygon, .null, .null, .point, .other("MultiPoint"), .other("GeometryCollection")])
    #expect(layer.pointY[3] == 2)
  }

  @Test("of members that come twice the last one counts")
  func duplicates() async throws {
    let other = "{\"type\":\"Polygon\",\"coordinates\":[[[5,5],[6,5],[6,6],[5,5]]]}"
    let text = GeoJSONTexts.collection([
      "{\"geometry\":\(GeoJSONTexts.square),\"properties\":{\"a\":1,\"b\":2},\"type\":\"Feature\",\"geometry\":\(other),\"properties\":{\"a\":9,\"a\":7}}",
      GeoJSONTexts.feature(
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[2,0],[0,0]]],\"coordinates\":[[[3,3],[4,4],[5,3],[3,3]]]}",
        "{\"b\":4}"),
      GeoJSONTexts.feature(
        "{\"type\":\"Point\",\"coordinates\":[[[3,3],[4,4],[5,3],[3,3]]],\"type\":\"Polygon\"}".replacing(
          "\"Point\"", "\"LineString\"")),
    ])
    let layer = try await GeoJSONTexts.read(text)
    #expect(layer.columns == [[.integer(7), .null, .null], [.null, .integer(4), .null]])
    #expect(layer.polygons.x == [5, 6, 6, 5, 3, 4, 5, 3, 3, 4, 5, 3])
    #expect(layer.geometry == [.polygon, .polygon, .polygon])
  }

  @Test("repeated texts share a value only when they are the same text")
  func repeats() async throws {
    let values = ["\"A\"", "null", "\"A\"", "[1]", "\"[1]\"", "\"A\"", "\"A\"", "1", "\"1\""]
    let layer = try await GeoJSONTexts.read(
      GeoJSONTexts.collection(values.map { GeoJSONTexts.feature("null", "{\"a\":\($0)}") }))
    #expect(layer.columns[0].map(\.text) == ["A", "", "A", "[1]", "[1]", "A", "A", "1", "1"])
  }

  @Test("sequences: by newline, by record separator, a single feature, a byte order mark")
  func sequences() async throws {
    let features = GeoJSONTexts.random(20, seed: 11)
    let whole = try await GeoJSONTexts.read(GeoJSONTexts.collection(features))
    for text in [
      features.joined(separator: "\n"), features.joined(separator: "\r\n") + "\r\n\r\n",
      features.map { "\u{1E}" + $0 + "\n" }.joined(), "\u{FEFF}" + features.joined(separator: "\n"),
      "\u{FEFF}" + GeoJSONTexts.collection(features),
    ] {
      let layer = try await GeoJSONTexts.read(text)
      #expect(same(layer, whole))
    }
    #expect(try await GeoJSONTexts.read(features[0]).featureCount == 1)
  }

  @Test("a missing crs member means WGS 84; crs null too; the member may follow the features")
  func crs() async throws {
    let feature = GeoJSONTexts.feature(GeoJSONTexts.square)
    #expect(try await GeoJSONTexts.read(GeoJSONTexts.collection([feature])).crs == .impliedWGS84)
    #expect(
      try await GeoJSONTexts.read(GeoJSONTexts.collection([feature], before: "\"crs\":null,")).crs == .impliedWGS84)
    let after = ",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:32748\"}}"
    #expect(try await GeoJSONTexts.read(GeoJSONTexts.collection([feature], after: after)).crs == .stated("EPSG:32748"))
  }

  @Test("numbers are the nearest doubles, as the standard library reads them")
  func numbers() async throws {
    var g = SeededGenerator(seed: 5)
    var texts = [
      "0", "-0", "0.1", "1e22", "1e23", "1.7976931348623157e308", "5e-324", "2.2250738585072011e-308",
      "9007199254740993",
      "9007199254740992.5", "123456789012345678", "1234567890123456789", "0.1234567890123456789", "9.5367431640625e-7",
      "0.000000000000000001", "103.47749720000007", "18446744073709551615.5", "9.999999999999999999", "1E+2",
      "100000000000000000000000000000000", "0.30000000000000004", "4.35", "8.5", "0.5000000000000001665",
    ]
    for _ in 0..<20_000 {
      let digits = 1 + g.index(below: 19)
      var text = String((0..<digits).map { _ in Character(String(g.index(below: 10))) })
      let point = g.index(below: digits + 1)
      text.insert(".", at: text.index(text.startIndex, offsetBy: point))
      if text.hasPrefix(".") { text = "0" + text }
      if text.hasSuffix(".") { text += "0" }
      while text.hasPrefix("0"), !text.hasPrefix("0.") { text.removeFirst() }
      texts.append((g.index(below: 2) == 0 ? "-" : "") + text)
    }
    let layer = try await GeoJSONTexts.read(
      GeoJSONTexts.collection(texts.map { GeoJSONTexts.feature("{\"type\":\"Point\",\"coordinates\":[\($0),0]}") }))
    for (index, text) in texts.enumerated() {
      #expect(layer.pointX[index].bitPattern == (Double(text) ?? .nan).bitPattern, "\(text)")
    }
  }

  @Test("chunks on two threads give what one thread gives, for all four layouts of a long text")
  func chunks() async throws {
    let features = GeoJSONTexts.random(30_000, seed: 21)
    let texts = [
      GeoJSONTexts.collection(features, after: ",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4326\"}}"),
      features.joined(separator: "\n"), features.map { "\u{1E}" + $0 + "\n" }.joined(),
      GeoJSONTexts.collection(features, before: "\"history\":[\(features[0])],"),
    ]
    for text in texts {
      #expect(text.utf8.count > 6 << 20)
      let serial = try await GeoJSONTexts.read(text)
      let parallel = try await GeoJSONTexts.read(text, threads: 2)
      #expect(serial.featureCount == 30_000)
      #expect(same(serial, parallel))
    }
  }

  @Test("an error in a later chunk is reported at its place in the whole text")
  func chunkError() async throws {
    var features = GeoJSONTexts.random(30_000, seed: 22)
    features[20_000] = "{\"type\":\"Feature\",\"geometry\":7}"
    let bytes = Array(GeoJSONTexts.collection(features).utf8)
    await #expect(throws: IngestError.self) { try await GeoJSONReader.read(text: bytes, name: "uji", threads: 2) }
    do {
      _ = try await GeoJSONReader.read(text: bytes, name: "uji", threads: 2)
    } catch {
      guard case .badJSON(_, let problem) = error else { return #expect(Bool(false)) }
      #expect(
        problem.feature == 20_001 && problem.line == 20_001 && problem.expected == .geometry && problem.found == "7")
    }
  }

  @Test("features nested in other members of a long text are not features of the collection")
  func nestedFeatures() async throws {
    let features = GeoJSONTexts.random(12_000, seed: 23)
    let trailing = ",\"old\":[" + features.joined(separator: ",") + "]"
    let layer = try await GeoJSONTexts.read(GeoJSONTexts.collection(features, after: trailing), threads: 2)
    #expect(layer.featureCount == 12_000)
  }
}

/// Equal, with NaN equal to NaN.
func same(_ a: VectorLayer, _ b: VectorLayer) -> Bool {
  a.geometry == b.geometry && a.polygons == b.polygons && a.fields == b.fields && a.columns == b.columns
    && a.pointX.map(\.bitPattern) == b.pointX.map(\.bitPattern)
    && a.pointY.map(\.bitPattern) == b.pointY.map(\.bitPattern) && a.crs == b.crs
}

extension String {
  func replacing(_ part: String, _ other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
