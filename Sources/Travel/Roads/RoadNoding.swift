/// Finds where lines meet: at common vertices, where an end comes near to a line, and where asked at plain crossings.
///
/// Everything is decided on the lines as they were given, so the order of the lines does not matter to what is joined.
/// Vertices that are joined become one node, at the place of the lowest of them; a cut made in a line for an end that
/// comes near is thereby moved to that end, by at most the tolerance.
struct RoadNoding {
  let lines: RoadLines
  let tolerance: Double
  let jetty: Double
  private let nodesCrossings: Bool
  private let landingWalk: Double
  let walkMinutesPerMetre: Double

  var chains: RoadChains
  var sets: DisjointSets
  /// Of each vertex, cuts included.
  var vertexX: [Double]
  var vertexY: [Double]
  var isNode: [Bool]
  /// Cuts of the segment that begins at a position of `chains.ids`.
  var cutPosition: [Int32] = []
  var cutShare: [Double] = []
  var cutVertex: [Int32] = []
  /// Landing walks, from vertex to vertex.
  var walkFrom: [Int32] = []
  var walkTo: [Int32] = []
  var report = NodingReport()

  /// Segments of roads (not boats), and where in `chains.ids` and in which chain each begins.
  var grid = SegmentGrid(ax: [], ay: [], bx: [], by: [])
  var segmentPosition: [Int32] = []
  var segmentChain: [Int32] = []

  init(lines: RoadLines, options: RoadOptions) {
    self.lines = lines
    tolerance = Self.usable(options.joinToleranceMetres)
    jetty = Self.usable(options.jettyMetres)
    landingWalk = Self.usable(options.landingWalkMetres)
    nodesCrossings = options.nodesCrossings
    walkMinutesPerMetre = roadMinutesPerMetre(options.walkingKilometresPerHour, otherwise: 5)
    chains = RoadChains(lines: lines, report: &report)
    vertexX = chains.vertexX
    vertexY = chains.vertexY
    isNode = [Bool](repeating: false, count: vertexX.count)
    sets = DisjointSets(count: vertexX.count)
    makeGrid()
  }

  /// Distances from outside: what is not a number from 0 to 1e9 is 0.
  private static func usable(_ metres: Double) -> Double { metres >= 0 && metres <= 1e9 ? metres : 0 }

  mutating func run(barriers: BarrierIndex) {
    markSharedVertices()
    joinEnds()
    joinCrossings(joins: nodesCrossings)
    walkToLandings(within: landingWalk, barriers: barriers)
  }

  func isBoat(_ chain: Int) -> Bool { lines.isBoat[Int(chains.line[chain])] }

  private mutating func makeGrid() {
    var ax: [Double] = []
    var ay: [Double] = []
    var bx: [Double] = []
    var by: [Double] = []
    for c in 0..<chains.count where !isBoat(c) {
      for p in chains.positions(c).dropLast() {
        let a = Int(chains.ids[p])
        let b = Int(chains.ids[p + 1])
        ax.append(vertexX[a])
        ay.append(vertexY[a])
        bx.append(vertexX[b])
        by.append(vertexY[b])
        segmentPosition.append(Int32(p))
        segmentChain.append(Int32(c))
      }
    }
    grid = SegmentGrid(ax: ax, ay: ay, bx: bx, by: by)
  }

  func segment(_ s: Int) -> RoadSegment {
    RoadSegment(ax: grid.ax[s], ay: grid.ay[s], bx: grid.bx[s], by: grid.by[s])
  }

  /// Ends are nodes, and so is what occurs twice.
  private mutating func markSharedVertices() {
    var uses = [Int32](repeating: 0, count: vertexX.count)
    for c in 0..<chains.count {
      let positions = chains.positions(c)
      for p in positions { uses[Int(chains.ids[p])] += 1 }
      isNode[Int(chains.ids[positions.lowerBound])] = true
      isNode[Int(chains.ids[positions.upperBound - 1])] = true
    }
    for v in uses.indices where uses[v] > 1 {
      isNode[v] = true
      report.sharedVertices += 1
    }
  }

  /// Joins a vertex to a place on a segment: to an end of it that is within the tolerance, else to a cut made there.
  /// False when the two were joined before.
  @discardableResult
  mutating func join(_ vertex: Int32, toSegment s: Int, share: Double) -> Bool {
    let meeting = meetingVertex(onSegment: s, share: share, near: (vertexX[Int(vertex)], vertexY[Int(vertex)]))
    isNode[Int(vertex)] = true
    return sets.join(vertex, meeting)
  }

  /// The vertex at a place on a segment: an end of it when that is within the tolerance of the place and of `near`.
  mutating func meetingVertex(onSegment s: Int, share: Double, near: (x: Double, y: Double)) -> Int32 {
    let own = segment(s)
    let position = Int(segmentPosition[s])
    let a = chains.ids[position]
    let b = chains.ids[position + 1]
    let place = own.point(at: share)
    let toA = max(roadDistance(near.x, near.y, own.ax, own.ay), roadDistance(place.x, place.y, own.ax, own.ay))
    let toB = max(roadDistance(near.x, near.y, own.bx, own.by), roadDistance(place.x, place.y, own.bx, own.by))
    let nearest = toB < toA ? b : a
    if min(toA, toB) <= tolerance || share <= 0 || share >= 1 {
      let chosen = min(toA, toB) <= tolerance ? nearest : share <= 0 ? a : b
      isNode[Int(chosen)] = true
      return chosen
    }
    return cut(position: position, share: share, place)
  }

  private mutating func cut(position: Int, share: Double, _ place: (x: Double, y: Double)) -> Int32 {
    let vertex = sets.add()
    vertexX.append(place.x)
    vertexY.append(place.y)
    isNode.append(true)
    cutPosition.append(Int32(position))
    cutShare.append(share)
    cutVertex.append(vertex)
    return vertex
  }
}
