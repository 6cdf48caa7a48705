import SpatialStats
public import Stunting

/// Bivariate local Moran of standardised prevalence (Assuncao-Reis) against a coverage around, by conditional
/// permutation: the village keeps its prevalence, its neighbours' coverage is drawn from the other villages.
/// - Parameters:
///   - coverage: A share or percentage a village; nil without data. Shorter arrays count as nil.
///   - options: `inference` is not looked at.
public func bivariateKlaster(
  _ t: HeadlineTable, coverage: [Double?], edition: BoundaryEdition, options: KlasterOptions, threads: Int
) async throws -> BivariateKlasterTable {
  var table = BivariateKlasterTable(count: t.count, options: options)
  let units = klasterVillages(t).filter { (coverage[safe: $0] ?? nil)?.isFinite ?? false }
  table.tested = units.count
  guard units.count > 2 else { return table }
  let ground = try await neighbourhood(
    edition: edition, options: options.neighbours, units: units, threads: threads)
  guard let input = try KlasterInput(t, ground, nil) else { return table }
  let prevalence = try input.map.standardised()
  let around = units.map { (coverage[safe: $0] ?? nil) ?? 0 }
  let inference = try LocalInference(
    bivariate: prevalence, around, weights: input.weights, settings: options.settings())
  table.fill(try await settled(inference, threads: threads), units)
  return table
}

extension BivariateKlasterTable {
  fileprivate mutating func fill(_ r: LocalResult, _ units: [Int]) {
    for (k, v) in units.enumerated() {
      i[v] = r.i[k]
      p[v] = r.p[k]
      adjusted[v] = r.adjusted[k]
      quadrant[v] = r.quadrant[k]
      draws[v] = r.draws[k]
      level[v] = r.adjusted[k].flatMap { KlasterLevel(adjusted: $0) }
      classes[v] = r.hasNeighbours[k] ? MoranClass(r.quadrant[k], level[v]) : .noNeighbours
    }
  }
}
