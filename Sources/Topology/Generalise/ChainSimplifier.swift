import Parallel

/// Leaves out places of chains while nothing comes to lie on another side of a border: a place goes only when the
/// triangle that its chain sweeps holds no place of any other chain, so that neither crossings nor contacts can arise.
///
/// The places of other chains are those before simplification, so chains do not depend on each other's progress.
/// Places go in the order of the distance that results (a bottom-up form of Douglas and Peucker's line simplification).
struct ChainSimplifier: Sendable {
  let chains: Chains
  let index: PlaceIndex
  let greatestSquare: Double
  /// The chain that a place is an inner place of; -1 for nodes, -2 for places that no chain passes any more.
  private(set) var chainOf: [Int32]
  /// Position of such a place in all chains' places.
  private(set) var positionOf: [Int32]
  /// Inner places that a chain must keep.
  private let fewestInner: [Int32]

  init(_ chains: Chains, index: PlaceIndex, toleranceSteps: Double) {
    self.chains = chains
    self.index = index
    greatestSquare = toleranceSteps * toleranceSteps
    chainOf = [Int32](repeating: -2, count: index.count)
    positionOf = [Int32](repeating: 0, count: index.count)
    for chain in 0..<chains.count {
      let range = chains.range(of: chain)
      for i in range.dropFirst().dropLast() {
        chainOf[Int(chains.places[i])] = Int32(truncatingIfNeeded: chain)
        positionOf[Int(chains.places[i])] = Int32(truncatingIfNeeded: i)
      }
      chainOf[Int(chains.places[range.lowerBound])] = -1
      chainOf[Int(chains.places[range.upperBound - 1])] = -1
    }
    fewestInner = ChainSimplifier.fewestInner(of: chains)
  }

  func simplified(threads: Int) async throws -> Chains {
    let size = max(64, chains.count / 64)
    return Chains.merging(
      try await mapChunks(count: chains.count, chunkSize: size, threads: threads) { part in
        var result = Chains()
        var run = SimplifierRun()
        for chain in part { run.simplify(chain, with: self, into: &result) }
        return result
      })
  }

  /// 2 for closed chains, 1 for each of several chains with the same two ends, or else 0.
  private static func fewestInner(of chains: Chains) -> [Int32] {
    let ends = (0..<chains.count).map { chain -> UInt64 in
      let range = chains.range(of: chain)
      let (a, b) = (chains.places[range.lowerBound], chains.places[range.upperBound - 1])
      return UInt64(UInt32(bitPattern: min(a, b))) << 32 | UInt64(UInt32(bitPattern: max(a, b)))
    }
    var fewest = ends.map { Int32($0 >> 32 == $0 & 0xFFFF_FFFF ? 2 : 0) }
    let order = ends.indices.sorted { ends[$0] < ends[$1] }
    for (a, b) in zip(order, order.dropFirst()) where ends[a] == ends[b] {
      fewest[a] = max(1, fewest[a])
      fewest[b] = max(1, fewest[b])
    }
    return fewest
  }

  func fewestInner(ofChain chain: Int) -> Int { Int(fewestInner[chain]) }
}
