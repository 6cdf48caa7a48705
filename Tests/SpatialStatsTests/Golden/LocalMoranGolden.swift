import SpatialStats
import TestSupport
import Testing

// Needs LOKUS_SHARED.
@Suite("local Moran, golden", .enabled(if: SharedFolder.isPresent))
struct LocalMoranGolden {
  private static let keys: Set<String> = [
    "convention", "Ii", "Ii_esda", "E_conditional", "V_conditional", "z_conditional", "E_total", "V_total",
    "lag_of_deviation", "quadrant", "quadrant_codes", "islands", "permutation",
  ]

  @Test func everyFile() throws {
    for file in try GoldenFile.all("local_moran") {
      file.expectKeys(file.json, ["meta", "cases"])
      let cases = try #require(file.json["cases"]?.object)
      try #require(!cases.isEmpty)
      let weights = try file.queen().rowStandardised()
      for (name, golden) in cases {
        file.expectKeys(golden, Self.keys, name)
        let values = try file.attribute(name)
        let moran = try LocalMoran(values: values, weights: weights)
        checkMoments(moran, golden, "\(file) \(name)")
        #expect(weights.islands == golden["islands"]?.ints, "\(file) \(name)")
        try checkPermutation(file, "\(file) \(name)", golden, values, weights, moran)
      }
    }
  }

  private func checkMoments(_ moran: LocalMoran, _ golden: JSONValue, _ place: String) {
    let n = Double(moran.i.count)
    expectClose(moran.i, golden["Ii"], place + " Ii")
    expectClose(moran.i.map { $0.map { $0 * (n - 1) / n } }, golden["Ii_esda"], place + " Ii_esda")
    expectClose(moran.conditionalExpectation, golden["E_conditional"], place + " E_conditional")
    expectClose(moran.conditionalVariance, golden["V_conditional"], place + " V_conditional")
    expectClose(moran.z, golden["z_conditional"], place + " z_conditional")
    expectClose(moran.totalExpectation, golden["E_total"], place + " E_total")
    expectClose(moran.totalVariance, golden["V_total"], place + " V_total")
    expectClose(moran.lag, golden["lag_of_deviation"], place + " lag")
    #expect(moran.quadrant.map { $0?.rawValue } == golden["quadrant"]?.array?.map(\.int), "\(place) quadrant")
    let names = ["1": "HH", "2": "LH", "3": "LL", "4": "HL"].mapValues(JSONValue.string)
    #expect(golden["quadrant_codes"] == .object(names), "\(place) quadrant codes")
  }

  private func checkPermutation(
    _ file: GoldenFile, _ place: String, _ golden: JSONValue, _ values: [Double], _ weights: Weights,
    _ moran: LocalMoran
  ) throws {
    let golden = try #require(golden["permutation"])
    file.expectKeys(
      golden,
      ["p_greater", "p_lesser", "p_directed", "p_two_sided", "sim_mean", "sim_sd", "permutations", "scheme"], place)
    let plan = try PermutationPlan(values: values, weights: weights, seed: 7)
    let p = plan.runAll().localMoran(sign: moran.sign)
    expectPermutation(p, golden, place)
    checkSimulated(moran, golden, place)
  }

  /// The moments of the reference's permutations against ours in closed form, in the units of the reference.
  private func checkSimulated(_ moran: LocalMoran, _ golden: JSONValue, _ place: String) {
    let n = Double(moran.i.count)
    for unit in moran.i.indices {
      guard let mean = golden["sim_mean"]?[unit]?.number, let deviation = golden["sim_sd"]?[unit]?.number,
        let permutations = golden["permutations"]?.number, let expected = moran.conditionalExpectation[unit]
      else { continue }
      let error = 5 * deviation / permutations.squareRoot() + 1e-12
      #expect(abs(mean - expected * (n - 1) / n) <= error, "\(place) sim_mean \(unit)")
    }
  }
}
