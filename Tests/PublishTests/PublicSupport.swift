import Analysis
import Geometry
import Publish
import Stunting
import TestSupport

/// A regency of given counts for the tests of public outputs: one row a village, `nil` for no data.
struct PublicWorld {
  var counts: [(cases: Int, denominator: Int)?]
  var districts: [Int]
  var kind: CountKind = .partOfWhole

  var tree: CountTree {
    let pairs = counts.map { c in c.flatMap { CountPair(cases: $0.cases, denominator: $0.denominator, kind: kind) } }
    return CountTree(kind: kind, villages: pairs, districtOf: districts, districtCount: (districts.max() ?? -1) + 1)
      ?? CountTree(kind: kind, villages: [], districtOf: [], districtCount: 0)!
  }

  /// Mostly small villages, so that suppression has something to do.
  static func random(
    _ g: inout SeededGenerator, districts: Int, villages: Int, mean: Int, kind: CountKind = .partOfWhole
  ) -> Self {
    var world = PublicWorld(counts: [], districts: [], kind: kind)
    for v in 0..<villages {
      world.districts.append(v * districts / villages)
      let d = g.index(below: mean) * (1 + g.index(below: 3))
      let share = g.uniform() * g.uniform() * (g.index(below: 6) == 0 ? 3 : 1)
      let cases = min(d, Int(Double(d) * share))
      world.counts.append(g.index(below: 20) == 0 ? nil : (cases, kind == .perOther ? d * 4 : d))
    }
    return world
  }

  /// The run that these counts would come from, with classes and flags made up from the counts.
  func result(coverage: [CoverageColumn] = []) -> RegionResult {
    let villages = counts.indices.map { v in
      Village(
        name: "Desa \(v)", districtName: "Kecamatan \(districts[v])",
        districtCode: RegionCode("99.99.\(10 + districts[v])", system: .kemendagri),
        codes: [RegionCode("99.99.\(10 + districts[v]).\(2001 + v)", system: .kemendagri)].compactMap { $0 }
          .map { VillageCode(code: $0, year: 2024) }, sourceRow: v + 1)
    }
    var polygons = PolygonSet()
    for v in counts.indices {
      let x = 110 + Double(v) * 0.01
      for (px, py) in [(x, -7.0), (x + 0.01, -7.0), (x + 0.01, -6.99), (x, -6.99)] { polygons.appendVertex(px, py) }
      polygons.endRing()
      polygons.endPolygon()
      polygons.endFeature()
    }
    let edition = BoundaryEdition(id: "uji-2024", villages: villages, polygons: LonLatPolygons(polygons))
    var result = RegionResult(edition: edition, facilities: [], lokus: lokus)
    result.headline = headline
    result.hotspots = hotspots
    result.klaster = klaster
    result.coverage = coverage
    return result
  }

  private var headline: HeadlineTable? {
    let definition = IndicatorDefinition(
      key: "stunting", number: nil, nameIndonesian: "Prevalensi stunting", nameEnglish: "Stunting prevalence",
      essential: true, level: .people, direction: .lowerIsBetter, kind: .ratio, per: 100, target: nil,
      sector: "kesehatan",
      source: "uji")
    guard let period = Period("2024-08") else { return nil }
    var h = HeadlineTable(
      definition: definition, ageGroup: .balita, period: period, isStandIn: false, rung: .lastYear,
      state: counts.map { $0 == nil ? .noData : $0?.denominator == 0 ? .noTarget : .value },
      cases: counts.map { $0.map { Double($0.cases) } }, denominator: counts.map { $0.map { Double($0.denominator) } },
      intervalMethod: kind == .partOfWhole ? .wilson : .poissonExact, sourceIDs: ["uji"])
    let rates = counts.map { c in c.flatMap { $0.denominator > 0 ? Double($0.cases) / Double($0.denominator) : nil } }
    h.crude = rates
    h.lower = rates.map { $0.map { $0 / 2 } }
    h.upper = rates.map { $0.map { min(1, $0 * 2) } }
    h.smoothed = rates
    h.ownWeight = rates
    return h
  }

  private var hotspots: HotspotTable {
    let p = counts.map { c in c.map { $0.cases > 3 ? 0.01 : 0.9 } }
    return HotspotTable(
      alpha: 0.05, referenceRate: p, referenceCases: p, ratePValue: p, rateAdjusted: p, casesPValue: p,
      casesAdjusted: p,
      rateModel: "binomial", casesModel: "poisson", detectableDifference: p, dependsOnAverage: counts.map { _ in false }
    )
  }

  private var klaster: KlasterTable {
    KlasterTable(count: counts.count, options: KlasterOptions(permutations: 999, seed: 1), generator: "uji")
  }

  private var lokus: LokusTable {
    let rules = LokusRules(reading: .any, number: .proportion(0.2), averagePrevalence: 0.1, averageCases: 5)
    let decisions = rules.decide(
      counts.indices.map { v in
        LokusCandidate(
          code: "\(v)", prevalence: counts[v].map { Double($0.cases) / Double(max(1, $0.denominator)) },
          cases: counts[v].map { Double($0.cases) }, cells: [])
      })
    return LokusTable(
      rules: rules, averageKind: "pooled", decisions: decisions, underOtherReading: decisions,
      underOtherAverage: decisions)
  }
}
