extension VectorTile {
  /// Reads a tile strictly: damaged bytes and what contradicts the specification's wire format are errors, never
  /// guesses. What the specification asks of a readable tile beyond that is told by `findings`.
  ///
  /// - Parameter bytes: The tile, unpacked. No bytes are a tile without layers.
  public init(decoding bytes: [UInt8]) throws(TileError) {
    var reader = ProtobufReader(bytes, 0..<bytes.count)
    var layers: [VectorLayer] = []
    while !reader.isAtEnd {
      let field = try reader.field()
      guard field.number == 3 else {
        try reader.skip(field)
        continue
      }
      layers.append(try LayerDecoder.layer(bytes, try reader.stretch(field)))
    }
    self.init(layers: layers)
  }
}

/// What a layer's message holds, before its features are read.
private struct LayerDecoder {
  private var name: String?
  private var version: UInt64?
  private var extent: UInt64 = 4096
  private var keys: [String] = []
  private var values: [TileValue] = []
  private var features: [Range<Int>] = []

  static func layer(_ bytes: [UInt8], _ range: Range<Int>) throws(TileError) -> VectorLayer {
    var parts = LayerDecoder()
    var reader = ProtobufReader(bytes, range)
    while !reader.isAtEnd { try parts.readField(&reader) }
    return try parts.finish(bytes, range)
  }

  private mutating func readField(_ reader: inout ProtobufReader) throws(TileError) {
    let field = try reader.field()
    switch field.number {
    case 1: name = try reader.text(field)
    case 2: features.append(try reader.stretch(field))
    case 3: keys.append(try reader.text(field))
    case 4: values.append(try TileValue(decoding: reader.bytes, try reader.stretch(field)))
    case 5: extent = try reader.number(field)
    case 15: version = try reader.number(field)
    default: try reader.skip(field)
    }
  }

  private func finish(_ bytes: [UInt8], _ range: Range<Int>) throws(TileError) -> VectorLayer {
    guard let name else { throw .missingField(name: "name", offset: range.lowerBound) }
    guard let version else { throw .missingField(name: "version", offset: range.lowerBound) }
    guard version == 2 else { throw .unsupportedVersion(layer: name, version: version) }
    guard 1...UInt64(Int32.max) ~= extent else { throw .badExtent(layer: name) }
    var layer = VectorLayer(name: name, extent: Int(extent))
    layer.features.reserveCapacity(features.count)
    for feature in features { layer.features.append(try readFeature(bytes, feature, layer.features.count, name)) }
    return layer
  }

  private func readFeature(
    _ bytes: [UInt8], _ range: Range<Int>, _ index: Int, _ layer: String
  ) throws(TileError) -> VectorFeature {
    var reader = ProtobufReader(bytes, range)
    var feature = VectorFeature(geometry: TileGeometry(kind: .unknown))
    var geometry: Range<Int>?
    while !reader.isAtEnd {
      let field = try reader.field()
      switch field.number {
      case 1: feature.id = try reader.number(field)
      case 2: try readTags(bytes, try reader.stretch(field), layer, index, &feature)
      case 3: feature.geometry.kind = TileGeometry.Kind(rawValue: UInt8(clamping: try reader.number(field))) ?? .unknown
      case 4: geometry = try reader.stretch(field)
      default: try reader.skip(field)
      }
    }
    guard let geometry else { throw .missingField(name: "geometry", offset: range.lowerBound) }
    var commands = CommandReader(ProtobufReader(bytes, geometry), layer: layer, feature: index)
    feature.geometry = try commands.geometry(feature.geometry.kind)
    return feature
  }

  private func readTags(
    _ bytes: [UInt8], _ range: Range<Int>, _ layer: String, _ index: Int, _ feature: inout VectorFeature
  ) throws(TileError) {
    var reader = ProtobufReader(bytes, range)
    while !reader.isAtEnd {
      let key = try reader.varint()
      guard !reader.isAtEnd else { throw .oddTags(layer: layer, feature: index) }
      let value = try reader.varint()
      guard key < UInt64(keys.count), value < UInt64(values.count) else {
        throw .tagOutOfRange(layer: layer, feature: index)
      }
      feature.attributes.append(TileAttribute(keys[Int(key)], values[Int(value)]))
    }
  }
}

extension TileValue {
  fileprivate init(decoding bytes: [UInt8], _ range: Range<Int>) throws(TileError) {
    var reader = ProtobufReader(bytes, range)
    var found: TileValue?
    while !reader.isAtEnd {
      let field = try reader.field()
      guard let value = try TileValue.content(field, &reader) else {
        try reader.skip(field)
        continue
      }
      guard found == nil else { throw .ambiguousValue(offset: range.lowerBound) }
      found = value
    }
    guard let found else { throw .missingField(name: "value", offset: range.lowerBound) }
    self = found
  }

  private static func content(
    _ field: (number: Int, wire: Int), _ reader: inout ProtobufReader
  ) throws(TileError) -> TileValue? {
    switch field.number {
    case 1: .string(try reader.text(field))
    case 2: .float(Float(bitPattern: UInt32(truncatingIfNeeded: try reader.fixed(field, byteCount: 4))))
    case 3: .double(Double(bitPattern: try reader.fixed(field, byteCount: 8)))
    case 4: .int(Int64(bitPattern: try reader.number(field)))
    case 5: .uint(try reader.number(field))
    case 6: .sint(Protobuf.unzigzag(try reader.number(field)))
    case 7: .bool(try reader.number(field) != 0)
    default: nil
    }
  }
}
