import GEOSBridge
import Geometry
import Parallel
import Stunting

/// The overlaps and gaps of a layer in degrees of more than one square metre, the largest first.
///
/// Instead of uniting all villages and cutting each with each, looks at the edges that villages do not share, cluster by
/// cluster (see `UnsharedEdges`): a gap or an overlap is an area that those enclose.
func findFaults(_ polygons: PolygonSet, unshared: UnsharedEdges, threads: Int) async throws -> [TopologyFault] {
  let plan = PointLocatorPlan(polygons)
  let parts = try await mapChunks(count: plan.polygonCount, chunkSize: 2048, threads: threads) {
    plan.part(polygons: $0)
  }
  let clusters = EdgeBlocks(polygons, edges: unshared.edges)
  let pairs = try await mapChunks(count: clusters.blockTotal, chunkSize: 8192, threads: threads) {
    clusters.touchingBlocks($0)
  }
  let faces = CoverageFaces(
    polygons, locator: plan.locator(parts), clusters: clusters,
    sharedEdges: EdgeBlocks(polygons, edges: unshared.shared), blocks: clusters.clusters(joining: pairs))
  let found = try await mapChunks(count: faces.blocks.count, chunkSize: 32, threads: threads) { range in
    do throws(GEOSError) { return try faces.find(inClusters: range) } catch { throw AnalysisError.geometry(error) }
  }
  let open = Set(found.flatMap(\.openPairs)).sorted()
  let measured = try await mapChunks(count: open.count, chunkSize: 64, threads: threads) { range in
    do throws(GEOSError) { return try wholeOverlaps(polygons, open[range]) } catch {
      throw AnalysisError.geometry(error)
    }
  }
  let pieces = found.flatMap(\.overlapPieces)
  let whole = measured.flatMap { $0 }
  let gaps = found.flatMap(\.gaps).map { fault(.gap, $0) }
  return (gaps + joined(pieces, except: Set(open)) + whole.map { fault(.overlap, $0) })
    .filter { $0.areaSquareMetres > 1 }
    .sorted(by: isLarger)
}

/// The overlaps of pairs of features, each cut as a whole; those without are left out.
private func wholeOverlaps(_ polygons: PolygonSet, _ pairs: ArraySlice<CoverageFaces.Pair>) throws(GEOSError)
  -> [CoverageFaces.Piece]
{
  let geos = try GEOSContext()
  var result: [CoverageFaces.Piece] = []
  for pair in pairs {
    let common = try geos.intersection(polygons, feature: Int(pair.first), with: polygons, feature: Int(pair.second))
    let (area, length) = DegreeScale.measures(common, feature: 0)
    guard area >= CoverageFaces.leastPiece, let place = try geos.pointOnSurface(common, feature: 0) else { continue }
    result.append(
      CoverageFaces.Piece(
        villages: [pair.first, pair.second], area: area, borderLength: length, longitude: place.x, latitude: place.y))
  }
  return result
}

/// The pieces of each pair as one fault, placed in the largest piece.
private func joined(_ pieces: [CoverageFaces.Piece], except open: Set<CoverageFaces.Pair>) -> [TopologyFault] {
  var sums: [CoverageFaces.Pair: (sum: CoverageFaces.Piece, largest: Double)] = [:]
  for piece in pieces {
    let pair = CoverageFaces.Pair(first: piece.villages[0], second: piece.villages[1])
    guard !open.contains(pair) else { continue }
    guard var entry = sums[pair] else {
      sums[pair] = (piece, piece.area)
      continue
    }
    entry.sum.area += piece.area
    entry.sum.borderLength += piece.borderLength
    if piece.area > entry.largest {
      (entry.sum.longitude, entry.sum.latitude, entry.largest) = (piece.longitude, piece.latitude, piece.area)
    }
    sums[pair] = entry
  }
  return sums.keys.sorted().compactMap { sums[$0].map { fault(.overlap, $0.sum) } }
}

private func fault(_ kind: TopologyFault.Kind, _ piece: CoverageFaces.Piece) -> TopologyFault {
  TopologyFault(
    kind: kind, villages: piece.villages.map(Int.init), areaSquareMetres: piece.area,
    widthMetres: piece.borderLength > 0 ? 2 * piece.area / piece.borderLength : 0, longitude: piece.longitude,
    latitude: piece.latitude)
}

private func isLarger(_ a: TopologyFault, _ b: TopologyFault) -> Bool {
  if a.areaSquareMetres != b.areaSquareMetres { return a.areaSquareMetres > b.areaSquareMetres }
  if a.villages != b.villages { return a.villages.lexicographicallyPrecedes(b.villages) }
  return (a.longitude, a.latitude) < (b.longitude, b.latitude)
}
