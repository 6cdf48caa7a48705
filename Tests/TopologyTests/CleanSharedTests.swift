import Foundation
import Geometry
import TestSupport
import Testing
import Topology

/// Village maps of real kabupaten as GeoJSON files.
private enum SharedMap {
  static let folder = "data/adm4-bps-2020"

  static var files: [URL] {
    let all =
      (try? FileManager.default.contentsOfDirectory(at: SharedFolder.url(folder), includingPropertiesForKeys: nil))
      ?? []
    return all.filter { $0.pathExtension == "geojson" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  static func polygons(_ file: URL) throws -> PolygonSet {
    let root = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    var set = PolygonSet()
    for feature in root?["features"] as? [[String: Any]] ?? [] {
      let geometry = feature["geometry"] as? [String: Any]
      let parts = geometry?["coordinates"] as? [[[[NSNumber]]]] ?? []
      for part in parts {
        for ring in part {
          for place in ring { set.appendVertex(place[0].doubleValue, place[1].doubleValue) }
          set.endRing()
        }
        set.endPolygon()
      }
      set.endFeature()
    }
    return set
  }

  /// Each feature thinned on its own, so that neighbours no longer agree.
  static func thinnedOneByOne(_ set: PolygonSet, tolerance: Double) -> PolygonSet {
    var result = PolygonSet()
    for feature in 0..<set.featureCount {
      result.append(feature: 0, of: set.selecting([feature]).simplified(tolerance: tolerance))
    }
    return result
  }
}

/// Skipped without the shared folder: the maps are not part of the repository.
@Suite("Clean coverages of real maps", .enabled(if: SharedFolder.isPresent))
struct CleanSharedTests {
  @Test func cleanMapsNeedNothing() async throws {
    #expect(!SharedMap.files.isEmpty)
    for file in SharedMap.files {
      let set = try SharedMap.polygons(file)
      let result = try await cleanCoverage(LonLatPolygons(set), threads: 2)
      let name = Comment(rawValue: file.lastPathComponent)
      #expect(result.findings.sliversFilled.areaSquareMetres < 1, name)
      #expect(result.findings.overlapsSettled.areaSquareMetres < 1, name)
      #expect(result.anchors.allSatisfy { $0 == nil }, name)
    }
  }

  /// 0.0002 degrees are about 22 m: slivers and overlaps by the hundred, all to be mended.
  @Test func mapsThinnedFeatureByFeatureAreMended() async throws {
    for file in SharedMap.files.prefix(4) {
      let clean = try SharedMap.polygons(file)
      let dirty = SharedMap.thinnedOneByOne(clean, tolerance: 0.0002)
      let result = try await cleanCoverage(LonLatPolygons(dirty), threads: 2)
      let truth = try await cleanCoverage(LonLatPolygons(clean), threads: 2)
      let check = CoverageCheck(result.coverage)
      let name = Comment(rawValue: file.lastPathComponent)
      #expect(check.isPlanar(), name)
      #expect(result.findings.sliversFilled.count > 50, name)
      #expect(result.findings.overlapsSettled.count > 50, name)
      #expect(result.findings.gapsLeft.count == truth.findings.gapsLeft.count, name)
      for (a, b) in zip(check.areas, CoverageCheck(truth.coverage).areas) { #expect(abs(a / b - 1) < 0.15, name) }
    }
  }
}
