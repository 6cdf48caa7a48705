import Analysis
import Stunting
import TestSupport
import Testing

@Suite("Data quality: nothing is lost")
struct QualityReconciliationTests {
  @Test("every record set aside, asked or found stands in exactly one item", arguments: 1...30)
  func reconciles(seed: UInt64) {
    var g = SeededGenerator(seed: seed)
    let input = randomInput(&g)
    let report = qualityReport(input)
    var setAside = 0
    var asked: Set<String> = []
    var findings = 0
    var computed = 0
    for item in report.mendList {
      switch item.problem {
      case .setAside: setAside += item.records.count
      case .question:
        for record in item.records { #expect(asked.insert("\(item.sourceID) \(record.row ?? -1)").inserted) }
      case .finding: findings += item.records.count
      case .rule, .surveyDiffers: computed += item.records.count
      }
    }
    #expect(setAside == input.setAside.count { $0.reason != .asked })
    #expect(asked == expectedAsked(input))
    #expect(findings == input.findings.count)
    #expect(report.totals.setAside == setAside && report.totals.asked == asked.count)
    #expect(report.totals.findings == findings && report.totals.computed == computed)
    #expect(rowsByReason(report) == rowsByReason(input))
  }

  @Test("the same input gives the same report; the order of the records changes no count", arguments: 1...10)
  func sameAnswer(seed: UInt64) {
    var g = SeededGenerator(seed: seed)
    var input = randomInput(&g)
    let report = qualityReport(input)
    #expect(qualityReport(input) == report)
    input.values.reverse()
    input.setAside.reverse()
    input.findings.reverse()
    let reversed = qualityReport(input)
    #expect(reversed.totals == report.totals && reversed.sources == report.sources)
    #expect(reversed.mendList.map(\.problem) == report.mendList.map(\.problem))
    #expect(reversed.mendList.map(\.records.count) == report.mendList.map(\.records.count))
  }

  @Test("parts never exceed wholes, classes follow the cuts", arguments: 1...10)
  func measures(seed: UInt64) {
    var g = SeededGenerator(seed: seed)
    let report = qualityReport(randomInput(&g))
    let scopes = report.sources.map(\.whole) + report.sources.flatMap(\.districts) + report.sectors
    for dimension in scopes.flatMap(\.dimensions) {
      #expect(dimension.qualityClass == dimension.measures.map(\.qualityClass).max() ?? .notAssessed)
      for m in dimension.measures {
        #expect(m.whole > 0 && m.part >= 0 && (m.part <= m.whole || m.rule == .measuredShare))
        #expect(!(m.isFew && m.qualityClass == .poor))
      }
    }
  }

  private func expectedAsked(_ input: QualityInput) -> Set<String> {
    var all = Set(input.setAside.filter { $0.reason == .asked }.map { "\($0.sourceID) \($0.row)" })
    for question in input.questions { for row in question.rows { all.insert("\(question.sourceID) \(row)") } }
    return all
  }

  private func rowsByReason(_ report: QualityReport) -> [String: [Int]] {
    var rows: [String: [Int]] = [:]
    for item in report.mendList {
      guard case .setAside(let reason) = item.problem else { continue }
      rows[item.sourceID + reason.rawValue, default: []] += item.records.map { $0.row ?? -1 }
    }
    return rows.mapValues { $0.sorted() }
  }

  private func rowsByReason(_ input: QualityInput) -> [String: [Int]] {
    Dictionary(grouping: input.setAside.filter { $0.reason != .asked }) { $0.sourceID + $0.reason.rawValue }
      .mapValues { $0.map(\.row).sorted() }
  }

  private func randomInput(_ g: inout SeededGenerator) -> QualityInput {
    var world = QualityWorld(districts: 3, villages: 6)
    let sources = ["a", "b", "c"]
    for v in 0..<18 where g.index(below: 5) > 0 {
      for period in ["2023-08", "2024-08"] {
        let n = 20 + g.index(below: 100)
        world.add("stunting", village: v, period, g.index(below: n), n, source: sources[g.index(below: 2)])
        world.add("penimbangan", village: v, period, n, n + g.index(below: 60), source: "b")
      }
    }
    for source in sources { world.addImport(source, read: 40, accepted: 30, setAside: 8, asked: 2) }
    for v in 0..<18 where g.index(below: 3) > 0 {
      let name = "Melati \(v % 4)"
      world.input.workingAreas.append(
        WorkingArea(
          puskesmas: UnitKey(level: .puskesmas, name: name), village: v, how: .listed, sourceID: "wk", sourceRow: v))
    }
    addRecords(&world, sources, &g)
    return world.input
  }

  private func addRecords(_ world: inout QualityWorld, _ sources: [String], _ g: inout SeededGenerator) {
    let (reasons, kinds) = (SetAsideReason.allCases, FindingKind.allCases)
    for _ in 0..<g.index(below: 120) {
      let code =
        g.index(below: 3) == 0 ? nil : g.index(below: 4) == 0 ? "99.99.99.9999" : world.code(g.index(below: 18))
      world.input.setAside.append(
        SetAside(
          sourceID: sources[g.index(below: 3)], row: g.index(below: 40) + 1, code: code,
          reason: reasons[g.index(below: reasons.count)], wholeRecord: g.index(below: 2) == 0))
    }
    for _ in 0..<g.index(below: 120) {
      world.input.findings.append(
        ImportFinding(
          sourceID: sources[g.index(below: 3)], row: g.index(below: 2) == 0 ? nil : g.index(below: 40) + 1,
          kind: kinds[g.index(below: kinds.count)], code: g.index(below: 2) == 0 ? nil : world.code(g.index(below: 18)),
          detail: g.index(below: 8) == 0 ? "+12" : ""))
    }
    for q in 0..<g.index(below: 5) {
      let rows = (0..<1 + g.index(below: 6)).map { _ in g.index(below: 40) + 1 }
      world.input.questions.append(
        PlaceQuestion(
          sourceID: sources[g.index(below: 3)], level: .village, name: "Nama \(q)", districtName: "KECAMATAN \(q)",
          code: "", rows: Array(Set(rows)).sorted(), candidates: []))
    }
  }
}
