import Analysis
import Geometry
import SpatialStats
import Stunting
import TestSupport
import Testing

@Suite("Spatial scan of a grid of villages")
struct ScanTableTests {
  /// A 12 x 12 grid at 20 %, a 3 x 3 block of it at 60 %.
  private func planted(per: Int = 100) throws -> (BoundaryEdition, HeadlineTable) {
    let edition = squareEdition(rows: 12, columns: 12)
    let isHigh = (0..<144).map { v in (4...6).contains(v / 12) && (4...6).contains(v % 12) }
    var generator = SeededGenerator(seed: 3)
    let cases = isHigh.map { high in Double((0..<100).count { _ in generator.uniform() < (high ? 0.6 : 0.2) }) }
    return (edition, try table(cases, [Double?](repeating: 100, count: 144), per: per))
  }

  private func table(_ cases: [Double?], _ measured: [Double?], per: Int = 100) throws -> HeadlineTable {
    var definition = stunting
    definition.per = per
    return try headlineTable(
      try stuntingValues(cases, measured), definition: definition, ageGroup: .balita,
      period: try #require(Period("2025-08")), isStandIn: false, villages: cases.count, minimumMeasured: 30)
  }

  @Test("The planted block is found, whatever the number of threads and whoever runs it")
  func block() async throws {
    let (edition, headline) = try planted()
    let options = ScanOptions(seed: 7)
    let one = try await scanTable(headline, edition: edition, options: options, threads: 1)
    for threads in [2, 8] {
      #expect(try await scanTable(headline, edition: edition, options: options, threads: threads) == one)
    }
    let points = try await scanPoints(edition, threads: 2)
    #expect(try scanTable(headline, points: points, options: options) == one)
    let first = try #require(one.clusters.first)
    #expect(first.centre == 5 * 12 + 5)
    #expect(first.villages == [52, 53, 54, 64, 65, 66, 76, 77, 78])
    #expect(first.isHigh && first.isSignificant && first.isInGiniSet && first.p == 0.001)
    // Diagonal neighbours at 11 degrees south: 0.01 degree is 1,106 m north and 1,093 m east.
    #expect(abs(first.radiusMetres - 1555) < 5)
    #expect(first.population == 900)
    #expect(one.clusterNumber[65] == 1)
    #expect(one.isHigh[65] == true)
    #expect(one.clusterNumber[0] == nil)
    #expect(one.model == .betaBinomial)
    #expect(one.simulationsUsed == 999)
    #expect(one.leftOut.isEmpty)
    #expect((one.intraclassCorrelation ?? 0) > 0.02)
    #expect(one.pointKind == "point_on_surface")
  }

  @Test("Rates per 1,000 are Poisson; so are cases above their denominator")
  func poisson() async throws {
    let (edition, headline) = try planted(per: 1000)
    let result = try await scanTable(headline, edition: edition, options: ScanOptions(), threads: 2)
    #expect(result.model == .poisson)
    #expect(result.intraclassCorrelation == nil)
    #expect(result.shown.first?.villages.contains(65) == true)
    let small = squareEdition(rows: 1, columns: 4)
    let over = try table([30, 5, 120, 8], [100, 100, 100, 100])
    #expect(try await scanTable(over, edition: small, options: ScanOptions(), threads: 1).model == .poisson)
    await #expect(throws: AnalysisError.self) {
      try await scanTable(over, edition: small, options: ScanOptions(model: .binomial), threads: 1)
    }
  }

  @Test("Villages without a value of their own are left out and said; nothing left is no cluster")
  func leftOut() async throws {
    let edition = squareEdition(rows: 1, columns: 6)
    var headline = try table([10, nil, 12, 9, 3, 30], [100, nil, 100, 100, 0, 100])
    headline.notMeasuredHere[0] = true
    let result = try await scanTable(headline, edition: edition, options: ScanOptions(), threads: 1)
    #expect(result.leftOut == [0, 1, 4])
    #expect(result.clusters.allSatisfy { $0.villages.allSatisfy { [2, 3, 5].contains($0) } })
    #expect(result.clusterNumber.count == 6)
    let none = try table([nil, nil], [nil, nil])
    let empty = try await scanTable(
      none, edition: squareEdition(rows: 1, columns: 2), options: ScanOptions(), threads: 1)
    #expect(empty.clusters.isEmpty)
    #expect(empty.leftOut == [0, 1])
  }

  @Test("Counts that are not whole are rounded, not refused")
  func fractions() async throws {
    let edition = squareEdition(rows: 1, columns: 5)
    let headline = try table([10.4, 20.6, 12, 9, 30], [100, 99.5, 100, 100, 100])
    let result = try await scanTable(headline, edition: edition, options: ScanOptions(direction: .high), threads: 1)
    #expect(result.clusters.first?.cases == result.clusters.first?.cases.rounded())
    #expect(result.clusters.allSatisfy { $0.isHigh })
  }
}
