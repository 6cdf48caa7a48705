/// The places where one can get on and off the network: every straight piece of road, and the ends of boat services.
struct RoadSnapIndex: Sendable {
  /// Pieces in the order of the edges; the end of a boat service is a piece of length 0.
  var grid = SegmentGrid(ax: [], ay: [], bx: [], by: [])
  /// Of each piece: its edge, and the share of the edge at which it begins and ends.
  var edge: [Int32] = []
  var beginShare: [Double] = []
  var endShare: [Double] = []
  var isLanding: [Bool] = []
  /// Of each piece: metres of network that one can go to and come back from, those of the strong component of its edge.
  /// 0 for an edge between two such components.
  var reachMetres: [Double] = []
  /// The greatest of them: no further candidate is looked for beyond a place that has it.
  var greatestReach = 0.0

  init() {}

  init(_ network: RoadNetwork) {
    let component = network.strongComponents()
    let lengths = network.strongLengths(component)
    greatestReach = lengths.max() ?? 0
    var pieces = PieceList()
    for e in 0..<network.edgeCount {
      let from = Int(component[Int(network.edgeFrom[e])])
      let to = Int(component[Int(network.edgeTo[e])])
      switch network.edgeKind[e] {
      case .road: pieces.addRoad(network, e, reach: from == to ? lengths[from] : 0)
      case .boat: pieces.addLandings(network, e, reaches: (lengths[from], lengths[to]))
      case .landingWalk: break
      }
    }
    grid = SegmentGrid(ax: pieces.ax, ay: pieces.ay, bx: pieces.bx, by: pieces.by)
    edge = pieces.edge
    beginShare = pieces.beginShare
    endShare = pieces.endShare
    isLanding = pieces.isLanding
    reachMetres = pieces.reach
  }

  func segment(_ piece: Int) -> RoadSegment {
    RoadSegment(ax: grid.ax[piece], ay: grid.ay[piece], bx: grid.bx[piece], by: grid.by[piece])
  }
}

private struct PieceList {
  var ax: [Double] = []
  var ay: [Double] = []
  var bx: [Double] = []
  var by: [Double] = []
  var edge: [Int32] = []
  var beginShare: [Double] = []
  var endShare: [Double] = []
  var isLanding: [Bool] = []
  var reach: [Double] = []

  mutating func addRoad(_ network: RoadNetwork, _ e: Int, reach: Double) {
    let vertices = network.vertices(e)
    guard vertices.allSatisfy({ SegmentGrid.isUsable(network.vertexX[$0], network.vertexY[$0]) }) else { return }
    var length = 0.0
    for v in vertices.dropLast() { length += pieceLength(network, v) }
    var gone = 0.0
    for v in vertices.dropLast() {
      let begin = length > 0 ? gone / length : 0
      gone += pieceLength(network, v)
      let end = v + 2 == vertices.upperBound || length == 0 ? 1 : gone / length
      add(network, v, v + 1, e, (begin, end), landing: false, reach)
    }
  }

  mutating func addLandings(_ network: RoadNetwork, _ e: Int, reaches: (Double, Double)) {
    let vertices = network.vertices(e)
    guard let first = vertices.first, let last = vertices.last else { return }
    add(network, first, first, e, (0, 0), landing: true, reaches.0)
    add(network, last, last, e, (1, 1), landing: true, reaches.1)
  }

  private func pieceLength(_ network: RoadNetwork, _ v: Int) -> Double {
    roadDistance(network.vertexX[v], network.vertexY[v], network.vertexX[v + 1], network.vertexY[v + 1])
  }

  private mutating func add(
    _ network: RoadNetwork, _ a: Int, _ b: Int, _ e: Int, _ shares: (Double, Double), landing: Bool,
    _ reachMetres: Double
  ) {
    ax.append(network.vertexX[a])
    ay.append(network.vertexY[a])
    bx.append(network.vertexX[b])
    by.append(network.vertexY[b])
    edge.append(Int32(e))
    beginShare.append(shares.0)
    endShare.append(shares.1)
    isLanding.append(landing)
    reach.append(reachMetres)
  }
}
