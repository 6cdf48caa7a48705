/// The faces of the planar graph: areas that no chain runs through. Face 0 is the outside of everything.
struct PlanarFaces: Sendable {
  /// Face at the left of each half-chain.
  var faceOf: [Int32]
  /// Twice the area of each face in steps; that of face 0 means nothing.
  var doubleArea: [Int] = [0]
  /// Index of each face's first half-chain in `halves`, then the number of half-chains.
  var start: [Int32] = []
  var halves: [Int32] = []

  var count: Int { doubleArea.count }
  func halves(ofFace face: Int) -> ArraySlice<Int32> { halves[Int(start[face])..<Int(start[face + 1])] }

  init(_ cycles: FaceCycles, _ nesting: FaceNesting) {
    var faceOfCycle = [Int32](repeating: -1, count: cycles.count)
    for cycle in 0..<cycles.count where cycles.outerCycle[Int(cycles.part[cycle])] != cycle {
      faceOfCycle[cycle] = Int32(doubleArea.count)
      doubleArea.append(cycles.doubleArea[cycle])
    }
    for part in nesting.order {
      let outer = Int(cycles.outerCycle[part])
      let holder = Int(nesting.holder[part])
      let face = holder < 0 ? 0 : max(0, faceOfCycle[Int(cycles.cycleOf[holder])])
      faceOfCycle[outer] = face
      doubleArea[Int(face)] &+= cycles.doubleArea[outer]
    }
    faceOf = cycles.cycleOf.map { faceOfCycle[Int($0)] }
    sortHalves()
  }

  private mutating func sortHalves() {
    start = [Int32](repeating: 0, count: count + 1)
    for face in faceOf { start[Int(face) + 1] += 1 }
    for face in 0..<count { start[face + 1] += start[face] }
    var next = start
    var sorted = faceOf
    for (half, face) in faceOf.enumerated() {
      sorted[Int(next[Int(face)])] = Int32(half)
      next[Int(face)] += 1
    }
    halves = sorted
  }
}
