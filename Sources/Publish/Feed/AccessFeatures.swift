public import Analysis
public import Geometry
import Stunting

/// The area within a service's threshold.
public struct ReachArea: Sendable {
  public var access: ServiceAccess
  /// Degrees, one feature.
  public var polygons: PolygonSet

  public init(access: ServiceAccess, polygons: PolygonSet) {
    self.access = access
    self.polygons = polygons
  }
}

/// The areas within the thresholds, one feature a service.
public func reachAreasGeoJSON(_ areas: [ReachArea], provenance: JSONText) -> String {
  let features = areas.map { area in
    feature(
      id: area.access.service.key,
      geometry: area.polygons.featureCount > 0 ? geometryJSON(0, of: area.polygons) : "null",
      properties: .object([
        "service": .string(area.access.service.key),
        "threshold_m": area.access.method.isMinutes ? .null : .number(area.access.norm.value, decimals: 3),
        "threshold_min": area.access.method.isMinutes ? .number(area.access.norm.value, decimals: 3) : .null,
        "norm_source": .string(area.access.norm.source), "norm_status": .string(area.access.norm.status.rawValue),
        "cost_model": .string(area.access.method.model.rawValue),
      ]))
  }
  return collection(features, provenance: provenance)
}

/// The sites of a siting that are proposed, as points with what each brings.
public func sitesGeoJSON(_ plan: SitingPlan, provenance: JSONText) -> String {
  let rows = SitingRows(plan)
  let features = plan.result.chosen.enumerated().map { order, site in
    feature(
      id: "site-\(order + 1)", geometry: pointJSON(plan.places[site.site].position),
      properties: .object(Dictionary(rows.site(order), uniquingKeysWith: { first, _ in first })))
  }
  return collection(features, provenance: provenance)
}
