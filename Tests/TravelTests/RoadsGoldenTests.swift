import Foundation
import TestSupport
import Testing
import Travel

/// Directed shortest paths against scipy's (the network part of the folder; the grid part is the terrain's).
/// Needs `LOKUS_SHARED`.
@Suite("roads: golden", .enabled(if: SharedFolder.isPresent, "LOKUS_SHARED is not set"))
struct RoadsGoldenTests {
  private static let knownKeys: Set<String> = ["meta", "grid", "network", "tobler_walking"]
  private static let networkKeys: Set<String> = [
    "nodes", "edges_directed", "targets", "from_targets", "to_targets", "nearest_target_cost",
  ]

  @Test("shortest paths from and to the targets, and to the nearest")
  func network() throws {
    let files = SharedFolder.goldenFiles("cost_distance")
    #expect(!files.isEmpty)
    var networks = 0
    for file in files {
      let golden = try JSONValue(contentsOf: file)
      #expect(Set((golden.object ?? [:]).keys).isSubset(of: Self.knownKeys), "\(file.lastPathComponent)")
      guard let part = golden["network"] else { continue }
      #expect(Set((part.object ?? [:]).keys) == Self.networkKeys, "\(file.lastPathComponent)")
      networks += 1
      try check(part)
    }
    #expect(networks > 0)
  }

  private func check(_ part: JSONValue) throws {
    let nodes = try #require(part["nodes"]?.array)
    let edges = try #require(part["edges_directed"]?.array)
    let costs = edges.compactMap { $0[2]?.number }
    #expect(costs.count == edges.count)
    let network = RoadNetwork(
      nodeX: nodes.compactMap { $0[0]?.number }, nodeY: nodes.compactMap { $0[1]?.number },
      edgeFrom: edges.compactMap { $0[0]?.int.map { Int32($0) } },
      edgeTo: edges.compactMap { $0[1]?.int.map { Int32($0) } }, edgeMinutes: costs, edgeMetres: costs)
    #expect(network.edgeCount == edges.count)
    let targets = try #require(part["targets"]?.ints).map { Int32($0) }
    for unit in RoadCostUnit.allCases {
      for (t, target) in targets.enumerated() {
        try compare(network, [target], RoadCostOptions(unit: unit, direction: .fromTargets), part["from_targets"]?[t])
        try compare(network, [target], RoadCostOptions(unit: unit, direction: .toTargets), part["to_targets"]?[t])
      }
      try compare(network, targets, RoadCostOptions(unit: unit), part["nearest_target_cost"])
    }
  }

  private func compare(
    _ network: RoadNetwork, _ targets: [Int32], _ options: RoadCostOptions, _ expected: JSONValue?
  ) throws {
    let expected = try #require(expected?.numbers)
    #expect(expected.count == network.nodeCount)
    let costs = network.nodeCosts(targetNodes: targets, options: options)
    for node in 0..<network.nodeCount {
      #expect(isClose(costs.cost(node), expected[node] ?? .infinity, relative: 1e-9), "node \(node)")
    }
  }
}
