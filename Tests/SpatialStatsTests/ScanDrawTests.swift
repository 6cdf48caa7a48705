import Foundation
import SpatialStats
import Testing

@Suite("Spatial scan, simulated maps")
struct ScanDrawTests {
  private func plan(_ cases: [Double], _ base: [Double], _ model: ScanModel) throws -> ScanPlan {
    let x = cases.indices.map { Double($0) }
    return try ScanPlan(x: x, y: x, cases: cases, base: base, settings: ScanSettings(model: model, seed: 31))
  }

  private func choose(_ n: Double, _ k: Double) -> Double { lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) }

  /// Counts of the first unit over maps against their probabilities, within 5 standard errors each.
  private func expectShares(_ plan: ScanPlan, _ masses: [Double]) {
    let maps = 20_000
    var counts = [Int](repeating: 0, count: masses.count)
    for replicate in 0..<maps { counts[plan.simulatedCases(replicate)[0]] += 1 }
    for (k, mass) in masses.enumerated() {
      let error = 5 * (mass * (1 - mass) / Double(maps)).squareRoot() + 1 / Double(maps)
      #expect(abs(Double(counts[k]) / Double(maps) - mass) <= error, "\(k)")
    }
  }

  @Test("Binomial maps are hypergeometric")
  func hypergeometric() throws {
    let masses = (0...12).map { k in
      exp(choose(12, Double(k)) + choose(38, 20 - Double(k)) - choose(50, 20))
    }
    expectShares(try plan([7, 13], [12, 38], .binomial), masses)
  }

  @Test("Poisson maps are multinomial")
  func multinomial() throws {
    let masses = (0...20).map { k in exp(choose(20, Double(k)) + Double(k) * log(0.3) + Double(20 - k) * log(0.7)) }
    expectShares(try plan([7, 13, 0], [1.5, 2, 1.5], .poisson), masses)
  }

  @Test("Beta-binomial maps vary between places as the data do")
  func betaBinomial() throws {
    for (icc, seed) in [(0.05, UInt64(3)), (0.2, 4)] {
      var random = CounterGenerator(seed: seed, stream: 1)
      let cases = (0..<400).map { _ in
        Double(random.betaBinomial(trials: 80, mean: 0.25, intraclassCorrelation: icc))
      }
      let base = [Double](repeating: 80, count: 400)
      let posterior = try #require(IntraclassPosterior(cases: cases, measured: base))
      #expect(abs(posterior.median - icc) < 0.25 * icc)
      let plan = try plan(cases, base, .betaBinomial)
      let rate = cases.reduce(0, +) / 32_000
      let variances = (0..<100).map { replicate in
        plan.simulatedCases(replicate).reduce(0.0) { $0 + pow(Double($1) - 80 * rate, 2) } / 400
      }
      let expected = 80 * rate * (1 - rate) * (1 + 79 * posterior.median)
      #expect(abs(variances.reduce(0, +) / 100 / expected - 1) < 0.08)
    }
  }

  @Test("Data without extra variation leave little room for it")
  func noSpread() throws {
    var random = CounterGenerator(seed: 9, stream: 1)
    let cases = (0..<300).map { _ in Double(random.binomial(trials: 100, probability: 0.2)) }
    let posterior = try #require(
      IntraclassPosterior(cases: cases, measured: [Double](repeating: 100, count: 300)))
    #expect(posterior.median < 0.002)
    #expect(IntraclassPosterior(cases: [0, 0], measured: [5, 5]) == nil)
    #expect(IntraclassPosterior(cases: [5, 5], measured: [5, 5]) == nil)
  }
}
