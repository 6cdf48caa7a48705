/// The choice of the clusters to report among limits of the circle: Han, Zhu, Kulldorff, Hostovich, Stinchcomb,
/// Tatalovich, Lewis and Feuer, "Using Gini coefficient to determining optimal cluster reporting sizes for spatial scan
/// statistics", International Journal of Health Geographics 15 (2016).
enum ScanGini {
  /// The limits that SaTScan compares, as shares of the base.
  static let limitShares = [
    0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5,
  ]

  /// Those below a limit, and the limit.
  static func shares(upTo limit: Double) -> [Double] { limitShares.filter { $0 < limit } + [limit] }

  /// The Gini coefficient of cases against base, each cluster a group and what is outside all of them another; groups
  /// in the order of their rates.
  static func coefficient(_ clusters: [ScanCluster], cases: Double, base: Double) -> Double {
    guard cases > 0, base > 0, !clusters.isEmpty else { return 0 }
    let insideCases = clusters.reduce(0) { $0 + $1.cases }
    let insideBase = clusters.reduce(0) { $0 + $1.base }
    var groups = clusters.map { (cases: $0.cases / cases, base: $0.base / base) }
    groups.append((max(0, cases - insideCases) / cases, max(0, base - insideBase) / base))
    groups.sort { $0.cases * $1.base < $1.cases * $0.base }
    var (reached, twiceArea) = (0.0, 0.0)
    for group in groups {
      twiceArea += group.base * (2 * reached + group.cases)
      reached += group.cases
    }
    return max(0, 1 - twiceArea)
  }
}
