public import Geometry

/// Makes a coverage of polygons that were drawn or simplified one by one: with slivers between them, overlaps, borders
/// that meet between vertices, loops, spikes and doubles. Every piece of land that somebody claims has one owner after.
///
/// All borders are rounded to the grid, cut where they meet by snap rounding (`HotPixel`), and the faces between them
/// are given to owners: `FaceClaims` says who claims a face, `OverlapSettling` who gets it, `GapFilling` which gaps are
/// slivers. Features are owners, by index. The result does not depend on where rings start, which way they run or on
/// `threads`.
///
/// - Parameters:
///   - polygons: Degrees. Places that are not finite are passed over, places beyond the Web Mercator square are pulled
///     to its border; features may be empty.
///   - options: The grid and what counts as a sliver.
///   - threads: Most threads at a time.
/// - Throws: `CleaningError` when there are more edges than an index holds.
public func cleanCoverage(
  _ polygons: LonLatPolygons, options: CleaningOptions = CleaningOptions(), threads: Int
) async throws -> CleanCoverage {
  let set = polygons.planar
  let bits = min(max(options.bits, 4), 30)
  let edges = try await planarEdges(of: set, bits: bits, threads: threads)
  let graph = try await PlanarGraph(edges, threads: threads)
  return try await graph.settled(set, bits: bits, sliverWidth: options.sliverWidthMetres, threads: threads)
}

private struct FramedEdges {
  var edges: PlanarEdges
  var frame: CellFrame
}

private func planarEdges(of set: PolygonSet, bits: Int, threads: Int) async throws -> FramedEdges {
  let segments = try await gridSegments(of: set, bits: bits, threads: threads)
  guard let frame = CellFrame(covering: segments, segmentsPerCell: 512) else {
    return FramedEdges(edges: PlanarEdges(), frame: CellFrame(shift: 0, minColumn: 0, minRow: 0, columns: 0, rows: 0))
  }
  let merged = try await mergedEdges(segments, former: nil, frame: frame, threads: threads)
  return FramedEdges(edges: try await nodedEdges(merged, frame: frame, threads: threads), frame: frame)
}

/// Borders and the faces between them.
private struct PlanarGraph {
  let chains: BorderChains
  let faces: PlanarFaces
  let edges: PlanarEdges

  init(_ framed: FramedEdges, threads: Int) async throws {
    edges = framed.edges
    let nodes = try await EdgeNodes(framed.edges, frame: framed.frame, threads: threads)
    chains = BorderChains(framed.edges, nodes)
    let cycles = FaceCycles(chains)
    faces = PlanarFaces(cycles, try await FaceNesting(chains, cycles, threads: threads))
  }

  /// The faces given to owners.
  func settled(_ set: PolygonSet, bits: Int, sliverWidth: Double, threads: Int) async throws -> CleanCoverage {
    let claims = try FaceClaims(faces, chains, edges, of: set)
    let measures = FaceMeasures(faces, chains, bits: bits)
    let settling = OverlapSettling(
      faces, claims, measures, ownerCount: set.featureCount, sliverWidth: sliverWidth)
    let stranded = StrandedSlivers(faces, chains, measures, settling, claims, sliverWidth: sliverWidth)
    var ownerOf = settling.ownerOf
    give(stranded.slivers, to: stranded.givenTo, &ownerOf)
    let filling = try await GapFilling(
      faces, chains, measures, ownerOf: ownerOf, sliverWidth: sliverWidth, threads: threads)
    give(filling.gaps, to: filling.filledBy, &ownerOf)
    var result = CleanCoverage(
      coverage: OwnerArcs.coverage(chains, faces, ownerOf: ownerOf, bits: bits, ownerCount: set.featureCount),
      findings: CleaningFindings(), anchors: [GridPlace?](repeating: nil, count: set.featureCount))
    result.findings.add(settling, stranded, filling, measures)
    result.placeAnchors(set, ownerOf: ownerOf, claims: claims, projection: GridProjection(bits: bits))
    return result
  }

  /// Hands over the faces of each piece whose new owner is known.
  private func give(_ pieces: [[Int]], to owners: [Int32], _ ownerOf: inout [Int32]) {
    for (piece, owner) in zip(pieces, owners) where owner >= 0 {
      for face in piece { ownerOf[face] = owner }
    }
  }
}
