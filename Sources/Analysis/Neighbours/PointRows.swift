import GEOSBridge
import Geometry
import SpatialStats

extension NeighbourGround {
  /// Neighbours by distance between points among some of the features, numbered as in `members`. A feature without a
  /// point has none.
  func pointRows(_ members: [Int], _ options: NeighbourOptions) throws(AnalysisError) -> LinkRows {
    let points = try points(members, options.point)
    let placed = members.indices.filter { points[$0] != nil }
    let found = placed.compactMap { points[$0] }
    do {
      let weights = try options.rule.weights(x: found.map(\.x), y: found.map(\.y))
      return LinkRows(weights, members: placed, count: members.count)
    } catch .coincidentPoints(let first, let second) {
      throw .coincidentVillages(first: members[placed[first]], second: members[placed[second]])
    } catch {
      throw .statistics(error)
    }
  }

  /// The point of each member in metres; nil for one without polygons or with coordinates that are not finite.
  func points(_ members: [Int], _ kind: NeighbourPoint) throws(AnalysisError) -> [PlanarPoint?] {
    do {
      let geos = kind == .pointOnSurface ? try GEOSContext() : nil
      var points: [PlanarPoint?] = []
      for member in members {
        let point = try geos?.pointOnSurface(metres, feature: member) ?? metres.centroid(ofFeature: member)
        points.append(point.flatMap { $0.x.isFinite && $0.y.isFinite ? $0 : nil })
      }
      return points
    } catch {
      throw .geometry(error)
    }
  }
}

extension NeighbourRule {
  /// The weights of points, for a rule that uses points.
  fileprivate func weights(x: [Double], y: [Double]) throws(StatisticsError) -> Weights {
    switch self {
    case .nearest(let count): try .nearest(x: x, y: y, k: count)
    case .band(let metres): try .withinDistance(x: x, y: y, threshold: metres)
    case .inverseDistance(let metres, let power):
      try .inverseDistance(x: x, y: y, threshold: metres, power: power)
    case .kernel(let kernel, let bandwidth): try .kernel(x: x, y: y, kernel: kernel, bandwidth: bandwidth)
    case .queen, .rook, .queenOrder, .rookOrder: try Weights(lists: x.map { _ in [] })
    }
  }
}
