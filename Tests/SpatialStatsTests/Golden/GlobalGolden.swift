import SpatialStats
import TestSupport
import Testing

/// Numbers of a golden object by key, in the order asked for.
private func expectNumbers(
  _ found: [Double], _ golden: JSONValue?, _ keys: [String], relative: Double = 1e-9, absolute: Double = 0,
  _ place: String
) {
  for (value, key) in zip(found, keys) {
    guard let expected = golden?[key]?.number else {
      Issue.record("\(place): no \(key)")
      continue
    }
    #expect(isClose(value, expected, relative: relative, absolute: absolute), "\(place) \(key): \(value), \(expected)")
  }
}

/// All files of a folder whose cases are named by attribute.
private func eachCase(
  _ folder: String, _ body: (GoldenFile, String, JSONValue, [Double], Weights) throws -> Void
) throws {
  for file in try GoldenFile.all(folder) {
    file.expectKeys(file.json, ["meta", "cases"])
    let cases = try #require(file.json["cases"]?.object)
    try #require(!cases.isEmpty, "\(file)")
    let queen = try file.queen()
    for (name, golden) in cases { try body(file, name, golden, try file.attribute(name), queen) }
  }
}

private func weights(_ form: String, _ queen: Weights, _ place: String) throws -> Weights {
  switch form {
  case "row_standardised": queen.rowStandardised()
  case "binary": queen
  default: try #require(nil as Weights?, "\(place): unknown form")
  }
}

// Needs LOKUS_SHARED.
@Suite("global Moran, golden", .enabled(if: SharedFolder.isPresent))
struct GlobalMoranGolden {
  private static let keys = [
    "I", "EI", "VI_rand", "z_rand", "VI_norm", "z_norm", "p_rand_two_sided", "p_norm_two_sided",
  ]

  @Test func everyFile() throws {
    try eachCase("moran_global") { file, name, cases, values, queen in
      for (form, golden) in try #require(cases.object) {
        let place = "\(file) \(name) \(form)"
        file.expectKeys(
          golden, Set(Self.keys + ["island_convention", "spdep_adjust_n", "spdep_no_adjust"]), place)
        let weights = try weights(form, queen, place)
        let moran = try #require(try GlobalMoran(values: values, weights: weights))
        let found = [
          moran.i, moran.expectation, moran.variance, moran.z, moran.normalVariance, moran.normalZ, moran.p,
          moran.normalP,
        ]
        expectNumbers(Array(found.prefix(6)), golden, Array(Self.keys.prefix(6)), place)
        expectNumbers(
          Array(found.suffix(2)), golden, Array(Self.keys.suffix(2)), relative: 0, absolute: 1e-9, place)
        try checkIslands(file, golden, values, weights, moran, place)
      }
    }
  }

  /// spdep with and without the islands in n; here they are in it.
  private func checkIslands(
    _ file: GoldenFile, _ golden: JSONValue, _ values: [Double], _ weights: Weights, _ moran: GlobalMoran,
    _ place: String
  ) throws {
    let keys = ["I", "EI", "V_rand", "V_norm"]
    if let same = golden["spdep_no_adjust"] {
      file.expectKeys(same, Set(keys), place)
      expectNumbers([moran.i, moran.expectation, moran.variance, moran.normalVariance], same, keys, place)
    }
    if let adjusted = golden["spdep_adjust_n"] {
      file.expectKeys(adjusted, Set(keys + ["note"]), place)
      let counted = weights.count - weights.islands.count
      let twin = GlobalTwin(weights, counted: counted).moran(values)
      expectNumbers([twin[0], -1 / Double(counted - 1), twin[1], twin[2]], adjusted, keys, place)
    }
    if let convention = golden["island_convention"]?.string {
      #expect(convention.hasPrefix("all n units used"), "\(place)")
    }
  }
}

// Needs LOKUS_SHARED.
@Suite("Geary, golden", .enabled(if: SharedFolder.isPresent))
struct GearyGolden {
  private static let keys = ["C", "EC", "VC_rand", "z_rand", "VC_norm", "z_norm"]

  @Test func everyFile() throws {
    try eachCase("geary") { file, name, cases, values, queen in
      for (form, golden) in try #require(cases.object) {
        let place = "\(file) \(name) \(form)"
        file.expectKeys(golden, Set(Self.keys + ["spdep"]), place)
        let weights = try weights(form, queen, place)
        let geary = try #require(try GearyC(values: values, weights: weights))
        expectNumbers(
          [geary.c, geary.expectation, geary.variance, geary.z, geary.normalVariance, geary.normalZ], golden,
          Self.keys, place)
        // With islands spdep takes n without them in some places and with them in others.
        let spdep = golden["spdep"]
        file.expectKeys(spdep, ["C", "V_rand", "V_norm"], place)
        let twin = GlobalTwin(weights, counted: weights.count - weights.islands.count)
        expectNumbers(
          twin.geary(values, mixed: Double(weights.count)), spdep, ["C", "V_rand", "V_norm"], place)
      }
    }
  }
}

// Needs LOKUS_SHARED.
@Suite("general G, golden", .enabled(if: SharedFolder.isPresent))
struct GeneralGGolden {
  @Test func everyFile() throws {
    try eachCase("getis_ord_general") { file, name, golden, values, queen in
      let place = "\(file) \(name)"
      file.expectKeys(golden, ["G", "EG", "VG", "z_norm", "p_norm_one_sided", "weights", "spdep"], place)
      let weights = try weights(try #require(golden["weights"]?.string), queen, place)
      let g = try #require(try GeneralG(values: values, weights: weights))
      expectNumbers([g.g, g.expectation, g.variance, g.z], golden, ["G", "EG", "VG", "z_norm"], place)
      expectNumbers([g.p / 2], golden, ["p_norm_one_sided"], relative: 0, absolute: 1e-9, place)
      // spdep leaves islands out altogether.
      let spdep = golden["spdep"]
      file.expectKeys(spdep, ["G", "EG", "VG"], place)
      let linked = Set(0..<weights.count).subtracting(weights.islands)
      let kept = try weights.keeping((0..<weights.count).map { linked.contains($0) })
      let without = try #require(try GeneralG(values: kept.units.map { values[$0] }, weights: kept.weights))
      expectNumbers([without.g, without.expectation, without.variance], spdep, ["G", "EG", "VG"], place)
    }
  }
}

// Needs LOKUS_SHARED.
@Suite("join counts, golden", .enabled(if: SharedFolder.isPresent))
struct JoinCountsGolden {
  @Test func everyFile() throws {
    try eachCase("join_counts") { file, name, golden, values, queen in
      let place = "\(file) \(name)"
      file.expectKeys(golden, ["rule", "B", "BB", "WW", "BW", "joins", "spdep_nonfree_sampling"], place)
      let flags = try #require(golden["B"]?.numbers).map { $0 == 1 }
      #expect(golden["rule"]?.string == "B = 1 if value > median", "\(place)")
      #expect(flags == values.map { $0 > median(values) }, "\(place)")
      let joins = try #require(try JoinCounts(isBlack: flags, weights: queen))
      expectNumbers(
        [joins.blackBlack.count, joins.whiteWhite.count, joins.blackWhite.count, joins.joins], golden,
        ["BB", "WW", "BW", "joins"], relative: 0, place)
      try checkMoments(file, try #require(golden["spdep_nonfree_sampling"]), flags, queen, joins, place)
    }
  }

  /// Where there are islands spdep takes n without them and the colours with them (and both n in the variance of Jtot),
  /// so its expectations do not sum to the joins: the twin has its formulas, ours has one n.
  private func checkMoments(
    _ file: GoldenFile, _ golden: JSONValue, _ flags: [Bool], _ queen: Weights, _ joins: JoinCounts, _ place: String
  ) throws {
    file.expectKeys(golden, ["rows", "joincount", "expected", "variance", "z"], place)
    let rows = JSONValue.array(["FALSE:FALSE", "TRUE:TRUE", "TRUE:FALSE", "Jtot"].map(JSONValue.string))
    #expect(golden["rows"] == rows, "\(place)")
    let ours = [joins.whiteWhite, joins.blackBlack, joins.blackWhite, joins.blackWhite]
    expectClose(ours.map(\.count), golden["joincount"], relative: 0, "\(place) joincount")
    let black = Double(flags.count { $0 })
    let white = Double(flags.count) - black
    let counted = queen.count - queen.islands.count
    let twin = GlobalTwin(queen, counted: counted).joins(black: black, white: white, mixed: Double(queen.count))
    expectClose(twin.mean, golden["expected"], "\(place) expected (as spdep)")
    expectClose(twin.variance, golden["variance"], "\(place) variance (as spdep)")
    let z = ours.indices.map { (ours[$0].count - twin.mean[$0]) / twin.variance[$0].squareRoot() }
    expectClose(z, golden["z"], "\(place) z (as spdep)")
    guard queen.islands.isEmpty else { return }
    expectClose(ours.map(\.expectation), golden["expected"], "\(place) expected")
    expectClose(ours.map(\.variance), golden["variance"], "\(place) variance")
    expectClose(ours.map(\.z), golden["z"], "\(place) z")
  }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}

// Needs LOKUS_SHARED.
@Suite("global bivariate Moran, golden", .enabled(if: SharedFolder.isPresent))
struct GlobalBivariateMoranGolden {
  @Test func everyFile() throws {
    for file in try GoldenFile.all("bivariate_moran") {
      // The local part has a suite of its own.
      file.expectKeys(
        file.json,
        [
          "meta", "x", "y", "global_I", "global_I_esda", "Ii", "Ii_esda", "esda_factor", "quadrant", "convention",
          "permutation", "permutation_scheme",
        ])
      let x = try file.attribute(try #require(file.json["x"]?.string))
      let y = try file.attribute(try #require(file.json["y"]?.string))
      let weights = try file.queen().rowStandardised()
      let moran = try #require(try GlobalBivariateMoran(x: x, y: y, weights: weights))
      expectNumbers([moran.i, moran.i], file.json, ["global_I", "global_I_esda"], "\(file)")
      let plan = try GlobalPermutationPlan(x: x, y: y, weights: weights, replicates: 2_000, seed: 11)
      let tail = try #require(plan.runAll()[.bivariateMoran])
      #expect(tail.replicates == 2_000)
    }
  }
}

// Needs LOKUS_SHARED.
@Suite("global Moran of rates, golden", .enabled(if: SharedFolder.isPresent))
struct GlobalMoranOfRatesGolden {
  @Test func everyFile() throws {
    for file in try GoldenFile.all("moran_eb_rate") {
      file.expectKeys(
        file.json,
        [
          "meta", "standardised_rate", "standardised_rate_spdep", "I", "I_spdep", "EI", "z_rand", "Ii_esda", "note",
        ])
      let events = try file.attribute(try #require(file.json["meta"]?["events"]?.string))
      let base = try file.attribute(try #require(file.json["meta"]?["base"]?.string))
      let weights = try file.queen().rowStandardised()
      let moran = try #require(try GlobalMoran(events: events, base: base, weights: weights))
      expectNumbers(
        [moran.i, moran.i, moran.expectation, moran.z], file.json, ["I", "I_spdep", "EI", "z_rand"], "\(file)")
    }
  }
}
