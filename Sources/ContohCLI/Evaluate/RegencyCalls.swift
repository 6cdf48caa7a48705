import Analysis
import Geometry
import SpatialStats
import Stunting
import Synthetic

/// What the analysis of `lokus run`, with its default parameters, calls in a regency: one flag a village and method.
struct RegencyCalls {
  let hotspot: [Bool]
  let cases: [Bool]
  let giHigh: [Bool]
  let giLow: [Bool]
  let moranHigh: [Bool]
  let moranLow: [Bool]
  /// Local Moran's villages unlike their neighbours.
  let moranUnlike: [Bool]

  static let alpha = 0.05
  static let minimumMeasured = 30

  /// The seed of the permutations is that of the regency, so that regencies do not share their draws.
  init(_ regency: SyntheticRegency, permutations: Int, threads: Int) async throws {
    let edition = regency.edition
    let headline = try regency.headline(minimumMeasured: RegencyCalls.minimumMeasured)
    let hotspots = try juknisHotspots(headline, alpha: RegencyCalls.alpha, isPooled: false)
    let options = KlasterOptions(alpha: RegencyCalls.alpha, permutations: permutations, seed: regency.seed)
    let table = try await klaster(headline, edition: edition, options: options, threads: threads)
    self.init(hotspots, table)
  }

  private init(_ hotspots: HotspotTable, _ table: KlasterTable) {
    let villages = table.giClass.indices
    func moran(_ classes: [MoranQuadrant]) -> [Bool] {
      villages.map { v in
        (table.moranAdjusted[v] ?? 2) <= RegencyCalls.alpha
          && table.moranQuadrant[v].map(classes.contains) ?? false
      }
    }
    hotspot = hotspots.isRateHotspot
    cases = hotspots.isCasesHotspot
    giHigh = villages.map { table.giSign($0) == .high }
    giLow = villages.map { table.giSign($0) == .low }
    moranHigh = moran([.highHigh])
    moranLow = moran([.lowLow])
    moranUnlike = moran([.highLow, .lowHigh])
  }

  func calls(_ method: RecoveryMethod) -> [Bool] {
    switch method {
    case .hotspot: hotspot
    case .cases: cases
    case .giHigh: giHigh
    case .giLow: giLow
    case .moranHigh: moranHigh
    case .moranLow: moranLow
    }
  }
}

extension SyntheticRegency {
  /// The villages and their clean polygons as an import would hand them on.
  var edition: BoundaryEdition {
    let rows = villages.enumerated().map { number, village in
      let code = RegionCode(village.code, system: .kemendagri)
      return Village(
        name: village.name, districtName: districts[village.district].name, districtCode: code?.parent(.district),
        codes: code.map { [VillageCode(code: $0, year: nil)] } ?? [], sourceRow: number + 1)
    }
    return BoundaryEdition(id: "contoh-\(seed)", villages: rows, polygons: polygons)
  }

  /// Stunting of the latest weighing.
  func headline(minimumMeasured: Int) throws -> HeadlineTable {
    guard let latest = weighings.last, let period = Period(latest.month) else { throw EvaluationError.noWeighing }
    let stunted = latest.stunted
    let values = villages.indices.map { v in
      var value = IndicatorValue(
        level: .village, unit: v, indicator: "stunting", ageGroup: .balita, period: period, kind: .ratio,
        state: .value, rung: .recentMonths, sourceID: "balita", sourceRow: v + 1)
      value.numerator = Double(stunted[v])
      value.denominator = Double(latest.measured[v])
      return value
    }
    return try headlineTable(
      values, definition: IndicatorDefinition.stuntingOfContoh, ageGroup: .balita, period: period, isStandIn: false,
      villages: villages.count, minimumMeasured: minimumMeasured)
  }
}

extension IndicatorDefinition {
  fileprivate static let stuntingOfContoh = IndicatorDefinition(
    key: "stunting", number: nil, nameIndonesian: "Prevalensi stunting", nameEnglish: "Stunting prevalence",
    essential: true, level: .people, direction: .lowerIsBetter, kind: .ratio, per: 100, target: nil,
    sector: "kesehatan", source: "Kabupaten Contoh")
}

enum EvaluationError: Error { case noWeighing }
