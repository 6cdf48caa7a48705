import SpatialStats
import Testing

@Suite("Spatial scan, hostile input")
struct ScanHostileTests {
  private func run(
    _ x: [Double], _ cases: [Double], _ base: [Double], _ model: ScanModel, limit: Double = 0.5
  ) throws(StatisticsError) -> ScanResult {
    try ScanPlan(
      x: x, y: x, cases: cases, base: base,
      settings: ScanSettings(model: model, direction: .both, limitShare: limit, simulations: 99)
    ).runAll()
  }

  @Test("Nothing to find: no unit, one unit, no case, all cases, one place", arguments: ScanModel.allCases)
  func nothing(model: ScanModel) throws {
    #expect(try run([], [], [], model).clusters.isEmpty)
    #expect(try run([1], [3], [10], model, limit: 1).clusters.isEmpty)
    #expect(try run([1, 2, 3], [0, 0, 0], [5, 5, 5], model).clusters.isEmpty)
    #expect(try run([1, 2, 3], [0, 0, 0], [0, 0, 0], model).clusters.isEmpty)
    #expect(try run([7, 7, 7], [3, 1, 0], [5, 5, 5], model).clusters.isEmpty)
    let result = try run([7, 7, 7], [3, 1, 0], [5, 5, 5], model)
    #expect(result.simulationsUsed == 0)
    #expect(result.giniClusters.isEmpty)
  }

  @Test("Everybody is a case")
  func all() throws {
    #expect(try run([1, 2, 3], [5, 6, 7], [5, 6, 7], .binomial).clusters.isEmpty)
    #expect(try run([1, 2, 3], [5, 6, 7], [5, 6, 7], .betaBinomial).clusters.isEmpty)
  }

  @Test("Units without a base take part without weight", arguments: ScanModel.allCases)
  func empty(model: ScanModel) throws {
    let result = try run([1, 2, 3, 4, 9], [0, 9, 0, 1, 1], [0, 10, 0, 10, 20], model)
    #expect(result.clusters.first?.cases == 9)
    #expect(result.clusters.first?.p.map { $0 > 0 && $0 <= 1 } == true)
  }

  @Test("One unit larger than the limit leaves no circle around it")
  func tooLarge() throws {
    let result = try run([1, 2, 3], [90, 1, 1], [900, 10, 10], .poisson)
    #expect(result.clusters.allSatisfy { !$0.members.contains(0) })
  }

  @Test("What is not a count, a base or a place is refused")
  func refused() {
    #expect(throws: StatisticsError.notFinite(index: 1)) { try run([1, .nan], [1, 1], [5, 5], .binomial) }
    #expect(throws: StatisticsError.notFinite(index: 0)) { try run([1, 2], [.nan, 1], [5, 5], .binomial) }
    #expect(throws: StatisticsError.notFinite(index: 0)) { try run([1, 2], [1, 1], [.infinity, 5], .poisson) }
    #expect(throws: StatisticsError.self) { try run([1, 2], [6, 1], [5, 5], .binomial) }
    #expect(throws: StatisticsError.self) { try run([1, 2], [1.5, 1], [5, 5], .poisson) }
    #expect(throws: StatisticsError.self) { try run([1, 2], [-1, 1], [5, 5], .poisson) }
    #expect(throws: StatisticsError.self) { try run([1, 2], [1, 1], [-5, 5], .poisson) }
    #expect(throws: StatisticsError.self) { try run([1, 2], [1, 1], [0, 5], .poisson) }
    #expect(throws: StatisticsError.self) { try run([1, 2], [3e9, 1], [3e9, 5], .poisson) }
    #expect(throws: StatisticsError.self) { try run([1, 2], [1, 1], [5, 5, 5], .poisson) }
    for limit in [0, -1, 1.5, Double.nan] {
      #expect(throws: StatisticsError.self) { try run([1, 2], [1, 1], [5, 5], .poisson, limit: limit) }
    }
  }

  @Test("Extremes of scale neither crash nor hang", arguments: ScanModel.allCases)
  func extremes(model: ScanModel) throws {
    _ = try run([-1e149, 0, 1e-300, 1e149], [1, 2, 3, 4], [10, 10, 10, 10], model)
    _ = try run([1, 2, 3], [1_000_000_000, 3, 1], [1_500_000_000, 10, 4], model, limit: 1)
    if model == .poisson { _ = try run([1, 2, 3, 4], [5, 1, 1, 0], [1e-140, 1e140, 1, 3], model, limit: 1) }
  }
}
