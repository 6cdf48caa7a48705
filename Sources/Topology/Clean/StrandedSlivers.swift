/// Slivers that settled overlaps left behind: where an area was given to another claimant, a strip of the loser's may
/// stay at the far side, because the two were not drawn along the same line.
struct StrandedSlivers {
  /// Faces of each such sliver.
  private(set) var slivers: [[Int]] = []
  /// Owner that each is given to.
  private(set) var givenTo: [Int32] = []

  /// A piece is one when it is not its owner's largest, is a sliver, and lies beside a face that its owner claimed and
  /// lost. It goes to the owner with the longest border on it.
  init(
    _ faces: PlanarFaces, _ chains: BorderChains, _ measures: FaceMeasures, _ settling: OverlapSettling,
    _ claims: FaceClaims, sliverWidth: Double
  ) {
    let ownerOf = settling.ownerOf
    let losers = settling.losers(claims)
    let pieces = FacePiece.all(faces, ownerOf: ownerOf) { $0 >= 0 && losers[Int($0)] }
    var largest: [Int32: Double] = [:]
    let areas = pieces.map { measures.area(of: $0) }
    for (members, area) in zip(pieces, areas) {
      let owner = ownerOf[members[0]]
      largest[owner] = max(largest[owner] ?? 0, area)
    }
    for (members, area) in zip(pieces, areas) where area < largest[ownerOf[members[0]]] ?? 0 {
      let owner = ownerOf[members[0]]
      let piece = FacePiece(members, faces, measures, ownerOf: ownerOf)
      let isBesideLoss = piece.border.contains { claims.claims(Int(faces.faceOf[Int($0 ^ 1)])).contains(owner) }
      guard isBesideLoss, piece.isSliver(chains, measures, width: sliverWidth) else { continue }
      let neighbour = piece.longestNeighbour(faces, measures, ownerOf: ownerOf)
      guard neighbour >= 0 else { continue }
      slivers.append(members)
      givenTo.append(neighbour)
    }
  }
}
