import GEOSBridge
import Geometry
import PROJBridge
import Stunting
import Synthetic
import Testing

@Suite("Planted border faults as an importer measures them")
struct BorderFaultTests {
  /// Below this mean width (twice the area over the perimeter) Lokus calls an overlap a sliver.
  static let sliverWidthMetres = 20.0

  @Test("the sliver is clearly thin, the overlap clearly not; no other villages overlap", arguments: RegencyTests.seeds)
  func widths(seed: UInt64) throws {
    let regency = SyntheticRegency.generate(seed: seed)
    let delivery = regency.delivery()
    let box = try #require(delivery.polygons.planar.bounds)
    let given = try delivery.polygons.projected(to: LocalFrame(centredOn: box)).layer.planar
    let geos = try GEOSContext()
    var local = PolygonSet()
    for v in 0..<given.featureCount { local.append(feature: 0, of: try geos.repair(given, feature: v).polygons) }
    let faults = delivery.truth.faults.filter { $0.finding == .overlap || $0.finding == .sliver }
    #expect(faults.count == 2)
    for fault in faults {
      let pair = [fault.code, fault.otherCode].map { code in regency.villages.firstIndex { $0.code == code } }
      let common = try geos.intersection(
        local, feature: try #require(pair[0]), with: local, feature: try #require(pair[1]))
      let width = meanWidth(common)
      if fault.finding == .sliver { #expect((0.5...10).contains(width)) } else { #expect(width > 40, "\(width)") }
    }
    let overlaps = try geos.overlaps(in: local, minimumArea: 1)
    #expect(overlaps.count == 2, "\(overlaps)")
  }

  private func meanWidth(_ set: PolygonSet) -> Double {
    let length = set.rings(ofFeature: 0).reduce(0.0) { sum, ring in
      let v = set.vertices(ofRing: ring)
      return sum
        + zip(v, v.dropFirst()).reduce(0.0) { length, pair in
          let dx = set.x[pair.1] - set.x[pair.0]
          let dy = set.y[pair.1] - set.y[pair.0]
          return length + (dx * dx + dy * dy).squareRoot()
        }
    }
    return length > 0 ? 2 * abs(set.area(ofFeature: 0)) / length : 0
  }
}
