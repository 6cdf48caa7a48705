import Geometry

/// The owners that cover each face.
///
/// A ring covers the places it goes around an odd number of times. A polygon covers what its shell covers and none of
/// its holes; an owner covers what one of its polygons covers. So both lobes of a figure eight count, a hole outside
/// its shell adds nothing, and parts that overlap or lie in each other are one area: what GEOS calls MakeValid by
/// structure, but for loops that a ring runs twice.
struct FaceClaims: Sendable {
  /// Index of each face's first owner in `owners`, then the number of entries; owners ascend.
  private(set) var start: [Int32] = [0]
  private(set) var owners: [Int32] = []

  func claims(_ face: Int) -> ArraySlice<Int32> { owners[Int(start[face])..<Int(start[face + 1])] }

  init(_ faces: PlanarFaces, _ chains: BorderChains, _ edges: PlanarEdges, of set: PolygonSet) throws {
    let rings = try FaceRings(faces, chains, edges)
    let places = RingPlaces(set)
    start.reserveCapacity(faces.count + 1)
    for face in 0..<faces.count {
      places.appendOwners(of: rings.rings(face), to: &owners)
      start.append(Int32(owners.count))
    }
  }
}

/// Polygon and owner of each ring.
private struct RingPlaces {
  var polygon: [Int32]
  var isShell: [Bool]
  var owner: [Int32]

  init(_ set: PolygonSet) {
    polygon = [Int32](repeating: 0, count: set.ringCount)
    isShell = [Bool](repeating: false, count: set.ringCount)
    owner = polygon
    for feature in 0..<set.featureCount {
      for part in set.polygons(ofFeature: feature) {
        for ring in set.rings(ofPolygon: part) {
          polygon[ring] = Int32(part)
          owner[ring] = Int32(feature)
          isShell[ring] = ring == set.rings(ofPolygon: part).lowerBound
        }
      }
    }
  }

  /// The owners whose polygons have their shell among the rings, and no hole.
  func appendOwners(of rings: ArraySlice<Int32>, to owners: inout [Int32]) {
    let before = owners.count
    var k = rings.startIndex
    while k < rings.endIndex {
      let ring = Int(rings[k])
      var end = k + 1
      while end < rings.endIndex, polygon[Int(rings[end])] == polygon[ring] { end += 1 }
      if isShell[ring], end == k + 1, owners.count == before || owners[owners.count - 1] != owner[ring] {
        owners.append(owner[ring])
      }
      k = end
    }
  }
}

/// The rings around each face: those of a neighbour, with the rings of the chain between them switched.
private struct FaceRings {
  private var first: [Int32]
  private var end: [Int32]
  private var pool: [Int32] = []

  func rings(_ face: Int) -> ArraySlice<Int32> { pool[Int(first[face])..<Int(end[face])] }

  init(_ faces: PlanarFaces, _ chains: BorderChains, _ edges: PlanarEdges) throws {
    first = [Int32](repeating: 0, count: faces.count)
    end = first
    var seen = [Bool](repeating: false, count: faces.count)
    seen[0] = true
    var queue: [Int32] = [0]
    queue.reserveCapacity(faces.count)
    var k = 0
    while k < queue.count {
      let face = Int(queue[k])
      k += 1
      guard pool.count < Int(Int32.max) / 4 else { throw CleaningError.tooManyPlaces(pool.count) }
      for half in faces.halves(ofFace: face) {
        let other = Int(faces.faceOf[Int(half ^ 1)])
        guard !seen[other] else { continue }
        seen[other] = true
        append(face: other, from: face, switching: edges.rings[edges.list(Int(chains.edge[Int(half >> 1)]))])
        queue.append(Int32(other))
      }
    }
  }

  private mutating func append(face: Int, from neighbour: Int, switching switched: ArraySlice<Int32>) {
    first[face] = Int32(pool.count)
    var k = Int(first[neighbour])
    var s = switched.startIndex
    while k < Int(end[neighbour]) || s < switched.endIndex {
      if s == switched.endIndex || (k < Int(end[neighbour]) && pool[k] < switched[s]) {
        pool.append(pool[k])
        k += 1
      } else if k == Int(end[neighbour]) || switched[s] < pool[k] {
        pool.append(switched[s])
        s += 1
      } else {
        (k, s) = (k + 1, s + 1)
      }
    }
    end[face] = Int32(pool.count)
  }
}
