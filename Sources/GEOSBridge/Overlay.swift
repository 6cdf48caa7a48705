import CGEOS
public import Geometry

extension GEOSContext {
  /// The union of some features as one feature. Invalid features are made valid on the way.
  public func union(_ set: PolygonSet, features: [Int]) throws(GEOSError) -> PolygonSet {
    try feature(unionHandle(set, features: features))
  }

  /// One feature a group, in the order of the groups: the union of the group's features.
  public func dissolve(_ set: PolygonSet, groups: [[Int]]) throws(GEOSError) -> PolygonSet {
    var result = PolygonSet()
    for group in groups {
      try appendPolygons(of: unionHandle(set, features: group), to: &result)
      result.endFeature()
    }
    return result
  }

  /// What two features, perhaps of different sets, have in common as area: one feature, empty when nothing.
  public func intersection(
    _ set: PolygonSet, feature: Int, with other: PolygonSet, feature otherFeature: Int
  ) throws(GEOSError) -> PolygonSet {
    try self.feature(intersection(handle(set, feature: feature), handle(other, feature: otherFeature)))
  }

  /// Every feature cut to one feature of another set; indices stay, features outside become empty.
  public func clip(_ set: PolygonSet, to other: PolygonSet, feature otherFeature: Int) throws(GEOSError) -> PolygonSet {
    let mask = try handle(other, feature: otherFeature)
    var result = PolygonSet()
    for feature in 0..<set.featureCount {
      try appendPolygons(of: intersection(handle(set, feature: feature), mask), to: &result)
      result.endFeature()
    }
    return result
  }

  /// The intersection; when GEOS refuses, that of the two made valid.
  func intersection(_ a: GEOSHandle, _ b: GEOSHandle) throws(GEOSError) -> GEOSHandle {
    do {
      return try a.derive("intersection", with: b) { GEOSIntersection_r($0, $1, $2) }
    } catch {
      let validA = try valid(a, method: .structure)
      return try validA.derive("intersection", with: valid(b, method: .structure)) { GEOSIntersection_r($0, $1, $2) }
    }
  }

  func unionHandle(_ set: PolygonSet, features: [Int]) throws(GEOSError) -> GEOSHandle {
    do {
      return try union(set, features: features, repairing: false)
    } catch {
      return try union(set, features: features, repairing: true)
    }
  }

  private func union(_ set: PolygonSet, features: [Int], repairing: Bool) throws(GEOSError) -> GEOSHandle {
    var parts: [GEOSHandle] = []
    for feature in features {
      let part = try handle(set, feature: feature)
      parts.append(repairing ? try valid(part, method: .structure) : part)
    }
    return try collection(parts, type: GEOS_GEOMETRYCOLLECTION).derive("unaryUnion") { GEOSUnaryUnion_r($0, $1) }
  }
}
