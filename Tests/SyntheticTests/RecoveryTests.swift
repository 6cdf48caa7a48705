import Geometry
import SpatialStats
import Synthetic
import Testing

/// The kernels of the juknis hotspot and of Gi* on clean tables. `kabupaten-contoh evaluate` does the same with the
/// whole analysis over 200 seeds; its output is in `docs/planted-recovery.md`.
@Suite("What was planted is found again")
struct RecoveryTests {
  @Test("the shipped seed: every hotspot, the burden, most of both klaster, nothing else")
  func shippedSeed() throws {
    for (method, score) in try scores(SyntheticRegency.generate(seed: 2025)) {
      #expect(score.isTouched, "\(method): \(score.found) of \(score.planted)")
      #expect(score.falseCalls == 0 && score.strictlyFalseCalls == 0, "\(method)")
      if !method.findsKlaster { #expect(score.found == score.planted, "\(method)") }
    }
  }

  @Test("40 seeds that nothing was tuned on: high recall, false discoveries within the stated rate")
  func otherSeeds() throws {
    var tallies: [RecoveryMethod: RecoveryTally] = [:]
    for seed in UInt64(201)...240 {
      for (method, score) in try scores(SyntheticRegency.generate(seed: seed)) {
        tallies[method, default: RecoveryTally()].add(score)
      }
    }
    let least: [RecoveryMethod: Double] = [.hotspot: 0.85, .cases: 0.9, .giHigh: 0.55, .giLow: 0.6]
    for (method, recall) in least {
      let tally = try #require(tallies[method])
      #expect(try #require(tally.recall) > recall, "\(method): \(tally.found) of \(tally.planted)")
      #expect(tally.falseShare.value < 0.05, "\(method): \(tally.falseShare)")
      if method.findsKlaster { #expect(try #require(tally.touched) > 0.85, "\(method)") }
    }
  }

  @Test("nothing planted: hardly anything is called")
  func noise() throws {
    var options = SyntheticOptions()
    options.plantsPattern = false
    var withCalls: [RecoveryMethod: Int] = [:]
    for seed in UInt64(201)...240 {
      for (method, score) in try scores(SyntheticRegency.generate(seed: seed, options: options)) where score.called > 0
      {
        withCalls[method, default: 0] += 1
      }
    }
    // At 5 % of 40 regencies, seven or more has a probability of 0.4 %.
    #expect(withCalls.values.allSatisfy { $0 < 7 }, "\(withCalls)")
  }

  // MARK: - Calls at 5 % after Benjamini-Hochberg

  private func scores(_ regency: SyntheticRegency) throws -> [RecoveryMethod: RecoveryScore] {
    let latest = try #require(regency.weighings.last)
    let rates = try HotspotTest.prevalence(cases: latest.stunted, measured: latest.measured)
    let counts = try HotspotTest.counts(latest.stunted)
    let (z, klaster) = try giStar(regency, latest)
    var calls: [RecoveryMethod: [Bool]] = [.hotspot: significant(rates.p), .cases: significant(counts.p)]
    calls[.giHigh] = zip(significant(klaster), z).map { $0 && ($1 ?? 0) > 0 }
    calls[.giLow] = zip(significant(klaster), z).map { $0 && ($1 ?? 0) < 0 }
    return Dictionary(
      uniqueKeysWithValues: calls.map { ($0, RecoveryScore(calls: $1, truth: RecoveryTruth($0, regency))) })
  }

  private func significant(_ p: [Double?]) -> [Bool] {
    MultipleTesting.benjaminiHochberg.adjusted(p).map { ($0 ?? 2) <= 0.05 }
  }

  /// z and two-sided conditional permutation p on empirical Bayes rates; islands, without neighbours, have neither.
  private func giStar(_ regency: SyntheticRegency, _ latest: SyntheticWeighing) throws -> (z: [Double?], p: [Double?]) {
    let shrunk = try ShrunkRates.binomial(
      cases: latest.stunted.map(Double.init), measured: latest.measured.map(Double.init))
    let rates = shrunk.rates.map { $0 ?? 0 }
    let weights = try Weights(start: regency.neighbours.start, neighbours: regency.neighbours.items)
    let statistic = try LocalG(.giStar, values: rates, weights: weights.withSelf())
    let plan = try PermutationPlan(values: rates, weights: weights, replicates: 9_999, seed: regency.seed)
    let p = plan.combine((0..<plan.taskCount).map { plan.run(task: $0) }).localG.twoSided
    let tested = regency.villages.indices.map { statistic.hasNeighbours[$0] && statistic.z[$0] != nil ? p[$0] : nil }
    return (statistic.z, tested)
  }
}
