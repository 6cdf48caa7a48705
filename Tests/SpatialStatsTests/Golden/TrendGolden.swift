import SpatialStats
import TestSupport
import Testing

// Needs LOKUS_SHARED.
@Suite("trend, golden", .enabled(if: SharedFolder.isPresent))
struct TrendGolden {
  @Test func everyFile() throws {
    for file in try GoldenFile.all("trend") {
      file.expectKeys(file.json, ["meta", "cases"])
      let cases = try #require(file.json["cases"]?.array, "\(file): unknown shape")
      #expect(!cases.isEmpty)
      for (index, golden) in cases.enumerated() { try check(file, "\(file)[\(index)]", golden) }
    }
  }

  private func check(_ file: GoldenFile, _ place: String, _ golden: JSONValue) throws {
    file.expectKeys(
      golden, ["y", "S", "var_S", "z", "p_two_sided", "tau_b", "sen_slope", "intercept_median"], place)
    let values = try #require(golden["y"]?.numbers).map { try #require($0) }
    let test = try #require(MannKendall(values), "\(place)")
    #expect(Double(test.s) == golden["S"]?.number, "\(place)")
    let sen = try #require(SenSlope(values), "\(place)")
    let found: [(String, Double?)] = [
      ("var_S", test.variance), ("z", test.z), ("p_two_sided", test.normalP), ("tau_b", test.tau),
      ("sen_slope", sen.slope), ("intercept_median", sen.intercept),
    ]
    // 1e-9; around 0 the digits of the values themselves limit what a slope can have.
    for (key, value) in found {
      expectClose([value], .array([golden[key] ?? .null]), absolute: 1e-14, "\(place) \(key)")
    }
  }
}
