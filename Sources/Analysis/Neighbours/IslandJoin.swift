import Geometry
import Glibc
import SpatialStats

extension NeighbourGround {
  /// Links each of the first `study` units that has no neighbour to the nearest unit, both ways; to one of the context
  /// one way, since its rows stay empty. Nearest is by border for rules by contact and by point for the others.
  /// - Returns: Which of the first `study` units were joined.
  func join(_ rows: inout LinkRows, members: [Int], study: Int, _ options: NeighbourOptions) throws(AnalysisError)
    -> [Bool]
  {
    var isJoined = [Bool](repeating: false, count: study)
    let islands = (0..<study).filter { !rows.hasLinks($0) }
    guard !islands.isEmpty else { return isJoined }
    for pair in try nearest(islands, members, options) {
      rows.link(pair.island, to: pair.other, value: pair.value)
      if pair.other < study { rows.link(pair.other, to: pair.island, value: pair.value) }
      isJoined[pair.island] = true
    }
    return isJoined
  }

  private struct Bond {
    let island: Int
    let other: Int
    let value: Double
  }

  private func nearest(_ islands: [Int], _ members: [Int], _ options: NeighbourOptions) throws(AnalysisError) -> [Bond]
  {
    if options.rule.usesPoints { return try nearestByPoint(islands, members, options) }
    let set = members.count == metres.featureCount ? metres : metres.selecting(members)
    return try nearestByBorder(of: islands, in: set).map { Bond(island: $0.island, other: $0.other, value: 1) }
  }

  private func nearestByPoint(_ islands: [Int], _ members: [Int], _ options: NeighbourOptions) throws(AnalysisError)
    -> [Bond]
  {
    let points = try points(members, options.point)
    let placed = members.indices.filter { points[$0] != nil }
    let found = placed.compactMap { points[$0] }
    var position = [Int](repeating: -1, count: members.count)
    for (place, unit) in placed.enumerated() { position[unit] = place }
    do {
      let nearest = try NearestNeighbours(x: found.map(\.x), y: found.map(\.y), k: 1)
      guard nearest.k > 0 else { return [] }
      return islands.filter { position[$0] >= 0 }.map { island in
        let place = position[island]
        return Bond(
          island: island, other: placed[Int(nearest.neighbours[place])],
          value: options.rule.bondValue(atMetres: nearest.distances[place]))
      }
    } catch {
      throw .statistics(error)
    }
  }
}

extension NeighbourRule {
  /// What the link of a joined island weighs: the rule's weight at that distance; for a kernel, which is 0 out there, the
  /// weight at no distance.
  fileprivate func bondValue(atMetres distance: Double) -> Double {
    if case .inverseDistance(_, let power) = self, distance > 0 {
      let value = pow(distance, -power)
      return value > 0 && value.isFinite ? value : 1
    }
    return selfWeight
  }
}
