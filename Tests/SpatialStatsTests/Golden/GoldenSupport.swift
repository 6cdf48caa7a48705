import Foundation
import SpatialStats
import TestSupport
import Testing

/// A golden file with the attributes of the data set it was made from.
struct GoldenFile: CustomStringConvertible {
  let name: String
  let json: JSONValue
  var description: String { name }

  static func all(_ method: String) throws -> [GoldenFile] {
    let files = SharedFolder.goldenFiles(method)
    try #require(!files.isEmpty, "no golden files for \(method)")
    return try files.map { GoldenFile(name: $0.lastPathComponent, json: try JSONValue(contentsOf: $0)) }
  }

  var object: [String: JSONValue] { json.object ?? [:] }

  /// Fails for any key that is not in `known`.
  func expectKeys(_ value: JSONValue?, _ known: Set<String>, _ place: String = "") {
    guard let keys = value?.object?.keys else {
      Issue.record("\(name) \(place): not an object")
      return
    }
    for key in keys.sorted() where !known.contains(key) { Issue.record("\(name) \(place): unknown key \(key)") }
  }

  private var dataName: String? {
    json["meta"]?["data"]?.string.map { String($0.split(separator: "/").last ?? "") }
  }

  /// A numeric attribute of the features of the data set, in order.
  func attribute(_ key: String) throws -> [Double] {
    let data = try JSONValue(contentsOf: SharedFolder.url("golden/data/" + (try #require(dataName))))
    let features = try #require(data["features"]?.array)
    return try features.map { try #require($0["properties"]?[key]?.number, "\(name): no \(key)") }
  }

  /// Queen weights of the data set, from the golden folder of weights.
  func queen() throws -> Weights {
    let base = try #require(dataName).replacingOccurrences(of: ".geojson", with: ".json")
    let weights = try JSONValue(contentsOf: SharedFolder.url("golden/weights/" + base))
    return try Weights(lists: try #require(weights["queen"]?.lists))
  }
}

extension JSONValue {
  var lists: [[Int]]? { array?.map { $0.ints ?? [] } }
}

/// Same numbers in the same places, nil where the file has null.
func expectClose(
  _ found: [Double?], _ expected: JSONValue?, relative: Double = 1e-9, absolute: Double = 0, _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let expected = expected?.numbers, expected.count == found.count else {
    Issue.record("\(what): missing, or of another length", sourceLocation: sourceLocation)
    return
  }
  for (unit, pair) in zip(found, expected).enumerated() {
    let isSame =
      switch pair {
      case (nil, nil): true
      case (let a?, let b?): isClose(a, b, relative: relative, absolute: absolute)
      default: false
      }
    if !isSame {
      Issue.record(
        "\(what)[\(unit)]: \(String(describing: pair.0)), expected \(String(describing: pair.1))",
        sourceLocation: sourceLocation)
    }
  }
}

/// Permutation p-values of a file against ours: |p - q| <= 4.5 sqrt(q (1-q) (1/R + 1/P)) + 2/(R+1).
///
/// The reference adds floating point numbers in the order of the draw, so whether an equal sum counts as reached is a
/// matter of rounding there: the same unit has 0.00192 as Gi and 0.00001 as Gi* in one file, where both are the same
/// event. So where sums tie with the observed one, q may lie anywhere from "no tie counts" to "all ties count".
func expectPermutation(_ p: PermutationP, _ golden: JSONValue, turned: Bool = false, _ what: String) {
  guard let permutations = golden["permutations"]?.number else {
    Issue.record("\(what): no number of permutations")
    return
  }
  for unit in p.greater.indices {
    let expected = ["p_greater", "p_lesser", "p_directed", "p_two_sided"].map { golden[$0]?[unit]?.number }
    guard let tails = PermutationTails(p, unit, turned: turned) else {
      if expected.contains(where: { $0 != nil }) { Issue.record("\(what)[\(unit)]: ours is nil") }
      continue
    }
    // The bound is that of a tail; the two-sided p is twice one, and so is its error.
    let bands = [tails.greater, tails.lesser, tails.directed, tails.directed]
    for (index, band) in bands.enumerated() {
      guard let q = expected[index].map({ index == 3 && $0 < 1 ? $0 / 2 : min($0, index == 3 ? 0.5 : 1) }) else {
        Issue.record("\(what)[\(unit)]: null in the file")
        continue
      }
      let bound = permutationBound(q, replicates: tails.replicates, permutations: permutations)
      let isBoundedByHalf = index == 3 && q == 0.5 && band.upperBound >= 0.5 - bound
      if !isBoundedByHalf, q < band.lowerBound - bound || q > band.upperBound + bound {
        Issue.record("\(what)[\(unit)] \(index): \(band), expected \(q) within \(bound)")
      }
    }
  }
}

/// The tails of one unit, each from "no tie counts" to "all ties count": one value where nothing ties.
private struct PermutationTails {
  let replicates: Double
  let greater: ClosedRange<Double>
  let lesser: ClosedRange<Double>
  var directed: ClosedRange<Double> {
    min(greater.lowerBound, lesser.lowerBound)...min(greater.upperBound, lesser.upperBound)
  }

  init?(_ p: PermutationP, _ unit: Int, turned: Bool) {
    guard let draws = p.replicates[unit], let high = p.atLeast[unit], let low = p.atMost[unit] else { return nil }
    let all = Double(draws) + 1
    let above = Double(draws - low + 1) / all...Double(high + 1) / all
    let below = Double(draws - high + 1) / all...Double(low + 1) / all
    replicates = Double(draws)
    greater = turned ? below : above
    lesser = turned ? above : below
  }
}

/// The bound as the golden folder states it, the variance taken no nearer to certainty than P permutations can tell:
/// a p of exactly 1 of P permutations has the error of one that was met once.
func permutationBound(_ p: Double, replicates: Double, permutations: Double) -> Double {
  let q = min(max(p, 1 / (permutations + 1)), permutations / (permutations + 1))
  return 4.5 * (q * (1 - q) * (1 / replicates + 1 / permutations)).squareRoot() + 2 / (replicates + 1)
}
