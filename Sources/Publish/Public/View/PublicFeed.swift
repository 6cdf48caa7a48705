internal import Analysis
internal import Geometry
internal import Stunting

/// GeoJSON after RFC 7946 of the villages with their public properties only, in edition order.
///
/// - Parameter classes: Further columns that hold nothing but what the public maps show.
public func publicVillagesGeoJSON(
  _ view: PublicView, classes: [VillageTable.Column] = [], provenance: JSONText
) -> String {
  let edition = view.source.result.edition
  let own = PublicTable(view)
  let table = VillageTable(columns: own.columns + classes, count: own.count)
  let features = edition.villages.indices.map { v in
    publicFeature(
      id: edition.villages[v].printedCode, geometry: geometryJSON(v, of: edition.polygons.planar),
      properties: .object(table.members(v)))
  }
  return publicCollection(features, provenance: provenance)
}

/// The facilities with what a sign at the door says: kind, name, village, position. Attributes, flags and declared areas
/// are for the office.
public func publicFacilitiesGeoJSON(_ view: PublicView, provenance: JSONText) -> String {
  let edition = view.source.result.edition
  let features = view.source.result.facilities.map { f in
    publicFeature(
      id: f.kind + ":" + f.id + ":\(f.sourceRow)", geometry: point(f.position),
      properties: .object([
        "facility_id": .string(f.id), "kind": .string(f.kind), "name": .string(f.name),
        "village_code": .optional(f.village.map { edition.villages[$0].printedCode }),
      ]))
  }
  return publicCollection(features, provenance: provenance)
}

private func point(_ position: LonLat?) -> String {
  guard let position else { return "null" }
  return "{\"type\":\"Point\",\"coordinates\":[" + JSONText.decimal(position.longitude, 7) + ","
    + JSONText.decimal(position.latitude, 7) + "]}"
}

private func publicFeature(id: String, geometry: String, properties: JSONText) -> String {
  "{\"type\":\"Feature\",\"id\":" + JSONText.quoted(id) + ",\"geometry\":" + geometry + ",\"properties\":"
    + properties.compact + "}"
}

private func publicCollection(_ features: [String], provenance: JSONText) -> String {
  "{\"type\":\"FeatureCollection\",\"provenance\":" + provenance.compact + ",\"features\":[\n"
    + features.joined(separator: ",\n") + "\n]}\n"
}
