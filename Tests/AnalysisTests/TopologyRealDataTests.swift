import Analysis
import Foundation
import GEOSBridge
import Geometry
import Stunting
import TestSupport
import Testing

// Needs real boundaries, so it is skipped without LOKUS_SHARED.
@Suite("topology of real kabupaten", .enabled(if: SharedFolder.isPresent, "needs LOKUS_SHARED"))
struct TopologyRealDataTests {
  /// Villages of a kabupaten from the national set, as import leaves them.
  private func kabupaten(_ code: String) throws -> BoundaryEdition {
    let packed = SharedFolder.url("data/adm4-national-2025/adm4_\(code.prefix(2)).geojsonl.gz")
    let lines = try Gzip.text(packed).split(separator: "\n").filter { $0.contains("\"\(code).") }
    let geos = try GEOSContext()
    var set = PolygonSet()
    var villages: [Village] = []
    for line in lines {
      let feature = try JSONValue(text: String(line))
      guard let kode = feature["properties"]?["kode"]?.string, let code = RegionCode(kode, system: .kemendagri),
        let raw = polygons(feature["geometry"])
      else { continue }
      set.append(feature: 0, of: try geos.repair(raw, feature: 0).polygons.rightHanded())
      villages.append(
        Village(
          name: feature["properties"]?["nama"]?.string ?? "", districtName: "", districtCode: code.parent(.district),
          codes: [VillageCode(code: code, year: 2025)], sourceRow: villages.count + 1))
    }
    return BoundaryEdition(id: code, villages: villages, polygons: LonLatPolygons(set))
  }

  private func polygons(_ geometry: JSONValue?) -> PolygonSet? {
    guard let geometry, let type = geometry["type"]?.string, let coordinates = geometry["coordinates"] else {
      return nil
    }
    var set = PolygonSet()
    for polygon in (type == "Polygon" ? [coordinates] : coordinates.array ?? []) {
      for ring in polygon.array ?? [] {
        for place in ring.array ?? [] { set.appendVertex(place[0]?.number ?? .nan, place[1]?.number ?? .nan) }
        set.endRing()
      }
      set.endPolygon()
    }
    set.endFeature()
    return set
  }

  @Test(
    "as many overlaps and gaps, of one area, as GEOS finds by cutting and uniting all", arguments: ["63.11", "35.07"])
  func twin(code: String) async throws {
    let edition = try kabupaten(code)
    let set = edition.polygons.planar
    let geos = try GEOSContext()
    let report = try await topologyReport(edition, threads: 2)
    let scale = 111_000.0 * 111_000.0
    let overlaps = try geos.overlaps(in: set, minimumArea: 1 / scale)
    let found = report.faults.filter { $0.kind == .overlap }
    #expect(abs(overlaps.count - found.count) <= 2 && found.count > 100)
    let area = overlaps.reduce(0) { $0 + $1.area } * scale
    #expect(isClose(report.total(of: found).areaSquareMetres, area, relative: 0.03))
    let holes = try geos.gaps(in: set)
    let sizes = (0..<holes.featureCount).map { holes.area(ofFeature: $0) * scale }.filter { $0 > 1 }
    let gaps = report.faults.filter { $0.kind == .gap }
    #expect(abs(sizes.count - gaps.count) <= 4 && gaps.count > 100)
    #expect(isClose(report.total(of: gaps).areaSquareMetres, sizes.reduce(0, +), relative: 0.03))
  }

  @Test("snapping within 20 m: valid villages, next to no slivers, areas within 2 %", arguments: ["63.11", "35.07"])
  func snap(code: String) async throws {
    let edition = try kabupaten(code)
    let result = try await snapBorders(edition, toleranceMetres: 20, threads: 2)
    #expect(result.faultsBefore.count > 300 && result.faultsAfter.count <= 3)
    let geos = try GEOSContext()
    let set = result.edition.polygons.planar
    #expect(try (0..<set.featureCount).allSatisfy { try geos.validityReason(set, feature: $0) == nil })
    #expect(result.villages.allSatisfy { $0.changePercent.magnitude < 2 && $0.areaAfterSquareMetres > 0 })
  }
}

/// Unpacks a file with the system's gzip.
private enum Gzip {
  static func text(_ url: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", url.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
