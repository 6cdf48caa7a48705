import GEOSBridge
import Geometry
import Parallel
public import Stunting

/// Compares two editions of one regency village by village (see `EditionVerdict` for the rule).
///
/// - Parameter keys: How names are compared.
/// - Throws: `AnalysisError`.
public func compareEditions(
  _ a: BoundaryEdition, _ b: BoundaryEdition, keys: PlaceKeys = .lowercased, threads: Int = 1
) async throws -> EditionComparison {
  let matches = pairVillages(a, b, keys)
  let pairs = try await mapChunks(count: matches.count, chunkSize: 64, threads: threads) { range in
    do throws(GEOSError) {
      let geos = try GEOSContext()
      var result: [VillagePair] = []
      for (first, second, basis) in matches[range] {
        if let pair = try measured(a.polygons.planar, first, b.polygons.planar, second, basis, geos) {
          result.append(pair)
        }
      }
      return result
    } catch {
      throw AnalysisError.geometry(error)
    }
  }
  return comparison(a, b, pairs.flatMap { $0 })
}

private func measured(
  _ a: PolygonSet, _ first: Int, _ b: PolygonSet, _ second: Int, _ basis: VillagePairBasis, _ geos: GEOSContext
) throws(GEOSError) -> VillagePair? {
  guard let from = a.centroid(ofFeature: first), let to = b.centroid(ofFeature: second) else { return nil }
  let common = try geos.intersection(a, feature: first, with: b, feature: second)
  let shared = DegreeScale.measures(common, feature: 0).area
  let areaA = DegreeScale.measures(a, feature: first).area
  let areaB = DegreeScale.measures(b, feature: second).area
  guard areaA > 0, areaB > 0 else { return nil }
  let scale = DegreeScale(latitude: (from.y + to.y) / 2)
  return VillagePair(
    a: first, b: second, basis: basis, overlap: shared / (areaA + areaB - shared), shareOfAInB: shared / areaA,
    areaRatio: areaB / areaA, eastMetres: (to.x - from.x) * scale.metresPerLongitude,
    northMetres: (to.y - from.y) * scale.metresPerLatitude)
}

private func comparison(_ a: BoundaryEdition, _ b: BoundaryEdition, _ pairs: [VillagePair]) -> EditionComparison {
  let pairedA = Set(pairs.map(\.a))
  let pairedB = Set(pairs.map(\.b))
  let east = median(pairs.map(\.eastMetres)) ?? 0
  let north = median(pairs.map(\.northMetres)) ?? 0
  let left = pairs.map { pair in
    let (dx, dy) = (pair.eastMetres - east, pair.northMetres - north)
    return (dx * dx + dy * dy).squareRoot()
  }
  var result = EditionComparison(
    a: a.id, b: b.id, pairs: pairs, onlyInA: a.villages.indices.filter { !pairedA.contains($0) },
    onlyInB: b.villages.indices.filter { !pairedB.contains($0) }, medianOverlap: median(pairs.map(\.overlap)),
    eastMetres: east, northMetres: north, medianDistanceMetres: median(pairs.map(\.centreDistanceMetres)) ?? 0,
    medianDistanceAfterShiftMetres: median(left) ?? 0, verdict: .drawnDifferently)
  result.verdict = verdict(result, a, b)
  return result
}

private func verdict(_ found: EditionComparison, _ a: BoundaryEdition, _ b: BoundaryEdition) -> EditionVerdict {
  let smaller = min(a.villages.count, b.villages.count)
  guard let overlap = found.medianOverlap, 2 * found.pairs.count >= smaller,
    let boxA = a.polygons.planar.bounds, let boxB = b.polygons.planar.bounds, boxA.intersects(boxB)
  else { return .otherArea }
  if overlap >= EditionComparison.agreement { return .agree }
  let shift = (found.eastMetres * found.eastMetres + found.northMetres * found.northMetres).squareRoot()
  let isExplained = 2 * found.medianDistanceAfterShiftMetres <= found.medianDistanceMetres
  return shift >= 50 && isExplained ? .displaced : .drawnDifferently
}

/// The middle value, the mean of the two middle ones for an even number; nil for none.
private func median(_ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}
