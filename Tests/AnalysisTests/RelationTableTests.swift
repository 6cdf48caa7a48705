import Analysis
import SpatialStats
import Stunting
import TestSupport
import Testing

@Suite("Prevalence against coverage")
struct RelationTableTests {
  private let side = 8

  private func definition(_ key: String, _ direction: Direction = .higherIsBetter, target: Double? = 90)
    -> IndicatorDefinition
  {
    IndicatorDefinition(
      key: key, number: nil, nameIndonesian: key, nameEnglish: key, essential: true, level: .people,
      direction: direction, kind: .ratio, per: 100,
      target: target.map { IndicatorTarget(percent: $0, year: 2024, source: "uji", status: .usulan) }, sector: "",
      source: "")
  }

  /// Percentages of one indicator; nil is no data.
  private func column(_ definition: IndicatorDefinition, _ percents: [Double?], spread: Set<Int> = [])
    -> CoverageColumn
  {
    let cells = percents.map { percent -> IndicatorCell in
      guard let percent else { return .noData }
      let attainment = definition.effectiveTarget.flatMap {
        CoverageClass.attainment(percent: percent, target: $0.percent, direction: definition.direction)
      }
      return IndicatorCell(
        state: .value, percent: percent, coverageClass: attainment.map { CoverageClass(attainment: $0) })
    }
    return CoverageColumn(
      definition: definition, period: nil, isMain: true, cells: cells,
      categories: [String?](repeating: nil, count: percents.count),
      notMeasuredHere: percents.indices.map { spread.contains($0) })
  }

  private func headline(_ cases: [Double?]) throws -> HeadlineTable {
    try headlineTable(
      try stuntingValues(cases, cases.map { $0.map { _ in 100 } }), definition: stunting, ageGroup: .balita,
      period: try #require(Period("2025-08")), isStandIn: false, villages: cases.count, minimumMeasured: 30)
  }

  private func table(
    _ cases: [Double?], _ columns: [CoverageColumn], options: RelationOptions = RelationOptions(), threads: Int = 2
  ) async throws -> RelationTable {
    let t = try headline(cases)
    return try await relationTable(
      headline: t, columns: columns, edition: squareEdition(rows: side, columns: side), hotspots: nil,
      average: t.meanOfUnits, options: options, threads: threads)
  }

  private func random(_ seed: UInt64, _ range: ClosedRange<Double>) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return (0..<side * side).map { _ in generator.uniform(in: range) }
  }

  @Test("Directions follow the catalogue")
  func directions() async throws {
    let base = random(1, 0...1)
    let noise = random(2, -0.15...0.15)
    let cases = base.map { (10 + 40 * $0).rounded() }
    let falling = zip(base, noise).map { 90 - 60 * ($0 + $1) }
    let rising = falling.map { 110 - $0 }
    let found = try await table(
      cases,
      [
        column(definition("tablet"), falling), column(definition("unmet", .lowerIsBetter), falling),
        column(definition("kehamilan", .lowerIsBetter), rising), column(definition("lain", .none), falling),
        column(definition("acak"), random(77, 20...100)), column(definition("tetap"), base.map { _ in 50 }),
      ])
    #expect(
      found.rows.map(\.finding)
        == [.asExpected, .againstExpectation, .asExpected, .related, .notSignificant, .noVariation])
    #expect(found.rows.map(\.expected) == [.negative, .positive, .positive, .none, .negative, .negative])
    let first = found.rows[0]
    #expect(first.villages == 64 && first.leftOut.total == 0)
    #expect((first.spearman?.r ?? 0) < -0.8 && (first.spearmanAdjusted ?? 1) >= (first.spearman?.p ?? 0))
    #expect(found.rows[5].spearmanAdjusted == nil)
  }

  @Test("Villages without a value of their own are left out and counted")
  func leftOut() async throws {
    var cases = random(3, 5...45).map { Optional($0.rounded()) }
    var coverage = random(4, 20...100).map(Optional.init)
    cases[0] = nil
    cases[1] = nil
    coverage[1] = nil
    coverage[2] = nil
    let found = try await table(cases, [column(definition("a"), coverage, spread: [3, 4])]).rows[0]
    #expect(found.villages == 64 - 5)
    #expect(found.leftOut.withoutPrevalence == 2 && found.leftOut.withoutCoverage == 1)
    #expect(found.leftOut.coverageNotMeasuredHere == 2)
    #expect(found.map.noDataCount == 5 && found.map.counts.reduce(0, +) == 59)
    let few = try await table(
      cases, [column(definition("a"), coverage.enumerated().map { $0.offset < 12 ? $0.element : nil })])
    #expect(few.rows[0].finding == .tooFewVillages && few.rows[0].spearman == nil)
  }

  @Test("Classes of the bivariate map by hand")
  func bivariate() throws {
    let t = try headline([10, 20, 30, 40, 50, 60])
    let map = bivariateMap(t, column(definition("a"), [90, 67.5, 67.4, 100, nil, 80]), scheme: .norms)
    #expect(map.scheme == .norms && map.coverage == nil)
    #expect(
      map.classes.map { $0?.key } == ["low_high", "low_middle", "middle_low", "middle_high", nil, "high_middle"])
    let percents: [Double?] = [1, 2, 3, 4, 5, 6]
    let terciles = bivariateMap(t, column(definition("a", target: nil), percents), scheme: .norms)
    #expect(terciles.scheme == .terciles)
    #expect(
      terciles.classes.map { $0?.key }
        == ["low_low", "low_low", "middle_middle", "middle_middle", "high_high", "high_high"])
    let lower = bivariateMap(t, column(definition("a", .lowerIsBetter), percents), scheme: .terciles)
    #expect(lower.classes.first??.key == "low_high" && lower.classes.last??.key == "high_low")
    #expect(BivariateClass.all.count == 9 && Set(BivariateClass.all.map(\.key)).count == 9)
  }

  @Test("Programmes complete and prevalence high, by hand")
  func complete() throws {
    // Average 30. Village: 0 complete and high, 1 complete and low, 2 one lacking, 3 too few known, 4 high and full,
    // 5 without prevalence.
    var t = try headline([40, 10, 45, 50, 35, nil])
    t.meanOfUnits = 0.3
    let a = column(definition("a"), [80, 95, 95, 95, 95, 95])
    let b = column(definition("b"), [95, 95, 40, nil, 95, 95])
    let c = column(definition("c", .lowerIsBetter, target: 10), [9, 9, 9, nil, 10, 9])
    let d = column(definition("d"), [nil, 95, 95, 95, 95, 95], spread: [3])
    let found = completeYetHigh(t, columns: [a, b, c, d], hotspots: nil, average: 0.3, rule: CompletenessRule())
    #expect(found.villages.map(\.village) == [0, 4])
    #expect(found.judged == 4 && found.withoutPrevalence == 1 && found.tooFewKnown == 1 && found.complete == 3)
    let first = found.villages[0]
    #expect(first.full == 2 && first.nearly == 1 && first.unknown == ["d"] && !first.isFull)
    #expect(first.weakest?.indicator == "a" && first.weakest?.percent == 80)
    #expect(first.isSignificant == nil && !first.isUnstable && first.prevalence == 0.4)
    #expect(found.villages[1].isFull && found.villages[1].known == 4)
    let strict = completeYetHigh(
      t, columns: [a, b, c, d], hotspots: nil, average: 0.3, rule: CompletenessRule(lowestClass: .memadai))
    #expect(strict.villages.map(\.village) == [4])
    #expect(
      completeYetHigh(t, columns: [], hotspots: nil, average: 0.3, rule: CompletenessRule()).villages.isEmpty)
    #expect(
      completeYetHigh(t, columns: [a], hotspots: nil, average: nil, rule: CompletenessRule()).villages.isEmpty)
  }

  @Test("Significant villages come first")
  func significantFirst() throws {
    let t = try headline([40, 50, 45, 10])
    let columns = ["a", "b", "c"].map { column(definition($0), [95, 95, 95, 95]) }
    let hotspots = HotspotTable(
      alpha: 0.05, referenceRate: [], referenceCases: [], ratePValue: [], rateAdjusted: [0.01, 0.2, nil, 1],
      casesPValue: [], casesAdjusted: [], rateModel: "binomial", casesModel: "poisson", detectableDifference: [],
      dependsOnAverage: [])
    let found = completeYetHigh(
      t, columns: columns, hotspots: hotspots, average: 0.3, rule: CompletenessRule())
    #expect(found.villages.map(\.village) == [0, 1, 2])
    #expect(found.villages.map(\.isSignificant) == [true, false, nil])
  }

  @Test("The same bytes with any number of threads")
  func threads() async throws {
    let cases = random(5, 5...45).map { $0.rounded() }
    let columns = [column(definition("a"), random(6, 20...100)), column(definition("b"), random(7, 20...100))]
    for weighs in [false, true] {
      let options = RelationOptions(weighsByDenominator: weighs)
      let one = try await table(cases, columns, options: options, threads: 1).rows
      let many = try await table(cases, columns, options: options, threads: 8).rows
      #expect(one.map(\.spearman) == many.map(\.spearman) && one.map(\.pearson) == many.map(\.pearson))
      #expect(one.map(\.spearmanAdjusted) == many.map(\.spearmanAdjusted))
    }
  }

  @Test("Empty and ill-fitting input does not crash")
  func hostile() async throws {
    #expect(try await table([Double?](repeating: nil, count: 64), []).rows.isEmpty)
    let none = try await table(
      [Double?](repeating: nil, count: 64), [column(definition("a"), random(8, 0...100))])
    #expect(none.rows[0].finding == .tooFewVillages && none.rows[0].leftOut.withoutPrevalence == 64)
    let short = try await table(random(9, 5...40), [column(definition("a"), [1, 2, 3])])
    #expect(short.rows.isEmpty && short.completeYetHigh.mainIndicators == 0)
    let infinite = try await table(
      random(10, 5...40).map { $0.rounded() }, [column(definition("a"), random(8, 0...1).map { _ in .infinity })])
    #expect(infinite.rows[0].leftOut.withoutCoverage == 64)
  }
}
