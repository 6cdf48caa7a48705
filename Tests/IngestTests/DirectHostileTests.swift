import Foundation
import GDALBridge
import Geometry
import Ingest
import Stunting
import TestSupport
import Testing

@Suite("hostile files read directly") struct DirectHostileTests {
  private let rows = [#"{"stunted":1,"measured":10}"#, #"{"stunted":2,"measured":10}"#]

  @Test("a GeoPackage cut at many places is damaged, never a crash")
  func cutGeoPackage() async throws {
    let folder = try TemporaryFolder()
    let path = try DirectFiles.write(folder, "whole.gpkg", DirectFiles.villages)
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    for count in stride(from: 1, to: whole.count / 2, by: 4999) {
      let cut = try folder.write("a.gpkg", Array(whole.prefix(count)))
      #expect(await DirectFiles.error(DirectFiles.request(cut)) != nil, "\(count)")
    }
  }

  @Test("a GeoPackage with random bytes changed reads or is an error")
  func flipped() async throws {
    let folder = try TemporaryFolder()
    let path = try DirectFiles.write(folder, "whole.gpkg", DirectFiles.villages)
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<60 {
      var bytes = whole
      for _ in 0..<20 { bytes[generator.index(below: bytes.count)] = UInt8(generator.index(below: 256)) }
      let changed = try folder.write("a.gpkg", bytes)
      let result = try? await readDirect(DirectFiles.request(changed))
      if let result { #expect(result.recordsSetAside + result.edition.villages.count == result.recordsRead) }
    }
  }

  @Test("archives with random bytes changed read or are an error")
  func flippedArchive() async throws {
    let folder = try TemporaryFolder()
    let whole = DirectShapes.archive()
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<200 {
      var bytes = whole
      for _ in 0..<3 { bytes[generator.index(below: bytes.count)] = UInt8(generator.index(below: 256)) }
      _ = try? await readDirect(DirectFiles.request(try folder.write("a.zip", bytes)))
    }
  }

  @Test("a table, a web page and a picture called .gpkg, an empty file, a lock")
  func renamed() async throws {
    let folder = try TemporaryFolder()
    for (name, text) in [
      ("a.gpkg", "kode,stunted\n1,2\n"), ("b.gpkg", "<html></html>"), ("c.gpkg", "\u{89}PNG"), ("d.gpkg", ""),
    ] {
      let error = await DirectFiles.error(DirectFiles.request(try folder.write(name, text)))
      guard case .file(.notThisFormat(name, _))? = error else {
        Issue.record("\(name): \(String(describing: error))")
        continue
      }
    }
    let lock = try folder.write("~$a.gpkg", "x")
    #expect(await DirectFiles.error(DirectFiles.request(lock)) == .file(.lockFile(file: "~$a.gpkg")))
  }

  @Test("names of services and virtual files, a folder, links in a circle")
  func names() async throws {
    let folder = try TemporaryFolder()
    for path in ["/vsicurl/http://x/a.gpkg", "PG:dbname=x", "https://x/a.gpkg", "a\u{0}.gpkg", ""] {
      #expect(await DirectFiles.error(DirectFiles.request(path)) != nil, "\(path)")
    }
    let (one, two) = (folder.path("a.gpkg"), folder.path("b.gpkg"))
    try FileManager.default.createSymbolicLink(atPath: one, withDestinationPath: two)
    try FileManager.default.createSymbolicLink(atPath: two, withDestinationPath: one)
    guard case .file(.fileUnreadable("a.gpkg", _))? = await DirectFiles.error(DirectFiles.request(one)) else {
      Issue.record("circle")
      return
    }
  }

  @Test("coordinates that are no numbers or without end: repaired or set aside, the others stay")
  func notFinite() async throws {
    let folder = try TemporaryFolder()
    var set = DirectFiles.squares(3)
    var x = set.x
    var y = set.y
    for vertex in set.vertices(ofFeature: 0) { x[vertex] = vertex % 2 == 0 ? .nan : .infinity }
    y[set.vertices(ofFeature: 1).lowerBound + 2] = .nan
    set = set.replacingCoordinates(x: x, y: y) ?? set
    let columns = [LayerColumn("stunted", .integer([1, 2, 3])), LayerColumn("measured", .integer([9, 9, 9]))]
    for reference in [WrittenReference.wgs84, .planar] {
      let name = "a\(reference).gpkg"
      let input = try await readDirect(
        DirectFiles.request(try DirectFiles.write(folder, name, columns, set, reference: reference)))
      #expect(input.edition.villages.map(\.sourceRow) == [2, 3] && input.rates[0].cases == [2, 3])
      #expect(input.setAside.map(\.reason) == [.unrepairableGeometry])
      #expect(input.findings.map(\.kind) == [.geometryRepaired] && input.findings[0].row == 2)
      let isFinite = input.edition.polygons.planar.x.allSatisfy(\.isFinite)
      #expect(isFinite)
    }
  }

  @Test("coordinates so far apart that their distance is no number, and all on one spot")
  func extremes() async throws {
    let folder = try TemporaryFolder()
    let far = GeoJSONTexts.collection(
      ["-1e308", "1e308"].map {
        GeoJSONTexts.feature(
          "{\"type\":\"Polygon\",\"coordinates\":[[[\($0),0],[0,1e308],[0,0],[\($0),0]]]}", rows[0])
      })
    #expect(await DirectFiles.error(DirectFiles.request(try folder.write("a.geojson", far))) != nil)
    let spot = "{\"type\":\"Polygon\",\"coordinates\":[[[500,500],[500,500],[500,500],[500,500]]]}"
    let text = GeoJSONTexts.collection([GeoJSONTexts.feature(spot, rows[0])])
    #expect(
      await DirectFiles.error(DirectFiles.request(try folder.write("b.geojson", text)))
        == .noneUsable(file: "b.geojson", layer: "b", read: 1, reason: .unrepairableGeometry))
  }

  @Test("thousands of columns, and long names, texts and numbers")
  func large() async throws {
    let folder = try TemporaryFolder()
    let many = (0..<4000).map { "\"k\($0)\":1" }.joined(separator: ",")
    let wide = DirectFiles.geoJSON(["{\(many),\"stunted\":1,\"measured\":10}"])
    let input = try await readDirect(DirectFiles.request(try folder.write("a.geojson", wide)))
    #expect(input.rates[0].cases == [1])
    let tooMany = (0..<5000).map { "\"k\($0)\":1" }.joined(separator: ",")
    guard
      case .file(.badJSON("b.geojson", _))? = await DirectFiles.error(
        DirectFiles.request(try folder.write("b.geojson", DirectFiles.geoJSON(["{\(tooMany)}"]))))
    else {
      Issue.record("columns")
      return
    }
    let long = String(repeating: "9", count: 5000)
    let odd = DirectFiles.geoJSON([#"{"stunted":"\#(long)","measured":10,"\#(long)":1}"#, rows[1]])
    let read = try await readDirect(DirectFiles.request(try folder.write("c.geojson", odd)))
    #expect(read.rates[0].cases == [nil, 2] && read.setAside.map(\.reason) == [.notANumber])
    var request = DirectFiles.request(folder.path("c.geojson"))
    request.rates[0].cases = [long + "8"]
    guard case .columnMissing(_, _, _, _, let nearest)? = await DirectFiles.error(request) else {
      Issue.record("column")
      return
    }
    #expect(nearest == long)
  }

  @Test("every number of many faults is told once, in time that grows with their number")
  func manyFaults() async throws {
    let folder = try TemporaryFolder()
    let count = 20_000
    let text = DirectFiles.geoJSON(
      ["{\"stunted\":1,\"measured\":10}"] + (1..<count).map { _ in #"{"stunted":"x","measured":10}"# }, x: 95,
      side: 0.001)
    var request = DirectFiles.request(try folder.write("a.geojson", text))
    request.rates.append(request.rates[0])
    let input = try await readDirect(request, threads: 2)
    #expect(input.setAside.count == count - 1 && input.rates[1].cases.count == count)
  }
}
