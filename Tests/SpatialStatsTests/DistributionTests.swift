import SpatialStats
import TestSupport
import Testing

@Suite("distributions")
struct DistributionTests {
  @Test func normalQuantileUndoesTheTail() {
    for p in [1e-300, 1e-12, 0.001, 0.025, 0.2, 0.5, 0.8, 0.975, 0.999999] {
      #expect(isClose(NormalDistribution.lower(NormalDistribution.quantile(p)), p, relative: 1e-12))
    }
    #expect(isClose(NormalDistribution.quantile(0.975), 1.959963984540054, relative: 1e-14))
    #expect(NormalDistribution.quantile(0) == -.infinity)
  }

  @Test func betaByHand() {
    // I_x(1, b) = 1 - (1-x)^b and I_x(2, 2) = x^2 (3 - 2x).
    #expect(isClose(BetaDistribution.tails(0.2, 1, 3).lower, 1 - 0.512, relative: 1e-14))
    #expect(isClose(BetaDistribution.tails(0.3, 2, 2).lower, 0.09 * 2.4, relative: 1e-14))
    #expect(isClose(BetaDistribution.tails(1e-9, 2, 2).lower, 3e-18, relative: 1e-8))
    for (a, b) in [(0.5, 0.5), (3.0, 900.0), (1e5, 2e5), (0.2, 4.0)] {
      for p in [1e-6, 0.025, 0.5, 0.99] {
        let x = BetaDistribution.quantile(p, a, b)
        #expect(isClose(BetaDistribution.tails(x, a, b).lower, p, relative: 1e-9), "\(a) \(b) \(p)")
      }
    }
  }

  @Test func gammaByHand() {
    #expect(isClose(GammaDistribution.tails(2, shape: 1).upper, 0.1353352832366127, relative: 1e-14))
    for shape in [0.5, 1, 30, 1e6] {
      for p in [1e-6, 0.025, 0.5, 0.99] {
        let x = GammaDistribution.quantile(p, shape: shape)
        #expect(isClose(GammaDistribution.tails(x, shape: shape).lower, p, relative: 1e-8), "\(shape) \(p)")
      }
    }
  }

  @Test func countTailsAreTheSumsOfTheirMasses() {
    for n in [1, 2, 30, 200] {
      for icc in [0, 1e-6, 0.02, 0.4, 0.97] {
        for mean in [0.001, 0.2, 0.9] {
          let masses = (0...n).map {
            BetaBinomialDistribution.mass($0, of: n, mean: mean, intraclassCorrelation: icc)
          }
          #expect(isClose(masses.reduce(0, +), 1, relative: 1e-8), "\(n) \(icc) \(mean)")
          for k in [0, 1, n / 3, n] {
            let tail = BetaBinomialDistribution.atLeast(k, of: n, mean: mean, intraclassCorrelation: icc)
            #expect(isClose(tail, masses[k...].reduce(0, +), relative: 1e-8, absolute: 1e-12), "\(n) \(icc) \(k)")
          }
          let first = masses.indices.reduce(0) { $0 + Double($1) * masses[$1] }
          #expect(isClose(first, Double(n) * mean, relative: 1e-7))
        }
      }
    }
  }

  @Test func betaBinomialByHand() {
    // Mean 1/2 and correlation 1/3 is the uniform prior: every count is equally likely.
    for k in 0...9 {
      let mass = BetaBinomialDistribution.mass(k, of: 9, mean: 0.5, intraclassCorrelation: 1.0 / 3)
      #expect(isClose(mass, 0.1, relative: 1e-12))
    }
  }

  @Test func negativeBinomialTailsAreSumsAndTendToPoisson() {
    for dispersion in [0.0, 0.01, 0.5, 4] {
      let masses = (0..<4000).map { NegativeBinomialDistribution.mass($0, mean: 12, dispersion: dispersion) }
      #expect(isClose(masses.reduce(0, +), 1, relative: 1e-9))
      for k in [1, 5, 40] {
        let tail = NegativeBinomialDistribution.atLeast(k, mean: 12, dispersion: dispersion)
        #expect(isClose(tail, masses[k...].reduce(0, +), relative: 1e-8))
      }
    }
    #expect(
      isClose(
        NegativeBinomialDistribution.atLeast(20, mean: 12, dispersion: 1e-9),
        PoissonDistribution.atLeast(20, mean: 12), relative: 1e-6))
  }
}
