import SpatialStats
import TestSupport
import Testing

// Needs LOKUS_SHARED.
@Suite("bivariate local Moran, golden", .enabled(if: SharedFolder.isPresent))
struct BivariateLocalGolden {
  private static let keys: Set<String> = [
    "meta", "x", "y", "Ii", "Ii_esda", "esda_factor", "quadrant", "convention", "permutation", "permutation_scheme",
    // The global statistic, which has a suite of its own.
    "global_I", "global_I_esda",
  ]

  @Test func everyFile() throws {
    for file in try GoldenFile.all("bivariate_moran") {
      file.expectKeys(file.json, Self.keys)
      let x = try file.attribute(try #require(file.json["x"]?.string))
      let y = try file.attribute(try #require(file.json["y"]?.string))
      let weights = try file.queen().rowStandardised()
      let local = try BivariateLocalMoran(x: x, y: y, weights: weights)
      let factor = try #require(file.json["esda_factor"]?.number)
      expectClose(local.i, file.json["Ii"], "\(file) Ii")
      expectClose(local.i.map { $0.map { $0 * factor } }, file.json["Ii_esda"], "\(file) Ii_esda")
      #expect(local.quadrant.map { $0?.rawValue } == file.json["quadrant"]?.array?.map(\.int), "\(file) quadrant")
      try checkPermutation(file, y, weights, local)
    }
  }

  private func checkPermutation(
    _ file: GoldenFile, _ y: [Double], _ weights: Weights, _ local: BivariateLocalMoran
  ) throws {
    let golden = try #require(file.json["permutation"])
    file.expectKeys(
      golden, ["p_greater", "p_lesser", "p_directed", "p_two_sided", "sim_mean", "sim_sd", "permutations"])
    #expect(file.json["permutation_scheme"]?.string == "x_i fixed, neighbours' y drawn from the other n-1 units")
    let p = try PermutationPlan(values: y, weights: weights, seed: 11).runAll().localMoran(sign: local.sign)
    expectPermutation(p, golden, "\(file)")
  }
}
