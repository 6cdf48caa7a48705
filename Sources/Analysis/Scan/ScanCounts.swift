import SpatialStats
import Stunting

/// What of a headline table takes part in a scan.
struct ScanCounts: Sendable {
  /// Village of each position.
  let villages: [Int]
  /// Villages that take no part, ascending.
  let leftOut: [Int]
  let x: [Double]
  let y: [Double]
  let cases: [Double]
  let base: [Double]
  let pointKind: String
  let isShare: Bool

  init(_ headline: HeadlineTable, points: ScanVillagePoints) {
    let villages = (0..<headline.count).filter { village in
      headline.isMeasured(village) && points.x.indices.contains(village) && points.x[village].isFinite
        && points.y[village].isFinite
    }
    var isIn = [Bool](repeating: false, count: headline.count)
    for village in villages { isIn[village] = true }
    self.villages = villages
    leftOut = isIn.indices.filter { !isIn[$0] }
    x = villages.map { points.x[$0] }
    y = villages.map { points.y[$0] }
    // A corrected or divided count need not be whole.
    cases = villages.map { (headline.cases[$0] ?? 0).rounded() }
    base = villages.map { headline.denominator[$0] ?? 0 }
    pointKind = points.kind
    isShare = headline.definition.per == 100 && zip(cases, base).allSatisfy { $0 <= $1.rounded() }
  }

  func plan(_ options: ScanOptions) throws(AnalysisError) -> ScanPlan {
    let model = model(options.model)
    let settings = ScanSettings(
      model: model, direction: options.direction, limitShare: options.limitShare, simulations: options.simulations,
      alpha: options.alpha, seed: options.seed, largestP: max(0.5, options.alpha))
    do throws(StatisticsError) {
      return try ScanPlan(
        x: x, y: y, cases: cases, base: model == .poisson ? base : base.map { $0.rounded() }, settings: settings)
    } catch {
      throw .statistics(error)
    }
  }

  private func model(_ asked: ScanOptions.Model) -> ScanModel {
    switch asked {
    case .auto: isShare ? .betaBinomial : .poisson
    case .binomial: .binomial
    case .betaBinomial: .betaBinomial
    case .poisson: .poisson
    }
  }
}

extension ScanTable {
  init(counts: ScanCounts, options: ScanOptions, plan: ScanPlan, result: ScanResult) {
    // One list: a cluster of both sets once.
    let extra = result.giniClusters.filter { cluster in !result.clusters.contains { $0.members == cluster.members } }
    let all = (result.clusters + extra).sorted {
      ($1.logLikelihoodRatio, $0.centre) < ($0.logLikelihoodRatio, $1.centre)
    }
    let clusters = all.map { VillageCluster($0, counts.villages, options.alpha, result) }
    let count = counts.villages.count + counts.leftOut.count
    var number = [Int?](repeating: nil, count: count)
    var isHigh = [Bool?](repeating: nil, count: count)
    for (index, cluster) in clusters.enumerated() where cluster.isInGiniSet && cluster.isSignificant {
      for village in cluster.villages {
        number[village] = index + 1
        isHigh[village] = cluster.isHigh
      }
    }
    self.init(
      clusters: clusters, clusterNumber: number, isHigh: isHigh, leftOut: counts.leftOut, model: plan.settings.model,
      pointKind: counts.pointKind, direction: options.direction, limitShare: options.limitShare,
      giniLimitShare: result.giniLimitShare, alpha: options.alpha, intraclassCorrelation: result.intraclass?.median,
      simulationsAsked: options.simulations, simulationsUsed: result.simulationsUsed, seed: options.seed,
      generator: CounterGenerator.name, circles: result.circles)
  }
}

extension VillageCluster {
  fileprivate init(_ cluster: ScanCluster, _ villages: [Int], _ alpha: Double, _ result: ScanResult) {
    self.init(
      villages: cluster.members.map { villages[$0] }, centre: villages[cluster.centre], radiusMetres: cluster.radius,
      population: cluster.base, cases: cluster.cases, expected: cluster.expected, relativeRisk: cluster.relativeRisk,
      logLikelihoodRatio: cluster.logLikelihoodRatio, p: cluster.p ?? 1, isHigh: cluster.isHigh,
      isSignificant: cluster.p.map { $0 <= alpha } ?? false,
      isInGiniSet: result.giniClusters.contains { $0.members == cluster.members },
      isInPlainSet: result.clusters.contains { $0.members == cluster.members })
  }
}
