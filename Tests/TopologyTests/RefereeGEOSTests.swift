import GEOSBridge
import Geometry
import TestSupport
import Testing
import Topology

@Suite("GEOS on the zooms")
struct RefereeGEOSTests {
  @Test("finds every polygon valid, no overlap and no gap", arguments: 1...4)
  func synthetic(seed: Int) async throws {
    let clean = GeneraliseSamples(
      cells: 16, cellSteps: 9000, bits: 26, depth: 6, origin: (x: 20_000_000, y: 30_000_000)
    ).coverage(seed: UInt64(seed), owners: 60, outside: 0.1)
    let pyramid = try await CoveragePyramid(clean, threads: 2)
    for zoom in 0...14 { try expectSound(pyramid, zoom: zoom) }
  }

  @Test(
    "finds real villages valid, none lost", .enabled(if: SharedFolder.isPresent, "needs LOKUS_SHARED"),
    arguments: ["id6311_balangan", "id1571_kota_jambi"])
  func real(name: String) async throws {
    let file = try JSONValue(contentsOf: SharedFolder.url("data/adm4-bps-2020/\(name).geojson"))
    let layer = try #require(file["features"]?.array).reduce(into: PolygonSet()) { $0.append(geoJSON: $1["geometry"]) }
    let clean = try await cleanCoverage(LonLatPolygons(layer), threads: 2)
    let pyramid = try await CoveragePyramid(clean.coverage, anchors: clean.anchors, threads: 2)
    for zoom in 0...14 {
      if zoom >= 5 { try expectSound(pyramid, zoom: zoom) }
      let rings = pyramid.rings(zoom: zoom)
      #expect(rings.ownerCount == layer.featureCount)
      #expect((0..<rings.ownerCount).allSatisfy { !rings.polygons(ofOwner: $0).isEmpty })
    }
  }

  /// Areas of the polygons, of their union and of the union without its holes against those of the arcs.
  private func expectSound(_ pyramid: CoveragePyramid, zoom: Int) throws {
    let geos = try GEOSContext()
    let set = PolygonSet(pyramid.rings(zoom: zoom))
    for owner in 0..<set.featureCount { #expect(try geos.validityReason(set, feature: owner) == nil) }
    guard pyramid.stackedOwners(zoom: zoom).isEmpty else { return }
    let sum = (0..<set.featureCount).reduce(0) { $0 + set.area(ofFeature: $1) }
    let union = try geos.union(set, features: Array(0..<set.featureCount))
    #expect(abs(union.area(ofFeature: 0) - sum) <= 1e-9 * sum, "overlap at zoom \(zoom)")
    // All borders between owners removed, what is left must be the outline of the union: no gap between neighbours.
    let coverage = pyramid.coverage(zoom: zoom)
    let one = coverage.dissolved(by: [Int32](repeating: 0, count: coverage.ownerCount), count: 1).rings()
    #expect(union.polygonCount == one.polygons(ofOwner: 0).count)
    #expect(union.ringCount == one.rings(ofOwner: 0).count)
  }
}

extension PolygonSet {
  init(_ rings: OwnerRings) {
    self.init()
    for owner in 0..<rings.ownerCount {
      for polygon in rings.polygons(ofOwner: owner) {
        for ring in rings.rings(ofPolygon: polygon) {
          for place in rings.places(ofRing: ring) { appendVertex(Double(rings.x[place]), Double(rings.y[place])) }
          endRing()
        }
        endPolygon()
      }
      endFeature()
    }
  }

  fileprivate mutating func append(geoJSON geometry: JSONValue?) {
    let coordinates = geometry?["coordinates"]?.array ?? []
    for polygon in geometry?["type"]?.string == "Polygon" ? [.array(coordinates)] : coordinates {
      for ring in polygon.array ?? [] {
        for place in ring.array ?? [] {
          if let x = place[0]?.number, let y = place[1]?.number { appendVertex(x, y) }
        }
        endRing()
      }
      endPolygon()
    }
    endFeature()
  }
}
