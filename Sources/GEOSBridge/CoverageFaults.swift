import CGEOS
public import Geometry

/// Two features that cover the same ground.
public struct FeatureOverlap: Sendable, Equatable {
  public var first: Int32
  public var second: Int32
  /// In squared planar units.
  public var area: Double
  /// Length of the border of what both cover, in planar units: a border drawn twice gives a long one for its area.
  public var borderLength: Double

  public init(first: Int32, second: Int32, area: Double, borderLength: Double) {
    self.first = first
    self.second = second
    self.area = area
    self.borderLength = borderLength
  }
}

extension GEOSContext {
  /// Pairs of features that overlap by more than `minimumArea` squared planar units, the lower index first, ascending.
  /// - Parameter features: The lower indices to look at; all when nil. Chunks joined in order give the whole answer.
  public func overlaps(
    in set: PolygonSet, features: Range<Int>? = nil, minimumArea: Double
  ) throws(GEOSError) -> [FeatureOverlap] {
    let tree = BoxTree((0..<set.featureCount).map { set.bounds(ofFeature: $0) })
    var handles = [GEOSHandle?](repeating: nil, count: set.featureCount)
    var result: [FeatureOverlap] = []
    for first in (features ?? 0..<set.featureCount).clamped(to: 0..<set.featureCount) {
      guard let box = set.bounds(ofFeature: first) else { continue }
      var near: [Int32] = []
      tree.search(box, into: &near)
      for second in near.sorted() where Int(second) > first {
        let a = try cached(set, first, &handles)
        let common = try intersection(a, cached(set, Int(second), &handles))
        let area = try common.measure("area") { GEOSArea_r($0, $1, &$2) }
        guard area > minimumArea else { continue }
        let length = try common.measure("length") { GEOSLength_r($0, $1, &$2) }
        result.append(FeatureOverlap(first: Int32(first), second: second, area: area, borderLength: length))
      }
      handles[first] = nil
    }
    return result
  }

  /// The holes in the union of some features (all when nil): slivers between villages, and also lakes and enclaves: the
  /// caller tells them apart by area and shape. One feature a hole, by its place in the union.
  public func gaps(in set: PolygonSet, features: [Int]? = nil) throws(GEOSError) -> PolygonSet {
    let union = try union(set, features: features ?? Array(0..<set.featureCount))
    var result = PolygonSet()
    for polygon in 0..<union.polygonCount {
      for hole in union.rings(ofPolygon: polygon).dropFirst() {
        for v in union.vertices(ofRing: hole).reversed() { result.appendVertex(union.x[v], union.y[v]) }
        result.endRing()
        result.endPolygon()
        result.endFeature()
      }
    }
    return result
  }

  private func cached(
    _ set: PolygonSet, _ feature: Int, _ handles: inout [GEOSHandle?]
  ) throws(GEOSError) -> GEOSHandle {
    if let handle = handles[feature] { return handle }
    let handle = try handle(set, feature: feature)
    handles[feature] = handle
    return handle
  }
}
