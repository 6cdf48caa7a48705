import CGEOS
import Geometry

extension GEOSContext {
  /// A feature as a GEOS multipolygon, valid or not. Rings with too few vertices are filled up with their last one, so
  /// that GEOS can name what is wrong with them.
  func handle(_ set: PolygonSet, feature: Int) throws(GEOSError) -> GEOSHandle {
    var parts: [GEOSHandle] = []
    for polygon in set.polygons(ofFeature: feature) {
      let rings = set.rings(ofPolygon: polygon)
      let shell = try ring(set, rings.lowerBound)
      var holes: [GEOSHandle] = []
      for hole in rings.dropFirst() { holes.append(try ring(set, hole)) }
      // From here on nothing throws before the polygon owns its rings.
      var pointers: [OpaquePointer?] = holes.map { $0.release() }
      let made = GEOSGeom_createPolygon_r(raw, shell.release(), &pointers, UInt32(pointers.count))
      parts.append(try GEOSHandle(made, by: "createPolygon", in: self))
    }
    return try collection(parts, type: GEOS_MULTIPOLYGON)
  }

  /// A collection that takes over its parts.
  func collection(_ parts: [GEOSHandle], type: GEOSGeomTypes) throws(GEOSError) -> GEOSHandle {
    var pointers: [OpaquePointer?] = parts.map { $0.release() }
    let made = GEOSGeom_createCollection_r(raw, Int32(type.rawValue), &pointers, UInt32(pointers.count))
    return try GEOSHandle(made, by: "createCollection", in: self)
  }

  private func ring(_ set: PolygonSet, _ ring: Int) throws(GEOSError) -> GEOSHandle {
    let vertices = set.vertices(ofRing: ring)
    var x = Array(set.x[vertices])
    var y = Array(set.y[vertices])
    while x.count < 4, let lastX = x.last, let lastY = y.last {
      x.append(lastX)
      y.append(lastY)
    }
    guard let sequence = GEOSCoordSeq_copyFromArrays_r(raw, x, y, nil, nil, UInt32(x.count)) else {
      throw failure("copyFromArrays")
    }
    return try GEOSHandle(GEOSGeom_createLinearRing_r(raw, sequence), by: "createLinearRing", in: self)
  }

  /// Appends to `set` the polygons of a geometry, however deep in collections; points and lines are left out. Does not
  /// end the feature.
  func appendPolygons(of handle: GEOSHandle, to set: inout PolygonSet) throws(GEOSError) {
    let isComplete = handle.read { raw, pointer in GEOSContext.append(raw, pointer, to: &set) }
    guard isComplete else { throw failure("read") }
  }

  /// A geometry's polygons as one feature.
  func feature(_ handle: GEOSHandle) throws(GEOSError) -> PolygonSet {
    var set = PolygonSet()
    try appendPolygons(of: handle, to: &set)
    set.endFeature()
    return set
  }

  private static func append(_ raw: GEOSContextHandle_t, _ geometry: OpaquePointer, to set: inout PolygonSet) -> Bool {
    let type = GEOSGeomTypeId_r(raw, geometry)
    if type == Int32(GEOS_POLYGON.rawValue) { return appendPolygon(raw, geometry, to: &set) }
    guard type == Int32(GEOS_MULTIPOLYGON.rawValue) || type == Int32(GEOS_GEOMETRYCOLLECTION.rawValue) else {
      return true
    }
    for part in 0..<max(0, GEOSGetNumGeometries_r(raw, geometry)) {
      guard let child = GEOSGetGeometryN_r(raw, geometry, part), append(raw, child, to: &set) else { return false }
    }
    return true
  }

  private static func appendPolygon(
    _ raw: GEOSContextHandle_t, _ polygon: OpaquePointer, to set: inout PolygonSet
  ) -> Bool {
    if GEOSisEmpty_r(raw, polygon) == 1 { return true }
    guard let shell = GEOSGetExteriorRing_r(raw, polygon), appendRing(raw, shell, to: &set) else { return false }
    for hole in 0..<max(0, GEOSGetNumInteriorRings_r(raw, polygon)) {
      guard let ring = GEOSGetInteriorRingN_r(raw, polygon, hole), appendRing(raw, ring, to: &set) else { return false }
    }
    set.endPolygon()
    return true
  }

  private static func appendRing(_ raw: GEOSContextHandle_t, _ ring: OpaquePointer, to set: inout PolygonSet) -> Bool {
    var size: UInt32 = 0
    guard let sequence = GEOSGeom_getCoordSeq_r(raw, ring), GEOSCoordSeq_getSize_r(raw, sequence, &size) != 0 else {
      return false
    }
    var x = [Double](repeating: 0, count: Int(size))
    var y = x
    guard GEOSCoordSeq_copyToArrays_r(raw, sequence, &x, &y, nil, nil) != 0 else { return false }
    for v in x.indices { set.appendVertex(x[v], y[v]) }
    set.endRing()
    return true
  }
}
