import GEOSBridge
import Geometry

/// Gives every overlap and every closed gap that is nowhere wider than the tolerance to one feature. Features without
/// any stay as they are, bit by bit.
func dissolveSlivers(_ polygons: PolygonSet, toleranceMetres: Double) throws(GEOSError) -> PolygonSet {
  let geos = try GEOSContext()
  let faces = try geos.faces(of: outlines(polygons))
  var owners = try FaceOwners(polygons, faces, geos)
  try owners.decide(toleranceMetres: toleranceMetres, geos)
  var result = PolygonSet()
  for feature in 0..<polygons.featureCount {
    if owners.isChanged[feature] {
      let united = try geos.union(faces, features: owners.faces(of: feature)).rightHanded()
      result.append(feature: 0, of: united)
    } else {
      result.append(feature: feature, of: polygons)
    }
  }
  return result
}

/// Every edge of a set once, in runs along the rings.
private func outlines(_ polygons: PolygonSet) -> LineSet {
  let unshared = UnsharedEdges(polygons)
  let edges = (unshared.edges + unshared.shared).sorted()
  var lines = LineSet()
  var last = -1
  for edge in edges.map(Int.init) {
    if edge != last {
      lines.endLine()
      lines.appendVertex(polygons.x[edge], polygons.y[edge])
    }
    lines.appendVertex(polygons.x[edge + 1], polygons.y[edge + 1])
    last = edge + 1
  }
  lines.endLine()
  return lines
}

/// Which features hold each face of a layer, before and after faces of several holders and of none are given away.
private struct FaceOwners {
  private let faces: PolygonSet
  /// Ascending; none for a gap.
  private var holders: [[Int32]]
  private var borders: FaceBorders
  /// Whether a face is all that a part of a feature has: it stays with that feature.
  private var lastOfPart: [Int: Int32] = [:]
  var isChanged: [Bool]

  init(_ polygons: PolygonSet, _ faces: PolygonSet, _ geos: GEOSContext) throws(GEOSError) {
    self.faces = faces
    borders = FaceBorders(faces)
    isChanged = [Bool](repeating: false, count: polygons.featureCount)
    let locator = PointLocator(polygons)
    holders = []
    for face in 0..<faces.featureCount {
      let place = try geos.pointOnSurface(faces, feature: face)
      holders.append(place.map { locator.locateAll(x: $0.x, y: $0.y) } ?? [])
    }
    for face in holders.indices where holders[face].count > 1 {
      lastOfPart[face] = try wholePart(face, polygons, geos)
    }
  }

  /// The first holder one of whose parts is no larger than the face.
  private func wholePart(_ face: Int, _ polygons: PolygonSet, _ geos: GEOSContext) throws(GEOSError) -> Int32? {
    guard let place = try geos.pointOnSurface(faces, feature: face) else { return nil }
    let area = faces.area(ofFeature: face)
    return holders[face].first { holder in
      polygons.polygons(ofFeature: Int(holder)).contains { part in
        polygons.containment(x: place.x, y: place.y, inPolygon: part) == .inside
          && polygons.area(ofPolygon: part) <= area * 1.000001
      }
    }
  }

  func faces(of feature: Int) -> [Int] { holders.indices.filter { holders[$0].contains(Int32(feature)) } }

  /// Decides face by face, by the borders along faces of one holder; then again, for gaps that lay among undecided ones.
  mutating func decide(toleranceMetres: Double, _ geos: GEOSContext) throws(GEOSError) {
    var open: [Int] = []
    for face in holders.indices where holders[face].count != 1 {
      if try isNarrow(face, toleranceMetres, geos) { open.append(face) }
    }
    while !open.isEmpty {
      let settled = holders
      for face in open {
        let along = borders.lengths(ofFace: face) { settled[$0].count == 1 ? settled[$0].first : nil }
        guard let owner = lastOfPart[face] ?? longest(along, among: settled[face]) else { continue }
        for holder in settled[face] + [owner] { isChanged[Int(holder)] = true }
        holders[face] = [owner]
      }
      let left = open.filter { holders[$0].count != 1 }
      if left.count == open.count { return }
      open = left
    }
  }

  private func isNarrow(_ face: Int, _ toleranceMetres: Double, _ geos: GEOSContext) throws(GEOSError) -> Bool {
    let (area, length) = DegreeScale.measures(faces, feature: face)
    guard 2 * area <= toleranceMetres * length, let box = faces.bounds(ofFeature: face) else { return false }
    let scale = DegreeScale(latitude: box.midY)
    let own = faces.selecting([face])
    let metres = own.replacingCoordinates(
      x: own.x.map { ($0 - box.midX) * scale.metresPerLongitude },
      y: own.y.map { ($0 - box.midY) * scale.metresPerLatitude })
    guard let metres else { return false }
    return try geos.isNarrow(metres, feature: 0, width: toleranceMetres)
  }

  /// The feature with the longest border; the first of equal ones. Among the holders where there are any.
  private func longest(_ along: [Int32: Double], among holders: [Int32]) -> Int32? {
    let candidates = holders.isEmpty ? along.keys.sorted() : holders
    return candidates.max { (along[$0] ?? 0, -$0) < (along[$1] ?? 0, -$1) }
  }
}

/// Which faces lie along each other: their edges are the same but for direction, since all were cut together.
private struct FaceBorders {
  private struct Edge: Hashable {
    var ax: Double
    var ay: Double
    var bx: Double
    var by: Double
  }

  private let faces: PolygonSet
  private var faceOfEdge: [Edge: Int] = [:]

  init(_ faces: PolygonSet) {
    self.faces = faces
    faceOfEdge.reserveCapacity(faces.vertexCount)
    for face in 0..<faces.featureCount {
      for ring in faces.rings(ofFeature: face) {
        for v in faces.vertices(ofRing: ring).dropLast() {
          faceOfEdge[Edge(ax: faces.x[v], ay: faces.y[v], bx: faces.x[v + 1], by: faces.y[v + 1])] = face
        }
      }
    }
  }

  /// Length of the border of a face along each owner of the faces beside it, in metres.
  func lengths(ofFace face: Int, ownerOf: (Int) -> Int32?) -> [Int32: Double] {
    guard let box = faces.bounds(ofFeature: face) else { return [:] }
    let scale = DegreeScale(latitude: box.midY)
    var result: [Int32: Double] = [:]
    for ring in faces.rings(ofFeature: face) {
      for v in faces.vertices(ofRing: ring).dropLast() {
        let back = Edge(ax: faces.x[v + 1], ay: faces.y[v + 1], bx: faces.x[v], by: faces.y[v])
        guard let beside = faceOfEdge[back], let owner = ownerOf(beside) else { continue }
        result[owner, default: 0] += scale.length(back.ax - back.bx, back.ay - back.by)
      }
    }
    return result
  }
}
