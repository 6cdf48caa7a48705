import Geometry
import Parallel
import SpatialStats

extension NeighbourGround {
  /// Neighbours by contact among some of the features, numbered as in `members`.
  func contactRows(_ members: [Int], _ options: NeighbourOptions, threads: Int) async throws -> LinkRows {
    let minimum = options.minimumSharedMetres ?? 10 * options.toleranceMetres
    let isExact = options.toleranceMetres == 0 && (minimum == 0 || !options.rule.isRook)
    let set = isExact ? degrees : metres
    let chosen = members.count == set.featureCount ? set : set.selecting(members)
    let pairs = try await contactPairs(
      chosen, tolerance: options.toleranceMetres, minimumShared: options.rule.isRook ? minimum : nil,
      threads: threads)
    let lists = NeighbourLists(count: chosen.featureCount, pairs: pairs)
    do {
      var weights = try Weights(start: lists.start, neighbours: lists.items)
      if let (order, withLower) = options.rule.steps { weights = try weights.ofOrder(order, withLower: withLower) }
      return LinkRows(weights, members: [Int](0..<members.count), count: members.count)
    } catch {
      throw AnalysisError.statistics(error)
    }
  }
}

/// Pairs of features that touch within a tolerance (queen), or share more than a length of border (rook).
func contactPairs(_ set: PolygonSet, tolerance: Double, minimumShared: Double?, threads: Int) async throws
  -> [FeaturePair]
{
  let index = ContiguityIndex(set)
  let parts = try await mapChunks(count: set.featureCount, chunkSize: 500, threads: threads) { range in
    do throws(GeometryError) {
      guard let minimumShared else { return try index.queenPairs(inFeatures: range, tolerance: tolerance) }
      return try index.rookPairs(inFeatures: range, tolerance: tolerance, minimumSharedLength: minimumShared)
    } catch {
      throw AnalysisError.contiguity(error)
    }
  }
  return parts.flatMap { $0 }
}

extension NeighbourRule {
  var isRook: Bool {
    switch self {
    case .rook, .rookOrder: true
    default: false
    }
  }

  /// Steps of a rule of higher order.
  var steps: (order: Int, withLower: Bool)? {
    switch self {
    case .queenOrder(let order, let withLower), .rookOrder(let order, let withLower): (order, withLower)
    default: nil
    }
  }
}
