public import Geometry

extension GeometryBlob {
  /// Appends the multipolygon of a blob to `polygons` as one feature. Every count is checked against the bytes that are
  /// there before anything is read or reserved.
  ///
  /// - Throws: `GeometryFault`; `polygons` is then not to be used.
  public static func decode(multiPolygon bytes: UnsafeRawBufferPointer, into polygons: inout PolygonSet)
    throws(GeometryFault)
  {
    var reader = ByteReader(bytes)
    _ = try reader.header()
    let parts = try reader.geometryStart(WKBType.multiPolygon, bytesPerItem: 9)
    for _ in 0..<parts {
      let rings = try reader.geometryStart(WKBType.polygon, bytesPerItem: 4)
      for _ in 0..<rings { try reader.ring(into: &polygons) }
      polygons.endPolygon()
    }
    polygons.endFeature()
    try reader.end()
  }

  /// The same for an array of bytes.
  public static func decode(multiPolygon bytes: [UInt8], into polygons: inout PolygonSet) throws(GeometryFault) {
    try bytes.withUnsafeBufferPointer { (raw) throws(GeometryFault) in
      try decode(multiPolygon: UnsafeRawBufferPointer(raw), into: &polygons)
    }
  }

  /// The position in a point blob.
  public static func decode(point bytes: UnsafeRawBufferPointer) throws(GeometryFault) -> LonLat {
    var reader = ByteReader(bytes)
    _ = try reader.header()
    let position = try reader.point()
    try reader.end()
    return position
  }

  /// The same for an array of bytes.
  public static func decode(point bytes: [UInt8]) throws(GeometryFault) -> LonLat {
    try bytes.withUnsafeBufferPointer { (raw) throws(GeometryFault) in
      try decode(point: UnsafeRawBufferPointer(raw))
    }
  }

  /// The box of a blob from its envelope, or of a point from the point itself. `bytes` may be the first 40 only.
  static func bounds(_ bytes: UnsafeRawBufferPointer) throws(GeometryFault) -> BoundingBox {
    var reader = ByteReader(bytes)
    if let envelope = try reader.header() { return envelope }
    let at = try reader.point()
    return BoundingBox(minX: at.longitude, minY: at.latitude, maxX: at.longitude, maxY: at.latitude)
  }
}

/// Reads little-endian values and never beyond the end.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private var left: Int { bytes.count - offset }

  private func need(_ count: Int) throws(GeometryFault) {
    guard count <= left else { throw .truncated(needed: offset + count, found: bytes.count) }
  }

  func end() throws(GeometryFault) {
    guard left == 0 else { throw .trailingBytes(left) }
  }

  mutating func byte() throws(GeometryFault) -> UInt8 {
    try need(1)
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func word() throws(GeometryFault) -> UInt32 {
    try need(4)
    defer { offset += 4 }
    return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  mutating func double() throws(GeometryFault) -> Double {
    try need(8)
    defer { offset += 8 }
    let value = value(at: offset)
    guard value.isFinite else { throw .notFinite }
    return value
  }

  private func value(at position: Int) -> Double {
    Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)))
  }

  /// The header as our writer makes it; the envelope when there is one.
  mutating func header() throws(GeometryFault) -> BoundingBox? {
    try need(8)
    guard bytes[0] == 0x47, bytes[1] == 0x50, bytes[2] == 0 else { throw .badHeader }
    let flags = bytes[3]
    guard flags == 0b01 || flags == 0b11 else { throw .badHeader }
    offset = 4
    let system = Int32(bitPattern: try word())
    guard system == wgs84 else { throw .wrongReferenceSystem(system) }
    guard flags == 0b11 else { return nil }
    let (minX, maxX) = (try double(), try double())
    let (minY, maxY) = (try double(), try double())
    return BoundingBox(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
  }

  /// Byte order, type and count of items, each of which takes `bytesPerItem` bytes at least.
  mutating func geometryStart(_ type: UInt32, bytesPerItem: Int) throws(GeometryFault) -> Int {
    try order(type)
    let count = Int(try word())
    try need(count * bytesPerItem)
    return count
  }

  private mutating func order(_ type: UInt32) throws(GeometryFault) {
    guard try byte() == 1 else { throw .badHeader }
    let found = try word()
    guard found == type else { throw .wrongType(found) }
  }

  mutating func point() throws(GeometryFault) -> LonLat {
    try order(WKBType.point)
    let longitude = try double()
    return LonLat(longitude: longitude, latitude: try double())
  }

  /// A closed ring of at least one vertex. Whether it is a valid polygon was decided at import.
  mutating func ring(into polygons: inout PolygonSet) throws(GeometryFault) {
    let count = Int(try word())
    try need(count * 16)
    guard count > 0 else { throw .ringTooShort(vertices: count) }
    guard polygons.vertexCount + count <= Int(Int32.max) else { throw .tooManyVertices }
    var finite = true
    for v in 0..<count {
      let x = value(at: offset + 16 * v)
      let y = value(at: offset + 16 * v + 8)
      finite = finite && x.isFinite && y.isFinite
      polygons.appendVertex(x, y)
    }
    guard finite else { throw .notFinite }
    try checkClosed(vertices: count)
    polygons.endRing()
    offset += 16 * count
  }

  private func checkClosed(vertices count: Int) throws(GeometryFault) {
    let last = offset + 16 * (count - 1)
    guard value(at: offset) == value(at: last), value(at: offset + 8) == value(at: last + 8) else {
      throw .ringNotClosed
    }
  }
}
