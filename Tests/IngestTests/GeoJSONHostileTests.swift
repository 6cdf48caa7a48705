import DeflateBridge
import Foundation
import GDALBridge
import Ingest
import TestSupport
import Testing

@Suite("GeoJSON reader, hostile input") struct GeoJSONHostileTests {
  @Test("a text cut at any byte is an error that says where")
  func truncated() async {
    let bytes = Array(GeoJSONTexts.small.utf8)
    for length in 0..<bytes.count {
      let problem = await GeoJSONTexts.problem(Array(bytes.prefix(length)))
      #expect(problem != nil, "cut at \(length)")
      #expect(problem.map { $0.byteOffset <= length } ?? false)
    }
  }

  @Test("random bytes changed: an error or a layer, never a crash", arguments: 1...6)
  func flips(seed: UInt64) async {
    var g = SeededGenerator(seed: seed)
    let original = Array(GeoJSONTexts.small.utf8)
    for _ in 0..<3000 {
      var bytes = original
      for _ in 0...g.index(below: 4) { bytes[g.index(below: bytes.count)] = UInt8(g.index(below: 256)) }
      _ = try? await GeoJSONReader.read(text: bytes, name: "uji")
    }
  }

  @Test("every byte changed to every JSON character, and doubled, and left out")
  func edits() async {
    let original = Array(GeoJSONTexts.small.utf8)
    for position in original.indices {
      for byte in Array("{}[],:\"\\0-.eEtfn \n".utf8) + [0, 0x1E, 0xC3, 0xFF] {
        var bytes = original
        bytes[position] = byte
        _ = try? await GeoJSONReader.read(text: bytes, name: "uji")
      }
      var bytes = original
      bytes.insert(bytes[position], at: position)
      _ = try? await GeoJSONReader.read(text: bytes, name: "uji")
      bytes = original
      bytes.remove(at: position)
      _ = try? await GeoJSONReader.read(text: bytes, name: "uji")
    }
  }

  @Test("nesting beyond the limit is refused, at the limit accepted")
  func nesting() async {
    func nested(_ depth: Int) -> String {
      GeoJSONTexts.collection([
        GeoJSONTexts.feature(
          "null", "{\"a\":" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}")
      ])
    }
    #expect(await GeoJSONTexts.problem(nested(64)) == nil)
    #expect(await GeoJSONTexts.problem(nested(65))?.expected == .lessNesting)
    #expect(await GeoJSONTexts.problem(nested(1_000_000))?.expected == .lessNesting)
    #expect(
      await GeoJSONTexts.problem("{\"a\":" + String(repeating: "{\"a\":", count: 100_000))?.expected == .lessNesting)
  }

  @Test(
    "texts that are no GeoJSON say what was expected",
    arguments: [
      ("", JSONExpectation.featureCollection), ("   ", .featureCollection), ("[]", .featureCollection),
      ("{}", .featureCollection), ("{\"type\":\"Topology\"}", .featureCollection),
      ("{\"type\":\"FeatureCollection\"}", .featureCollection),
      ("{\"type\":\"FeatureCollection\",\"features\":{}}", .array),
      ("{\"type\":\"FeatureCollection\",\"features\":[7]}", .feature),
      ("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Thing\"}]}", .feature),
      ("{\"type\":\"FeatureCollection\",\"features\":[]} x", .endOfText),
      ("{\"type\":\"FeatureCollection\",\"features\":[,]}", .feature),
      ("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1e999,0]}}", .finiteNumber),
      ("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[NaN,0]}}", .number),
      ("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[01,0]}}", .number),
      ("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1.,0]}}", .number),
      ("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1]}}", .position),
      ("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[1,2]]}}", .position),
      ("{\"type\":\"Feature\",\"geometry\":{\"coordinates\":[1,2]}}", .geometry),
      ("{\"type\":\"Feature\",\"properties\":{\"a\":1e400},\"geometry\":null}", .finiteNumber),
      ("{\"type\":\"Feature\",\"properties\":[],\"geometry\":null}", .object),
      ("{\"type\":\"Feature\",\"properties\":{\"a\":\"\\x\"},\"geometry\":null}", .string),
      ("{\"type\":\"Feature\",\"properties\":{\"a\":\"\\u12g4\"},\"geometry\":null}", .string),
      ("{\"type\":\"Feature\",\"properties\":{\"a\":\"x\ny\"},\"geometry\":null}", .string),
    ])
  func refused(text: String, expected: JSONExpectation) async {
    #expect(await GeoJSONTexts.problem(text)?.expected == expected)
  }

  @Test("place of an error: offset, line, feature, what stands there")
  func place() async {
    let text = GeoJSONTexts.collection([
      GeoJSONTexts.feature("null"), GeoJSONTexts.feature(GeoJSONTexts.square), "{\"type\":\"Feature\",\"geometry\":;}",
    ])
    let problem = await GeoJSONTexts.problem(text)
    #expect(problem?.line == 3 && problem?.feature == 3 && problem?.found == ";")
    #expect(problem.map { Array(text.utf8)[$0.byteOffset] } == UInt8(ascii: ";"))
    #expect(await GeoJSONTexts.problem(Array("{\"type\":\"Feature\",".utf8))?.found == "end")
    #expect(await GeoJSONTexts.problem([0])?.found == "0x00")
  }

  @Test("a lone surrogate is a replacement character; bytes that are not UTF-8 are an error")
  func encodings() async throws {
    let layer = try await GeoJSONTexts.read(
      GeoJSONTexts.feature("null", "{\"a\":\"x\\ud800y\",\"b\":\"\\udc00\\ud83d\"}"))
    #expect(layer.columns.map { $0[0] } == [.text("x\u{FFFD}y"), .text("\u{FFFD}\u{FFFD}")])
    let bytes =
      Array("{\"type\":\"Feature\",\"properties\":{\"a\":\"".utf8) + [0xE9] + Array("\"},\"geometry\":null}".utf8)
    #expect(await GeoJSONTexts.problem(bytes)?.expected == .utf8)
  }

  @Test("more property names than a table can have are refused")
  func columns() async {
    let features = (0..<5000).map { GeoJSONTexts.feature("null", "{\"k\($0)\":1}") }
    #expect(await GeoJSONTexts.problem(GeoJSONTexts.collection(features))?.expected == .fewerColumns)
  }

  @Test("packed files: whole, cut, a bomb, and a name that promises something else")
  func packed() async throws {
    let folder = try TemporaryFolder()
    let packed = try gzip(Array(GeoJSONTexts.small.utf8))
    let whole = try await GeoJSONReader.read(path: folder.write("a.txt", packed))
    #expect(whole.featureCount == 3)
    let cut = try folder.write("b.geojson.gz", Array(packed.dropLast(5)))
    await #expect(throws: IngestError.fileDamaged(file: "b.geojson.gz", detail: "gzip")) {
      try await GeoJSONReader.read(path: cut)
    }
    let bomb = try folder.write("c.geojson.gz", gzip([UInt8](repeating: 32, count: 64 << 20), level: 9))
    await #expect(throws: IngestError.packedTooTightly(file: "c.geojson.gz", limitRatio: 250)) {
      try await GeoJSONReader.read(path: bomb)
    }
    await #expect(throws: IngestError.fileMissing(file: "none.geojson")) {
      try await VectorReader.read(path: folder.path("none.geojson"))
    }
    await #expect(throws: IngestError.fileTooLarge(file: "a.txt", limitBytes: 10)) {
      try await GeoJSONReader.read(path: folder.path("a.txt"), limitBytes: 10)
    }
  }
}
