import Analysis
import Geometry
import Stunting

/// The tables of a siting: the sites proposed, and every village before and after. Keys are stable; `docs/outputs.md`
/// lists them.
public struct SitingRows: Sendable {
  let plan: SitingPlan

  public init(_ plan: SitingPlan) { self.plan = plan }

  /// Keys and values of one proposed site, in order.
  public func site(_ order: Int) -> [(String, JSONText)] {
    let chosen = plan.result.chosen[order]
    let place = plan.places[chosen.site]
    let village = place.village.map { plan.edition.villages[$0] }
    return [
      ("order", .int(order + 1)), ("service", .string(plan.service.key)), ("name", .string(place.name)),
      ("longitude", .number(place.position.longitude, decimals: 7)),
      ("latitude", .number(place.position.latitude, decimals: 7)),
      ("village_code", .optional(village?.printedCode)), ("village_name", .optional(village?.name)),
      ("district_name", .optional(village?.districtName)),
      ("newly_within", .number(chosen.newlyCovered, decimals: 2)),
      (
        plan.method.isMinutes ? "travel_saved_person_min" : "travel_saved_person_m",
        .number(chosen.travelSaved, decimals: 1)
      ),
      ("nearest_for", .number(chosen.load, decimals: 2)), ("cost", .optional(chosen.cost, decimals: 2)),
    ]
  }

  /// The sites as CSV.
  public var csv: String {
    guard !plan.result.chosen.isEmpty else { return csvText(header: ["order"], rows: []) }
    return csvText(
      header: site(0).map(\.0),
      rows: plan.result.chosen.indices.map { site($0).map { VillageTable.plain($0.1) } })
  }

  /// Columns of the villages, before and after.
  public var columns: [VillageTable.Column] {
    let rows = plan.villages
    let edition = plan.edition
    return VillageTable.identity(edition) + [
      VillageTable.Column(key: "service") { _ in .string(plan.service.key) },
      VillageTable.Column(key: "demand") { .number(rows[$0].demand, decimals: 2) },
      VillageTable.Column(key: "demand_within") { .number(rows[$0].within, decimals: 2) },
      VillageTable.Column(key: "demand_within_after") { .number(rows[$0].withinAfter, decimals: 2) },
      VillageTable.Column(key: "places") { .int(rows[$0].points) },
      VillageTable.Column(key: "places_within") { .int(rows[$0].pointsWithin) },
      VillageTable.Column(key: "places_within_after") { .int(rows[$0].pointsWithinAfter) },
    ]
  }

  /// Everything as JSON members.
  public var members: [String: JSONText] {
    let r = plan.result
    return [
      "objective": .string(r.objective.rawValue), "status": .string(r.status.rawValue),
      "value": .optional(r.value, decimals: 6), "bound": .optional(r.bound, decimals: 6),
      "gap": .optional(r.gap, decimals: 8), "limit": limit,
      "sites": .array(r.chosen.indices.map { .object(Dictionary(site($0), uniquingKeysWith: { first, _ in first })) }),
      "before": coverage(r.before), "after": coverage(r.after),
      "people_out_of_reach": .number(r.explanation.peopleOutOfReach, decimals: 2),
      "people_left_out": .number(r.explanation.peopleLeftOut, decimals: 2),
      "villages_out_of_reach": codes(r.explanation.outOfReach), "villages_left_out": codes(r.explanation.leftOut),
      "curve": .array(r.curve.map(step)),
      "solver": .object([
        "name": .string(r.solver.name), "version": .string(r.solver.version), "seed": .int(Int(r.solver.seed)),
        "threads": .int(r.solver.threads), "stopped_by_time": .bool(r.solver.stoppedByTime),
      ]),
    ]
  }

  private var limit: JSONText {
    switch plan.result.limit {
    case .none: .null
    case .sites(let n): .object(["sites": .int(n)])
    case .budget(let b): .object(["budget": .number(b, decimals: 2)])
    }
  }

  private func coverage(_ c: SitingCoverage) -> JSONText {
    .object([
      "covered": .number(c.covered, decimals: 2), "places_covered": .int(c.pointsCovered),
      "reached": .number(c.reached, decimals: 2), "travel": .number(c.travel, decimals: 1),
      "worst": .optional(c.worst, decimals: 2),
    ])
  }

  private func step(_ s: SitingCurvePoint) -> JSONText {
    .object([
      "sites": .int(s.sites), "covered": .number(s.covered, decimals: 2), "gained": .number(s.gained, decimals: 2),
      "value": .optional(s.value, decimals: 6), "cost": .optional(s.cost, decimals: 2),
      "status": .string(s.status.rawValue),
    ])
  }

  private func codes(_ points: [Int]) -> JSONText {
    let villages = Set(points.compactMap { plan.pointVillage.indices.contains($0) ? plan.pointVillage[$0] : nil })
    return .array(villages.sorted().map { .string(plan.edition.villages[$0].printedCode) })
  }
}
