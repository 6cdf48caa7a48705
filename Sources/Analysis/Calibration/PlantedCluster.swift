public import Geometry
import SpatialStats

/// A connected, compact group of villages whose prevalence is raised.
public struct PlantedCluster: Sendable, Equatable {
  /// Ascending; fewer than asked for where the centre's connected part is smaller.
  public let members: [Int]

  /// Grows from a random centre: each step takes, of the villages that touch the group, the one nearest to the centre.
  ///
  /// - Parameters:
  ///   - x, y: Centre of each village, metres.
  ///   - map: Addresses the draw of the centre.
  public init(size: Int, neighbours: NeighbourLists, x: [Double], y: [Double], seed: UInt64, map: UInt32) {
    let count = min(neighbours.count, x.count, y.count)
    guard count > 0, size > 0 else {
      members = []
      return
    }
    var generator = CounterGenerator(seed: seed, stream: 2 << 32, replicate: map)
    let centre = generator.index(below: count)
    func distance(_ village: Int) -> Double {
      let (dx, dy) = (x[village] - x[centre], y[village] - y[centre])
      return dx * dx + dy * dy
    }
    var isMember = [Bool](repeating: false, count: count)
    var group = [centre]
    isMember[centre] = true
    while group.count < size {
      let touching = group.flatMap { neighbours.neighbours(of: $0) }.map(Int.init).filter { !isMember[$0] }
      guard let next = touching.min(by: { (distance($0), $0) < (distance($1), $1) }) else { break }
      isMember[next] = true
      group.append(next)
    }
    members = group.sorted()
  }
}

extension MapSource {
  /// The same source with the prevalence of some villages multiplied, at most 1.
  public func raising(_ villages: [Int], by relativeRisk: Double) -> MapSource {
    var raised = self
    for village in villages where raised.prevalence.indices.contains(village) {
      raised.prevalence[village] = min(1, max(0, raised.prevalence[village] * relativeRisk))
    }
    return raised
  }
}
