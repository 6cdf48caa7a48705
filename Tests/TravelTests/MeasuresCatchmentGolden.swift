import Foundation
import TestSupport
import Testing
import Travel

// Needs LOKUS_SHARED.
@Suite("floating catchments, golden", .enabled(if: SharedFolder.isPresent))
struct MeasuresCatchmentGolden {
  private static let keys: Set<String> = [
    "meta", "demand_xy", "demand", "supply_xy", "supply", "distance", "max_cost", "step_weights", "gaussian_sigma",
    "results",
  ]

  @Test func everyFile() throws {
    let files = SharedFolder.goldenFiles("fca")
    try #require(!files.isEmpty, "no golden files for fca")
    for file in files {
      try check(file.lastPathComponent, JSONValue(contentsOf: file))
    }
  }

  private func check(_ name: String, _ json: JSONValue) throws {
    expectKnown(json, Self.keys, name)
    #expect(json["distance"]?.string == "euclidean", "\(name): unknown distance")
    let setting = try Setting(json)
    let results = try #require(json["results"]?.object)
    for (method, golden) in results.sorted(by: { $0.key < $1.key }) {
      try check("\(name) \(method)", method, golden, setting)
    }
  }

  private func check(_ place: String, _ method: String, _ golden: JSONValue, _ setting: Setting) throws {
    expectKnown(
      golden, ["access", "supply_ratio", "supply_without_demand", "origins_missing_from_reference"], place)
    if method == "supply_demand_ratio_within_threshold_origin" {
      let own = setting.table.supplyPerOwnDemand(
        within: setting.limit, demand: setting.demand, supply: setting.supply)
      expectClose(own, golden["access"], place)
      return
    }
    guard let catchment = setting.catchment(method) else {
      Issue.record("\(place): unknown method")
      return
    }
    let found = catchment.access(setting.table, demand: setting.demand, supply: setting.supply)
    expectClose(found.access, golden["access"], "\(place) access")
    expectClose(found.supplyRatio, golden["supply_ratio"], "\(place) supply ratio")
    if let without = golden["supply_without_demand"] { #expect(found.withoutDemand == without.ints, "\(place)") }
    for origin in golden["origins_missing_from_reference"]?.ints ?? [] {
      #expect(found.access[origin] == 0, "\(place): origin \(origin)")
    }
  }

  private func expectKnown(_ value: JSONValue, _ known: Set<String>, _ place: String) {
    let keys = value.object.map { Set($0.keys) } ?? ["not an object"]
    #expect(keys.isSubset(of: known), "\(place): unknown keys \(keys.subtracting(known).sorted())")
  }

  private func expectClose(_ found: [Double?], _ golden: JSONValue?, _ place: String) {
    let expected = golden?.numbers ?? []
    #expect(found.count == expected.count, "\(place): count")
    for (index, pair) in zip(found, expected).enumerated() {
      guard let own = pair.0, let theirs = pair.1 else {
        #expect(pair.0 == nil && pair.1 == nil, "\(place) \(index)")
        continue
      }
      #expect(isClose(own, theirs, relative: 1e-9), "\(place) \(index): \(own) \(theirs)")
    }
  }
}

private struct Setting {
  let table: CostTable
  let demand: [Double]
  let supply: [Double]
  let limit: Double
  let steps: [DecayStep]
  let sigma: Double

  init(_ json: JSONValue) throws {
    demand = try #require(json["demand"]?.numbers?.compactMap { $0 })
    supply = try #require(json["supply"]?.numbers?.compactMap { $0 })
    limit = try #require(json["max_cost"]?.number)
    sigma = try #require(json["gaussian_sigma"]?.number)
    steps = try #require(json["step_weights"]?.array).map {
      DecayStep(bound: try #require($0[0]?.number), weight: try #require($0[1]?.number))
    }
    let (origins, targets) = (try Setting.places(json["demand_xy"]), try Setting.places(json["supply_xy"]))
    try #require(origins.count == demand.count && targets.count == supply.count)
    table = measuresTable(
      origins.map { o in
        targets.map { t in ((o.x - t.x) * (o.x - t.x) + (o.y - t.y) * (o.y - t.y)).squareRoot() }
      })
  }

  private static func places(_ json: JSONValue?) throws -> [(x: Double, y: Double)] {
    try #require(json?.array).map { (try #require($0[0]?.number), try #require($0[1]?.number)) }
  }

  func catchment(_ method: String) -> FloatingCatchment? {
    switch method {
    case "2sfca": FloatingCatchment(limit: limit)
    case "e2sfca_step": FloatingCatchment(limit: limit, decay: .steps(steps))
    case "e2sfca_gaussian": FloatingCatchment(limit: limit, decay: .gaussian(sigma: sigma))
    case "3sfca_step": FloatingCatchment(limit: limit, decay: .steps(steps), hasSelection: true)
    default: nil
    }
  }
}
