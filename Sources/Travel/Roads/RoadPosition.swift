extension RoadNetwork {
  /// Costs between a point on an edge and the two ends of the edge; infinite where the way is not permitted. A point at
  /// an end is at the node whichever way the edge may be travelled.
  ///
  /// - Parameter isLeaving: From the point to the ends; else from the ends to the point.
  func endCosts(
    edge: Int, fraction: Double, unit: RoadCostUnit, isLeaving: Bool
  ) -> (from: Double, to: Double) {
    let cost = cost(edge, unit)
    let way = isLeaving ? Int(edgeOneWay[edge]) : -Int(edgeOneWay[edge])
    return (
      fraction <= 0 ? 0 : way <= 0 ? fraction * cost : .infinity,
      fraction >= 1 ? 0 : way >= 0 ? (1 - fraction) * cost : .infinity
    )
  }

  /// Cost along one edge, without its ends; infinite where the way is not permitted.
  func costAlong(edge: Int, from: Double, to: Double, unit: RoadCostUnit) -> Double {
    if from == to { return 0 }
    let way: Int8 = to > from ? 1 : -1
    guard edgeOneWay[edge] != -way, edgeKind[edge] != .boat || abs(to - from) >= 1 else { return .infinity }
    return abs(to - from) * cost(edge, unit)
  }
}
