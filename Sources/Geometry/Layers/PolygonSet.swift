/// Multipolygon features in flat arrays, in whatever planar unit the owner says (`LonLatPolygons`, `LocalPolygons`).
///
/// Vertices belong to rings, rings to polygons (the first ring of a polygon is its shell, the others are holes),
/// polygons to features. Every ring is closed: its last vertex repeats its first. A feature may have no polygon
/// (null or empty geometry). The `...Start` arrays hold one more entry than there are items.
public struct PolygonSet: Sendable, Equatable {
  public private(set) var x: [Double] = []
  public private(set) var y: [Double] = []
  /// Index of each ring's first vertex, then the vertex count.
  public private(set) var ringStart: [Int32] = [0]
  /// Index of each polygon's first ring, then the ring count.
  public private(set) var polygonStart: [Int32] = [0]
  /// Index of each feature's first polygon, then the polygon count.
  public private(set) var featureStart: [Int32] = [0]

  public init() {}

  /// The set made of these arrays, for readers that build them in bulk. Rings must be closed. Returns nil when an array
  /// of offsets does not start at 0, does not end at the count of the level below, or goes down.
  public init?(x: [Double], y: [Double], ringStart: [Int32], polygonStart: [Int32], featureStart: [Int32]) {
    func leads(_ start: [Int32], to count: Int) -> Bool {
      guard start.first == 0, let last = start.last, Int(last) == count else { return false }
      return zip(start, start.dropFirst()).allSatisfy { $0 <= $1 }
    }
    guard x.count == y.count, leads(ringStart, to: x.count), leads(polygonStart, to: ringStart.count - 1),
      leads(featureStart, to: polygonStart.count - 1)
    else { return nil }
    self.x = x
    self.y = y
    self.ringStart = ringStart
    self.polygonStart = polygonStart
    self.featureStart = featureStart
  }

  public var vertexCount: Int { x.count }
  public var ringCount: Int { ringStart.count - 1 }
  public var polygonCount: Int { polygonStart.count - 1 }
  public var featureCount: Int { featureStart.count - 1 }

  public func vertices(ofRing ring: Int) -> Range<Int> { Int(ringStart[ring])..<Int(ringStart[ring + 1]) }
  public func rings(ofPolygon polygon: Int) -> Range<Int> {
    Int(polygonStart[polygon])..<Int(polygonStart[polygon + 1])
  }
  public func polygons(ofFeature feature: Int) -> Range<Int> {
    Int(featureStart[feature])..<Int(featureStart[feature + 1])
  }

  /// All rings of a feature, shells and holes; contiguous by construction.
  public func rings(ofFeature feature: Int) -> Range<Int> {
    let polygons = polygons(ofFeature: feature)
    return Int(polygonStart[polygons.lowerBound])..<Int(polygonStart[polygons.upperBound])
  }

  /// All vertices of a feature; contiguous by construction.
  public func vertices(ofFeature feature: Int) -> Range<Int> {
    let rings = rings(ofFeature: feature)
    return Int(ringStart[rings.lowerBound])..<Int(ringStart[rings.upperBound])
  }

  /// Bounding box of a feature, or nil when it has no vertex.
  public func bounds(ofFeature feature: Int) -> BoundingBox? {
    BoundingBox(x: x, y: y, range: vertices(ofFeature: feature))
  }

  /// Bounding box of the whole set, or nil when it has no vertex.
  public var bounds: BoundingBox? { BoundingBox(x: x, y: y, range: 0..<x.count) }

  // MARK: - Building: vertices, then endRing, endPolygon, endFeature

  public mutating func reserve(vertices: Int, features: Int) {
    x.reserveCapacity(vertices)
    y.reserveCapacity(vertices)
    featureStart.reserveCapacity(features + 1)
  }

  public mutating func appendVertex(_ vx: Double, _ vy: Double) {
    x.append(vx)
    y.append(vy)
  }

  /// Ends the ring whose vertices were appended since the last ring; closes it when it is open. Drops an empty one.
  public mutating func endRing() {
    let first = Int(ringStart[ringStart.count - 1])
    guard x.count > first else { return }
    if x[first] != x[x.count - 1] || y[first] != y[y.count - 1] { appendVertex(x[first], y[first]) }
    ringStart.append(Int32(x.count))
  }

  /// Ends the polygon whose rings were ended since the last polygon. Drops one without rings.
  public mutating func endPolygon() {
    guard Int32(ringCount) > polygonStart[polygonStart.count - 1] else { return }
    polygonStart.append(Int32(ringCount))
  }

  /// Ends the feature; without polygons since the last one it is an empty feature.
  public mutating func endFeature() { featureStart.append(Int32(polygonCount)) }

  /// Appends one feature of another set.
  public mutating func append(feature: Int, of other: PolygonSet) {
    for polygon in other.polygons(ofFeature: feature) {
      for ring in other.rings(ofPolygon: polygon) {
        for v in other.vertices(ofRing: ring) { appendVertex(other.x[v], other.y[v]) }
        endRing()
      }
      endPolygon()
    }
    endFeature()
  }

  /// The features at `indices`, in that order.
  public func selecting(_ indices: [Int]) -> PolygonSet {
    var result = PolygonSet()
    for index in indices { result.append(feature: index, of: self) }
    return result
  }

  /// The same rings with other coordinates, vertex by vertex: for projections. Returns nil when a count differs.
  public func replacingCoordinates(x newX: [Double], y newY: [Double]) -> PolygonSet? {
    guard newX.count == x.count, newY.count == y.count else { return nil }
    var result = self
    result.x = newX
    result.y = newY
    return result
  }
}
