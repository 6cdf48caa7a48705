import Foundation
import Geometry
import TestSupport
import Testing

/// Queen and rook of golden `weights`. Skipped without LOKUS_SHARED, which holds the files.
@Suite(.enabled(if: SharedFolder.isPresent))
struct GoldenContiguityTests {
  /// Keys of a layer file that this suite checks or that say how the file was made.
  private static let ours: Set<String> = [
    "meta", "centroids", "queen", "rook", "queen_agreement", "rook_agreement", "queen_by_geometry",
    "rook_by_geometry", "islands", "components", "n_links",
  ]
  /// Keys that the suite of SpatialStats checks.
  private static let ofSpatialStats: Set<String> = [
    "knn", "max_nearest_neighbour_distance", "distance_band", "kernel_k6_adaptive_unit3",
  ]

  @Test func everyFileIsMet() throws {
    let files = SharedFolder.goldenFiles("weights")
    try #require(!files.isEmpty)
    for file in files {
      let golden = try JSONValue(contentsOf: file)
      if golden["cases"] != nil {
        try checkCases(golden, file)
      } else {
        try checkLayer(golden, file)
      }
    }
  }

  private func checkLayer(_ golden: JSONValue, _ file: URL) throws {
    let name = file.lastPathComponent
    let unknown = Set((golden.object ?? [:]).keys).subtracting(Self.ours).subtracting(Self.ofSpatialStats)
    #expect(unknown.isEmpty, "\(name): unknown keys \(unknown)")
    let set = try GoldenLayer.polygons(named: golden["meta"]?["data"]?.string ?? "", beside: file)
    let queen = try queenNeighbours(set, tolerance: 0)
    #expect(try queen == expected(golden, "queen"), "\(name): queen")
    let rook = try rookNeighbours(set, tolerance: 0, minimumSharedLength: 0)
    #expect(try rook == expected(golden, "rook"), "\(name): rook")
    let islands = (0..<queen.count).filter { queen.neighbours(of: $0).isEmpty }
    #expect(islands == golden["islands"]?.ints, "\(name): islands")
    #expect(queen.items.count == golden["n_links"]?.int, "\(name): links")
    #expect(components(of: queen) == golden["components"]?.int, "\(name): components")
    try checkCentroids(set, golden, name)
  }

  /// Where the vertex rule and the geometry differ, the geometry is meant.
  private func expected(_ golden: JSONValue, _ kind: String) throws -> NeighbourLists {
    let byGeometry = golden[kind + "_by_geometry"]
    return try GoldenLayer.lists(byGeometry == nil || byGeometry?.isNull == true ? golden[kind] : byGeometry)
  }

  private func components(of lists: NeighbourLists) -> Int {
    var isSeen = [Bool](repeating: false, count: lists.count)
    var count = 0
    for unit in 0..<lists.count where !isSeen[unit] {
      count += 1
      var open = [unit]
      while let next = open.popLast() {
        if isSeen[next] { continue }
        isSeen[next] = true
        open.append(contentsOf: lists.neighbours(of: next).map(Int.init))
      }
    }
    return count
  }

  private func checkCentroids(_ set: PolygonSet, _ golden: JSONValue, _ name: String) throws {
    let centroids = try #require(golden["centroids"]?.array)
    try #require(centroids.count == set.featureCount)
    for (feature, want) in centroids.enumerated() {
      let got = try #require(set.centroid(ofFeature: feature))
      #expect(isClose(got.x, want[0]?.number ?? .nan, relative: 1e-9), "\(name): centroid \(feature)")
      #expect(isClose(got.y, want[1]?.number ?? .nan, relative: 1e-9), "\(name): centroid \(feature)")
    }
  }

  private func checkCases(_ golden: JSONValue, _ file: URL) throws {
    #expect(Set((golden.object ?? [:]).keys) == ["meta", "cases"], "\(file.lastPathComponent)")
    let cases = try #require(golden["cases"]?.object)
    try #require(!cases.isEmpty)
    for (name, value) in cases {
      let unknown = Set((value.object ?? [:]).keys).subtracting(["polygons", "queen_0", "queen_1m", "rook_0"])
      #expect(unknown.isEmpty, "\(name): unknown keys \(unknown)")
      var set = PolygonSet()
      for feature in try #require(value["polygons"]?.array) { try GoldenLayer.append(parts(feature), to: &set) }
      #expect(try queenNeighbours(set, tolerance: 0) == GoldenLayer.lists(value["queen_0"]), "\(name)")
      #expect(try queenNeighbours(set, tolerance: 1) == GoldenLayer.lists(value["queen_1m"]), "\(name)")
      let rook = try rookNeighbours(set, tolerance: 0, minimumSharedLength: 0)
      #expect(try rook == GoldenLayer.lists(value["rook_0"]), "\(name)")
    }
  }

  /// A feature is a list of rings, or a list of polygons when it has several parts.
  private func parts(_ feature: JSONValue) -> [JSONValue] {
    feature[0]?[0]?[0]?.number == nil ? feature.array ?? [] : [feature]
  }
}
