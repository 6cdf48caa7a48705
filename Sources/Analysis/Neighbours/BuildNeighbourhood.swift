import Geometry
import Parallel
import SpatialStats
public import Stunting

/// The neighbours of the villages of an edition.
///
/// Villages without a value leave before anything else is looked at: the k nearest of a village are the k nearest of
/// those that take part, and a path of two steps does not lead through one that does not. A village left without
/// neighbours is joined to the nearest one, or stays alone, by the options. Does not depend on `threads`.
/// - Parameters:
///   - units: The villages that take part (those with a value), by index; nil for all.
///   - context: Villages of adjacent regencies. Those of `contextUnits` that are neighbours of a village that takes part
///     come behind the villages, as neighbours only.
///   - contextUnits: The villages of the context that have a value, by index; nil for all.
/// - Throws: `statistics(.coincidentPoints)` for inverse distance where two villages have the same point.
public func neighbourhood(
  edition: BoundaryEdition, options: NeighbourOptions, units: [Int]? = nil, context: BoundaryEdition? = nil,
  contextUnits: [Int]? = nil, threads: Int
) async throws -> Neighbourhood {
  try await NeighbourGround(edition, context: context)
    .neighbourhood(options, units: units, contextUnits: contextUnits, threads: threads)
}

extension NeighbourGround {
  /// The neighbours by one rule (see `neighbourhood(edition:options:units:context:contextUnits:threads:)`). Units
  /// outside the edition, and repeated ones, are left out.
  public func neighbourhood(
    _ options: NeighbourOptions, units: [Int]? = nil, contextUnits: [Int]? = nil, threads: Int
  ) async throws -> Neighbourhood {
    let villages = Self.chosen(units, count: villageCount)
    let around = Self.chosen(contextUnits, count: contextCount)
    let members = villages + around.map { $0 + villageCount }
    var rows = try await linkRows(members, options, threads: threads)
    rows.clearRows(from: villages.count)
    let isJoined =
      options.joinsIslands
      ? try join(&rows, members: members, study: villages.count, options)
      : [Bool](repeating: false, count: villages.count)
    let linked = rows.keepLinkedTail(from: villages.count)
    return Neighbourhood(
      options: options, villages: villages, context: linked.map { around[$0 - villages.count] },
      weights: try rows.weights(isBinary: options.rule.isBinary), isJoined: isJoined,
      edge: try await edge(options, valued: around, threads: threads))
  }

  private func linkRows(_ members: [Int], _ options: NeighbourOptions, threads: Int) async throws -> LinkRows {
    if options.rule.usesPoints { return try pointRows(members, options) }
    return try await contactRows(members, options, threads: threads)
  }

  private static func chosen(_ units: [Int]?, count: Int) -> [Int] {
    guard let units else { return [Int](0..<count) }
    var isChosen = [Bool](repeating: false, count: count)
    for unit in units where unit >= 0 && unit < count { isChosen[unit] = true }
    return isChosen.indices.filter { isChosen[$0] }
  }
}
