/// Sets of small integers that grow together; the lowest member names a set, in whatever order they are joined.
struct DisjointSets {
  private var parent: [Int32]

  init(count: Int) { parent = (0..<Int32(count)).map { $0 } }

  /// A new set of one member.
  mutating func add() -> Int32 {
    parent.append(Int32(parent.count))
    return Int32(parent.count - 1)
  }

  mutating func root(_ member: Int32) -> Int32 {
    var v = member
    while parent[Int(v)] != v {
      parent[Int(v)] = parent[Int(parent[Int(v)])]
      v = parent[Int(v)]
    }
    return v
  }

  /// False when the two are in one set already.
  @discardableResult
  mutating func join(_ a: Int32, _ b: Int32) -> Bool {
    let ra = root(a)
    let rb = root(b)
    if ra == rb { return false }
    parent[Int(max(ra, rb))] = min(ra, rb)
    return true
  }
}
