import GDALBridge
import GEOSBridge
import Geometry
public import Matching
import Stunting

/// Reads points where people live: a layer of points or polygons (a point inside each), or a table with coordinate
/// columns, read as those of facilities are. The village is the one that holds the point, borders inclusive.
///
/// Set aside: records that a filter leaves out; without a readable position (`unreadablePosition`, `noGeometry`); outside
/// every village (`outsideRegion`, with a finding `facilityFlag` that has the metres where the point lies near). A point
/// in another village than its record declares stays where it lies, with a finding. A number of people that is negative or
/// no number is set aside as a cell, and the point counts without it.
///
/// - Throws: `IngestError`; `.noneUsable` when no point lies in any village.
public func importDemand(_ source: DemandSource, matcher: PlaceMatcher) async throws(IngestError) -> DemandImport {
  let facility = source.facilitySource
  let layer = try await pointLayer(facility).map { (layer) throws(IngestError) in try withInnerPoints(layer) }
  let input = try await FacilityInput(facility, layer: layer)
  var records = FacilityRecords(
    facility, input.table, input.columns, matcher, positions: input.positions, asRead: input.asRead)
  let read = records.read()
  var points = try DemandRecords(source, input.table, VillageFinder(matcher.edition), matcher.edition)
  let result = points.take(read)
  guard !result.points.isEmpty else {
    throw .noneUsable(file: input.table.file, read: result.recordsRead, reason: commonest(result.setAside))
  }
  return result
}

/// The reason that most records were set aside for, of equal ones the first.
func commonest(_ setAside: [SetAside]) -> SetAsideReason {
  var counts: [SetAsideReason: Int] = [:]
  for record in setAside where record.wholeRecord { counts[record.reason, default: 0] += 1 }
  var best = (reason: SetAsideReason.outsideRegion, count: 0)
  for reason in SetAsideReason.allCases {
    if let count = counts[reason], count > best.count { best = (reason, count) }
  }
  return best.reason
}

extension DemandSource {
  /// The same records as facilities: positions are read, repaired and asked in one way.
  fileprivate var facilitySource: FacilitySource {
    FacilitySource(
      location: location, kind: rung.rawValue, place: place, nameColumn: nameColumn, longitudeColumn: longitudeColumn,
      latitudeColumn: latitudeColumn, attributeColumns: [peopleColumn].compactMap { $0 },
      positionColumn: positionColumn)
  }
}

/// The layer with a point inside in the place of each polygon; a polygon that has none is left as it is.
func withInnerPoints(_ layer: VectorLayer) throws(IngestError) -> VectorLayer {
  guard layer.geometry.contains(.polygon) else { return layer }
  let geos: GEOSContext
  do { geos = try GEOSContext() } catch { return layer }
  var result = layer
  if result.pointX.isEmpty {
    result.pointX = Array(repeating: .nan, count: layer.featureCount)
    result.pointY = result.pointX
  }
  for feature in layer.geometry.indices where layer.geometry[feature] == .polygon {
    let inside = (try? geos.pointOnSurface(layer.polygons, feature: feature)) ?? nil
    guard let inside, inside.x.isFinite, inside.y.isFinite else { continue }
    result.geometry[feature] = .point
    (result.pointX[feature], result.pointY[feature]) = (inside.x, inside.y)
  }
  return result
}
