public import Geometry

/// Types of well-known binary (OGC 06-103r4, 8.2.8) that the workspace holds.
enum WKBType {
  static let point: UInt32 = 1
  static let polygon: UInt32 = 3
  static let multiPolygon: UInt32 = 6
}

/// The one reference system of the workspace.
let wgs84: Int32 = 4326

/// Geometry blobs of the workspace, as QGIS and OGR read them: the GeoPackage binary header (OGC 12-128r18, 2.1.3.1),
/// then well-known binary, all little endian. Coordinates are longitude, latitude in degrees and
/// survive the round trip bit by bit.
public enum GeometryBlob {
  /// A multipolygon with its envelope, or nil for a feature without polygons (stored as NULL).
  ///
  /// - Throws: `GeometryFault.notFinite` for a coordinate that is not a number or infinite.
  public static func encode(feature: Int, of polygons: PolygonSet) throws(GeometryFault) -> [UInt8]? {
    let parts = polygons.polygons(ofFeature: feature)
    guard !parts.isEmpty, let box = polygons.bounds(ofFeature: feature) else { return nil }
    var bytes = ByteWriter(capacity: size(feature: feature, of: polygons))
    bytes.header(envelope: box)
    bytes.geometryStart(WKBType.multiPolygon, count: parts.count)
    for part in parts {
      let rings = polygons.rings(ofPolygon: part)
      bytes.geometryStart(WKBType.polygon, count: rings.count)
      for ring in rings {
        let vertices = polygons.vertices(ofRing: ring)
        bytes.put(UInt32(truncatingIfNeeded: vertices.count))
        guard bytes.put(x: polygons.x, y: polygons.y, vertices) else { throw .notFinite }
      }
    }
    return bytes.bytes
  }

  /// A point. Its envelope would repeat it, so there is none.
  ///
  /// - Throws: `GeometryFault.notFinite`.
  public static func encode(_ point: LonLat) throws(GeometryFault) -> [UInt8] {
    guard point.longitude.isFinite, point.latitude.isFinite else { throw .notFinite }
    var bytes = ByteWriter(capacity: 29)
    bytes.header(envelope: nil)
    bytes.put(1 as UInt8)
    bytes.put(WKBType.point)
    bytes.put(point.longitude)
    bytes.put(point.latitude)
    return bytes.bytes
  }

  private static func size(feature: Int, of polygons: PolygonSet) -> Int {
    let polygonCount = polygons.polygons(ofFeature: feature).count
    let ringCount = polygons.rings(ofFeature: feature).count
    return 40 + 9 + 9 * polygonCount + 4 * ringCount + 16 * polygons.vertices(ofFeature: feature).count
  }
}

/// A growing array of bytes, little endian.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func put(_ value: UInt8) { bytes.append(value) }

  mutating func put(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }

  mutating func put(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// "GP", version 0, flags (little endian, envelope of two axes or none), reference system, envelope.
  mutating func header(envelope: BoundingBox?) {
    bytes.append(contentsOf: [0x47, 0x50, 0, envelope == nil ? 0b0000_0001 : 0b0000_0011])
    put(UInt32(bitPattern: wgs84))
    guard let box = envelope else { return }
    for value in [box.minX, box.maxX, box.minY, box.maxY] { put(value) }
  }

  mutating func geometryStart(_ type: UInt32, count: Int) {
    put(1 as UInt8)
    put(type)
    put(UInt32(truncatingIfNeeded: count))
  }

  /// The vertices of a ring; false when one of them is not finite.
  mutating func put(x: [Double], y: [Double], _ range: Range<Int>) -> Bool {
    var finite = true
    var chunk: [UInt64] = []
    chunk.reserveCapacity(2 * range.count)
    for v in range {
      finite = finite && x[v].isFinite && y[v].isFinite
      chunk.append(x[v].bitPattern.littleEndian)
      chunk.append(y[v].bitPattern.littleEndian)
    }
    chunk.withUnsafeBytes { bytes.append(contentsOf: $0) }
    return finite
  }
}
