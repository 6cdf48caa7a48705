import Geometry

extension NeighbourGround {
  /// The villages that touch a village of the context within the tolerance, whatever the rule; nil without a context.
  /// - Parameter valued: Villages of the context that have a value.
  func edge(_ options: NeighbourOptions, valued: [Int], threads: Int) async throws -> EdgeVillages? {
    guard contextCount > 0 else { return nil }
    let across = try await pairsAcrossEdge(toleranceMetres: options.toleranceMetres, threads: threads)
    var hasValue = [Bool](repeating: false, count: contextCount)
    for village in valued { hasValue[village] = true }
    var isEdge = [Bool](repeating: false, count: villageCount)
    var lacksValue = [Bool](repeating: false, count: villageCount)
    for pair in across {
      isEdge[pair.village] = true
      if !hasValue[pair.context] { lacksValue[pair.village] = true }
    }
    return EdgeVillages(
      villages: isEdge.indices.filter { isEdge[$0] }, withoutAllValues: isEdge.indices.filter { lacksValue[$0] })
  }

  /// Every pair of a village of the edition and one of the context that touch within the tolerance, by village and
  /// context village.
  public func pairsAcrossEdge(toleranceMetres: Double, threads: Int) async throws -> [(village: Int, context: Int)] {
    // Only what comes near the context can touch it.
    guard contextCount > 0, let box = contextBox(margin: toleranceMetres) else { return [] }
    let inside = (0..<villageCount).filter { metres.bounds(ofFeature: $0)?.intersects(box) ?? false }
    let around = [Int](villageCount..<villageCount + contextCount)
    let set = (toleranceMetres == 0 ? degrees : metres).selecting(inside + around)
    let pairs = try await contactPairs(set, tolerance: toleranceMetres, minimumShared: nil, threads: threads)
    return pairs.compactMap { pair in
      guard Int(pair.first) < inside.count, Int(pair.second) >= inside.count else { return nil }
      return (village: inside[Int(pair.first)], context: Int(pair.second) - inside.count)
    }
  }

  private func contextBox(margin: Double) -> BoundingBox? {
    (villageCount..<villageCount + contextCount).reduce(nil as BoundingBox?) { box, feature in
      guard let own = metres.bounds(ofFeature: feature) else { return box }
      return box?.union(own) ?? own
    }?.expanded(by: max(1, margin))
  }
}
