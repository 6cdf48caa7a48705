import Analysis
import SpatialStats
import Stunting
import Testing

@Suite("Trend of prevalence")
struct TimeTrendTests {
  private let all = [Double?](repeating: 100, count: 3)

  @Test("Like is compared with like: August with August, whatever lies between")
  func likeWeighings() throws {
    let tables = [
      try timeTable("2024-08", [30, 30, 30], all), try timeTable("2025-02", [10, 10, 10], all),
      try timeTable("2025-08", [30, 8, 33], all),
    ]
    let table = try trend(tables.reversed())
    #expect(table.totals.map(\.period.description) == ["2024-08", "2025-02", "2025-08"])
    let latest = try #require(table.latest)
    #expect(latest.before.description == "2024-08" && latest.isLike)
    #expect(table.likePeriods == 2 && table.series == nil)
    #expect(latest.villages.map(\.changeClass) == [.notSignificant, .fall, .notSignificant])
    let fallen = latest.villages[1]
    #expect(abs((fallen.change ?? 0) + 0.22) < 1e-12)
    #expect((fallen.interval?.upper ?? 1) < 0)
    #expect((fallen.adjustedP ?? 1) >= (fallen.p ?? 0))
    #expect(abs((latest.regency?.difference ?? 0) + 19.0 / 300) < 1e-12)
  }

  @Test("Without a like period the newest earlier one is taken and what is unlike is said")
  func unlike() throws {
    let table = try trend([try timeTable("2025-02", [10, 10, 10], all), try timeTable("2025-08", [11, 10, 9], all)])
    #expect(table.latest?.unlike == [.season])
    let length = try trend([try timeTable("2024", [10, 10, 10], all), try timeTable("2025-08", [11, 10, 9], all)])
    #expect(length.latest?.unlike == [.length])
    #expect(try trend([try timeTable("2025-08", [1, 1, 1], all)]).latest == nil)
    #expect(try trend([]).totals.isEmpty)
    let before = try timeTable("2024-08", [10, 10, 10], all)
    let after = try timeTable("2025-08", [10, 10, 10], all, ageGroup: .baduta)
    #expect(try changes(from: before, to: after).unlike == [.ageGroup])
  }

  @Test("D/S that moved is unlike")
  func measuredShare() throws {
    let tables = [try timeTable("2024-08", [10, 10, 10], all), try timeTable("2025-08", [11, 10, 9], all)]
    let shares = [tables[0].period: 0.6, tables[1].period: 0.85]
    let table = try trend(tables, measuredShares: shares)
    #expect(table.latest?.unlike == [.measuredShare(before: 0.6, after: 0.85)])
    #expect(table.totals.map(\.measuredShare) == [0.6, 0.85])
  }

  @Test("Villages missing in a period are listed, not dropped")
  func missing() throws {
    let before = try timeTable("2024-08", [10, nil, nil, 5, 10], [100, nil, nil, 40, 20])
    let after = try timeTable("2025-08", [nil, 10, nil, 5, 20], [nil, 100, nil, 40, 50])
    let table = try trend([before, after])
    #expect(
      table.latest?.villages.map(\.changeClass) == [
        .missingAfter, .missingBefore, .missingBoth, .notSignificant, .notSignificant,
      ])
    #expect(table.totals.map(\.missing) == [[1, 2], [0, 2]])
    #expect(table.latest?.villages.map(\.isUnstable) == [false, false, false, false, true])
    #expect(table.latest?.sameVillageCount == 2)
    #expect(table.latest?.villages[0].before == 0.1)
    #expect(table.latest?.villages[0].after == nil)
  }

  @Test("A spread value is no measurement")
  func spread() throws {
    var before = try timeTable("2024-08", [50, 10], [100, 100])
    before.notMeasuredHere = [true, false]
    let table = try changes(from: before, to: try timeTable("2025-08", [5, 10], [100, 100]))
    #expect(table.villages.map(\.changeClass) == [.missingBefore, .notSignificant])
  }

  @Test("Rates that are not whole children among whole children are shown and not tested")
  func notTestable() throws {
    var definition = stunting
    definition.per = 1000
    let before = try timeTable("2024-08", [5, 6], [1000, 1000], definition: definition)
    let after = try timeTable("2025-08", [50, 6], [1000, 1000], definition: definition)
    let table = try changes(from: before, to: after)
    #expect(table.villages.map(\.changeClass) == [.notTestable, .notTestable])
    #expect(table.regency == nil)
    let half = try changes(from: try timeTable("2024-08", [5.5], [100]), to: try timeTable("2025-08", [5], [100]))
    #expect(half.villages[0].changeClass == .notTestable)
    #expect(abs((half.villages[0].change ?? 0) + 0.005) < 1e-12)
  }

  @Test("From five like periods on: Mann-Kendall and Sen a year, for the regency and for each village")
  func series() throws {
    let years = 2019...2025
    let tables = try years.enumerated().map { k, year in
      let falling = 40.0 - 4 * Double(k)
      return try timeTable("\(year)-08", [falling, 20, k % 2 == 0 ? 10 : nil], [100, 100, 100])
    }
    let off = try timeTable("2024-02", [1, 1, 1], [100, 100, 100])
    let table = try trend(tables + [off])
    let series = try #require(table.series)
    #expect(series.periods.count == 7)
    let first = try #require(series.villages[0])
    #expect(first.changeClass == .fall)
    #expect(abs((first.slope?.slope ?? 0) + 0.04) < 1e-12)
    #expect(series.villages[1]?.changeClass == .notSignificant)
    #expect(series.villages[2] == nil)
    #expect(series.regency?.test.periods == 7)
    #expect(try trend(Array(tables.prefix(4))).series == nil)
  }

  @Test("Tables of another number of villages are refused; the later of two for a period counts")
  func hostile() throws {
    let three = try timeTable("2024-08", [1, 2, 3], all)
    let one = try timeTable("2025-08", [1], [100])
    #expect(throws: AnalysisError.self) { try trend([three, one]) }
    #expect(throws: AnalysisError.self) { try changes(from: three, to: one) }
    #expect(throws: AnalysisError.self) { try lokusChange(from: three, to: one, lokus: []) }
    let again = try timeTable("2024-08", [3, 3, 3], all)
    #expect(try trend([three, again]).totals.map(\.cases) == [9])
    var wild = TrendOptions()
    wild.confidence = .nan
    #expect(throws: AnalysisError.self) { try changes(from: three, to: again, options: wild) }
  }

  @Test("Few false alarms over 200 maps without change, binomial and over-dispersed", arguments: [0, 0.03])
  func falseAlarms(icc: Double) throws {
    var generator = CounterGenerator(seed: 5, stream: 1)
    var (alarms, uncorrected, tested) = (0, 0, 0)
    for _ in 0..<200 {
      let measured = (0..<150).map { _ in 30 + generator.index(below: 120) }
      func table(_ period: String) throws -> HeadlineTable {
        try timeTable(
          period,
          measured.map { Double(generator.betaBinomial(trials: $0, mean: 0.22, intraclassCorrelation: icc)) },
          measured.map { Double($0) })
      }
      let found = try changes(from: try table("2024-08"), to: try table("2025-08"))
      if found.villages.contains(where: { $0.changeClass != .notSignificant }) { alarms += 1 }
      uncorrected += found.villages.count { ($0.p ?? 1) <= 0.05 }
      tested += found.villages.count
    }
    // Nominal is 5 % of villages before and of maps after correction.
    #expect(Double(uncorrected) / Double(tested) < 0.056)
    #expect(Double(alarms) / 200 < 0.12)
  }
}

@Suite("Persistence of hotspots")
struct TimePersistenceTests {
  @Test("In how many of the last periods, missing periods and short lists included")
  func counted() throws {
    let flags = [
      PeriodFlags(period: try #require(Period("2025-02")), flags: [true, false]),
      PeriodFlags(period: try #require(Period("2024-02")), flags: [true, true, true]),
      PeriodFlags(period: try #require(Period("2024-08")), flags: [nil, true, true]),
    ]
    let table = persistence(flags, villages: 4, last: 2)
    #expect(table.periods.map(\.description) == ["2024-08", "2025-02"])
    #expect(table.villages.map(\.tested) == [1, 2, 1, 0])
    #expect(table.villages.map(\.significant) == [1, 1, 1, 0])
    #expect(persistence(flags, villages: 3, last: 9).lasting == [0, 2])
    #expect(persistence([], villages: -1, last: -1).villages.isEmpty)
  }
}
