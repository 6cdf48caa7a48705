/// What the headline method of a run calls each village: one answer, whatever the method.
extension RegionResult {
  /// The class of a village by the headline method. By local Moran a village unlike its neighbours is in no klaster; by
  /// the scan the class is that of the cluster the village is in.
  public func klasterClass(_ village: Int) -> KlasterClass {
    guard let klaster else { return .noData }
    switch klaster.headline {
    case .giStar: return klaster.giClass[village]
    case .localMoran: return moranClass(village, klaster)
    case .scan: return scanClass(village, klaster)
    }
  }

  /// Number of the klaster, from 1, by the headline method at the level of the run; nil outside.
  public func klasterNumber(_ village: Int) -> Int? { klaster?.klasterNumber[village] }

  /// Above or below, by the headline method at the level of the run; nil outside of klaster.
  public func klasterSign(_ village: Int) -> KlasterSign? {
    klaster.flatMap { $0.consistency.sign(village, by: $0.headline) }
  }

  private func moranClass(_ v: Int, _ k: KlasterTable) -> KlasterClass {
    switch k.moranClass[v] {
    case .noData: .noData
    case .noNeighbours: .noNeighbours
    case .highHigh: k.moranLevel[v].map { KlasterClass(.high, $0) } ?? .notSignificant
    case .lowLow: k.moranLevel[v].map { KlasterClass(.low, $0) } ?? .notSignificant
    case .lowHigh, .highLow, .notSignificant: .notSignificant
    }
  }

  private func scanClass(_ v: Int, _ k: KlasterTable) -> KlasterClass {
    guard let scan, !scan.leftOut.contains(v) else { return .noData }
    guard let number = scan.clusterNumber[v], scan.clusters.indices.contains(number - 1) else { return .notSignificant }
    let cluster = scan.clusters[number - 1]
    return KlasterLevel(adjusted: cluster.p).map { KlasterClass(cluster.isHigh ? .high : .low, $0) } ?? .notSignificant
  }
}

extension KlasterClass {
  init(_ sign: KlasterSign, _ level: KlasterLevel) {
    switch (sign, level) {
    case (.high, .percent99): self = .high99
    case (.high, .percent95): self = .high95
    case (.high, .percent90): self = .high90
    case (.low, .percent99): self = .low99
    case (.low, .percent95): self = .low95
    case (.low, .percent90): self = .low90
    }
  }
}
