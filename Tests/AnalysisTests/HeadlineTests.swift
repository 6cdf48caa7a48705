import Analysis
import Stunting
import Testing

@Suite("Headline rates")
struct HeadlineTests {
  @Test("No data and nobody measured have no rate, never the mean")
  func noRate() throws {
    let values = try stuntingValues([10, nil, 0, 40], [100, nil, 0, 100])
    let t = try headlineTable(
      values, definition: stunting, ageGroup: .balita, period: try #require(Period("2025-08")), isStandIn: false,
      villages: 5, minimumMeasured: 30)
    #expect(t.state == [.value, .noData, .noTarget, .value, .noData])
    #expect(t.crude == [0.1, nil, nil, 0.4, nil])
    #expect(t.smoothed[2] == nil)
    #expect(t.meanOfUnits == 0.25)
    #expect(t.pooled == 0.25)
    #expect(t.totalDenominator == 200)
    #expect(t.meanCases == 50.0 / 3)
  }

  @Test("A few measured are marked")
  func unstable() throws {
    let t = try headlineTable(
      try stuntingValues([5, 5], [29, 30]), definition: stunting, ageGroup: .balita,
      period: try #require(Period("2025-08")), isStandIn: false, villages: 2, minimumMeasured: 30)
    #expect(t.unstable == [true, false])
  }

  @Test("Rates per 1,000 get exact Poisson intervals")
  func perThousand() throws {
    var definition = stunting
    definition.per = 1000
    let t = try headlineTable(
      try stuntingValues([0, 3], [500, 500]), definition: definition, ageGroup: .balita,
      period: try #require(Period("2025-08")), isStandIn: true, villages: 2, minimumMeasured: 30)
    #expect(t.intervalMethod == .poissonExact)
    #expect(t.rung == .standIn)
    #expect(t.lower[0] == 0)
    #expect(abs((t.upper[0] ?? 0) * 500 - 3.6888794541) < 1e-6)
  }
}
