/// Writes geometry as command integers and zigzag parameters (specification 4.3.1 and 4.3.2).
struct GeometryCommands {
  private static let moveTo: UInt64 = 1
  private static let lineTo: UInt64 = 2
  private static let closePath: UInt64 = 7
  private(set) var bytes: [UInt8] = []
  private var x: Int32 = 0
  private var y: Int32 = 0

  /// Starts another feature.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    (x, y) = (0, 0)
  }

  /// All parts of a geometry. Lines of fewer than two places and rings of fewer than three are left out.
  mutating func append(_ geometry: TileGeometry) {
    switch geometry.kind {
    case .unknown: return
    case .points: append(points: geometry)
    case .lines:
      for part in 0..<geometry.partCount { append(line: geometry, geometry.places(ofPart: part)) }
    case .polygons:
      for part in 0..<geometry.partCount { append(ring: geometry, geometry.places(ofPart: part)) }
    }
  }

  private mutating func append(points geometry: TileGeometry) {
    guard !geometry.x.isEmpty else { return }
    append(command: GeometryCommands.moveTo, count: geometry.x.count)
    for place in geometry.x.indices { append(toX: geometry.x[place], y: geometry.y[place]) }
  }

  private mutating func append(line geometry: TileGeometry, _ places: Range<Int>) {
    guard places.count >= 2 else { return }
    append(command: GeometryCommands.moveTo, count: 1)
    append(toX: geometry.x[places.lowerBound], y: geometry.y[places.lowerBound])
    append(command: GeometryCommands.lineTo, count: places.count - 1)
    for place in places.dropFirst() { append(toX: geometry.x[place], y: geometry.y[place]) }
  }

  private mutating func append(ring geometry: TileGeometry, _ places: Range<Int>) {
    guard places.count >= 3 else { return }
    append(line: geometry, places)
    append(command: GeometryCommands.closePath, count: 1)
  }

  private mutating func append(command: UInt64, count: Int) {
    Protobuf.append(varint: UInt64(count) << 3 | command, to: &bytes)
  }

  @inline(__always)
  private mutating func append(toX newX: Int32, y newY: Int32) {
    Protobuf.append(varint: UInt64(Protobuf.zigzag(newX &- x)), to: &bytes)
    Protobuf.append(varint: UInt64(Protobuf.zigzag(newY &- y)), to: &bytes)
    (x, y) = (newX, newY)
  }
}
