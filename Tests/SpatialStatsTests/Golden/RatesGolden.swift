import SpatialStats
import TestSupport
import Testing

// Needs LOKUS_SHARED.
@Suite("empirical Bayes rates, golden", .enabled(if: SharedFolder.isPresent))
struct RatesGolden {
  @Test func everyFile() throws {
    for file in try GoldenFile.all("eb_rates") {
      guard let cases = file.json["cases"]?.object else {
        try checkDataSet(file)
        continue
      }
      file.expectKeys(file.json, ["meta", "cases"])
      for (name, golden) in cases {
        if golden["e"] != nil { try checkBinomial(file, name, golden) } else { try checkEdge(file, name, golden) }
      }
    }
  }

  private func checkDataSet(_ file: GoldenFile) throws {
    file.expectKeys(
      file.json,
      [
        "meta", "crude", "overall_rate", "excess_risk", "eb_global_marshall", "eb_global_params", "spatial_rate",
        "eb_spatial_esda", "eb_local_spdep_geoda", "eb_local_spdep", "note",
      ])
    let events = try file.attribute(try #require(file.json["meta"]?["events"]?.string))
    let base = try file.attribute(try #require(file.json["meta"]?["base"]?.string))
    let crude = try CrudeRates(events: events, base: base)
    expectClose(crude.rates, file.json["crude"], "\(file) crude")
    expectClose([crude.overall], .array([file.json["overall_rate"] ?? .null]), "\(file) overall")
    expectClose(crude.excessRisk, file.json["excess_risk"], "\(file) excess risk")
    let global = try ShrunkRates.marshall(events: events, base: base)
    expectClose(global.rates, file.json["eb_global_marshall"], "\(file) marshall")
    let params = try #require(file.json["eb_global_params"])
    file.expectKeys(params, ["a", "b", "note"], "eb_global_params")
    expectClose([global.variance, global.mean], .array([params["a"] ?? .null, params["b"] ?? .null]), "\(file) a, b")
    let spatial = try SpatialRates(events: events, base: base, weights: try file.queen())
    expectClose(spatial.rates, file.json["spatial_rate"], "\(file) spatial")
    // eb_local_spdep is the other convention, of which the file says that it is not the one to follow.
    expectClose(spatial.shrunk, file.json["eb_spatial_esda"], "\(file) spatial EB")
    expectClose(spatial.shrunk, file.json["eb_local_spdep_geoda"], "\(file) spatial EB")
  }

  private func checkBinomial(_ file: GoldenFile, _ name: String, _ golden: JSONValue) throws {
    file.expectKeys(golden, ["e", "b", "eb", "max_difference_python"], name)
    let cases = try #require(golden["e"]?.numbers).map { try #require($0) }
    let measured = try #require(golden["b"]?.numbers).map { try #require($0) }
    expectClose(
      try ShrunkRates.binomial(cases: cases, measured: measured).rates, golden["eb"], "\(file) \(name)")
  }

  private func checkEdge(_ file: GoldenFile, _ name: String, _ golden: JSONValue) throws {
    file.expectKeys(golden, ["events", "base", "overall", "variance_raw", "variance_used", "eb"], name)
    let events = try #require(golden["events"]?.numbers).map { try #require($0) }
    let base = try #require(golden["base"]?.numbers).map { try #require($0) }
    let found = try ShrunkRates.marshall(events: events, base: base)
    expectClose(found.rates, golden["eb"], "\(file) \(name)")
    expectClose([found.mean], .array([golden["overall"] ?? .null]), "\(file) \(name) overall")
    expectClose([found.rawVariance], .array([golden["variance_raw"] ?? .null]), "\(file) \(name) raw")
    expectClose([found.variance], .array([golden["variance_used"] ?? .null]), "\(file) \(name) used")
  }
}

// Needs LOKUS_SHARED.
@Suite("Moran of standardised rates, golden", .enabled(if: SharedFolder.isPresent))
struct StandardisedRatesGolden {
  @Test func everyFile() throws {
    for file in try GoldenFile.all("moran_eb_rate") {
      file.expectKeys(
        file.json,
        [
          "meta", "standardised_rate", "standardised_rate_spdep", "I", "I_spdep", "EI", "z_rand", "Ii_esda", "note",
        ])
      let events = try file.attribute(try #require(file.json["meta"]?["events"]?.string))
      let base = try file.attribute(try #require(file.json["meta"]?["base"]?.string))
      let rates = try standardisedRates(events: events, base: base)
      // Both packages are followed where they agree; where a variance is not above 0, the authors' rule as in spdep.
      expectClose(rates, file.json["standardised_rate_spdep"], "\(file) rate (spdep)")
      let values = try rates.map { try #require($0) }
      let weights = try file.queen().rowStandardised()
      let moran = try #require(try GlobalMoran(values: values, weights: weights))
      let golden = ["I", "EI", "z_rand"].map { file.json[$0] ?? .null }
      expectClose([moran.i, moran.expectation, moran.z], .array(golden), "\(file) I, EI, z")
      expectClose([moran.i], .array([file.json["I_spdep"] ?? .null]), "\(file) I (spdep)")
      expectClose(rates, file.json["standardised_rate"], "\(file) rate")
      // The reference counts an island as 0; here it has no local Moran.
      let n = Double(values.count)
      let local = try LocalMoran(values: values, weights: weights).i.map { ($0 ?? 0) * (n - 1) / n }
      expectClose(local, file.json["Ii_esda"], "\(file) Ii")
    }
  }
}
