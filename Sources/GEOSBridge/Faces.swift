import CGEOS
public import Geometry

extension GEOSContext {
  /// The areas that lines enclose once they are cut where they meet: one feature an area, each less the areas inside it
  /// that its own lines don't reach. Lines that enclose nothing are left out.
  public func faces(of lines: LineSet) throws(GEOSError) -> PolygonSet {
    var parts: [GEOSHandle] = []
    for line in 0..<lines.count { parts.append(try handle(lines, line: line)) }
    let noded = try collection(parts, type: GEOS_MULTILINESTRING).derive("unaryUnion") { GEOSUnaryUnion_r($0, $1) }
    let enclosed = try noded.derive("polygonize") { raw, pointer in
      var input: OpaquePointer? = pointer
      return withUnsafePointer(to: &input) { GEOSPolygonize_r(raw, $0, 1) }
    }
    let all = try feature(enclosed)
    var result = PolygonSet()
    for polygon in 0..<all.polygonCount {
      for ring in all.rings(ofPolygon: polygon) {
        for v in all.vertices(ofRing: ring) { result.appendVertex(all.x[v], all.y[v]) }
        result.endRing()
      }
      result.endPolygon()
      result.endFeature()
    }
    return result
  }

  /// What is left of a feature without another one: one feature, empty when nothing.
  public func difference(
    _ set: PolygonSet, feature: Int, minus other: PolygonSet, feature otherFeature: Int
  ) throws(GEOSError) -> PolygonSet {
    let taken = try handle(other, feature: otherFeature)
    return try self.feature(
      handle(set, feature: feature).derive("difference", with: taken) { GEOSDifference_r($0, $1, $2) })
  }

  /// Whether a feature is nowhere wider than `width` planar units: no circle of that diameter fits into it.
  public func isNarrow(_ set: PolygonSet, feature: Int, width: Double) throws(GEOSError) -> Bool {
    let core = try handle(set, feature: feature).derive("buffer") { GEOSBuffer_r($0, $1, -width / 2, 2) }
    return core.read { GEOSisEmpty_r($0, $1) } == 1
  }

  private func handle(_ lines: LineSet, line: Int) throws(GEOSError) -> GEOSHandle {
    let vertices = lines.vertices(ofLine: line)
    let x = Array(lines.x[vertices])
    let y = Array(lines.y[vertices])
    guard let sequence = GEOSCoordSeq_copyFromArrays_r(raw, x, y, nil, nil, UInt32(x.count)) else {
      throw failure("copyFromArrays")
    }
    return try GEOSHandle(GEOSGeom_createLineString_r(raw, sequence), by: "createLineString", in: self)
  }
}
