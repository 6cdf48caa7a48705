/// The statistic of each unit, before any draw.
struct LocalScores: Sendable {
  let z: [Double?]
  let i: [Double?]
  let quadrant: [MoranQuadrant?]
  let hasNeighbours: [Bool]
  let isTested: [Bool]
  /// The sign of each unit's own deviation; nil for Gi and Gi*.
  let sign: [Int]?

  init(_ statistic: LocalStatistic, values: [Double], weights: Weights, selfWeight: Double)
    throws(StatisticsError)
  {
    let hasNeighbours = (0..<weights.count).map { weights.neighbourCount(of: $0) > 0 }
    self.hasNeighbours = hasNeighbours
    switch statistic {
    case .localMoran:
      let local = try LocalMoran(values: values, weights: weights.rowStandardised())
      (z, i, quadrant, sign) = (local.z, local.i, local.quadrant, local.sign)
      isTested = local.i.map { $0 != nil }
    case .gi, .giStar:
      let isStar = statistic == .giStar
      let local = try LocalG(
        isStar ? .giStar : .gi, values: values, weights: isStar ? weights.withSelf(selfWeight) : weights)
      z = local.z.indices.map { hasNeighbours[$0] ? local.z[$0] : nil }
      i = local.z.map { _ in nil }
      quadrant = local.z.map { _ in nil }
      isTested = z.map { $0 != nil }
      sign = nil
    }
  }

  init(_ local: BivariateLocalMoran, weights: Weights) {
    hasNeighbours = (0..<weights.count).map { weights.neighbourCount(of: $0) > 0 }
    (z, i, quadrant, sign) = (local.i.map { _ in nil }, local.i, local.quadrant, local.sign)
    isTested = local.i.map { $0 != nil }
  }
}
