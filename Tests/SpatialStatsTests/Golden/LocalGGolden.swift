import SpatialStats
import TestSupport
import Testing

// Needs LOKUS_SHARED.
@Suite("local G, golden", .enabled(if: SharedFolder.isPresent))
struct LocalGGolden {
  @Test func everyFile() throws {
    for file in try GoldenFile.all("local_g") {
      file.expectKeys(file.json, ["meta", "cases"])
      let cases = try #require(file.json["cases"]?.object)
      try #require(!cases.isEmpty)
      let queen = try file.queen()
      for (name, expected) in cases {
        let values = try file.attribute(name)
        for (form, golden) in try #require(expected.object) {
          try check(file, "\(file) \(name) \(form)", form, golden, values, queen)
        }
      }
    }
  }

  private func check(
    _ file: GoldenFile, _ place: String, _ form: String, _ golden: JSONValue, _ values: [Double], _ queen: Weights
  ) throws {
    file.expectKeys(
      golden,
      [
        "z", "G", "p_two_sided", "max_rel_diff_spdep", "max_rel_diff_esda_Zs", "permutation", "islands_note",
      ], form)
    let withSelf = queen.withSelf()
    let (kind, weights): (LocalGKind, Weights) =
      switch form {
      case "Gi_binary": (.gi, queen)
      case "Gi_row": (.gi, queen.rowStandardised())
      case "Gi_star_binary": (.giStar, withSelf)
      case "Gi_star_row": (.giStar, withSelf.rowStandardised())
      default: try #require(nil as (LocalGKind, Weights)?, "\(place): unknown form")
      }
    let local = try LocalG(kind, values: values, weights: weights)
    expectClose(local.z, golden["z"], place + " z")
    expectClose(local.g, golden["G"], absolute: 1e-15, place + " G")
    expectClose(local.p, golden["p_two_sided"], place + " p")
    if let permutation = golden["permutation"] { try checkPermutation(file, place, permutation, values, weights) }
  }

  private func checkPermutation(
    _ file: GoldenFile, _ place: String, _ golden: JSONValue, _ values: [Double], _ weights: Weights
  ) throws {
    file.expectKeys(
      golden,
      ["p_greater", "p_lesser", "p_directed", "p_two_sided", "sim_mean", "sim_sd", "permutations"], place)
    let p = try PermutationPlan(values: values, weights: weights, seed: 2024).runAll().localG
    // G divides by the sum of the values: where that is negative the reference's upper tail is a low neighbourhood.
    let total = values.reduce(0, +)
    try #require(values.allSatisfy { (total - $0 < 0) == (total < 0) })
    expectPermutation(p, golden, turned: total < 0, place)
  }
}
