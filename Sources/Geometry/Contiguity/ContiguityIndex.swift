/// Finds the features of a set that touch, for chunks of features at a time.
///
/// Polygons whose boxes come near each other are compared block by block (sixteen consecutive border segments and
/// their box), then segment by segment. Polygons with a coordinate that is not finite have no neighbours.
public struct ContiguityIndex: Sendable {
  static let blockSize = 16

  let polygons: PolygonSet
  let featureOfPolygon: [Int32]
  let polygonBoxes: [BoundingBox?]
  private let tree: BoxTree
  /// First block of each polygon, then the block count.
  let blockStart: [Int32]
  /// First segment (its first vertex) and segment count of each block.
  let blockVertex: [Int32]
  let blockCount: [UInt8]
  let blockBoxes: [BoundingBox]

  public init(_ polygons: PolygonSet) {
    self.polygons = polygons
    featureOfPolygon = polygons.featureOfPolygon()
    polygonBoxes = (0..<polygons.polygonCount).map { polygons.finiteBox(ofPolygon: $0) }
    tree = BoxTree(polygonBoxes)
    var blocks = BlockList()
    blocks.reserve(polygons.vertexCount / ContiguityIndex.blockSize + polygons.ringCount)
    for polygon in 0..<polygons.polygonCount {
      if polygonBoxes[polygon] != nil { blocks.append(polygon: polygon, of: polygons) }
      blocks.start.append(Int32(blocks.vertex.count))
    }
    blockStart = blocks.start
    blockVertex = blocks.vertex
    blockCount = blocks.count
    blockBoxes = blocks.boxes
  }

  /// Number of features of the set.
  public var featureCount: Int { polygons.featureCount }

  /// Polygons of one feature beside polygons of later ones whose boxes come within `reach`.
  struct Candidate: Comparable {
    var other: Int32
    var polygon: Int32
    var otherPolygon: Int32

    static func < (a: Candidate, b: Candidate) -> Bool {
      (a.other, a.polygon, a.otherPolygon) < (b.other, b.polygon, b.otherPolygon)
    }
  }

  /// The candidates of a feature among later features, by feature, polygon and other polygon.
  func candidates(of feature: Int, reach: Double, found: inout [Int32]) -> [Candidate] {
    var result: [Candidate] = []
    for polygon in polygons.polygons(ofFeature: feature) {
      guard let box = polygonBoxes[polygon] else { continue }
      found.removeAll(keepingCapacity: true)
      tree.search(box.expanded(by: reach), into: &found)
      for other in found where featureOfPolygon[Int(other)] > feature {
        result.append(
          Candidate(other: featureOfPolygon[Int(other)], polygon: Int32(polygon), otherPolygon: other))
      }
    }
    result.sort()
    return result
  }

  /// Appends the blocks of a polygon whose boxes touch `box`.
  func blocks(ofPolygon polygon: Int, near box: BoundingBox, into found: inout [Int]) {
    for block in Int(blockStart[polygon])..<Int(blockStart[polygon + 1]) where blockBoxes[block].intersects(box) {
      found.append(block)
    }
  }

  @inline(__always)
  func segments(ofBlock block: Int) -> Range<Int> {
    let first = Int(blockVertex[block])
    return first..<first + Int(blockCount[block])
  }

  @inline(__always)
  func segment(_ v: Int) -> Segment {
    Segment(ax: polygons.x[v], ay: polygons.y[v], bx: polygons.x[v + 1], by: polygons.y[v + 1])
  }
}

/// The blocks while they are built.
private struct BlockList {
  var start: [Int32] = [0]
  var vertex: [Int32] = []
  var count: [UInt8] = []
  var boxes: [BoundingBox] = []

  mutating func reserve(_ blocks: Int) {
    vertex.reserveCapacity(blocks)
    count.reserveCapacity(blocks)
    boxes.reserveCapacity(blocks)
  }

  mutating func append(polygon: Int, of polygons: PolygonSet) {
    for ring in polygons.rings(ofPolygon: polygon) {
      let vertices = polygons.vertices(ofRing: ring)
      var first = vertices.lowerBound
      while first + 1 < vertices.upperBound {
        let last = min(first + ContiguityIndex.blockSize, vertices.upperBound - 1)
        guard last > first, let box = BoundingBox(x: polygons.x, y: polygons.y, range: first..<last + 1) else { break }
        vertex.append(Int32(first))
        count.append(UInt8(last - first))
        boxes.append(box)
        first = last
      }
    }
  }
}
