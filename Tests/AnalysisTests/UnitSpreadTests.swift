import Analysis
import Stunting
import TestSupport
import Testing

@Suite("Values of units spread over villages")
struct UnitSpreadTests {
  private let edition = squareEdition(rows: 1, columns: 6)
  private let keys = [puskesmasKey("A"), puskesmasKey("B"), puskesmasKey("C")]
  private var membership: UnitMembership {
    puskesmasMembership(edition, workingAreas: areas(["A", "A", "A", "B", "B", nil]))
  }

  private func table(_ values: [IndicatorValue], villages: Int = 6) throws -> HeadlineTable {
    try headlineTable(
      values, definition: stunting, ageGroup: .balita, period: try #require(Period("2025-08")), isStandIn: false,
      villages: villages, minimumMeasured: 30)
  }

  @Test("every village inherits the rate with the unit's counts; a value of its own stays")
  func inherit() {
    let values = [
      unitValue(.village, 1, 9, 50), unitValue(.village, 2, nil), unitValue(.puskesmas, 0, 30, 300),
      unitValue(.puskesmas, 1, 5, 100), unitValue(.puskesmas, 2, 1, 10),
    ].compactMap { $0 }
    let r = spread(values, units: keys, over: membership, method: .inheritRate)
    #expect(r.values.map(\.unit) == [1, 0, 2, 3, 4])
    #expect(r.values.map(\.origin) == [.reported, .inherited, .inherited, .inherited, .inherited])
    #expect(r.values.map(\.numerator) == [9, 30, 30, 5, 5])
    #expect(r.values.map(\.denominator) == [50, 300, 300, 100, 100])
    #expect(r.values.map(\.rung) == [.recentMonths, .puskesmas, .puskesmas, .puskesmas, .puskesmas])
    #expect(r.values.allSatisfy { $0.level == .village })
    #expect(r.refused.map(\.reason) == [.unknownUnit])
  }

  @Test("counts are divided by population and add up to the unit's")
  func population() throws {
    let values = [
      unitValue(.puskesmas, 0, 30, 300), unitValue(.puskesmas, 0, 12, kind: .count, indicator: "kader"),
      unitValue(.puskesmas, 1, 5, 100),
    ].compactMap { $0 }
    let people: [Double?] = [100, 200, 300, 50, nil, 10]
    let r = spread(values, units: keys, over: membership, method: .byPopulation(population: people))
    #expect(r.values.filter { $0.kind == .ratio }.map(\.numerator) == [5, 10, 15])
    #expect(r.values.filter { $0.kind == .ratio }.map(\.denominator) == [50, 100, 150])
    #expect(r.values.filter { $0.kind == .count }.map(\.value) == [2, 4, 6])
    #expect(r.values.allSatisfy { $0.origin == .apportioned })
    #expect(r.refused.map(\.reason) == [.noPopulation])
  }

  @Test("what has no rate is not inherited, what has no count is not divided, and it is said")
  func refused() {
    func reasons(_ kind: ValueKind, _ method: SpreadMethod, _ number: Double? = 3) -> [SpreadRefusal] {
      let values = [unitValue(.puskesmas, 0, number, 10, kind: kind)].compactMap { $0 }
      return spread(values, units: keys, over: membership, method: method).refused.map(\.reason)
    }
    let people = SpreadMethod.byPopulation(population: [1, 1, 1, 1, 1, 1])
    for kind in [ValueKind.count, .amount, .yesNo] { #expect(reasons(kind, .inheritRate) == [.notARate]) }
    for kind in [ValueKind.percentage, .amount, .yesNo] { #expect(reasons(kind, people) == [.notACount]) }
    #expect(reasons(.percentage, .inheritRate).isEmpty)
    #expect(reasons(.ratio, .inheritRate, nil) == [.noData])
    #expect(reasons(.ratio, .byPopulation(population: [0, 0, 0])) == [.noPopulation])
    #expect(reasons(.ratio, .byPopulation(population: [1, -1, 5])) == [.noPopulation])
    #expect(reasons(.ratio, .byPopulation(population: [.nan, 1, 5])) == [.noPopulation])
  }

  @Test("puskesmas before kecamatan: the nearer unit's value stays")
  func twoLevels() {
    let district = districtMembership(edition)
    let values = [unitValue(.puskesmas, 0, 30, 300), unitValue(.district, 3, 80, 800)].compactMap { $0 }
    let all = keys + [district.units[0]]
    let first = spread(values, units: all, over: membership, method: .inheritRate)
    let again = spread(
      first.values + values.filter { $0.level == .district }, units: all, over: district, method: .inheritRate)
    #expect(again.values.map(\.numerator) == [30, 30, 30])
  }

  @Test("three puskesmas spread over thirty villages stay three: no test, no smoothing, no klaster, each counted once")
  func noObservations() async throws {
    let edition = squareEdition(rows: 5, columns: 6)
    let listed = areas((0..<30).map { ["A", "B", "C"][$0 / 10] })
    let membership = puskesmasMembership(edition, workingAreas: listed)
    let values = [(0, 30.0), (1, 60), (2, 150)].compactMap { unitValue(.puskesmas, $0.0, $0.1, 300) }
    let r = spread(values, units: keys, over: membership, method: .inheritRate)
    #expect(r.values.count == 30)
    let t = try table(r.values, villages: 30)
    #expect(t.notMeasuredHere.allSatisfy { $0 })
    #expect(t.crude[0] == 0.1 && t.crude[29] == 0.5)
    #expect(t.cases.allSatisfy { $0 == nil } && t.denominator.allSatisfy { $0 == nil })
    #expect(t.smoothed.allSatisfy { $0 == nil })
    #expect(t.totalCases == 240 && t.totalDenominator == 900)
    #expect(abs((t.meanOfUnits ?? 0) - 0.8 / 3) < 1e-12)
    #expect(t.meanCases == nil)
    // The interval is that of the unit's 300 children, Wilson: 0.0709 to 0.1391.
    #expect(abs((t.lower[0] ?? 0) - 0.0709) < 1e-3 && abs((t.upper[0] ?? 0) - 0.1391) < 1e-3)
    let hotspots = try juknisHotspots(t, alpha: 0.05, isPooled: false)
    #expect(hotspots.ratePValue.allSatisfy { $0 == nil } && hotspots.casesPValue.allSatisfy { $0 == nil })
    #expect(!hotspots.isRateHotspot.contains(true) && !hotspots.isCasesHotspot.contains(true))
    let options = KlasterOptions(permutations: 999, seed: 7)
    let k = try await klaster(t, edition: edition, options: options, threads: 1)
    #expect(k.giClass.allSatisfy { $0 == .noData })
  }

  @Test("apportioned counts that happen to be whole are no observations either")
  func wholeShares() throws {
    let values = [unitValue(.puskesmas, 0, 30, 300), unitValue(.puskesmas, 1, 40, 100)].compactMap { $0 }
    let r = spread(
      values, units: keys, over: membership, method: .byPopulation(population: [100, 100, 100, 50, 50, 9]))
    let t = try table(r.values)
    #expect(t.cases == [10, 10, 10, 20, 20, nil])
    #expect(t.lower.allSatisfy { $0 == nil } && t.smoothed.allSatisfy { $0 == nil })
    #expect(t.totalCases == 70 && t.totalDenominator == 400 && t.meanCases == 14)
    #expect(abs((t.meanOfUnits ?? 0) - 0.25) < 1e-12)
    let hotspots = try juknisHotspots(t, alpha: 0.05, isPooled: true)
    #expect(hotspots.casesPValue.allSatisfy { $0 == nil } && hotspots.ratePValue.allSatisfy { $0 == nil })
  }

  @Test("villages spread to do not change what is said of the measured ones", arguments: 0..<10)
  func measuredOnesStay(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let edition = squareEdition(rows: 8, columns: 8)
    let measured = (0..<64).filter { $0 % 3 != 0 }
    let own = measured.compactMap { unitValue(.village, $0, Double(random.index(below: 50)), 100) }
    let listed = areas((0..<64).map { $0 < 32 ? "A" : "B" })
    let unit = [(0, 10.0), (1, 90)].compactMap { unitValue(.puskesmas, $0.0, $0.1, 100) }
    let r = spread(
      own + unit, units: keys, over: puskesmasMembership(edition, workingAreas: listed), method: .inheritRate)
    #expect(r.values.count == 64)
    let alone = try table(own, villages: 64)
    let spread = try table(r.values, villages: 64)
    #expect(spread.meanOfUnits == alone.meanOfUnits && spread.pooled == alone.pooled)
    #expect(spread.meanCases == alone.meanCases && spread.totalDenominator == alone.totalDenominator)
    #expect(spread.smoothed == alone.smoothed)
    let a = try juknisHotspots(alone, alpha: 0.05, isPooled: false)
    let b = try juknisHotspots(spread, alpha: 0.05, isPooled: false)
    #expect(a.rateAdjusted == b.rateAdjusted && a.casesAdjusted == b.casesAdjusted)
    let options = KlasterOptions(permutations: 99, seed: 7)
    let first = try await klaster(alone, edition: edition, options: options, threads: 1)
    let second = try await klaster(spread, edition: edition, options: options, threads: 1)
    #expect(first.giP == second.giP && first.giClass == second.giClass)
  }

  @Test("a row without data never takes the place of one with data, whatever comes last")
  func noDataRows() throws {
    let values = [unitValue(.village, 0, 5, 50), unitValue(.village, 0, nil, source: "b"), unitValue(.village, 1, nil)]
      .compactMap { $0 }
    let t = try table(values)
    #expect(t.state[0] == .value && t.crude[0] == 0.1)
    #expect(t.state[1] == .noData && t.crude[1] == nil && !t.notMeasuredHere[1])
    let columns = coverageColumns(
      values, catalogue: [stunting], mainIndicators: ["stunting"], headline: "", period: nil, villages: 6)
    #expect(columns.first?.cells.map(\.percent) == [10, nil, nil, nil, nil, nil])
  }

  @Test("the coverage matrix marks spread cells and keeps no counts of inherited ones; one sex is left out")
  func coverage() throws {
    let values = [
      unitValue(.village, 1, 9, 50), unitValue(.village, 1, 1, 2, sex: .male), unitValue(.puskesmas, 0, 30, 300),
    ].compactMap { $0 }
    let r = spread(values, units: keys, over: membership, method: .inheritRate)
    let column = try #require(
      coverageColumns(
        r.values, catalogue: [stunting], mainIndicators: ["stunting"], headline: "", period: nil, villages: 6
      ).first)
    #expect(column.notMeasuredHere == [true, false, true, false, false, false])
    #expect(column.cells[0].percent == 10 && column.cells[0].numerator == nil && column.cells[0].denominator == nil)
    #expect(column.cells[1].numerator == 9)
  }
}
