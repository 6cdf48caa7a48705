import Analysis
import Geometry
import SpatialStats
import Stunting
import TestSupport
import Testing

@Suite("Neighbours of villages by every rule")
struct NeighbourhoodTests {
  private func lists(_ n: Neighbourhood) -> [[Int]] {
    (0..<n.weights.count).map { unit in n.weights.links(of: unit).map { Int(n.weights.neighbours[$0]) } }
  }

  private func built(
    _ edition: BoundaryEdition, _ rule: NeighbourRule, tolerance: Double = 1, joins: Bool = false, units: [Int]? = nil,
    threads: Int = 1
  ) async throws -> Neighbourhood {
    try await neighbourhood(
      edition: edition, options: NeighbourOptions(rule: rule, toleranceMetres: tolerance, joinsIslands: joins),
      units: units, threads: threads)
  }

  /// Five rows of five squares whose corners are equal to the last bit.
  private func exactGrid() -> BoundaryEdition {
    let edition = squareEdition(rows: 5, columns: 5)
    let set = edition.polygons.planar
    let exact = set.replacingCoordinates(
      x: set.x.map { ($0 * 100).rounded() / 100 }, y: set.y.map { ($0 * 100).rounded() / 100 })
    return BoundaryEdition(id: edition.id, villages: edition.villages, polygons: LonLatPolygons(exact ?? set))
  }

  @Test("On a grid queen, rook and their orders are those of a chess board", arguments: [0, 1] as [Double])
  func grid(tolerance: Double) async throws {
    let edition = exactGrid()
    func expected(_ isNear: (Int, Int) -> Bool) -> [[Int]] {
      (0..<25).map { a in
        (0..<25).filter { b in a != b && isNear(abs(a / 5 - b / 5), abs(a % 5 - b % 5)) }
      }
    }
    #expect(lists(try await built(edition, .queen, tolerance: tolerance)) == expected { max($0, $1) == 1 })
    #expect(lists(try await built(edition, .rook, tolerance: tolerance)) == expected { $0 + $1 == 1 })
    let upTo = try await built(edition, .queenOrder(2, withLower: true), tolerance: tolerance)
    #expect(lists(upTo) == expected { max($0, $1) <= 2 })
    let only = try await built(edition, .rookOrder(3, withLower: false), tolerance: tolerance)
    #expect(lists(only) == expected { $0 + $1 == 3 })
    #expect(only.weights.style == .binary)
    #expect(upTo.summary.asymmetricPairs == 0)
  }

  @Test("By distance: nearest, band, inverse distance and kernels weigh what their formulas say")
  func distances() async throws {
    let edition = squareEdition(rows: 1, columns: 4)
    // About 1,093 m from one to the next at 11 degrees south.
    #expect(lists(try await built(edition, .nearest(3))) == [[1, 2, 3], [0, 2, 3], [0, 1, 3], [0, 1, 2]])
    let nearest = lists(try await built(edition, .nearest(1)))
    #expect(nearest[0] == [1] && nearest[3] == [2] && nearest.allSatisfy { $0.count == 1 })
    #expect(lists(try await built(edition, .band(metres: 1200))) == [[1], [0, 2], [1, 3], [2]])
    let inverse = try await built(edition, .inverseDistance(metres: 2300, power: 1)).weights
    #expect(isClose(inverse.value(from: 0, to: 1), 2 * inverse.value(from: 0, to: 2), relative: 1e-4))
    #expect(isClose(1 / inverse.value(from: 0, to: 1), 1093, relative: 1e-3))
    let kernel = try await built(edition, .kernel(.quadratic, .fixed(2000)))
    #expect(kernel.selfWeight == 0.75)
    #expect(kernel.weights.value(from: 1, to: 1) == 0)
    #expect(isClose(kernel.weights.value(from: 1, to: 2), 0.75 * (1 - 0.2987), relative: 1e-3))
    #expect(lists(try await built(edition, .kernel(.triangular, .nearest(2)))).allSatisfy { $0.count == 2 })
  }

  @Test("A village without a value leaves before neighbours are looked for")
  func units() async throws {
    let edition = squareEdition(rows: 1, columns: 6)
    let units = [0, 1, 3, 4, 5]
    let queen = try await built(edition, .queen, units: units + [1, 99, -1])
    #expect(queen.villages == units)
    #expect(lists(queen) == [[1], [0], [3], [2, 4], [3]])
    #expect(lists(try await built(edition, .queenOrder(2, withLower: true), units: units))[1] == [0])
    #expect(lists(try await built(edition, .nearest(1), units: units)) == [[1], [0], [3], [2], [3]])
    let none = try await built(edition, .queen, units: [])
    #expect(none.weights.count == 0)
    #expect(none.summary.units == 0)
  }

  @Test("Islands are joined to the nearest by border or point, both ways, and say so; or stay alone")
  func islands() async throws {
    let edition = squareEdition(rows: 1, columns: 7)
    let units = [0, 2, 3, 6]
    let alone = try await built(edition, .queen, units: units)
    #expect(lists(alone) == [[], [2], [1], []])
    #expect(alone.summary.islands == 2)
    for rule in [NeighbourRule.queen, .rook, .band(metres: 1200)] {
      let joined = try await built(edition, rule, joins: true, units: units)
      #expect(lists(joined) == [[1], [0, 2], [1, 3], [2]])
      #expect(joined.isJoined == [true, false, false, true])
      #expect(joined.weights.style == .binary)
    }
    let inverse = try await built(edition, .inverseDistance(metres: 1200, power: 2), joins: true, units: units)
    #expect(lists(inverse) == [[1], [0, 2], [1, 3], [2]])
    #expect(inverse.weights.value(from: 3, to: 2) < inverse.weights.value(from: 0, to: 1))
    #expect(inverse.summary.isSymmetric)
  }

  @Test("Two villages at one point are refused by inverse distance, by name, and by nothing else")
  func coincident() async throws {
    let one = squareEdition(rows: 1, columns: 3)
    var polygons = one.polygons.planar
    polygons.append(feature: 1, of: one.polygons.planar)
    let edition = BoundaryEdition(
      id: "uji", villages: one.villages + [one.villages[1]], polygons: LonLatPolygons(polygons))
    await #expect(throws: AnalysisError.coincidentVillages(first: 1, second: 3)) {
      try await built(edition, .inverseDistance(metres: 5000, power: 1))
    }
    for rule in [NeighbourRule.queen, .nearest(2), .band(metres: 5000), .kernel(.gaussian, .nearest(1))] {
      #expect(lists(try await built(edition, rule))[1].contains(3))
    }
  }

  @Test("A village without polygons has no neighbours, and is not joined")
  func empty() async throws {
    let one = squareEdition(rows: 1, columns: 3)
    var polygons = one.polygons.planar
    polygons.endFeature()
    let edition = BoundaryEdition(
      id: "uji", villages: one.villages + [one.villages[0]], polygons: LonLatPolygons(polygons))
    for rule in [NeighbourRule.queen, .nearest(5), .band(metres: 1e7), .kernel(.uniform, .nearest(1))] {
      let found = try await built(edition, rule, joins: true)
      #expect(lists(found)[3].isEmpty)
      #expect(found.isJoined == [false, false, false, false])
      #expect(!lists(found).contains { $0.contains(3) })
    }
  }

  @Test("Villages across the edge are neighbours where they have a value, and villages that miss one are listed")
  func context() async throws {
    let edition = squareEdition(rows: 3, columns: 2)
    let around = squareEdition(rows: 3, columns: 2, west: 110.92)
    let options = NeighbourOptions(rule: .rook, joinsIslands: false)
    let found = try await neighbourhood(
      edition: edition, options: options, context: around, contextUnits: [0, 1, 4], threads: 1)
    #expect(found.context == [0, 4])
    #expect(lists(found) == [[1, 2], [0, 3, 6], [0, 3, 4], [1, 2, 5], [2, 5], [3, 4, 7], [], []])
    #expect(found.contextLinks == 2)
    #expect(found.edge == EdgeVillages(villages: [1, 3, 5], withoutAllValues: [1, 3, 5]))
    #expect(found.summary == (try await built(edition, .rook)).summary)
    let all = try await neighbourhood(edition: edition, options: options, context: around, threads: 2)
    #expect(all.context == [0, 2, 4])
    #expect(all.edge?.withoutAllValues == [])
    let alone = try await neighbourhood(
      edition: edition, options: NeighbourOptions(), units: [3], context: around, contextUnits: [4], threads: 1)
    #expect(lists(alone) == [[1], []])
    #expect(alone.isJoined == [false])
    let joined = try await neighbourhood(
      edition: edition, options: NeighbourOptions(), units: [2], context: around, contextUnits: [3], threads: 1)
    #expect(lists(joined) == [[1], []])
    #expect(joined.isJoined == [true])
  }

  @Test(
    "The number of threads changes nothing", arguments: ["queen", "rook", "queen:3", "knn:4", "kernel:quartic:4000"])
  func threads(text: String) async throws {
    let edition = squareEdition(rows: 40, columns: 40)
    let rule = try #require(NeighbourRule(text))
    let one = try await built(edition, rule, threads: 1)
    for threads in [2, 8] { #expect(try await built(edition, rule, threads: threads) == one) }
  }

  @Test("Bad parameters are refused")
  func faults() async throws {
    let edition = squareEdition(rows: 1, columns: 2)
    await #expect(throws: AnalysisError.contiguity(.invalidTolerance(-1))) {
      try await built(edition, .queen, tolerance: -1)
    }
    await #expect(throws: AnalysisError.statistics(.parameterOutOfRange(name: "k", value: 0))) {
      try await built(edition, .nearest(0))
    }
    await #expect(throws: AnalysisError.statistics(.parameterOutOfRange(name: "order", value: -2))) {
      try await built(edition, .queenOrder(-2, withLower: true))
    }
    await #expect(throws: AnalysisError.self) { try await built(edition, .band(metres: .nan)) }
    await #expect(throws: AnalysisError.self) { try await built(edition, .kernel(.uniform, .fixed(-3))) }
  }
}
