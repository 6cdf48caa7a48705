import Analysis
import Geometry
import Stunting
import TestSupport
import Testing

@Suite("Klaster of a grid of villages")
struct KlasterTests {
  private let options = KlasterOptions(alpha: 0.05, permutations: 9999, seed: 7, toleranceMetres: 1, joinsIslands: true)

  /// A 12 x 12 grid at 20 %, a 3 x 3 block of it at 60 %.
  private func planted() throws -> (BoundaryEdition, HeadlineTable) {
    let edition = squareEdition(rows: 12, columns: 12)
    let isHigh = (0..<144).map { v in (4...6).contains(v / 12) && (4...6).contains(v % 12) }
    var generator = SeededGenerator(seed: 3)
    let cases = isHigh.map { high in Double((0..<100).count { _ in generator.uniform() < (high ? 0.6 : 0.2) }) }
    let values = try stuntingValues(cases, [Double?](repeating: 100, count: 144))
    let period = try #require(Period("2025-08"))
    return (
      edition,
      try headlineTable(
        values, definition: stunting, ageGroup: .balita, period: period, isStandIn: false, villages: 144,
        minimumMeasured: 30)
    )
  }

  @Test("The planted block is one high klaster, whatever the number of threads")
  func block() async throws {
    let (edition, headline) = try planted()
    let neighbours = try await villageNeighbours(edition, toleranceMetres: 1, threads: 2)
    #expect(neighbours.neighbours(of: 13).count == 8)
    let one = try await klaster(headline, edition: edition, neighbours: neighbours, options: options, threads: 1)
    let many = try await klaster(headline, edition: edition, neighbours: neighbours, options: options, threads: 4)
    #expect(one.giP == many.giP)
    #expect(one.moranP == many.moranP)
    let centre = 5 * 12 + 5
    #expect(one.giClass[centre] == .high99)
    #expect(one.klasterNumber[centre] == 1)
    #expect(one.moranQuadrant[centre] == .highHigh)
    #expect(one.giClass[0] == .notSignificant)
  }

  @Test("A village without a value leaves the weights; one left alone is joined to the nearest or says so")
  func islands() async throws {
    let edition = squareEdition(rows: 1, columns: 6)
    let values = try stuntingValues([10, nil, 12, 9, nil, 30], [100, nil, 100, 100, nil, 100])
    let headline = try headlineTable(
      values, definition: stunting, ageGroup: .balita, period: try #require(Period("2025-08")), isStandIn: false,
      villages: 6, minimumMeasured: 30)
    let neighbours = try await villageNeighbours(edition, toleranceMetres: 1, threads: 1)
    let joined = try await klaster(headline, edition: edition, neighbours: neighbours, options: options, threads: 1)
    #expect(joined.isJoinedIsland == [true, false, false, false, false, true])
    #expect(joined.giClass[1] == .noData)
    var alone = options
    alone.joinsIslands = false
    let apart = try await klaster(headline, edition: edition, neighbours: neighbours, options: alone, threads: 1)
    #expect(apart.giClass[0] == .noNeighbours)
    #expect(apart.giP[0] == nil)
  }
}
