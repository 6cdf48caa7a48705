/// Faces with the same owner (or with none) that are joined across chains.
struct FacePiece: Sendable {
  /// The half-chains along it that have another owner on their other side.
  private(set) var border: [Int32] = []
  /// Square metres and metres.
  private(set) var area = 0.0
  private(set) var perimeter = 0.0

  init(_ members: [Int], _ faces: PlanarFaces, _ measures: FaceMeasures, ownerOf: [Int32]) {
    for face in members {
      area += measures.area[face]
      for half in faces.halves(ofFace: face) where ownerOf[Int(faces.faceOf[Int(half ^ 1)])] != ownerOf[face] {
        border.append(half)
        perimeter += measures.length[Int(half >> 1)]
      }
    }
  }

  /// Whether its mean width is below `width` metres and no place in it is farther than that from its border.
  func isSliver(_ chains: BorderChains, _ measures: FaceMeasures, width: Double) -> Bool {
    guard perimeter > 0, 2 * area / perimeter < width, let first = border.first else { return false }
    if area <= .pi * width * width { return true }
    let steps = width / measures.metresPerStep[Int(first >> 1)]
    return !InnerRoom(chains, border).holdsCircle(radius: steps)
  }

  /// The owner with the longest border on it, ties to the lower one; -1 when there is none.
  func longestNeighbour(_ faces: PlanarFaces, _ measures: FaceMeasures, ownerOf: [Int32]) -> Int32 {
    var lengths: [Int32: Double] = [:]
    for half in border {
      let owner = ownerOf[Int(faces.faceOf[Int(half ^ 1)])]
      if owner >= 0 { lengths[owner, default: 0] += measures.length[Int(half >> 1)] }
    }
    return lengths.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? -1
  }

  /// The faces of every piece, pieces by their lowest face; the piece of the outside is left out.
  static func all(_ faces: PlanarFaces, ownerOf: [Int32], where isWanted: (Int32) -> Bool) -> [[Int]] {
    var sets = DisjointSets(count: faces.count)
    for half in stride(from: 0, to: faces.faceOf.count, by: 2) {
      let (left, right) = (Int(faces.faceOf[half]), Int(faces.faceOf[half + 1]))
      if ownerOf[left] == ownerOf[right] { sets.join(left, right) }
    }
    var indexOf = [Int32](repeating: -1, count: faces.count)
    var pieces: [[Int]] = []
    for face in 0..<faces.count where isWanted(ownerOf[face]) {
      let root = sets.root(face)
      guard root != 0 else { continue }
      if indexOf[root] < 0 {
        indexOf[root] = Int32(pieces.count)
        pieces.append([])
      }
      pieces[Int(indexOf[root])].append(face)
    }
    return pieces
  }
}
