import Geometry
import Parallel
import SpatialStats
public import Stunting

/// Prevalence against each coverage: correlation with significance adjusted for the spatial pattern of both, the classes
/// of a bivariate map, and the villages where programmes are complete and prevalence stays high.
///
/// Only villages where both values were measured take part; the others are counted. Says that two things lie together,
/// never that one makes the other. The result does not depend on `threads`.
///
/// - Parameters:
///   - columns: The coverage of each indicator, cells in the order of the edition.
///   - hotspots: For the mark "significant"; nil leaves it open.
///   - average: The average that prevalence is held against, as a fraction (`LokusTable.rules.averagePrevalence`).
public func relationTable(
  headline t: HeadlineTable, columns: [CoverageColumn], edition: BoundaryEdition, hotspots: HotspotTable?,
  average: Double?, options: RelationOptions, threads: Int
) async throws -> RelationTable {
  let places = try villagePlaces(edition, count: t.count)
  var rows: [RelationRow] = []
  for column in columns where (column.isMain || !options.mainOnly) && column.cells.count == t.count {
    let pairs = RelationPairs(t, column, places)
    rows.append(try await row(column, pairs, t, options, threads))
  }
  settle(&rows, options)
  return RelationTable(
    options: options, rows: rows,
    completeYetHigh: completeYetHigh(
      t, columns: columns.filter { $0.isMain && $0.cells.count == t.count }, hotspots: hotspots, average: average,
      rule: options.completeness))
}

/// A point of each village in metres; nil for one without polygons.
private func villagePlaces(_ edition: BoundaryEdition, count: Int) throws -> [PlanarPoint?] {
  let local = try localPolygons(edition)
  return (0..<count).map { village in
    guard village < local.featureCount, let point = local.centroid(ofFeature: village) else { return nil }
    return point.x.isFinite && point.y.isFinite ? point : nil
  }
}

/// The villages that have both values, and what was left out.
private struct RelationPairs {
  private(set) var villages: [Int] = []
  private(set) var prevalence: [Double] = []
  private(set) var coverage: [Double] = []
  private(set) var points: [PlanarPoint] = []
  private(set) var leftOut = RelationLeftOut()

  init(_ t: HeadlineTable, _ column: CoverageColumn, _ places: [PlanarPoint?]) {
    for v in 0..<t.count {
      guard let rate = t.crude[v], rate.isFinite, t.isMeasured(v) else {
        leftOut.withoutPrevalence += 1
        continue
      }
      guard column.cells[v].state == .value, let percent = column.cells[v].percent, percent.isFinite else {
        leftOut.withoutCoverage += 1
        continue
      }
      if column.isSpread(v) {
        leftOut.coverageNotMeasuredHere += 1
        continue
      }
      guard let point = places[v] else {
        leftOut.withoutPlace += 1
        continue
      }
      villages.append(v)
      prevalence.append(rate)
      coverage.append(percent)
      points.append(point)
    }
  }
}

extension CoverageColumn {
  /// Whether the cell of a village was spread from a larger unit.
  public func isSpread(_ village: Int) -> Bool { notMeasuredHere.indices.contains(village) && notMeasuredHere[village] }
}

private func row(
  _ column: CoverageColumn, _ pairs: RelationPairs, _ t: HeadlineTable, _ options: RelationOptions, _ threads: Int
) async throws -> RelationRow {
  var row = RelationRow(
    definition: column.definition, period: column.period, isMain: column.isMain, villages: pairs.villages.count,
    leftOut: pairs.leftOut, expected: ExpectedRelation(column.definition.direction), finding: .tooFewVillages,
    map: bivariateMap(t, column, scheme: options.scheme))
  guard pairs.villages.count >= max(4, options.minimumVillages) else { return row }
  let found = try await correlation(pairs, t, options, threads)
  row.pearson = found.pearson
  row.spearman = found.spearman
  row.finding = found.spearman == nil ? .noVariation : .undecidable
  return row
}

private func correlation(
  _ pairs: RelationPairs, _ t: HeadlineTable, _ options: RelationOptions, _ threads: Int
) async throws -> AreaCorrelation {
  let weights = options.weighsByDenominator ? pairs.villages.map { t.denominator[$0] ?? 0 } : nil
  do {
    let plan = try AreaCorrelationPlan(
      first: pairs.prevalence, second: pairs.coverage, x: pairs.points.map(\.x), y: pairs.points.map(\.y),
      weights: weights)
    let parts = try await mapChunks(count: plan.taskCount, chunkSize: 1, threads: threads) { range in
      range.map { plan.run(task: $0) }
    }
    return plan.combine(parts.flatMap { $0 })
  } catch let error as StatisticsError {
    throw AnalysisError.statistics(error)
  }
}

/// Adjusts p over the indicators tested and says what was found.
private func settle(_ rows: inout [RelationRow], _ options: RelationOptions) {
  let method = MultipleTesting.benjaminiHochberg
  let pearson = method.adjusted(rows.map { $0.pearson?.p })
  let spearman = method.adjusted(rows.map { $0.spearman?.p })
  for index in rows.indices {
    rows[index].pearsonAdjusted = pearson[index]
    rows[index].spearmanAdjusted = spearman[index]
    guard let r = rows[index].spearman?.r, let adjusted = spearman[index] else { continue }
    rows[index].finding = adjusted <= options.alpha ? rows[index].expected.finding(r) : .notSignificant
  }
}

extension ExpectedRelation {
  init(_ direction: Direction) {
    switch direction {
    case .higherIsBetter: self = .negative
    case .lowerIsBetter: self = .positive
    case .none: self = .none
    }
  }

  func finding(_ r: Double) -> RelationFinding {
    switch self {
    case .negative: r < 0 ? .asExpected : .againstExpectation
    case .positive: r > 0 ? .asExpected : .againstExpectation
    case .none: .related
    }
  }
}
