public import Analysis
public import Geometry
import Stunting

/// GeoJSON after RFC 7946 of the villages of a run, with their table as properties and the provenance beside them.
///
/// - Parameter polygons: Polygons to write instead of the edition's: the plain coordinates of a planar file.
public func villagesGeoJSON(
  _ result: RegionResult, table: VillageTable, provenance: JSONText, polygons: PolygonSet? = nil
) -> String {
  let shapes = polygons ?? result.edition.polygons.planar
  let features = result.edition.villages.indices.map { v in
    feature(
      id: result.edition.villages[v].printedCode, geometry: geometryJSON(v, of: shapes),
      properties: .object(table.members(v)))
  }
  return collection(features, provenance: provenance)
}

/// The facilities of a run: points, or null where there is no position.
public func facilitiesGeoJSON(_ result: RegionResult, provenance: JSONText) -> String {
  let features = result.facilities.map { f in
    feature(
      id: f.kind + ":" + f.sourceID + ":" + f.id + ":\(f.sourceRow)", geometry: pointJSON(f.position),
      properties: facilityProperties(f, result))
  }
  return collection(features, provenance: provenance)
}

private func facilityProperties(_ f: Facility, _ result: RegionResult) -> JSONText {
  .object([
    "facility_id": .string(f.id), "kind": .string(f.kind), "name": .string(f.name),
    "village_code": .optional(f.village.map { result.edition.villages[$0].printedCode }),
    "declared_village_code": .optional(f.declaredVillageCode?.formatted),
    "declared_district_code": .optional(f.declaredDistrictCode?.formatted),
    "flags": .array(f.flags.map { .string($0.rawValue) }),
    "flag_distance_m": .optional(f.flagDistanceMetres, decimals: 1),
    "source": .string(f.sourceID), "source_row": .int(f.sourceRow),
    "attributes": .object(f.attributes.mapValues { .string($0) }),
  ])
}

func pointJSON(_ position: LonLat?) -> String {
  guard let position else { return "null" }
  return "{\"type\":\"Point\",\"coordinates\":[" + JSONText.decimal(position.longitude, 7) + ","
    + JSONText.decimal(position.latitude, 7) + "]}"
}

func feature(id: String, geometry: String, properties: JSONText) -> String {
  "{\"type\":\"Feature\",\"id\":" + JSONText.quoted(id) + ",\"geometry\":" + geometry + ",\"properties\":"
    + properties.compact + "}"
}

func collection(_ features: [String], provenance: JSONText) -> String {
  "{\"type\":\"FeatureCollection\",\"provenance\":" + provenance.compact + ",\"features\":[\n"
    + features.joined(separator: ",\n") + "\n]}\n"
}
