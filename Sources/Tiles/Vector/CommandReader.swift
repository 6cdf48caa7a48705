/// Reads the command integers of one feature (specification 4.3).
struct CommandReader {
  private static let moveTo: UInt32 = 1
  private static let lineTo: UInt32 = 2
  private static let closePath: UInt32 = 7
  private var reader: ProtobufReader
  private let layer: String
  private let feature: Int
  private var x: Int64 = 0
  private var y: Int64 = 0

  init(_ reader: ProtobufReader, layer: String, feature: Int) {
    self.reader = reader
    self.layer = layer
    self.feature = feature
  }

  /// The geometry; that of an unknown kind is passed over.
  mutating func geometry(_ kind: TileGeometry.Kind) throws(TileError) -> TileGeometry {
    var geometry = TileGeometry(kind: kind)
    switch kind {
    case .unknown: return geometry
    case .points: try readPoints(&geometry)
    case .lines: repeat { try readPart(&geometry, fewest: 1) } while !reader.isAtEnd
    case .polygons:
      repeat {
        try readPart(&geometry, fewest: 2)
        _ = try command(CommandReader.closePath, 1...1)
      } while !reader.isAtEnd
    }
    return geometry
  }

  private mutating func readPoints(_ geometry: inout TileGeometry) throws(TileError) {
    let count = try command(CommandReader.moveTo, 1...0x1fff_ffff)
    for _ in 0..<count { try readPlace(&geometry) }
    geometry.partStart.append(geometry.x.count)
    if !reader.isAtEnd { throw .badCommand(layer: layer, feature: feature, command: try integer()) }
  }

  private mutating func readPart(_ geometry: inout TileGeometry, fewest: Int) throws(TileError) {
    _ = try command(CommandReader.moveTo, 1...1)
    try readPlace(&geometry)
    let count = try command(CommandReader.lineTo, fewest...0x1fff_ffff)
    for _ in 0..<count { try readPlace(&geometry) }
    geometry.partStart.append(geometry.x.count)
  }

  /// The count of the next command, which must be `id` with a count among `counts` that the bytes can hold.
  private mutating func command(_ id: UInt32, _ counts: ClosedRange<Int>) throws(TileError) -> Int {
    let command = try integer()
    let count = Int(command >> 3)
    guard command & 7 == id, counts ~= count else {
      throw .badCommand(layer: layer, feature: feature, command: command)
    }
    if id != CommandReader.closePath, reader.remaining < 2 * count { throw .truncated(offset: reader.position) }
    return count
  }

  private mutating func readPlace(_ geometry: inout TileGeometry) throws(TileError) {
    x += Int64(Protobuf.unzigzag(try integer()))
    y += Int64(Protobuf.unzigzag(try integer()))
    guard let placeX = Int32(exactly: x), let placeY = Int32(exactly: y) else {
      throw .coordinateOverflow(layer: layer, feature: feature)
    }
    geometry.x.append(placeX)
    geometry.y.append(placeY)
  }

  private mutating func integer() throws(TileError) -> UInt32 {
    let offset = reader.position
    guard let integer = UInt32(exactly: try reader.varint()) else { throw .badVarint(offset: offset) }
    return integer
  }
}
