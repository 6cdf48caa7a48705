import SpatialStats
import TestSupport
import Testing

// Needs LOKUS_SHARED.
@Suite("intervals, golden", .enabled(if: SharedFolder.isPresent))
struct IntervalsGolden {
  private static let methods: [String: BinomialIntervalMethod] = [
    "exact": .exact, "wilson": .wilson, "wilson_cc": .wilsonCorrected, "jeffreys": .jeffreys,
    "agresti_coull": .agrestiCoull,
  ]

  @Test func everyFile() throws {
    for file in try GoldenFile.all("intervals") {
      file.expectKeys(file.json, ["meta", "binomial", "poisson_count_exact", "funnel", "binomial_tests"])
      for golden in try #require(file.json["binomial"]?.array) { try checkBinomial(file, golden) }
      for golden in try #require(file.json["poisson_count_exact"]?.array) { try checkPoisson(golden) }
      try checkFunnel(file, try #require(file.json["funnel"]))
      for golden in try #require(file.json["binomial_tests"]?.array) { try checkTest(file, golden) }
    }
  }

  private func expect(_ found: Interval?, _ golden: JSONValue, _ what: String) {
    expectClose([found?.lower, found?.upper], golden, relative: 0, absolute: 1e-9, what)
  }

  private func checkBinomial(_ file: GoldenFile, _ golden: JSONValue) throws {
    let x = try #require(golden["x"]?.int)
    let n = try #require(golden["n"]?.int)
    for (key, value) in try #require(golden.object) where key != "x" && key != "n" {
      let confidence = try #require(Double(key), "unknown key \(key)")
      for (name, interval) in try #require(value.object) {
        let method = try #require(Self.methods[name], "unknown method \(name)")
        let found = binomialInterval(cases: x, measured: n, confidence: confidence, method: method)
        expect(found, interval, "\(name) \(x)/\(n) \(key)")
      }
    }
  }

  private func checkPoisson(_ golden: JSONValue) throws {
    let x = try #require(golden["x"]?.int)
    for (key, value) in try #require(golden.object) where key != "x" {
      let confidence = try #require(Double(key), "unknown key \(key)")
      expect(poissonInterval(count: x, confidence: confidence), value, "poisson \(x) \(key)")
    }
  }

  private func checkFunnel(_ file: GoldenFile, _ golden: JSONValue) throws {
    file.expectKeys(golden, ["target", "limits"], "funnel")
    let funnel = try Funnel(target: try #require(golden["target"]?.number))
    for limits in try #require(golden["limits"]?.array) {
      let n = try #require(limits["n"]?.int)
      for (key, value) in try #require(limits.object) where key != "n" {
        let p = try #require(Double(key), "unknown key \(key)")
        let found = funnel.limit(measured: n, probability: p)
        expectClose([found], .array([value]), relative: 0, absolute: 1e-9, "funnel \(n) \(key)")
      }
    }
  }

  private func checkTest(_ file: GoldenFile, _ golden: JSONValue) throws {
    file.expectKeys(golden, ["x", "n", "p0", "two_sided_p", "greater_p"], "binomial_tests")
    let x = try #require(golden["x"]?.int)
    let n = try #require(golden["n"]?.int)
    let share = try #require(golden["p0"]?.number)
    let found = [
      BinomialTest.twoSided(cases: x, measured: n, share: share),
      BinomialTest.greater(cases: x, measured: n, share: share),
    ]
    let expected = ["two_sided_p", "greater_p"].map { golden[$0] ?? .null }
    expectClose(found, .array(expected), relative: 0, absolute: 1e-9, "test \(x)/\(n)")
  }
}

// Needs LOKUS_SHARED.
@Suite("multiple testing, golden", .enabled(if: SharedFolder.isPresent))
struct MultipleTestingGolden {
  private static let methods: [String: MultipleTesting] = [
    "bh": .benjaminiHochberg, "by": .benjaminiYekutieli, "holm": .holm, "bonferroni": .bonferroni,
  ]

  @Test func everyFile() throws {
    for file in try GoldenFile.all("multiple_testing") {
      file.expectKeys(file.json, ["meta", "cases"])
      for (name, golden) in try #require(file.json["cases"]?.object) {
        file.expectKeys(golden, Set(Self.methods.keys).union(["p", "reject_bh", "bh_cutoff"]), name)
        let p = try #require(golden["p"]?.numbers)
        for (key, method) in Self.methods {
          expectClose(method.adjusted(p), golden[key], relative: 0, absolute: 1e-12, "\(file) \(name) \(key)")
        }
        try checkRejections(p, golden, "\(file) \(name)")
      }
    }
  }

  private func checkRejections(_ p: [Double?], _ golden: JSONValue, _ place: String) throws {
    let adjusted = MultipleTesting.benjaminiHochberg.adjusted(p)
    for (key, expected) in try #require(golden["reject_bh"]?.object) {
      let level = try #require(Double(key))
      #expect(adjusted.map { $0.map { $0 <= level } } == expected.array?.map(\.bool), "\(place) reject \(key)")
    }
    for (key, expected) in try #require(golden["bh_cutoff"]?.object) {
      let found = MultipleTesting.benjaminiHochberg.cutoff(p, level: try #require(Double(key)))
      expectClose([found], .array([expected]), relative: 0, absolute: 1e-12, "\(place) cutoff \(key)")
    }
  }
}
