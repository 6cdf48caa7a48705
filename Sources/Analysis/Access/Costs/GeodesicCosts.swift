import Geometry
import PROJBridge
import Parallel
import Travel

/// Geodesic distance times `perMetre` (see `CostEngine.costs`).
func geodesicCosts(
  origins: [LonLat], targets: [LonLat], perMetre: Double, _ wanted: CostWanted
) async -> TravelCosts {
  let search = GeodesicSearch(targets: targets, perMetre: perMetre, nearest: wanted.nearest, limit: wanted.limit)
  let parts = try? await mapChunks(count: origins.count, chunkSize: 512, threads: wanted.threads) { range in
    search.table(origins, range)
  }
  return TravelCosts(
    table: joinedTables(parts ?? []), targetStates: targets.map { isUsablePlace($0) ? .reached : .unusable },
    targetSnapMetres: [Double](repeating: 0, count: targets.count))
}

private struct GeodesicSearch: Sendable {
  let index: GeodesicIndex
  let perMetre: Double
  let nearest: Int
  let limit: Double?

  init(targets: [LonLat], perMetre: Double, nearest: Int, limit: Double?) {
    index = GeodesicIndex(targets: targets)
    self.perMetre = perMetre
    self.nearest = min(nearest, targets.count)
    self.limit = limit
  }

  func table(_ origins: [LonLat], _ range: Range<Int>) -> CostTable {
    var table = CostTable()
    let first = index.nearest(origins: origins, range: range, k: nearest)
    for (i, origin) in range.enumerated() {
      let slots = i * nearest..<(i + 1) * nearest
      var found = slots.filter { first.targets[$0] >= 0 }.map {
        Reach(target: first.targets[$0], cost: first.distancesMetres[$0] * perMetre)
      }
      // All of the nearest are within the limit: there may be more, and those within hold the nearest.
      if let limit, found.count == nearest, found.last.map({ $0.cost <= limit }) ?? true {
        found = within(limit, of: origins[origin])
      }
      table.append(found.sorted { ($0.cost, $0.target) < ($1.cost, $1.target) }, at: origins[origin])
    }
    return table
  }

  private func within(_ limit: Double, of origin: LonLat) -> [Reach] {
    // A little wider than the limit: what counts is the cost, by the same formula as everywhere.
    let radius = limit / perMetre * (1 + 1e-12) + 1e-6
    return index.measured(withinMetres: radius, of: origin).map {
      Reach(target: $0.target, cost: $0.distanceMetres * perMetre)
    }.filter { $0.cost <= limit }
  }
}

extension CostTable {
  fileprivate mutating func append(_ found: [Reach], at origin: LonLat) {
    append(found)
    states.append(isUsablePlace(origin) ? (found.isEmpty ? .unreachable : .reached) : .unusable)
    snapMetres.append(0)
  }
}
