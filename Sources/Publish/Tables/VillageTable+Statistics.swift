import Analysis
import SpatialStats
import Stunting

extension VillageTable {
  /// Headline, hotspots, certainty, klaster, measurement effect and change.
  static func statistics(_ r: RegionResult) -> [Column] {
    headline(r) + hotspots(r) + certainty(r) + klaster(r) + localStatistics(r) + scan(r) + against(r) + change(r)
      + persistence(r) + relation(r)
  }

  private static func hotspots(_ r: RegionResult) -> [Column] {
    guard let h = r.hotspots else { return [] }
    let effect = r.measurement?.ofHotspot ?? [:]
    return [
      Column(key: "hotspot") { .bool(h.isRateHotspot[$0]) },
      Column(key: "hotspot_p") { .optional(h.ratePValue[$0], decimals: 8) },
      Column(key: "hotspot_p_adjusted") { .optional(h.rateAdjusted[$0], decimals: 8) },
      Column(key: "hotspot_measurement_effect") { .optional(effect[$0]?.level.rawValue) },
      Column(key: "hotspot_cases") { .bool(h.isCasesHotspot[$0]) },
      Column(key: "hotspot_cases_p") { .optional(h.casesPValue[$0], decimals: 8) },
      Column(key: "hotspot_cases_p_adjusted") { .optional(h.casesAdjusted[$0], decimals: 8) },
    ]
  }

  private static func certainty(_ r: RegionResult) -> [Column] {
    guard let c = r.certainty else { return [] }
    return [
      Column(key: "probability_above_average") { .optional(c.aboveAverage[$0], decimals: 4) },
      Column(key: "expected_rank") { .optional(c.expectedRank[$0], decimals: 1) },
      Column(key: "rank_lower") { .optional(c.rankInterval[$0]?.lowerBound) },
      Column(key: "rank_upper") { .optional(c.rankInterval[$0]?.upperBound) },
      Column(key: "probability_in_top") { .optional(c.inTop[$0], decimals: 4) },
    ]
  }

  private static func klaster(_ r: RegionResult) -> [Column] {
    guard let k = r.klaster else { return [] }
    let effect = r.measurement?.ofKlaster ?? [:]
    return [
      Column(key: "neighbour_count") { .int(k.neighbourCount[$0]) },
      Column(key: "is_joined_island") { .bool(k.isJoinedIsland[$0]) },
      Column(key: "klaster_class") { .string(r.klasterClass($0).rawValue) },
      Column(key: "klaster_number") { .optional(k.klasterNumber[$0]) },
      Column(key: "klaster_high_by") { .string(methods(k.consistency, $0, .high)) },
      Column(key: "klaster_low_by") { .string(methods(k.consistency, $0, .low)) },
      Column(key: "klaster_measurement_effect") { v in
        .optional(k.klasterNumber[v].flatMap { effect[$0]?.level.rawValue })
      },
    ]
  }

  private static func methods(_ c: KlasterConsistency, _ village: Int, _ sign: KlasterSign) -> String {
    c.callers(village, sign).map(\.rawValue).joined(separator: " ")
  }

  private static func localStatistics(_ r: RegionResult) -> [Column] {
    guard let k = r.klaster else { return [] }
    return [
      Column(key: "gi_star_class") { .string(k.giClass[$0].rawValue) },
      Column(key: "gi_star_z") { .optional(k.giZ[$0], decimals: 6) },
      Column(key: "gi_star_p") { .optional(k.giP[$0], decimals: 6) },
      Column(key: "gi_star_p_adjusted") { .optional(k.giAdjusted[$0], decimals: 6) },
      Column(key: "gi_star_draws") { .optional(k.giDraws[$0]) },
      Column(key: "local_moran_class") { .string(k.moranClass[$0].rawValue) },
      Column(key: "local_moran_i") { .optional(k.moranI[$0], decimals: 6) },
      Column(key: "local_moran_z") { .optional(k.moranZ[$0], decimals: 6) },
      Column(key: "local_moran_p") { .optional(k.moranP[$0], decimals: 6) },
      Column(key: "local_moran_p_adjusted") { .optional(k.moranAdjusted[$0], decimals: 6) },
      Column(key: "local_moran_draws") { .optional(k.moranDraws[$0]) },
      Column(key: "local_moran_quadrant") { .optional(k.moranQuadrant[$0].map { MoranClass($0).rawValue }) },
    ]
  }

  private static func scan(_ r: RegionResult) -> [Column] {
    guard let s = r.scan else { return [] }
    @Sendable func cluster(_ v: Int) -> VillageCluster? {
      s.clusterNumber[v].flatMap { s.clusters.indices.contains($0 - 1) ? s.clusters[$0 - 1] : nil }
    }
    return [
      Column(key: "scan_cluster") { .optional(s.clusterNumber[$0]) },
      Column(key: "scan_sign") { .optional(cluster($0).map { $0.isHigh ? "high" : "low" }) },
      Column(key: "scan_relative_risk") { .optional(cluster($0)?.relativeRisk, decimals: 4) },
      Column(key: "scan_p") { .optional(cluster($0)?.p, decimals: 6) },
    ]
  }

  private static func against(_ r: RegionResult) -> [Column] {
    guard let a = r.against?.table else { return [] }
    return [
      Column(key: "against_class") { .string(a.classes[$0].rawValue) },
      Column(key: "against_i") { .optional(a.i[$0], decimals: 6) },
      Column(key: "against_p") { .optional(a.p[$0], decimals: 6) },
      Column(key: "against_p_adjusted") { .optional(a.adjusted[$0], decimals: 6) },
    ]
  }

  private static func change(_ r: RegionResult) -> [Column] {
    guard let t = r.trend?.latest, let h = r.headline else { return [] }
    let per = Double(h.definition.per)
    let unit = h.definition.per == 100 ? "points" : "per_\(h.definition.per)"
    let series = r.trend?.series
    return [
      Column(key: "change_from") { _ in .string(t.before.description) },
      Column(key: "change_\(unit)") { .optional(t.villages[$0].change.map { $0 * per }, decimals: 4) },
      Column(key: "change_lower_\(unit)") { .optional(t.villages[$0].interval.map { $0.lower * per }, decimals: 4) },
      Column(key: "change_upper_\(unit)") { .optional(t.villages[$0].interval.map { $0.upper * per }, decimals: 4) },
      Column(key: "change_p_adjusted") { .optional(t.villages[$0].adjustedP, decimals: 6) },
      Column(key: "change_class") { .string(t.villages[$0].changeClass.rawValue) },
    ]
      + (series.map { s in
        [
          Column(key: "trend_class") { .optional(s.villages[$0]?.changeClass.rawValue) },
          Column(key: "trend_slope_\(unit)_per_year") {
            .optional(s.villages[$0]?.slope.map { $0.slope * per }, decimals: 4)
          },
          Column(key: "trend_p_adjusted") { .optional(s.villages[$0]?.adjustedP, decimals: 6) },
        ]
      } ?? [])
  }

  private static func persistence(_ r: RegionResult) -> [Column] {
    guard let p = r.persistence else { return [] }
    return [
      Column(key: "hotspot_periods") { .int(p.villages[$0].significant) },
      Column(key: "hotspot_periods_tested") { .int(p.villages[$0].tested) },
    ]
  }

  private static func relation(_ r: RegionResult) -> [Column] {
    guard let relation = r.relation, !relation.rows.isEmpty else { return [] }
    let found = Set(relation.completeYetHigh.villages.map(\.village))
    return [Column(key: "complete_yet_high") { .bool(found.contains($0)) }]
      + relation.rows.map { row in
        Column(key: row.definition.key + "_relation_class") { .optional(row.map.classes[$0]?.key) }
      }
  }
}
