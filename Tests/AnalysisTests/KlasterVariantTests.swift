import Analysis
import SpatialStats
import Stunting
import TestSupport
import Testing

@Suite("Klaster against a coverage, and under other ways of working")
struct KlasterVariantTests {
  private let options = KlasterOptions(permutations: 9_999, seed: 7, inference: .permutation)

  private func headline(_ share: (Int) -> Double, measured: Double = 100, seed: UInt64 = 5) throws -> HeadlineTable {
    var generator = SeededGenerator(seed: seed)
    let cases = (0..<144).map { v in Double((0..<Int(measured)).count { _ in generator.uniform() < share(v) }) }
    return try headlineTable(
      stuntingValues(cases, [Double?](repeating: measured, count: 144)), definition: stunting, ageGroup: .balita,
      period: try #require(Period("2025-08")), isStandIn: false, villages: 144, minimumMeasured: 30)
  }

  private func isBlock(_ v: Int) -> Bool { (4...6).contains(v / 12) && (4...6).contains(v % 12) }

  @Test("High prevalence among low coverage is found, a village without coverage takes no part")
  func againstCoverage() async throws {
    let edition = squareEdition(rows: 12, columns: 12)
    let table = try headline { isBlock($0) ? 0.6 : 0.2 }
    var coverage = (0..<144).map { v -> Double? in (isBlock(v) ? 20 : 80) + Double(v * 37 % 11) }
    coverage[0] = nil
    let found = try await bivariateKlaster(table, coverage: coverage, edition: edition, options: options, threads: 2)
    let centre = 5 * 12 + 5
    #expect(found.tested == 143)
    #expect(found.classes[centre] == .highLow && found.level[centre] == .percent99)
    #expect((found.i[centre] ?? 0) < 0)
    #expect(found.classes[0] == .noData && found.p[0] == nil)
    let again = try await bivariateKlaster(table, coverage: coverage, edition: edition, options: options, threads: 8)
    #expect(again == found)
    let short = try await bivariateKlaster(table, coverage: [.nan, 1], edition: edition, options: options, threads: 1)
    #expect(short.tested == 1 && short.classes.allSatisfy { $0 == .noData })
    let flat = try await bivariateKlaster(
      table, coverage: [Double?](repeating: 50, count: 144), edition: edition, options: options, threads: 1)
    #expect(flat.classes.allSatisfy { $0 == .notSignificant } && flat.p.allSatisfy { $0 == nil })
  }

  @Test("Sensitivity lists what each variant changes; the same again changes nothing")
  func sensitivityRows() async throws {
    let edition = squareEdition(rows: 12, columns: 12)
    let table = try headline { isBlock($0) ? 0.45 : 0.2 }
    let base = try await klaster(table, edition: edition, options: options, threads: 2)
    let other = try headline({ isBlock($0) ? 0.3 : 0.2 }, measured: 50, seed: 9)
    let found = try await sensitivity(
      base, table, edition: edition, options: options,
      variants: [.rule(.queen)] + SensitivityVariant.usual + [.denominator(name: "registered", other)], threads: 2)
    #expect(found.method == .giStar)
    #expect(found.rows.map(\.variant) == ["queen", "rook", "knn:8", "queen:2", "0 m", "10 m", "registered"])
    #expect(found.rows[0].changedClass.isEmpty && found.rows[0].changedSign.isEmpty)
    for row in found.rows {
      #expect(row.compared == 144)
      #expect(row.significantBefore == (0..<144).count { base.giSign($0) != nil })
      #expect(row.changedSign.count >= abs(row.significantAfter - row.significantBefore))
    }
    #expect(!(found.rows.last?.changedClass.isEmpty ?? true))
  }
}
