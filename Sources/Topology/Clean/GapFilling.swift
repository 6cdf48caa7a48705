import Parallel

/// Gaps: pieces that nobody owns. One that reaches the outside is open: sea, or a channel between islands, however
/// narrow; it is not among them.
struct GapFilling {
  /// Faces of each enclosed gap.
  let gaps: [[Int]]
  /// Owner that each gap is given to; -1 when it stays.
  let filledBy: [Int32]

  /// Gives each sliver to the owner with the longest border on it; ties to the lower owner.
  init(
    _ faces: PlanarFaces, _ chains: BorderChains, _ measures: FaceMeasures, ownerOf: [Int32], sliverWidth: Double,
    threads: Int
  ) async throws {
    let gaps = FacePiece.all(faces, ownerOf: ownerOf) { $0 < 0 }
    let parts = try await mapChunks(count: gaps.count, chunkSize: 64, threads: threads) { range in
      range.map { index in
        let gap = FacePiece(gaps[index], faces, measures, ownerOf: ownerOf)
        return gap.isSliver(chains, measures, width: sliverWidth)
          ? gap.longestNeighbour(faces, measures, ownerOf: ownerOf) : -1
      }
    }
    self.gaps = gaps
    filledBy = Array(parts.joined())
  }
}
