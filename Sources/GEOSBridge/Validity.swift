import CGEOS
public import Geometry

/// How an invalid feature is made valid.
public enum RepairMethod: Sendable, Equatable {
  /// Keeps every line: areas covered twice become holes.
  case linework
  /// Keeps areas: shells are united, then holes cut out.
  case structure
}

/// A feature after `repair`.
public struct RepairedFeature: Sendable, Equatable {
  /// One feature; empty when no area was left.
  public var polygons: PolygonSet
  /// What was wrong, in the words of GEOS with the place in brackets; nil when nothing was.
  public var reason: String?
  /// Areas in squared planar units, by rings (see `PolygonSet.area(ofFeature:)`).
  public var areaBefore: Double
  public var areaAfter: Double

  public init(polygons: PolygonSet, reason: String?, areaBefore: Double, areaAfter: Double) {
    self.polygons = polygons
    self.reason = reason
    self.areaBefore = areaBefore
    self.areaAfter = areaAfter
  }
}

extension GEOSContext {
  /// Why a feature is invalid ("Ring Self-intersection[1 2]"), or nil when it is valid. An empty feature is valid.
  public func validityReason(_ set: PolygonSet, feature: Int) throws(GEOSError) -> String? {
    // GEOS cannot even close a ring that starts at NaN: its own words, without its help.
    if let v = set.vertices(ofFeature: feature).first(where: { !set.x[$0].isFinite || !set.y[$0].isFinite }) {
      return "Invalid Coordinate[\(set.x[v]) \(set.y[v])]"
    }
    let handle = try handle(set, feature: feature)
    let reason: String? = handle.read { raw, pointer in
      guard let text = GEOSisValidReason_r(raw, pointer) else { return nil }
      defer { GEOSFree_r(raw, text) }
      return String(cString: text)
    }
    guard let reason else { throw failure("isValidReason") }
    return reason == "Valid Geometry" ? nil : reason
  }

  /// A valid feature with the area of an invalid one; polygons only, lines and points that fall out are dropped.
  /// Vertices that are not finite are left out first. A valid feature comes back as it is.
  public func repair(
    _ set: PolygonSet, feature: Int, method: RepairMethod = .structure
  ) throws(GEOSError) -> RepairedFeature {
    let original = set.selecting([feature])
    let reason = try validityReason(original, feature: 0)
    let before = original.area(ofFeature: 0)
    guard reason != nil else {
      return RepairedFeature(polygons: original, reason: nil, areaBefore: before, areaAfter: before)
    }
    let finite = GEOSContext.withoutNonFinite(original)
    let repaired = try self.feature(valid(handle(finite, feature: 0), method: method))
    return RepairedFeature(
      polygons: repaired, reason: reason, areaBefore: before.isFinite ? before : finite.area(ofFeature: 0),
      areaAfter: repaired.area(ofFeature: 0))
  }

  /// GEOS' make-valid.
  func valid(_ handle: GEOSHandle, method: RepairMethod) throws(GEOSError) -> GEOSHandle {
    guard let parameters = GEOSMakeValidParams_create_r(raw) else { throw failure("makeValidParams") }
    defer { GEOSMakeValidParams_destroy_r(raw, parameters) }
    let chosen = method == .linework ? GEOS_MAKE_VALID_LINEWORK : GEOS_MAKE_VALID_STRUCTURE
    GEOSMakeValidParams_setMethod_r(raw, parameters, chosen)
    GEOSMakeValidParams_setKeepCollapsed_r(raw, parameters, 0)
    return try handle.derive("makeValid") { GEOSMakeValidWithParams_r($0, $1, parameters) }
  }

  private static func withoutNonFinite(_ set: PolygonSet) -> PolygonSet {
    var result = PolygonSet()
    for polygon in set.polygons(ofFeature: 0) {
      let rings = set.rings(ofPolygon: polygon)
      for ring in rings {
        let vertices = set.vertices(ofRing: ring).filter { set.x[$0].isFinite && set.y[$0].isFinite }
        // A hole must not take the place of a shell that is gone.
        if vertices.isEmpty, ring == rings.lowerBound { break }
        for v in vertices { result.appendVertex(set.x[v], set.y[v]) }
        result.endRing()
      }
      result.endPolygon()
    }
    result.endFeature()
    return result
  }
}
