import GEOSBridge
import Geometry

/// What lies between the unshared edges of a layer in degrees: finds gaps, and pieces that two features cover.
struct CoverageFaces: Sendable {
  /// Two features, the lower index first.
  struct Pair: Hashable, Comparable {
    var first: Int32
    var second: Int32

    static func < (a: Pair, b: Pair) -> Bool { (a.first, a.second) < (b.first, b.second) }
  }

  /// A gap, or a piece of the overlap of a pair.
  struct Piece {
    var villages: [Int32]
    var area: Double
    var borderLength: Double
    var longitude: Double
    var latitude: Double
  }

  struct Found {
    var gaps: [Piece] = []
    var overlapPieces: [Piece] = []
    /// Pairs whose overlap must be measured as a whole.
    var openPairs: [Pair] = []
  }

  /// Pieces below this many square metres are noise of the cutting of lines.
  static let leastPiece = 0.01

  let polygons: PolygonSet
  let locator: PointLocator
  let clusters: EdgeBlocks
  let sharedEdges: EdgeBlocks
  let blocks: [[Int32]]
  let clusterTree: BoxTree
  let clusterBoxes: [BoundingBox?]
  let partTree: BoxTree
  let featureOfPart: [Int32]

  init(
    _ polygons: PolygonSet, locator: PointLocator, clusters: EdgeBlocks, sharedEdges: EdgeBlocks, blocks: [[Int32]]
  ) {
    self.polygons = polygons
    self.locator = locator
    self.clusters = clusters
    self.sharedEdges = sharedEdges
    self.blocks = blocks
    clusterBoxes = blocks.map { clusters.box(ofBlocks: $0) }
    clusterTree = BoxTree(clusterBoxes)
    partTree = BoxTree((0..<polygons.polygonCount).map { part in partBox(polygons, part) })
    featureOfPart = (0..<polygons.featureCount).flatMap { feature in
      repeatElement(Int32(feature), count: polygons.polygons(ofFeature: feature).count)
    }
  }

  /// What the clusters of a range enclose.
  func find(inClusters range: Range<Int>) throws(GEOSError) -> Found {
    let geos = try GEOSContext()
    var found = Found()
    for cluster in range {
      guard let box = clusterBoxes[cluster], squareMetres(box) >= CoverageFaces.leastPiece else { continue }
      let faces = try geos.faces(of: clusters.lines(ofBlocks: blocks[cluster]))
      for face in 0..<faces.featureCount { try sort(faces, face, cluster, geos, into: &found) }
    }
    return found
  }

  private func sort(_ faces: PolygonSet, _ face: Int, _ cluster: Int, _ geos: GEOSContext, into found: inout Found)
    throws(GEOSError)
  {
    let (area, length) = DegreeScale.measures(faces, feature: face)
    guard area >= CoverageFaces.leastPiece, let box = faces.bounds(ofFeature: face) else { return }
    guard let inside = interiorPoint(faces, face, box) else { return }
    let holders = locator.locateAll(x: inside.x, y: inside.y)
    guard holders.count != 1 else { return }
    var piece = Piece(
      villages: holders, area: area, borderLength: length, longitude: inside.x, latitude: inside.y)
    if holders.isEmpty {
      piece.villages = bordering(faces, face)
      if holdsOtherCluster(box, cluster) { piece.area = try uncovered(faces, face, box, geos) }
      found.gaps.append(piece)
      return
    }
    if holders.count == 2, !holdsOtherCluster(box, cluster), !isCut(faces, face, box) {
      found.overlapPieces.append(piece)
    } else {
      let near = features(near: box)
      for (offset, a) in near.enumerated() {
        for b in near.dropFirst(offset + 1) { found.openPairs.append(Pair(first: a, second: b)) }
      }
    }
  }

  /// A place of the face beside its border, with no unshared edge between: what other clusters inside the face hold says
  /// nothing about the face.
  private func interiorPoint(_ faces: PolygonSet, _ face: Int, _ box: BoundingBox) -> PlanarPoint? {
    guard let shell = faces.rings(ofFeature: face).first, let isLeft = faces.isCounterClockwise(ring: shell) else {
      return nil
    }
    var best: (width: Double, point: PlanarPoint)?
    for v in tallestEdges(faces, shell) {
      let (ay, by) = (faces.y[v], faces.y[v + 1])
      let y = ay + 0.487 * (by - ay)
      let x = faces.x[v] + 0.487 * (faces.x[v + 1] - faces.x[v])
      let towardsWest = (by > ay) == isLeft
      let least = 1e-13 * max(1, x.magnitude)
      let next =
        towardsWest
        ? clusters.crossings(atY: y, from: box.minX - least, to: x - least).last
        : clusters.crossings(atY: y, from: x + least, to: box.maxX + least).first
      guard let next else { continue }
      let width = (next - x).magnitude
      if width > best?.width ?? 0 { best = (width, PlanarPoint(x: (x + next) / 2, y: y)) }
    }
    return best?.point
  }

  /// The four edges of a ring that span most of height, tallest first.
  private func tallestEdges(_ set: PolygonSet, _ ring: Int) -> [Int] {
    var best: [(height: Double, v: Int)] = []
    for v in set.vertices(ofRing: ring).dropLast() {
      let height = (set.y[v + 1] - set.y[v]).magnitude
      guard height > 0, best.count < 4 || height > best[3].height else { continue }
      let place = best.firstIndex { $0.height < height } ?? best.count
      best.insert((height, v), at: place)
      if best.count > 4 { best.removeLast() }
    }
    return best.map(\.v)
  }

  /// Whether a shared edge may run through a face: then not all of it has the same holders.
  private func isCut(_ faces: PolygonSet, _ face: Int, _ box: BoundingBox) -> Bool {
    let edges = sharedEdges.edges(near: box)
    guard !edges.isEmpty else { return false }
    guard edges.count * faces.vertices(ofFeature: face).count < 20_000 else { return true }
    return edges.contains { edgeEnters(polygons, edge: $0, faces, face) }
  }

  /// Features with a border through the vertices of a face, ascending.
  private func bordering(_ faces: PolygonSet, _ face: Int) -> [Int32] {
    let vertices = faces.vertices(ofFeature: face)
    let step = max(1, vertices.count / 256)
    var found: Set<Int32> = []
    for v in stride(from: vertices.lowerBound, to: vertices.upperBound, by: step) {
      found.formUnion(locator.locateAll(x: faces.x[v], y: faces.y[v]))
    }
    return found.sorted()
  }

  private func features(near box: BoundingBox) -> [Int32] {
    var parts: [Int32] = []
    partTree.search(box, into: &parts)
    return Set(parts.map { featureOfPart[Int($0)] }).sorted()
  }

  private func holdsOtherCluster(_ box: BoundingBox, _ cluster: Int) -> Bool {
    var found: [Int32] = []
    clusterTree.search(box, into: &found)
    return found.contains { other in
      guard Int(other) != cluster, let inner = clusterBoxes[Int(other)] else { return false }
      return box.contains(inner.minX, inner.minY) && box.contains(inner.maxX, inner.maxY)
    }
  }

  /// Area of a face less what features inside it cover: islands in a lake.
  private func uncovered(_ faces: PolygonSet, _ face: Int, _ box: BoundingBox, _ geos: GEOSContext) throws(GEOSError)
    -> Double
  {
    let (whole, _) = DegreeScale.measures(faces, feature: face)
    let covering = try geos.union(polygons, features: features(near: box).map(Int.init))
    let covered = try geos.intersection(faces, feature: face, with: covering, feature: 0)
    return whole - DegreeScale.measures(covered, feature: 0).area
  }

  private func squareMetres(_ box: BoundingBox) -> Double {
    let scale = DegreeScale(latitude: box.midY)
    return box.width * scale.metresPerLongitude * box.height * scale.metresPerLatitude
  }
}

/// The box of a polygon's shell; nil for one with a coordinate that is not finite.
private func partBox(_ set: PolygonSet, _ part: Int) -> BoundingBox? {
  guard let shell = set.rings(ofPolygon: part).first else { return nil }
  return BoundingBox(x: set.x, y: set.y, range: set.vertices(ofRing: shell))
}
