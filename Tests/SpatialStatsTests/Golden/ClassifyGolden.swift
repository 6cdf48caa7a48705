import SpatialStats
import TestSupport
import Testing

// Needs LOKUS_SHARED.
@Suite("classes of values, golden", .enabled(if: SharedFolder.isPresent))
struct ClassifyGolden {
  @Test func everyFile() throws {
    for file in try GoldenFile.all("classify") {
      file.expectKeys(file.json, ["meta", "values", "cases"])
      let values = try #require(file.json["values"]?.numbers)
      let cases = try #require(file.json["cases"]?.object)
      try #require(!cases.isEmpty, "\(file)")
      for (name, golden) in cases.sorted(by: { $0.key < $1.key }) {
        file.expectKeys(golden, ["upper_bounds", "counts", "labels", "within_ss", "gvf"], name)
        let breaks = try #require(try breaks(name, values), "\(file): unknown method \(name)")
        check(Classification(values, breaks: breaks), golden, name, "\(file) \(name)")
      }
    }
  }

  /// By the name of a case: a method and its number of classes, hinge or percentiles. Nil for a name that isn't known.
  private func breaks(_ name: String, _ values: [Double?]) throws -> ClassBreaks? {
    let parts = name.split(separator: "_").map(String.init)
    let words = parts.prefix { Double($0) == nil }.joined(separator: "_")
    let numbers = parts.drop { Double($0) == nil }.compactMap(Double.init)
    switch (words, numbers.count) {
    case ("quantiles", 1): return try .quantiles(values, classes: Int(numbers[0]))
    case ("equal_interval", 1): return try .equalInterval(values, classes: Int(numbers[0]))
    case ("fisher_jenks", 1): return try .fisherJenks(values, classes: Int(numbers[0]))
    case ("maximum_breaks", 1): return try .maximumBreaks(values, classes: Int(numbers[0]))
    case ("std_mean", 0): return try .meanDeviation(values)
    case ("box_plot", 1): return try .boxPlot(values, hinge: numbers[0])
    case ("head_tail", 0): return .headTail(values)
    case ("percentiles", 1...): return try .percentiles(values, at: numbers.map { Int($0) })
    default: return nil
    }
  }

  private func check(_ found: Classification, _ golden: JSONValue, _ name: String, _ place: String) {
    if let within = golden["within_ss"]?.number {
      let value = found.withinSumOfSquares
      #expect(isClose(value, within, relative: 1e-9, absolute: 1e-12), "\(place) within_ss: \(value), \(within)")
    }
    if let gvf = golden["gvf"]?.number {
      #expect(isClose(found.goodnessOfVarianceFit ?? .nan, gvf, relative: 1e-9), "\(place) gvf")
    }
    // Several partitions can be the best one: then the sum of squares says all.
    if name.hasPrefix("fisher_jenks"), golden["within_ss"] != nil, !hasBounds(found, golden) { return }
    expectClose(found.breaks.upperBounds, golden["upper_bounds"], relative: 1e-9, "\(place) upper_bounds")
    #expect(found.counts == golden["counts"]?.ints, "\(place) counts")
    #expect(found.labels == golden["labels"]?.ints?.map(Optional.some), "\(place) labels")
  }

  private func hasBounds(_ found: Classification, _ golden: JSONValue) -> Bool {
    let expected = (golden["upper_bounds"]?.numbers ?? []).compactMap { $0 }
    return expected.count != found.breaks.count
      || zip(found.breaks.upperBounds, expected).allSatisfy { isClose($0, $1, relative: 1e-9) }
  }
}
