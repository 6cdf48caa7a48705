import CGDAL
import Geometry

/// Collects the geometry of features one after the other: rings of polygons, positions of points.
struct GeometryCopier {
  private(set) var polygons = PolygonSet()
  private(set) var pointX: [Double] = []
  private(set) var pointY: [Double] = []
  private var scratch: [Double] = []

  /// True when another ring could overflow the 32-bit offsets of a polygon set.
  var isFull: Bool { polygons.vertexCount > Int(Int32.max) / 2 }

  /// Adds one feature and says what its geometry is. Curves are turned into lines.
  mutating func append(_ geometry: OGRGeometryH?) -> GeometryKind {
    let kind = copy(geometry)
    polygons.endFeature()
    if kind != .point {
      pointX.append(.nan)
      pointY.append(.nan)
    }
    return kind
  }

  private mutating func copy(_ geometry: OGRGeometryH?) -> GeometryKind {
    guard let geometry, OGR_G_IsEmpty(geometry) == 0 else { return .null }
    if OGR_G_HasCurveGeometry(geometry, 1) != 0 {
      let linear = OGR_G_GetLinearGeometry(geometry, 0, nil)
      defer { OGR_G_DestroyGeometry(linear) }
      guard let linear, OGR_G_HasCurveGeometry(linear, 1) == 0 else { return .other(name(of: geometry)) }
      return copy(linear)
    }
    switch OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) {
    case wkbPolygon: copyPolygon(geometry)
    case wkbMultiPolygon:
      for index in 0..<OGR_G_GetGeometryCount(geometry) { copyPolygon(OGR_G_GetGeometryRef(geometry, index)) }
    case wkbPoint: return copyPoint(geometry)
    case wkbMultiPoint where OGR_G_GetGeometryCount(geometry) == 1:
      return copyPoint(OGR_G_GetGeometryRef(geometry, 0))
    default: return .other(name(of: geometry))
    }
    return .polygon
  }

  private mutating func copyPoint(_ point: OGRGeometryH?) -> GeometryKind {
    pointX.append(OGR_G_GetX(point, 0))
    pointY.append(OGR_G_GetY(point, 0))
    return .point
  }

  private mutating func copyPolygon(_ polygon: OGRGeometryH?) {
    guard let polygon else { return }
    for index in 0..<OGR_G_GetGeometryCount(polygon) { copyRing(OGR_G_GetGeometryRef(polygon, index)) }
    polygons.endPolygon()
  }

  private mutating func copyRing(_ ring: OGRGeometryH?) {
    let count = Int(OGR_G_GetPointCount(ring))
    guard let ring, count > 0 else { return }
    if scratch.count < 2 * count { scratch = [Double](repeating: 0, count: 2 * count) }
    scratch.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      _ = OGR_G_GetPoints(ring, base, 16, base + 1, 16, nil, 0)
    }
    for vertex in 0..<count { polygons.appendVertex(scratch[2 * vertex], scratch[2 * vertex + 1]) }
    polygons.endRing()
  }

  /// `MultiLineString` of `MULTILINESTRING` would need a table; the library's own name is close enough to read.
  private func name(of geometry: OGRGeometryH) -> String {
    text(OGRGeometryTypeToName(OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)))).split(separator: " ").joined()
  }
}
