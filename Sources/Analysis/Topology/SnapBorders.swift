import GEOSBridge
import Geometry
public import Stunting

/// Largest tolerance of snapping, in metres: beyond it a border is another border.
public let largestSnapMetres = 100.0

/// Moves borders that run within a tolerance of each other onto each other.
///
/// First vertices of unshared borders go to the nearest vertex of another village within the tolerance, and where none
/// is near, the other village's border is led through them. Then every overlap and every gap shut in by villages that is
/// nowhere wider than the tolerance is given to one village: an overlap to the holder, a gap to the neighbour, with the
/// longest border along it; of equal ones the first by code. What is wider stays as it is. No part of a village vanishes;
/// a village that a move of vertices would make invalid keeps its vertices.
///
/// - Parameters:
///   - toleranceMetres: Above 0, at most `largestSnapMetres`.
///   - largestChangeShare: Greatest share of its area that a village may gain or lose.
/// - Throws: `SnapError`; nothing is changed then.
public func snapBorders(
  _ edition: BoundaryEdition, toleranceMetres: Double, largestChangeShare: Double = 0.05, threads: Int = 1
) async throws -> SnapResult {
  guard toleranceMetres > 0, toleranceMetres <= largestSnapMetres else {
    throw SnapError.toleranceOutOfRange(metres: toleranceMetres, most: largestSnapMetres)
  }
  let before = edition.polygons.planar.rightHanded()
  do {
    let (moved, kept) = try snapVertices(before, toleranceMetres: toleranceMetres)
    let after = try dissolveSlivers(moved, toleranceMetres: toleranceMetres)
    let villages = compared(before, after)
    try refuseLargeChange(villages, edition, most: largestChangeShare)
    var result = edition
    result.polygons = LonLatPolygons(after)
    return SnapResult(
      edition: result, toleranceMetres: toleranceMetres, villages: villages,
      faultsBefore: try await findFaults(before, unshared: UnsharedEdges(before), threads: threads),
      faultsAfter: try await findFaults(after, unshared: UnsharedEdges(after), threads: threads), keptBorders: kept)
  } catch let error as GEOSError {
    throw SnapError.analysis(.geometry(error))
  } catch let error as AnalysisError {
    throw SnapError.analysis(error)
  }
}

private func compared(_ before: PolygonSet, _ after: PolygonSet) -> [SnappedVillage] {
  (0..<before.featureCount).map { feature in
    SnappedVillage(
      village: feature, areaBeforeSquareMetres: DegreeScale.measures(before, feature: feature).area,
      areaAfterSquareMetres: DegreeScale.measures(after, feature: feature).area)
  }
}

private func refuseLargeChange(_ villages: [SnappedVillage], _ edition: BoundaryEdition, most: Double) throws(SnapError)
{
  let worst = villages.max { $0.changePercent.magnitude < $1.changePercent.magnitude }
  guard let worst, worst.changePercent.magnitude > 100 * most else { return }
  let village = edition.villages[worst.village]
  throw .changesTooMuch(
    code: village.printedCode, name: village.name, share: worst.changePercent / 100, most: most)
}
