import Geometry
public import Stunting

/// Checks the polygons and codes of an edition.
///
/// - Parameters:
///   - official: The official list of villages, when there is one; codes of other regencies and systems are passed over.
///   - repairs: Findings of the import; those of kind `geometryRepaired` become `invalidRings`.
///   - keys: How names are compared.
///   - islandToleranceMetres: Villages nearer than this are land neighbours.
/// - Throws: `AnalysisError`.
public func topologyReport(
  _ edition: BoundaryEdition, threads: Int, official: [OfficialVillage]? = nil, repairs: [ImportFinding] = [],
  keys: PlaceKeys = .lowercased, islandToleranceMetres: Double = 1
) async throws -> TopologyReport {
  let polygons = edition.polygons.planar.rightHanded()
  let unshared = UnsharedEdges(polygons)
  let faults = try await findFaults(polygons, unshared: unshared, threads: threads)
  let areas = (0..<polygons.featureCount).map { DegreeScale.measures(polygons, feature: $0).area }
  let overlapping = Set(faults.flatMap { $0.kind == .overlap ? $0.villages : [] })
  let alone = try islands(
    polygons, touching: unshared.touchesOther, overlapping: overlapping, toleranceMetres: islandToleranceMetres)
  let island = { (village: Int) in
    IslandVillage(
      village: village, parts: polygons.polygons(ofFeature: village).count, areaSquareMetres: areas[village])
  }
  return TopologyReport(
    editionID: edition.id, villageCount: edition.villages.count, areaSquareMetres: areas.reduce(0, +), faults: faults,
    islands: alone.map(island),
    multipart: areas.indices.filter { polygons.polygons(ofFeature: $0).count > 1 }.map(island),
    duplicateCodes: villagesOfOneCode(edition), sameNames: villagesOfOneName(edition, keys),
    missingOfficial: official.map { missing(from: edition, official: $0) },
    notInOfficialList: official.map { unlisted(in: edition, official: $0) },
    invalidRings: invalidRings(repairs))
}
