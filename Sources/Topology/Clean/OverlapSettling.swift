/// One owner for every face that somebody claims.
///
/// A face with one claim goes to it. Of several claims, a sliver goes to the claimant with the longest border on it
/// beside faces that are that claimant's alone, so it makes no new corner; anything wider, and a sliver beside nobody's
/// own land, to the claimant with the smallest claims in all, so an enclave is not swallowed by the area around it.
/// Ties go to the lower owner. Then each owner left without a face takes the largest one it claims from an owner that
/// keeps another.
struct OverlapSettling {
  /// Owner of each face; -1 where nobody claims.
  private(set) var ownerOf: [Int32]
  /// Faces that had several claims.
  private(set) var contested: [Int] = []
  fileprivate let faces: PlanarFaces
  private let claims: FaceClaims
  fileprivate let measures: FaceMeasures
  fileprivate var claimedArea: [Double]
  fileprivate var won: [Int]

  init(_ faces: PlanarFaces, _ claims: FaceClaims, _ measures: FaceMeasures, ownerCount: Int, sliverWidth: Double) {
    (self.faces, self.claims, self.measures) = (faces, claims, measures)
    ownerOf = [Int32](repeating: -1, count: faces.count)
    claimedArea = [Double](repeating: 0, count: ownerCount)
    won = [Int](repeating: 0, count: ownerCount)
    for face in 1..<max(1, faces.count) {
      let owners = claims.claims(face)
      for owner in owners { claimedArea[Int(owner)] += measures.area[face] }
      if owners.count > 1 { contested.append(face) }
    }
    let winners = (0..<faces.count).map { winner($0, sliverWidth: sliverWidth) }
    ownerOf = winners
    for owner in winners where owner >= 0 { won[Int(owner)] += 1 }
    rescueOwners()
  }

  private func winner(_ face: Int, sliverWidth: Double) -> Int32 {
    let owners = claims.claims(face)
    guard owners.count > 1 else { return face == 0 ? -1 : owners.first ?? -1 }
    if measures.meanWidth(face) < sliverWidth, let owner = longestOwnBorder(face, owners) { return owner }
    return owners.min { (claimedArea[Int($0)], $0) < (claimedArea[Int($1)], $1) } ?? -1
  }

  private func longestOwnBorder(_ face: Int, _ owners: ArraySlice<Int32>) -> Int32? {
    var best: (length: Double, owner: Int32)?
    for owner in owners {
      var length = 0.0
      for half in faces.halves(ofFace: face) {
        let beside = claims.claims(Int(faces.faceOf[Int(half ^ 1)]))
        if beside.count == 1, beside.first == owner { length += measures.length[Int(half >> 1)] }
      }
      if length > best?.length ?? 0 { best = (length, owner) }
    }
    return best?.owner
  }

  private mutating func rescueOwners() {
    var candidates: [Int32: [Int]] = [:]
    for face in contested {
      for owner in claims.claims(face) where won[Int(owner)] == 0 { candidates[owner, default: []].append(face) }
    }
    for owner in candidates.keys.sorted() {
      let best = (candidates[owner] ?? []).filter { won[Int(ownerOf[$0])] > 1 }
        .max { (measures.area[$0], $1) < (measures.area[$1], $0) }
      guard let best else { continue }
      won[Int(ownerOf[best])] -= 1
      won[Int(owner)] += 1
      ownerOf[best] = owner
    }
  }
}

extension OverlapSettling {
  /// Owners that claimed a face which went to another.
  func losers(_ claims: FaceClaims) -> [Bool] {
    var result = [Bool](repeating: false, count: won.count)
    for face in contested {
      for owner in claims.claims(face) where owner != ownerOf[face] { result[Int(owner)] = true }
    }
    return result
  }

  /// Owners that have some area but less than half of what they claim.
  func ownersCutByOthers() -> [Int32] {
    var kept = [Double](repeating: 0, count: won.count)
    for face in 1..<max(1, faces.count) where ownerOf[face] >= 0 { kept[Int(ownerOf[face])] += measures.area[face] }
    return (0..<Int32(won.count)).filter { won[Int($0)] > 0 && kept[Int($0)] < claimedArea[Int($0)] / 2 }
  }
}
