import Analysis
import SpatialStats

/// A map with its planted villages.
struct PlantedMap: Sendable {
  let map: SimulatedMap
  let isPlanted: [Bool]
}

/// Maps of one regency, size and relative risk, by their number. Clusters of one number have the same centre whatever
/// their risk.
struct PlantedSeries: Sendable {
  let regency: Regency
  let facts: PlantedFacts
  private let centreSeed: UInt64
  private let mapSeed: UInt64
  private let drawSeed: UInt64

  init(regency: Regency, facts: PlantedFacts) {
    self.regency = regency
    self.facts = facts
    centreSeed = calibrationSeed(facts.seed, "planted/\(regency.key)/\(facts.size)")
    mapSeed = calibrationSeed(facts.seed, "planted-map/\(regency.key)/\(facts.name)")
    drawSeed = calibrationSeed(facts.seed, "planted-draws/\(regency.key)/\(facts.name)")
  }

  subscript(_ number: Int) -> PlantedMap {
    let map = UInt32(truncatingIfNeeded: number)
    let cluster = PlantedCluster(
      size: facts.size, neighbours: regency.neighbours, x: regency.points.x, y: regency.points.y, seed: centreSeed,
      map: map)
    let source = MapSource(
      measured: regency.measured, areas: regency.areas, prevalence: facts.prevalence,
      model: .betaBinomial(correlation: facts.correlation)
    ).raising(cluster.members, by: facts.risk)
    var isPlanted = [Bool](repeating: false, count: regency.count)
    for village in cluster.members { isPlanted[village] = true }
    let cases = source.cases(seed: mapSeed, map: map)
    return PlantedMap(
      map: SimulatedMap(cases: cases, seed: calibrationSeed(drawSeed, "\(number)"), casesOfEqualSizes: { cases }),
      isPlanted: isPlanted)
  }
}

/// What is scored: the villages that a method calls high.
enum PlantedMethod: String, Sendable, CaseIterable {
  case giStar = "lokus-gi-star"
  case localMoran = "lokus-local-moran"
  case giStarPermuted = "lokus-gi-star-permutation"
  case localMoranPermuted = "lokus-local-moran-permutation"
  case scan = "lokus-scan"
  case plainScan = "lokus-scan-binomial"
  /// The clusters of the 50 % limit instead of the Gini set: what the brute-force scan finds too.
  case wholeScan = "lokus-scan-binomial-50"

  /// The calls of all methods, in their order.
  static func calls(_ map: SimulatedMap, _ regency: Regency) throws -> [[Bool]] {
    func local(_ statistic: LocalStatistic, _ model: NullModel) throws -> LocalResult {
      try inference(statistic, model, .benjaminiHochberg, map, regency)
    }
    let (giStar, giPermuted) = (try local(.giStar, .simulation), try local(.giStar, .permutation))
    let (moran, moranPermuted) = (try local(.localMoran, .simulation), try local(.localMoran, .permutation))
    let scan = try scanResult(.betaBinomial, map, regency)
    let plain = try scanResult(.binomial, map, regency)
    return allCases.map { method in
      switch method {
      case .giStar: high(giStar)
      case .giStarPermuted: high(giPermuted)
      case .localMoran: highHigh(moran)
      case .localMoranPermuted: highHigh(moranPermuted)
      case .scan: members(significantClusters(scan), regency)
      case .plainScan: members(significantClusters(plain), regency)
      case .wholeScan: members(plain.clusters.filter { isSignificant($0.p) }, regency)
      }
    }
  }

  private static func high(_ r: LocalResult) -> [Bool] {
    r.adjusted.indices.map { isSignificant(r.adjusted[$0]) && (r.z[$0] ?? 0) > 0 }
  }

  private static func highHigh(_ r: LocalResult) -> [Bool] {
    r.adjusted.indices.map { isSignificant(r.adjusted[$0]) && r.quadrant[$0] == .highHigh }
  }

  private static func isSignificant(_ p: Double?) -> Bool { (p ?? 2) <= MethodFamily.level }

  private static func members(_ clusters: [ScanCluster], _ regency: Regency) -> [Bool] {
    var calls = [Bool](repeating: false, count: regency.count)
    for cluster in clusters where cluster.isHigh {
      for village in cluster.members { calls[village] = true }
    }
    return calls
  }
}
