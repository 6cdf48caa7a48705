import Analysis
import SpatialStats
import Stunting
import Testing

@Suite("Certainty, smoothing and age mix")
struct CertaintyTableTests {
  private func headline(_ cases: [Double?], _ measured: [Double?], per: Int = 100) throws -> HeadlineTable {
    var definition = stunting
    definition.per = per
    return try headlineTable(
      try stuntingValues(cases, measured), definition: definition, ageGroup: .balita,
      period: try #require(Period("2025-08")), isStandIn: false, villages: cases.count, minimumMeasured: 30)
  }

  @Test("The same on any number of threads, nil without an own value")
  func threads() async throws {
    let t = try headline([30, nil, 5, 0, 12, 44], [100, nil, 90, 0, 80, 110])
    let options = CertaintyOptions(top: 2, seed: 7, draws: 2000)
    let one = try await certainty(t, options: options, threads: 1)
    let three = try await certainty(t, options: options, threads: 3)
    #expect(one == three)
    #expect(one.inTop[1] == nil && one.inTop[3] == nil && one.ranked == 4)
    #expect(one.hasSignal && one.draws == 2000)
    #expect((one.inTop[5] ?? 0) > 0.9 && (one.aboveAverage[2] ?? 1) < 0.1)
    let pooled = try await certainty(
      t, options: CertaintyOptions(top: 2, isPooled: true, seed: 7, draws: 2000), threads: 2)
    #expect(pooled.inTop == one.inTop && pooled.averageKind == "pooled")
  }

  @Test("Nothing but chance makes every order equally likely")
  func exchangeable() async throws {
    let t = try headline([20, 20, nil, 20, 20], [100, 100, nil, 100, 100])
    let found = try await certainty(t, options: CertaintyOptions(top: 1, seed: 1), threads: 1)
    #expect(!found.hasSignal && found.inTop == [0.25, 0.25, nil, 0.25, 0.25])
    let none = try await certainty(
      try headline([nil, nil], [nil, nil]), options: CertaintyOptions(top: 1, seed: 1), threads: 1)
    #expect(none.ranked == 0 && none.inTop == [nil, nil])
  }

  @Test("Events per thousand have gamma posteriors")
  func perThousand() async throws {
    let t = try headline([300, 2, 9, 4], [100, 90, 80, 110], per: 1000)
    let found = try await certainty(t, options: CertaintyOptions(top: 1, seed: 1, draws: 500), threads: 1)
    #expect(found.inTop[0] == 1)
    await #expect(throws: AnalysisError.self) {
      try await certainty(t, options: CertaintyOptions(top: -1, seed: 1), threads: 1)
    }
  }

  @Test("Towards the regency is what the headline has; towards a kecamatan is its own mean")
  func smoothing() throws {
    let t = try headline([30, 2, 5, 0, 12, 44], [100, 60, 90, 0, 80, 110])
    let regency = try smoothedRates(t, toward: .regency)
    #expect(regency.rates == t.smoothed.enumerated().map { $0.offset == 3 ? nil : $0.element })
    let districts = try smoothedRates(t, toward: .districts([0, 0, 0, 1, 1, 1]))
    #expect(abs((districts.mean[0] ?? 0) - 37.0 / 250) < 1e-12 && abs((districts.mean[4] ?? 0) - 56.0 / 190) < 1e-12)
    #expect(districts.rates[3] == nil && districts.usesRegency.allSatisfy { !$0 })
    let weights = try Weights(lists: [[1], [0, 2], [1], [4], [3, 5], [4]])
    let spatial = try smoothedRates(t, toward: .neighbours(weights))
    #expect(abs((spatial.mean[0] ?? 0) - 32.0 / 160) < 1e-12 && spatial.rates[3] == nil)
    #expect(throws: AnalysisError.self) { try smoothedRates(t, toward: .districts([0])) }
  }

  @Test("Age mix: a village of the age that is stunted most is not above what is expected")
  func ageMix() throws {
    let period = try #require(Period("2025-08"))
    func value(_ unit: Int, _ group: AgeGroup, _ cases: Double, _ measured: Double) -> IndicatorValue {
      var value = IndicatorValue(
        level: .village, unit: unit, indicator: "stunting", ageGroup: group, period: period, kind: .ratio,
        state: .value,
        rung: .recentMonths, sourceID: "uji", sourceRow: unit + 1)
      (value.numerator, value.denominator) = (cases, measured)
      return value
    }
    let values = [
      value(0, .months0to5, 1, 10), value(0, .months12to23, 36, 90), value(1, .months0to5, 9, 90),
      value(1, .months12to23, 4, 10), value(2, .months12to23, 8, 20), value(9, .months0to5, 1, 1),
      value(0, .balita, 99, 99),
    ]
    let table = try #require(try ageStandardised(values, villages: 4))
    #expect(table.bands == [.months0to5, .months12to23])
    for village in 0..<3 { #expect(abs((table.ratio[village] ?? 0) - 1) < 1e-12) }
    #expect(table.missing == [[], [], [.months0to5], []])
    #expect(table.ratio[3] == nil && table.observed[3] == nil)
    #expect((table.lower[0] ?? 2) < 1 && (table.upper[0] ?? 0) > 1)
    #expect(try ageStandardised([value(0, .balita, 3, 9)], villages: 1) == nil)
    #expect(throws: AnalysisError.self) { try ageStandardised([value(0, .months0to5, 9, 3)], villages: 1) }
  }

  @Test("The hotspot table says which average, how much the villages vary, and both forms apart")
  func hotspotTable() throws {
    let measured = [Double?](repeating: 60, count: 40)
    var cases = (0..<40).map { Optional(Double(10 + $0 % 5)) }
    (cases[7], cases[9]) = (40, nil)
    let found = try juknisHotspots(try headline(cases, measured), alpha: 0.05, isPooled: true)
    #expect(found.averageKind == "pooled" && found.rateModel == "beta_binomial" && found.power == 0.8)
    #expect(found.isRateHotspot.indices.filter { found.isRateHotspot[$0] } == [7])
    #expect(found.isCasesHotspot[7] && found.ratePValue[9] == nil)
    #expect((found.rateDispersion?.estimate ?? 1) < 0.01)
    #expect(!found.dependsOnAverage.contains(true))
  }
}
