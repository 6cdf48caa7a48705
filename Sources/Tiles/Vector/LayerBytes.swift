/// Puts together the bytes of one layer: features first, then the keys and values that they turned out to use.
struct LayerBytes {
  private var features: [UInt8] = []
  private var keys: [UInt8] = []
  private var values: [UInt8] = []
  private var tags: [UInt8] = []
  private(set) var featureCount = 0
  private(set) var keyCount = 0
  private(set) var valueCount = 0

  /// Adds a key; its number in the layer is returned.
  mutating func add(key: String) -> Int {
    Protobuf.appendField(3, text: key, to: &keys)
    keyCount += 1
    return keyCount - 1
  }

  /// Adds the bytes of a `Value` message; its number in the layer is returned.
  mutating func add(value: some Collection<UInt8>) -> Int {
    Protobuf.appendField(4, bytes: value, to: &values)
    valueCount += 1
    return valueCount - 1
  }

  /// A tag of the feature that is added next.
  mutating func tag(key: Int, value: Int) {
    Protobuf.append(varint: UInt64(key), to: &tags)
    Protobuf.append(varint: UInt64(value), to: &tags)
  }

  /// Adds a feature with the tags given before.
  mutating func add(id: UInt64?, kind: TileGeometry.Kind, commands: [UInt8]) {
    append(header: id, commands.count)
    if let id { Protobuf.appendField(1, varint: id, to: &features) }
    if !tags.isEmpty { Protobuf.appendField(2, bytes: tags, to: &features) }
    Protobuf.appendField(3, varint: UInt64(kind.rawValue), to: &features)
    Protobuf.appendField(4, bytes: commands, to: &features)
    tags.removeAll(keepingCapacity: true)
    featureCount += 1
  }

  private mutating func append(header id: UInt64?, _ commands: Int) {
    var size = 2 + 1 + Protobuf.size(varint: UInt64(commands)) + commands
    if let id { size += 1 + Protobuf.size(varint: id) }
    if !tags.isEmpty { size += 1 + Protobuf.size(varint: UInt64(tags.count)) + tags.count }
    Protobuf.append(varint: 2 << 3 | 2, to: &features)
    Protobuf.append(varint: UInt64(size), to: &features)
  }

  /// Appends the layer as a field of its tile and starts anew. A layer without features adds nothing.
  mutating func finish(name: String, extent: Int, into tile: inout [UInt8]) {
    if featureCount > 0 {
      var end: [UInt8] = []
      Protobuf.appendField(5, varint: UInt64(extent), to: &end)
      Protobuf.appendField(15, varint: 2, to: &end)
      var start: [UInt8] = []
      Protobuf.appendField(1, text: name, to: &start)
      Protobuf.append(varint: 3 << 3 | 2, to: &tile)
      Protobuf.append(
        varint: UInt64(start.count + features.count + keys.count + values.count + end.count), to: &tile)
      for part in [start, features, keys, values, end] { tile.append(contentsOf: part) }
    }
    clear()
  }

  private mutating func clear() {
    features.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    tags.removeAll(keepingCapacity: true)
    (featureCount, keyCount, valueCount) = (0, 0, 0)
  }
}
