import Glibc

/// Ground measures of faces and chains, on the sphere of Web Mercator at each one's own latitude.
struct FaceMeasures: Sendable {
  /// Square metres of each face; 0 for the outside.
  private(set) var area: [Double]
  /// Metres around each face, holes included.
  private(set) var perimeter: [Double]
  /// Metres of each chain.
  private(set) var length: [Double]
  /// Metres of one step on the row in the middle of each chain's ends.
  private(set) var metresPerStep: [Double]

  init(_ faces: PlanarFaces, _ chains: BorderChains, bits: Int) {
    let projection = GridProjection(bits: bits)
    metresPerStep = (0..<chains.count).map { chain in
      let range = chains.range(chain)
      let rows = chains.places[range.lowerBound].y + chains.places[range.upperBound - 1].y
      return projection.metresPerStep(row: Double(rows) / 2)
    }
    length = []
    length.reserveCapacity(chains.count)
    for chain in 0..<chains.count { length.append(steps(chains, chain) * metresPerStep[chain]) }
    (area, perimeter) = ([0], [0])
    for face in 1..<max(1, faces.count) {
      let halves = faces.halves(ofFace: face)
      let scale = halves.first.map { metresPerStep[Int($0 >> 1)] } ?? 0
      area.append(Double(faces.doubleArea[face]) / 2 * scale * scale)
      perimeter.append(halves.reduce(0) { $0 + length[Int($1 >> 1)] })
    }
  }

  /// Square metres of some faces.
  func area(of members: [Int]) -> Double { members.reduce(0) { $0 + area[$1] } }

  /// Twice the area over the perimeter: the width of a long thin face.
  func meanWidth(_ face: Int) -> Double { perimeter[face] > 0 ? 2 * area[face] / perimeter[face] : 0 }
}

private func steps(_ chains: BorderChains, _ chain: Int) -> Double {
  var sum = 0.0
  for k in chains.range(chain).dropFirst() {
    sum += hypot(
      Double(chains.places[k].x - chains.places[k - 1].x), Double(chains.places[k].y - chains.places[k - 1].y))
  }
  return sum
}
