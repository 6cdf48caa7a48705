import CGDAL
import Geometry

/// Writes the features of one layer.
struct FeatureWriter {
  private let layer: LayerToWrite
  private let target: OGRLayerH
  private let definition: OGRFeatureDefnH?
  private let fields: [Int32]

  init(_ layer: LayerToWrite, _ target: OGRLayerH, _ fields: [Int32]) {
    self.layer = layer
    self.target = target
    self.fields = fields
    definition = OGR_L_GetLayerDefn(target)
  }

  /// False when the library refuses.
  func write(_ index: Int) -> Bool {
    guard let definition, let feature = OGR_F_Create(definition) else { return false }
    defer { OGR_F_Destroy(feature) }
    for (field, column) in zip(fields, layer.columns) { set(feature, field, column.values, index) }
    guard setGeometry(feature, index) else { return false }
    return OGR_L_CreateFeature(target, feature) == OGRERR_NONE
  }

  private func set(_ feature: OGRFeatureH, _ field: Int32, _ values: LayerValues, _ index: Int) {
    switch values {
    case .text(let texts):
      guard let text = texts[index] else { return OGR_F_SetFieldNull(feature, field) }
      OGR_F_SetFieldString(feature, field, plain(text))
    case .integer(let numbers):
      guard let number = numbers[index] else { return OGR_F_SetFieldNull(feature, field) }
      OGR_F_SetFieldInteger64(feature, field, Int64(number))
    case .real(let numbers):
      guard let number = numbers[index], number.isFinite else { return OGR_F_SetFieldNull(feature, field) }
      OGR_F_SetFieldDouble(feature, field, number)
    case .boolean(let answers):
      guard let answer = answers[index] else { return OGR_F_SetFieldNull(feature, field) }
      OGR_F_SetFieldInteger(feature, field, answer ? 1 : 0)
    }
  }

  /// True also when the feature has none.
  private func setGeometry(_ feature: OGRFeatureH, _ index: Int) -> Bool {
    guard layer.shapes.isPresent(index) else { return true }
    let bytes =
      switch layer.shapes {
      case .polygons(let set): wellKnownBytes(set, index)
      case .points(let x, let y): wellKnownBytes(x[index], y[index])
      }
    var geometry: OGRGeometryH?
    guard OGR_G_CreateFromWkb(bytes, nil, &geometry, Int32(clamping: bytes.count)) == OGRERR_NONE, geometry != nil
    else { return false }
    // The feature owns the geometry from here on, also when it refuses it.
    return OGR_F_SetGeometryDirectly(feature, geometry) == OGRERR_NONE
  }
}

/// A multipolygon in well-known binary, little-endian (OGC 06-103r4 section 8.2).
private func wellKnownBytes(_ set: PolygonSet, _ feature: Int) -> [UInt8] {
  var bytes = WellKnownBytes()
  let polygons = set.polygons(ofFeature: feature)
  bytes.reserve(
    polygons.count * 9 + set.rings(ofFeature: feature).count * 4 + set.vertices(ofFeature: feature).count * 16)
  bytes.header(6, count: polygons.count)
  for polygon in polygons {
    let rings = set.rings(ofPolygon: polygon)
    bytes.header(3, count: rings.count)
    for ring in rings {
      let vertices = set.vertices(ofRing: ring)
      bytes.append(UInt32(clamping: vertices.count))
      for vertex in vertices {
        bytes.append(set.x[vertex].bitPattern)
        bytes.append(set.y[vertex].bitPattern)
      }
    }
  }
  return bytes.bytes
}

private func wellKnownBytes(_ x: Double, _ y: Double) -> [UInt8] {
  var bytes = WellKnownBytes()
  bytes.type(1)
  bytes.append(x.bitPattern)
  bytes.append(y.bitPattern)
  return bytes.bytes
}

private struct WellKnownBytes {
  private(set) var bytes: [UInt8] = []

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count + 9) }

  mutating func type(_ type: UInt32) {
    bytes.append(1)
    append(type)
  }

  mutating func header(_ type: UInt32, count: Int) {
    self.type(type)
    append(UInt32(clamping: count))
  }

  mutating func append<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
