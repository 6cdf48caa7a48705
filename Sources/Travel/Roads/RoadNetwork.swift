/// Arcs of a directed graph by node, in flat arrays: those of node v are `start[v]..<start[v + 1]`.
public struct RoadArcs: Sendable, Equatable {
  public let start: [Int32]
  /// The other node of each arc.
  public let node: [Int32]
  public let minutes: [Double]
  public let metres: [Double]
}

/// What one moves along on an edge.
public enum RoadEdgeKind: UInt8, Sendable, CaseIterable {
  case road, boat
  /// On foot between a landing and a road.
  case landingWalk
}

/// A network of nodes and edges on planar metres, with directed costs in minutes and in metres. Built once, then read
/// only.
public struct RoadNetwork: Sendable {
  public internal(set) var nodeX: [Double] = []
  public internal(set) var nodeY: [Double] = []

  /// Edges as drawn, from end to end. One a piece of road, whichever ways it may be travelled.
  public internal(set) var edgeFrom: [Int32] = []
  public internal(set) var edgeTo: [Int32] = []
  public internal(set) var edgeMetres: [Double] = []
  public internal(set) var edgeMinutes: [Double] = []
  /// 0 both ways, 1 from `edgeFrom` to `edgeTo` only, -1 the other way only.
  public internal(set) var edgeOneWay: [Int8] = []
  public internal(set) var edgeKind: [RoadEdgeKind] = []
  /// The line that the edge is a piece of; -1 for a landing walk.
  public internal(set) var edgeLine: [Int32] = []
  /// Edge e has the vertices `vertexStart[e]..<vertexStart[e + 1]`, its first and last being its nodes.
  public internal(set) var vertexStart: [Int32] = [0]
  public internal(set) var vertexX: [Double] = []
  public internal(set) var vertexY: [Double] = []

  /// Arcs that leave a node, and arcs that arrive at it (whose `node` is where they come from).
  public internal(set) var leaving = RoadArcs(start: [0], node: [], minutes: [], metres: [])
  public internal(set) var arriving = RoadArcs(start: [0], node: [], minutes: [], metres: [])

  /// Connected component of each node when directions are ignored, numbered by the lowest node.
  public internal(set) var componentOfNode: [Int32] = []
  public internal(set) var report = NodingReport()

  var snapIndex = RoadSnapIndex()
  /// See `RoadOptions.jettyMetres`.
  var jettyMetres = 0.0

  public var nodeCount: Int { nodeX.count }
  public var edgeCount: Int { edgeFrom.count }

  /// The vertices of an edge.
  public func vertices(_ edge: Int) -> Range<Int> { Int(vertexStart[edge])..<Int(vertexStart[edge + 1]) }

  /// Length or duration of an edge.
  func cost(_ edge: Int, _ unit: RoadCostUnit) -> Double {
    unit == .minutes ? edgeMinutes[edge] : edgeMetres[edge]
  }

  /// A network of lines, joined as the options say; `report` tells what was done.
  ///
  /// - Parameter barriers: Only the walks between landings and roads heed them.
  public init(lines: RoadLines, options: RoadOptions = RoadOptions(), barriers: BarrierIndex = BarrierIndex()) {
    var noding = RoadNoding(lines: lines, options: options)
    noding.run(barriers: barriers)
    var pieces = RoadPieces(noding: noding)
    pieces.dropDuplicates()
    self.init(pieces: pieces, report: noding.report)
    jettyMetres = noding.jetty
  }

  private init(pieces: RoadPieces, report: NodingReport) {
    nodeX = pieces.nodeX
    nodeY = pieces.nodeY
    edgeFrom = pieces.from
    edgeTo = pieces.to
    edgeMetres = pieces.metres
    edgeMinutes = pieces.minutes
    edgeOneWay = pieces.oneWay
    edgeKind = pieces.kind
    edgeLine = pieces.line
    vertexStart = pieces.vertexStart
    vertexX = pieces.x
    vertexY = pieces.y
    self.report = report
    self.report.duplicateEdges = pieces.duplicates
    self.report.zeroLengthSegments += pieces.zeroLength
    finish()
  }

  /// Everything that follows from the edges.
  mutating func finish() {
    leaving = makeArcs(isLeaving: true)
    arriving = makeArcs(isLeaving: false)
    componentOfNode = weakComponents()
    snapIndex = RoadSnapIndex(self)
    countComponents()
  }

  private func makeArcs(isLeaving: Bool) -> RoadArcs {
    var counts = [Int32](repeating: 0, count: nodeCount + 1)
    forEachArc(isLeaving: isLeaving) { _, own, _ in counts[Int(own) + 1] += 1 }
    for v in 0..<nodeCount { counts[v + 1] += counts[v] }
    let total = Int(counts[nodeCount])
    var next = counts
    var node = [Int32](repeating: 0, count: total)
    var minutes = [Double](repeating: 0, count: total)
    var metres = minutes
    forEachArc(isLeaving: isLeaving) { edge, own, other in
      let slot = Int(next[Int(own)])
      next[Int(own)] += 1
      node[slot] = other
      minutes[slot] = edgeMinutes[edge]
      metres[slot] = edgeMetres[edge]
    }
    return RoadArcs(start: counts, node: node, minutes: minutes, metres: metres)
  }

  /// Arcs with the node they are listed at and the other one. Loops lead nowhere and are left out.
  private func forEachArc(isLeaving: Bool, _ body: (_ edge: Int, _ own: Int32, _ other: Int32) -> Void) {
    for e in 0..<edgeCount where edgeFrom[e] != edgeTo[e] {
      let (from, to) = isLeaving ? (edgeFrom[e], edgeTo[e]) : (edgeTo[e], edgeFrom[e])
      if edgeOneWay[e] >= 0 { body(e, from, to) }
      if edgeOneWay[e] <= 0 { body(e, to, from) }
    }
  }

  private mutating func countComponents() {
    let components = (componentOfNode.max() ?? -1) + 1
    var lengths = [Double](repeating: 0, count: Int(components))
    for e in 0..<edgeCount { lengths[Int(componentOfNode[Int(edgeFrom[e])])] += edgeMetres[e] }
    report.nodes = nodeCount
    report.edges = edgeCount
    report.components = Int(components)
    report.lengthMetres = edgeMetres.reduce(0, +)
    report.largestComponentLengthMetres = lengths.max() ?? 0
  }
}
