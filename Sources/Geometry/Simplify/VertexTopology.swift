/// Which vertices of a set are one place, and which of those are nodes: places where borders meet or part.
struct VertexTopology {
  /// The place of each vertex.
  private(set) var place: [Int32]
  /// Whether a place joins other than exactly two neighbouring places.
  private(set) var isNode: [Bool]

  init(_ polygons: PolygonSet) {
    place = VertexTopology.places(polygons)
    let count = Int((place.max() ?? -1) + 1)
    isNode = [Bool](repeating: false, count: count)
    markNodes(of: polygons)
  }

  private mutating func markNodes(of polygons: PolygonSet) {
    var first = [Int32](repeating: -1, count: isNode.count)
    var second = first
    for ring in 0..<polygons.ringCount {
      let vertices = polygons.vertices(ofRing: ring)
      for v in vertices.dropLast() where place[v] != place[v + 1] {
        for (from, to) in [(place[v], place[v + 1]), (place[v + 1], place[v])] {
          let at = Int(from)
          if first[at] < 0 {
            first[at] = to
          } else if first[at] != to {
            if second[at] < 0 { second[at] = to } else if second[at] != to { isNode[at] = true }
          }
        }
      }
    }
    for at in isNode.indices where second[at] < 0 { isNode[at] = true }
  }

  /// Numbers places by first occurrence, through an open hash table of the coordinates' bits.
  private static func places(_ polygons: PolygonSet) -> [Int32] {
    var size = 16
    while size < polygons.vertexCount * 2 { size *= 2 }
    var table = [Int32](repeating: -1, count: size)
    var result = [Int32](repeating: 0, count: polygons.vertexCount)
    var count: Int32 = 0
    for v in 0..<polygons.vertexCount {
      // Adding 0 makes one of the two zeros.
      let (bx, by) = ((polygons.x[v] + 0).bitPattern, (polygons.y[v] + 0).bitPattern)
      var slot = Int(truncatingIfNeeded: mixed(bx, by)) & (size - 1)
      while table[slot] >= 0 {
        let other = Int(table[slot])
        if (polygons.x[other] + 0).bitPattern == bx, (polygons.y[other] + 0).bitPattern == by { break }
        slot = (slot + 1) & (size - 1)
      }
      if table[slot] < 0 {
        table[slot] = Int32(v)
        result[v] = count
        count += 1
      } else {
        result[v] = result[Int(table[slot])]
      }
    }
    return result
  }

  private static func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var h = (a ^ (b &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
    h ^= h >> 31
    return (h &* 0x94D0_49BB_1331_11EB) ^ (h >> 29)
  }
}
