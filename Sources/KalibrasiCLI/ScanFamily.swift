import Analysis
import SpatialStats

extension MethodFamily {
  /// The circular scan, high and low, at most half of the children, 999 simulated maps.
  static let scan = scan(.betaBinomial, key: "scan", label: "scan: beta-binomial draws", isDefault: true)
  static let plainScan = scan(.binomial, key: "scan-binomial", label: "scan: Bernoulli", isDefault: false)

  private static func scan(_ model: ScanModel, key: String, label: String, isDefault: Bool) -> MethodFamily {
    MethodFamily(
      key: key, forms: [MethodForm(key: "p", label: label, isDefault: isDefault)], share: isDefault ? .scan : .other
    ) { map, regency in
      let result = try scanResult(model, map, regency)
      let called = significantClusters(result).reduce(0) { $0 + $1.members.count }
      return [MapOutcome(unadjusted: nil, called: called)]
    }
  }
}

/// What `lokus klaster` does by default, on the calling thread.
func scanResult(_ model: ScanModel, _ map: SimulatedMap, _ regency: Regency) throws -> ScanResult {
  let settings = ScanSettings(
    model: model, direction: .both, limitShare: 0.5, simulations: 999, alpha: MethodFamily.level, seed: map.seed)
  return try ScanPlan(
    x: regency.points.x, y: regency.points.y, cases: map.cases.map(Double.init),
    base: regency.measured.map(Double.init), settings: settings
  ).runAll()
}

/// The significant clusters that are shown: those of the Gini set; they are disjoint.
func significantClusters(_ result: ScanResult) -> [ScanCluster] {
  result.giniClusters.filter { ($0.p ?? 2) <= MethodFamily.level }
}
