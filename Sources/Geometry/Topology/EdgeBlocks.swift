/// Some edges of a set in blocks with their boxes, found by place, and in clusters that cannot touch one another.
///
/// Runs of up to eight edges that follow each other are one block; blocks whose boxes touch are of one cluster. That may
/// join what does not touch, and never parts what does.
public struct EdgeBlocks: Sendable {
  static let blockSize = 8

  /// First vertex of each block, and its number of edges.
  let blockVertex: [Int32]
  let blockCount: [UInt8]
  let blockBoxes: [BoundingBox]
  private let tree: BoxTree
  private let polygons: PolygonSet

  public init(_ polygons: PolygonSet, edges: [Int32]) {
    self.polygons = polygons
    var vertex: [Int32] = []
    var count: [UInt8] = []
    for edge in edges {
      if let last = vertex.last, let length = count.last, length < EdgeBlocks.blockSize,
        Int(last) + Int(length) == Int(edge)
      {
        count[count.count - 1] = length + 1
      } else {
        vertex.append(edge)
        count.append(1)
      }
    }
    blockVertex = vertex
    blockCount = count
    blockBoxes = vertex.indices.map { block in
      let first = Int(vertex[block])
      return BoundingBox(x: polygons.x, y: polygons.y, range: first..<first + Int(count[block]) + 1)
        ?? BoundingBox(minX: .nan, minY: .nan, maxX: .nan, maxY: .nan)
    }
    tree = BoxTree(blockBoxes)
  }

  public var blockTotal: Int { blockVertex.count }

  /// First vertices of the edges whose own boxes touch a box, ascending.
  public func edges(near box: BoundingBox) -> [Int] {
    var found: [Int32] = []
    tree.search(box, into: &found)
    return found.sorted().flatMap { block in
      let first = Int(blockVertex[Int(block)])
      return (first..<first + Int(blockCount[Int(block)])).filter { v in
        min(polygons.x[v], polygons.x[v + 1]) <= box.maxX && max(polygons.x[v], polygons.x[v + 1]) >= box.minX
          && min(polygons.y[v], polygons.y[v + 1]) <= box.maxY && max(polygons.y[v], polygons.y[v + 1]) >= box.minY
      }
    }
  }

  /// Pairs of blocks whose boxes touch, for a range of lower blocks: lower and higher index in turn.
  public func touchingBlocks(_ range: Range<Int>) -> [Int32] {
    var result: [Int32] = []
    var found: [Int32] = []
    for block in range {
      found.removeAll(keepingCapacity: true)
      tree.search(blockBoxes[block], into: &found)
      for other in found where Int(other) > block {
        result.append(Int32(block))
        result.append(other)
      }
    }
    return result
  }

  /// The clusters: their blocks, ascending, in the order of their first blocks.
  /// - Parameter pairs: All of `touchingBlocks`, in any pieces.
  public func clusters(joining pairs: [[Int32]]) -> [[Int32]] {
    var parent = (0..<Int32(clamping: blockTotal)).map { $0 }
    func root(_ block: Int32) -> Int32 {
      var at = block
      while parent[Int(at)] != at {
        parent[Int(at)] = parent[Int(parent[Int(at)])]
        at = parent[Int(at)]
      }
      return at
    }
    for piece in pairs {
      for at in stride(from: 0, to: piece.count - 1, by: 2) {
        let (a, b) = (root(piece[at]), root(piece[at + 1]))
        if a != b { parent[Int(max(a, b))] = min(a, b) }
      }
    }
    var indexOf = [Int32](repeating: -1, count: blockTotal)
    var result: [[Int32]] = []
    for block in 0..<Int32(clamping: blockTotal) {
      let first = Int(root(block))
      if indexOf[first] < 0 {
        indexOf[first] = Int32(result.count)
        result.append([])
      }
      result[Int(indexOf[first])].append(block)
    }
    return result
  }

  /// The edges of some ascending blocks as lines; blocks that follow each other make one line.
  public func lines(ofBlocks blocks: [Int32]) -> LineSet {
    var lines = LineSet()
    var last = -1
    for block in blocks {
      let first = Int(blockVertex[Int(block)])
      let end = first + Int(blockCount[Int(block)])
      if first != last {
        lines.endLine()
        lines.appendVertex(polygons.x[first], polygons.y[first])
      }
      for v in first + 1..<end + 1 { lines.appendVertex(polygons.x[v], polygons.y[v]) }
      last = end
    }
    lines.endLine()
    return lines
  }

  /// The box of some blocks; nil for none.
  public func box(ofBlocks blocks: [Int32]) -> BoundingBox? {
    guard let first = blocks.first else { return nil }
    return blocks.dropFirst().reduce(blockBoxes[Int(first)]) { $0.union(blockBoxes[Int($1)]) }
  }

  /// Where the edges cross the height y between two places, ascending: from the lower end of an edge, not its upper.
  public func crossings(atY y: Double, from minX: Double, to maxX: Double) -> [Double] {
    var found: [Int32] = []
    tree.search(BoundingBox(minX: minX, minY: y, maxX: maxX, maxY: y), into: &found)
    var result: [Double] = []
    for block in found {
      let first = Int(blockVertex[Int(block)])
      for v in first..<first + Int(blockCount[Int(block)]) {
        let (ay, by) = (polygons.y[v], polygons.y[v + 1])
        guard (ay <= y) != (by <= y) else { continue }
        let x = polygons.x[v] + (y - ay) / (by - ay) * (polygons.x[v + 1] - polygons.x[v])
        if x >= minX, x <= maxX { result.append(x) }
      }
    }
    result.sort()
    return result
  }
}
