import Stunting
import Testing

@Suite("Lokus selection")
struct LokusSelectionTests {
  private func cell(_ coverage: CoverageClass) -> IndicatorCell {
    IndicatorCell(state: .value, percent: 50, coverageClass: coverage)
  }

  private func rules(_ reading: CriteriaReading = .any, _ number: LokusNumber = .count(10)) -> LokusRules {
    LokusRules(reading: reading, number: number, averagePrevalence: 0.2, averageCases: 10)
  }

  @Test("Above average is plain greater, not greater or equal")
  func plainComparison() {
    let decisions = rules().decide([
      LokusCandidate(code: "1", prevalence: 0.2, cases: 10, cells: []),
      LokusCandidate(code: "2", prevalence: 0.2.nextUp, cases: 0, cells: []),
      LokusCandidate(code: "3", prevalence: 0, cases: 10.5, cells: []),
    ])
    #expect(decisions.map(\.qualifies) == [false, true, true])
  }

  @Test("Exactly half of the indicators lacking does not meet criterion 3")
  func half() {
    let two = CoverageCriterion(cells: [cell(.rendah), cell(.memadai)])
    #expect(two.met == false)
    let three = CoverageCriterion(cells: [cell(.rendah), cell(.sangatRendah), cell(.hampirMemadai)])
    #expect(three.met == true)
  }

  @Test("No data and no target population are different things")
  func missing() {
    let c = CoverageCriterion(cells: [cell(.rendah), cell(.memadai), .noData, IndicatorCell(state: .noTarget)])
    #expect(c.noData == 1)
    #expect(c.noTarget == 1)
    #expect(c.met == false)
    #expect(c.metIfMissingLacking)
    #expect(!c.metIfMissingAdequate)
    #expect(c.dependsOnMissing)
    #expect(CoverageCriterion(cells: [.noData]).met == nil)
  }

  @Test("Priority: lacking, then prevalence, then cases, then code; no data last")
  func priority() {
    let candidates = [
      LokusCandidate(code: "d", prevalence: 0.5, cases: 20, cells: []),
      LokusCandidate(code: "b", prevalence: 0.5, cases: 20, cells: []),
      LokusCandidate(code: "a", prevalence: 0.3, cases: 90, cells: []),
      LokusCandidate(code: "c", prevalence: nil, cases: 90, cells: []),
      LokusCandidate(code: "e", prevalence: 0.21, cases: 1, cells: [cell(.rendah)]),
    ]
    let decisions = rules(.any, .count(2)).decide(candidates)
    #expect(decisions.map(\.priority) == [3, 2, 4, 5, 1])
    #expect(decisions.map(\.selected) == [false, true, false, false, true])
  }

  @Test("All criteria must be known to be met under AND")
  func allReading() {
    let known = LokusCandidate(code: "1", prevalence: 0.3, cases: 11, cells: [cell(.rendah)])
    let unknown = LokusCandidate(code: "2", prevalence: 0.3, cases: 11, cells: [.noData])
    #expect(rules(.all).decide([known, unknown]).map(\.qualifies) == [true, false])
  }

  @Test(
    "Proportions round up and stay within the villages",
    arguments: [(0.1, 155, 16), (0.0, 155, 0), (2.0, 3, 3), (.nan, 9, 0)])
  func proportions(share: Double, villages: Int, expected: Int) {
    #expect(LokusNumber.proportion(share).number(of: villages) == expected)
  }

  @Test("The order of the villages does not change who is chosen", arguments: 1...20)
  func orderDoesNotMatter(seed: Int) {
    var state = UInt64(seed)
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    let candidates = (0..<40).map { i in
      LokusCandidate(
        code: "\(i)", prevalence: next() < 0.1 ? nil : next() / 2, cases: (next() * 20).rounded(),
        cells: next() < 0.5 ? [cell(.rendah)] : [cell(.memadai)])
    }
    let chosen = Set(zip(candidates, rules().decide(candidates)).filter { $0.1.selected }.map(\.0.code))
    let turned = Array(candidates.reversed())
    let chosenTurned = Set(zip(turned, rules().decide(turned)).filter { $0.1.selected }.map(\.0.code))
    #expect(chosen == chosenTurned)
  }
}
