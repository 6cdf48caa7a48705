import Analysis
import Geometry
import SpatialStats
import Stunting
import TestSupport
import Testing

@Suite("Klaster of a grid of villages")
struct KlasterTests {
  private let options = KlasterOptions(permutations: 9_999, seed: 7, inference: .permutation)

  /// A 12 x 12 grid at 20 %, a 3 x 3 block of it at 60 %.
  private func planted() throws -> (BoundaryEdition, HeadlineTable) {
    let isHigh = (0..<144).map { v in (4...6).contains(v / 12) && (4...6).contains(v % 12) }
    var generator = SeededGenerator(seed: 3)
    let cases = isHigh.map { high in Double((0..<100).count { _ in generator.uniform() < (high ? 0.6 : 0.2) }) }
    return (squareEdition(rows: 12, columns: 12), try headline(cases, [Double?](repeating: 100, count: 144)))
  }

  private func headline(_ cases: [Double?], _ measured: [Double?]) throws -> HeadlineTable {
    try headlineTable(
      stuntingValues(cases, measured), definition: stunting, ageGroup: .balita,
      period: try #require(Period("2025-08")), isStandIn: false, villages: cases.count, minimumMeasured: 30)
  }

  private let centre = 5 * 12 + 5

  @Test("The planted block is one high klaster", arguments: KlasterInference.allCases)
  func block(inference: KlasterInference) async throws {
    let (edition, headline) = try planted()
    var options = options
    options.inference = inference
    let found = try await klaster(headline, edition: edition, options: options, threads: 2)
    #expect(found.giClass[centre] == .high99)
    #expect(found.klasterNumber[centre] == 1)
    #expect(found.moranQuadrant[centre] == .highHigh)
    #expect(found.giClass[0] == .notSignificant)
    #expect(found.inference == inference && found.rule == "queen" && found.islandPolicy == "nearest")
  }

  @Test("The same for 1, 2 and 8 threads", arguments: KlasterInference.allCases)
  func threads(inference: KlasterInference) async throws {
    let (edition, headline) = try planted()
    var options = options
    options.inference = inference
    let one = try await klaster(headline, edition: edition, options: options, threads: 1)
    for threads in [2, 8] {
      let many = try await klaster(headline, edition: edition, options: options, threads: threads)
      #expect(one.giP == many.giP && one.giDraws == many.giDraws && one.giClass == many.giClass)
      #expect(one.moranP == many.moranP && one.moranDraws == many.moranDraws && one.moranClass == many.moranClass)
      #expect(one.klasterNumber == many.klasterNumber && one.consistency == many.consistency)
    }
  }

  @Test("Local Moran says its class and level, and can be the headline method")
  func localMoran() async throws {
    let (edition, headline) = try planted()
    var options = options
    options.headline = .localMoran
    let found = try await klaster(headline, edition: edition, options: options, threads: 2)
    #expect(found.moranClass[centre] == .highHigh)
    #expect(found.moranLevel[centre] == .percent99)
    #expect(found.klasterNumber[centre] == 1)
    for v in 0..<144 {
      #expect((found.klasterNumber[v] != nil) == (found.moranSign(v) != nil))
      #expect((found.moranClass[v] == .notSignificant) == (found.moranLevel[v] == nil))
    }
  }

  @Test("Adaptive and full runs give the same classes, the adaptive one from fewer draws")
  func adaptive() async throws {
    let (edition, headline) = try planted()
    var full = options
    full.risk = nil
    let a = try await klaster(headline, edition: edition, options: options, threads: 2)
    let b = try await klaster(headline, edition: edition, options: full, threads: 2)
    #expect(a.giClass == b.giClass && a.moranClass == b.moranClass && a.moranLevel == b.moranLevel)
    let draws = { (table: KlasterTable) in table.giDraws.reduce(0) { $0 + ($1 ?? 0) } }
    #expect(draws(a) < draws(b) / 2)
  }

  @Test("Methods are compared village by village, a scan among them when there is one")
  func consistency() async throws {
    let (edition, headline) = try planted()
    var scan = [KlasterSign?](repeating: nil, count: 144)
    scan[centre] = .high
    scan[0] = .low
    let found = try await klaster(headline, edition: edition, options: options, scan: scan, threads: 2)
    let c = found.consistency
    #expect(c.methods == 3)
    #expect(c.callers(centre, .high) == [.giStar, .localMoran, .scan])
    #expect(c.callers(0, .low) == [.scan])
    #expect(c.summary.agreed == 1)
    #expect(c.summary.called == (0..<144).count { !c.callers($0, .high).isEmpty || !c.callers($0, .low).isEmpty })
    #expect(c.tally(.high).reduce(0, +) + c.tally(.low).reduce(0, +) >= c.summary.called)
    let alone = try await klaster(headline, edition: edition, options: options, threads: 2)
    #expect(alone.consistency.methods == 2 && alone.consistency.scan == nil)
    var byScan = options
    byScan.headline = .scan
    let scanned = try await klaster(headline, edition: edition, options: byScan, scan: scan, threads: 2)
    #expect(scanned.klasterNumber[centre] == 1 && scanned.klasterNumber[0] == 2)
    #expect(scanned.klasterNumber.compactMap { $0 }.count == 2)
  }

  @Test("A village without a value leaves the weights; one left alone is joined to the nearest or says so")
  func islands() async throws {
    let edition = squareEdition(rows: 1, columns: 6)
    let headline = try headline([10, nil, 12, 9, nil, 30], [100, nil, 100, 100, nil, 20 + 80])
    let joined = try await klaster(headline, edition: edition, options: options, threads: 1)
    #expect(joined.isJoinedIsland == [true, false, false, false, false, true])
    #expect(joined.giClass[1] == .noData && joined.moranClass[1] == .noData)
    var alone = options
    alone.neighbours.joinsIslands = false
    let apart = try await klaster(headline, edition: edition, options: alone, threads: 1)
    #expect(apart.giClass[0] == .noNeighbours && apart.moranClass[0] == .noNeighbours)
    #expect(apart.giP[0] == nil && apart.giZ[0] == nil && apart.islandPolicy == "none")
  }

  @Test(
    "Few measured is flagged, and tables without anything to find are no error", arguments: KlasterInference.allCases)
  func hostile(inference: KlasterInference) async throws {
    var options = options
    options.inference = inference
    let edition = squareEdition(rows: 2, columns: 3)
    let none = [Double?](repeating: nil, count: 6)
    let tables: [([Double?], [Double?])] = [
      (none, none), ([1, 2, nil, nil, nil, nil], [10, 10, nil, nil, nil, nil]),
      ([0, 0, 0, 0, 0, 0], [10, 40, 10, 10, 10, 10]), ([5, 5, 5, 5, 5, 5], [5, 5, 5, 5, 5, 5]),
      ([5, 5, 5, 5, 5, 5], [0, 0, 0, 0, 0, 0]),
    ]
    for (cases, measured) in tables {
      let found = try await klaster(headline(cases, measured), edition: edition, options: options, threads: 1)
      #expect(found.count == 6 && found.klasterNumber == [Int?](repeating: nil, count: 6))
      #expect(found.giAdjusted.allSatisfy { ($0 ?? 1) <= 1 })
    }
    let uneven = try headline([1, 2, 3, 4, 5, 0], [1, 1e9, 30, 30, 30, 30])
    let found = try await klaster(uneven, edition: edition, options: options, threads: 1)
    // The two villages in the middle have all others as neighbours, so there is nothing to compare them with.
    #expect(found.giZ.map { $0 == nil } == [false, true, false, false, true, false])
    let flagged = try await klaster(
      headline([1, 8, 2, 2, 2, 3], [10, 40, 10, 10, 10, 10]), edition: edition, options: options, threads: 1)
    #expect(flagged.isUnstable == [true, false, true, true, true, true])
    let empty = try await klaster(
      headline([], []), edition: squareEdition(rows: 0, columns: 0), options: options, threads: 1)
    #expect(empty.count == 0)
    options.permutations = 0
    let (block, rates) = try planted()
    await #expect(throws: AnalysisError.self) {
      try await klaster(rates, edition: block, options: options, threads: 1)
    }
  }

  @Test("Groups: high before low, larger first, a link in one direction connects")
  func groups() throws {
    let weights = try Weights(lists: [[1], [], [3], [4], [], [], []])
    let numbers = klasterNumbers([.high, .high, .high, .high, .high, .low, nil], weights: weights)
    #expect(numbers == [2, 2, 1, 1, 1, 3, nil])
  }
}
