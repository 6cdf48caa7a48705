import Foundation
import SpatialStats
import TestSupport
import Testing

/// Weights from given neighbours and from centroids. Contiguity itself is checked by the suite of the geometry module.
// Needs LOKUS_SHARED.
@Suite("weights, golden", .enabled(if: SharedFolder.isPresent))
struct WeightsGolden {
  private static let ownKeys: Set<String> = [
    "meta", "centroids", "islands", "components", "n_links", "knn", "max_nearest_neighbour_distance",
    "distance_band", "kernel_k6_adaptive_unit3",
  ]
  /// Read here as input, or owned by the contiguity suite.
  private static let contiguityKeys: Set<String> = [
    "queen", "rook", "queen_agreement", "rook_agreement", "queen_by_geometry", "rook_by_geometry",
  ]

  @Test func everyFile() throws {
    for file in try GoldenFile.all("weights") {
      if file.json["cases"] != nil {
        checkEdgeCaseShape(file)
        continue
      }
      file.expectKeys(file.json, Self.ownKeys.union(Self.contiguityKeys))
      let points = try #require(file.json["centroids"]?.array)
      let x = try points.map { try #require($0[0]?.number) }
      let y = try points.map { try #require($0[1]?.number) }
      try checkSummary(file)
      try checkNearest(file, x, y)
      try checkBand(file, x, y)
      try checkKernel(file, x, y)
    }
  }

  /// Polygons only: all of it belongs to the contiguity suite.
  private func checkEdgeCaseShape(_ file: GoldenFile) {
    file.expectKeys(file.json, ["meta", "cases"])
    for (name, value) in file.json["cases"]?.object ?? [:] {
      file.expectKeys(value, ["polygons", "queen_0", "queen_1m", "rook_0"], name)
    }
  }

  private func checkSummary(_ file: GoldenFile) throws {
    let queen = try Weights(lists: try #require(file.json["queen"]?.lists))
    let summary = queen.summary
    #expect(queen.islands == file.json["islands"]?.ints, "\(file)")
    #expect(summary.components == file.json["components"]?.int, "\(file)")
    #expect(summary.links == file.json["n_links"]?.int, "\(file)")
    #expect(summary.isSymmetric, "\(file)")
  }

  private func checkNearest(_ file: GoldenFile, _ x: [Double], _ y: [Double]) throws {
    let byK = try #require(file.json["knn"]?.object)
    try #require(!byK.isEmpty)
    for (key, expected) in byK {
      file.expectKeys(expected, ["neighbors", "distances", "ties_at_k"], "knn \(key)")
      let nearest = try NearestNeighbours(x: x, y: y, k: try #require(Int(key)))
      let lists = try #require(expected["neighbors"]?.lists)
      try #require(lists.count == x.count)
      let hasTies = expected["ties_at_k"]?.bool ?? true
      for unit in x.indices {
        let what = "\(file) knn \(key) \(unit)"
        expectClose(Array(nearest.distances(of: unit)), expected["distances"]?[unit], what)
        // Where the k-th and the next are equally far, which of them counts is a matter of taste.
        let found = nearest.neighbours(of: unit).map(Int.init)
        if !hasTies { #expect(found.sorted() == lists[unit].sorted(), "\(what)") }
      }
    }
  }

  private func checkBand(_ file: GoldenFile, _ x: [Double], _ y: [Double]) throws {
    let largest = try #require(try largestNearestDistance(x: x, y: y))
    let expected = try #require(file.json["max_nearest_neighbour_distance"]?.number)
    #expect(isClose(largest, expected, relative: 1e-9))
    let band = try #require(file.json["distance_band"])
    file.expectKeys(band, ["threshold", "neighbors"], "distance_band")
    let found = try Weights.withinDistance(x: x, y: y, threshold: try #require(band["threshold"]?.number))
    let lists = x.indices.map { found.links(of: $0).map { Int(found.neighbours[$0]) } }
    #expect(lists == band["neighbors"]?.lists, "\(file) band")
  }

  private func checkKernel(_ file: GoldenFile, _ x: [Double], _ y: [Double]) throws {
    let golden = try #require(file.json["kernel_k6_adaptive_unit3"])
    file.expectKeys(golden, ["note", "weights"], "kernel")
    for (name, expected) in try #require(golden["weights"]?.object) {
      let kernel = try #require(Kernel.allCases.first { "\($0)" == name }, "\(file): unknown kernel \(name)")
      let found = try Weights.kernel(x: x, y: y, kernel: kernel, bandwidth: .nearest(6))
      let links = found.links(of: 3)
      let pairs = try #require(expected.array)
      #expect(links.map { Int(found.neighbours[$0]) } == pairs.compactMap { $0[0]?.int }, "\(file) \(name)")
      for (position, pair) in zip(links, pairs) {
        // The weight of the sixth neighbour is 1 - 1/(1 + 1e-7): its digits end at 1e-16.
        let value = try #require(pair[1]?.number)
        #expect(isClose(found.values[position], value, relative: 1e-9, absolute: 1e-15), "\(file) \(name)")
      }
    }
  }
}
