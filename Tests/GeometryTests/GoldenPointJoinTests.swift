import Foundation
import Geometry
import TestSupport
import Testing

/// Golden `point_join`. Skipped without LOKUS_SHARED, which holds the files.
@Suite(.enabled(if: SharedFolder.isPresent))
struct GoldenPointJoinTests {
  private static let known: Set<String> = [
    "meta", "points", "kinds", "strictly_within", "covered_by", "assigned_counts", "outside",
    "nearest_polygon_distance",
  ]

  @Test func everyFileIsMet() throws {
    let files = SharedFolder.goldenFiles("point_join")
    try #require(!files.isEmpty)
    for file in files { try check(JSONValue(contentsOf: file), file) }
  }

  private func check(_ golden: JSONValue, _ file: URL) throws {
    let name = file.lastPathComponent
    #expect(Set((golden.object ?? [:]).keys) == Self.known, "\(name): keys")
    let set = try GoldenLayer.polygons(named: golden["meta"]?["data"]?.string ?? "", beside: file)
    let points = try #require(golden["points"]?.array)
    let x = points.map { $0[0]?.number ?? .nan }
    let y = points.map { $0[1]?.number ?? .nan }
    let locator = PointLocator(set)
    let found = locator.locate(x: x, y: y, range: 0..<x.count)
    for i in x.indices {
      let covered = locator.locateAll(x: x[i], y: y[i]).map(Int.init)
      #expect(covered == golden["covered_by"]?[i]?.ints?.sorted(), "\(name): point \(i)")
      #expect(Int(found[i]) == covered.first ?? -1, "\(name): point \(i)")
      let within = covered.filter { set.containment(x: x[i], y: y[i], inFeature: $0) == .inside }
      #expect(within == golden["strictly_within"]?[i]?.ints?.sorted(), "\(name): point \(i)")
      let nearest = try #require(locator.nearest(x: x[i], y: y[i]))
      let want = golden["nearest_polygon_distance"]?[i]?.number ?? .nan
      #expect(isClose(nearest.distance, want, relative: 1e-9, absolute: 1e-15), "\(name): point \(i)")
    }
    var counts = [Int](repeating: 0, count: set.featureCount)
    for feature in found where feature >= 0 { counts[Int(feature)] += 1 }
    #expect(counts == golden["assigned_counts"]?.ints, "\(name): counts")
    #expect(found.indices.filter { found[$0] < 0 } == golden["outside"]?.ints, "\(name): outside")
  }
}
