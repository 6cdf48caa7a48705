/// Lines cut at their nodes.
struct RoadPieces {
  private(set) var nodeX: [Double] = []
  private(set) var nodeY: [Double] = []
  private(set) var from: [Int32] = []
  private(set) var to: [Int32] = []
  private(set) var metres: [Double] = []
  private(set) var minutes: [Double] = []
  private(set) var oneWay: [Int8] = []
  private(set) var kind: [RoadEdgeKind] = []
  private(set) var line: [Int32] = []
  private(set) var vertexStart: [Int32] = [0]
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  private(set) var duplicates = 0
  private(set) var zeroLength = 0
  private var nodeOf: [Int32]

  /// Vertices of the piece being made, and its first node.
  private var openNode: Int32 = -1
  private var openX: [Double] = []
  private var openY: [Double] = []

  init(noding: RoadNoding) {
    var noding = noding
    nodeOf = [Int32](repeating: -1, count: noding.vertexX.count)
    let cuts = noding.cutVertex.indices.sorted {
      (noding.cutPosition[$0], noding.cutShare[$0], noding.cutVertex[$0])
        < (noding.cutPosition[$1], noding.cutShare[$1], noding.cutVertex[$1])
    }
    var nextCut = 0
    for c in 0..<noding.chains.count {
      let l = Int(noding.chains.line[c])
      let style = EdgeStyle(
        line: Int32(l), kind: noding.lines.isBoat[l] ? .boat : .road, oneWay: noding.lines.oneWay[l],
        minutesPerMetre: roadMinutesPerMetre(noding.lines.kilometresPerHour[l], otherwise: 5))
      openNode = -1
      for p in noding.chains.positions(c) {
        pass(noding.chains.ids[p], &noding, style)
        while nextCut < cuts.count, Int(noding.cutPosition[cuts[nextCut]]) == p {
          pass(noding.cutVertex[cuts[nextCut]], &noding, style)
          nextCut += 1
        }
      }
    }
    let walk = EdgeStyle(line: -1, kind: .landingWalk, oneWay: 0, minutesPerMetre: noding.walkMinutesPerMetre)
    for i in noding.walkFrom.indices {
      openNode = -1
      pass(noding.walkFrom[i], &noding, walk)
      pass(noding.walkTo[i], &noding, walk)
    }
  }

  private mutating func pass(_ vertex: Int32, _ noding: inout RoadNoding, _ style: EdgeStyle) {
    guard noding.isNode[Int(vertex)] else { return addVertex(noding.vertexX[Int(vertex)], noding.vertexY[Int(vertex)]) }
    let root = Int(noding.sets.root(vertex))
    if nodeOf[root] < 0 {
      nodeOf[root] = Int32(nodeX.count)
      nodeX.append(noding.vertexX[root])
      nodeY.append(noding.vertexY[root])
    }
    let node = nodeOf[root]
    if openNode >= 0 { close(at: node, style) }
    openNode = node
    openX = [nodeX[Int(node)]]
    openY = [nodeY[Int(node)]]
  }

  private mutating func addVertex(_ px: Double, _ py: Double) {
    if px == openX.last, py == openY.last { return }
    openX.append(px)
    openY.append(py)
  }

  private mutating func close(at node: Int32, _ style: EdgeStyle) {
    addVertex(nodeX[Int(node)], nodeY[Int(node)])
    var length = 0.0
    for i in openX.indices.dropFirst() { length += roadDistance(openX[i - 1], openY[i - 1], openX[i], openY[i]) }
    guard node != openNode || length > 0 else {
      zeroLength += 1
      return
    }
    if openX.count == 1 { appendLast() }
    from.append(openNode)
    to.append(node)
    metres.append(length)
    minutes.append(length * style.minutesPerMetre)
    oneWay.append(style.oneWay)
    kind.append(style.kind)
    line.append(style.line)
    x += openX
    y += openY
    vertexStart.append(Int32(clamping: x.count))
  }

  /// Two nodes at one place (a landing walk of length 0): an edge has two vertices all the same.
  private mutating func appendLast() {
    openX.append(openX[0])
    openY.append(openY[0])
  }
}

/// What the pieces of a line have in common.
private struct EdgeStyle {
  var line: Int32
  var kind: RoadEdgeKind
  var oneWay: Int8
  var minutesPerMetre: Double
}

extension RoadPieces {
  /// Takes out pieces that repeat an earlier one in shape, permitted direction, kind and duration.
  mutating func dropDuplicates() {
    let order = from.indices.sorted { key($0) < key($1) }
    var isRepeated = [Bool](repeating: false, count: from.count)
    var groupStart = 0
    for i in order.indices {
      if key(order[i]) != key(order[groupStart]) { groupStart = i }
      isRepeated[order[i]] = order[groupStart..<i].contains { !isRepeated[$0] && isSame($0, order[i]) }
    }
    duplicates = isRepeated.lazy.filter { $0 }.count
    if duplicates > 0 { keep { !isRepeated[$0] } }
  }

  private func key(_ e: Int) -> (Int32, Int32, Int32) {
    (min(from[e], to[e]), max(from[e], to[e]), vertexStart[e + 1] - vertexStart[e])
  }

  private func isSame(_ a: Int, _ b: Int) -> Bool {
    guard kind[a] == kind[b], closeTo(minutes[a], minutes[b]), closeTo(metres[a], metres[b]) else { return false }
    return (oneWay[a] == oneWay[b] && isSameShape(a, b, reversed: false))
      || (oneWay[a] == -oneWay[b] && isSameShape(a, b, reversed: true))
  }

  /// Sums over the same pieces in the other order.
  private func closeTo(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-12 * max(a, b) }

  private func isSameShape(_ a: Int, _ b: Int, reversed: Bool) -> Bool {
    let first = Int(vertexStart[a])
    let count = Int(vertexStart[a + 1]) - first
    let second = reversed ? Int(vertexStart[b + 1]) - 1 : Int(vertexStart[b])
    let step = reversed ? -1 : 1
    return (0..<count).allSatisfy { x[first + $0] == x[second + step * $0] && y[first + $0] == y[second + step * $0] }
  }

  private mutating func keep(_ isKept: (Int) -> Bool) {
    let kept = from.indices.filter(isKept)
    let shapes = kept.map { Int(vertexStart[$0])..<Int(vertexStart[$0 + 1]) }
    from = kept.map { from[$0] }
    to = kept.map { to[$0] }
    metres = kept.map { metres[$0] }
    minutes = kept.map { minutes[$0] }
    oneWay = kept.map { oneWay[$0] }
    kind = kept.map { kind[$0] }
    line = kept.map { line[$0] }
    x = shapes.flatMap { x[$0] }
    y = shapes.flatMap { y[$0] }
    vertexStart = [0]
    var end = 0
    for shape in shapes {
      end += shape.count
      vertexStart.append(Int32(clamping: end))
    }
  }
}
