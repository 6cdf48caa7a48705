public import Geometry
import Parallel
import SpatialStats
public import Stunting

/// How klaster are looked for.
public struct KlasterOptions: Sendable, Equatable {
  public var alpha: Double
  public var permutations: Int
  public var seed: UInt64
  public var toleranceMetres: Double
  /// Join a village without neighbours to the nearest one, or leave it.
  public var joinsIslands: Bool

  public init(alpha: Double, permutations: Int, seed: UInt64, toleranceMetres: Double, joinsIslands: Bool) {
    self.alpha = alpha
    self.permutations = permutations
    self.seed = seed
    self.toleranceMetres = toleranceMetres
    self.joinsIslands = joinsIslands
  }
}

/// Gi* on empirical Bayes rates and local Moran on Assuncao-Reis rates, with conditional permutation (shared draws),
/// two-sided p and Benjamini-Hochberg. Villages without a rate measured there leave the weights first; a village left without
/// neighbours is joined to the nearest or stays alone, by the options.
///
/// The result does not depend on `threads`.
public func klaster(
  _ t: HeadlineTable, edition: BoundaryEdition, neighbours: NeighbourLists, options: KlasterOptions, threads: Int
) async throws -> KlasterTable {
  var table = KlasterTable(
    count: t.count, alpha: options.alpha, permutations: options.permutations, seed: options.seed,
    generator: CounterGenerator.name, toleranceMetres: options.toleranceMetres,
    islandPolicy: options.joinsIslands ? "nearest" : "none")
  let units = (0..<t.count).filter { t.isMeasured($0) }
  guard units.count > 2 else { return table }
  let kept = try keptNeighbours(neighbours, units: units, edition: edition, joinsIslands: options.joinsIslands)
  for (k, v) in units.enumerated() {
    table.neighbourCount[v] = kept.lists.neighbours(of: k).count
    table.isJoinedIsland[v] = kept.joined[k]
  }
  let weights = try Weights(start: kept.lists.start, neighbours: kept.lists.items)
  try await fillGiStar(&table, units, t, weights, options, threads)
  try await fillLocalMoran(&table, units, t, weights, options, threads)
  fillNumbers(&table, units, kept.lists)
  return table
}

/// Neighbours among the villages with a rate, renumbered, and which were joined.
private func keptNeighbours(_ all: NeighbourLists, units: [Int], edition: BoundaryEdition, joinsIslands: Bool) throws
  -> (lists: NeighbourLists, joined: [Bool])
{
  var position = [Int](repeating: -1, count: all.count)
  for (k, v) in units.enumerated() { position[v] = k }
  let lists = NeighbourLists(
    lists: units.map { v in all.neighbours(of: v).map { position[Int($0)] }.filter { $0 >= 0 } })
  guard joinsIslands else { return (lists, [Bool](repeating: false, count: units.count)) }
  return try joiningIslands(lists, polygons: localPolygons(edition).selecting(units))
}

private func fillGiStar(
  _ table: inout KlasterTable, _ units: [Int], _ t: HeadlineTable, _ weights: Weights, _ o: KlasterOptions,
  _ threads: Int
) async throws {
  let rates = units.map { t.smoothed[$0] ?? 0 }
  let statistic = try LocalG(.giStar, values: rates, weights: weights.withSelf())
  let p = try await exceedances(rates, weights, o, threads).localG.twoSided
  let tested = units.indices.map { statistic.hasNeighbours[$0] && statistic.z[$0] != nil ? p[$0] : nil }
  let adjusted = MultipleTesting.benjaminiHochberg.adjusted(tested)
  for (k, v) in units.enumerated() {
    guard statistic.hasNeighbours[k] else {
      table.giClass[v] = .noNeighbours
      continue
    }
    table.giZ[v] = statistic.z[k]
    table.giP[v] = tested[k]
    table.giAdjusted[v] = adjusted[k]
    table.giClass[v] = .notSignificant
    if let z = statistic.z[k], let q = adjusted[k] { table.giClass[v] = KlasterClass(z: z, adjusted: q) }
  }
}

private func fillLocalMoran(
  _ table: inout KlasterTable, _ units: [Int], _ t: HeadlineTable, _ weights: Weights, _ o: KlasterOptions,
  _ threads: Int
) async throws {
  let standardised = try standardisedRates(
    events: units.map { t.cases[$0] ?? 0 }, base: units.map { t.denominator[$0] ?? 0 })
  guard standardised.allSatisfy({ $0 != nil }) else { return }
  let values = standardised.compactMap { $0 }
  let rows = weights.rowStandardised()
  let statistic = try LocalMoran(values: values, weights: rows)
  let p = try await exceedances(values, rows, o, threads).localMoran(sign: statistic.sign).twoSided
  let tested = units.indices.map { statistic.i[$0] == nil ? nil : p[$0] }
  let adjusted = MultipleTesting.benjaminiHochberg.adjusted(tested)
  for (k, v) in units.enumerated() {
    table.moranI[v] = statistic.i[k]
    table.moranP[v] = tested[k]
    table.moranAdjusted[v] = adjusted[k]
    table.moranQuadrant[v] = statistic.quadrant[k].map { MoranClass($0) }
  }
}

private func exceedances(_ values: [Double], _ weights: Weights, _ o: KlasterOptions, _ threads: Int) async throws
  -> LagExceedance
{
  let plan = try PermutationPlan(values: values, weights: weights, replicates: o.permutations, seed: o.seed)
  let parts = try await mapChunks(count: plan.taskCount, chunkSize: 1, threads: threads) { range in
    range.map { plan.run(task: $0) }
  }
  return plan.combine(parts.flatMap { $0 })
}

private func fillNumbers(_ table: inout KlasterTable, _ units: [Int], _ neighbours: NeighbourLists) {
  let numbers = klasterNumbers(
    isHigh: units.map { table.isSignificant($0) && table.giClass[$0].isHigh },
    isLow: units.map { table.isSignificant($0) && table.giClass[$0].isLow }, neighbours: neighbours)
  for (k, v) in units.enumerated() { table.klasterNumber[v] = numbers[k] }
}

extension MoranClass {
  init(_ quadrant: MoranQuadrant) {
    switch quadrant {
    case .highHigh: self = .highHigh
    case .lowHigh: self = .lowHigh
    case .lowLow: self = .lowLow
    case .highLow: self = .highLow
    }
  }
}
