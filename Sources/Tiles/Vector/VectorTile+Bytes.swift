extension VectorTile {
  /// The tile as bytes, not compressed. Keys and values are written once a layer; layers without features and features
  /// without geometry are left out. An extent is brought into 1...2^31 - 1.
  public func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    for layer in layers { layer.append(to: &bytes) }
    return bytes
  }
}

extension VectorLayer {
  fileprivate func append(to bytes: inout [UInt8]) {
    var layer = LayerBytes()
    var commands = GeometryCommands()
    var keys: [String: Int] = [:]
    var values: [[UInt8]: Int] = [:]
    for feature in features {
      commands.clear()
      commands.append(feature.geometry)
      guard !commands.bytes.isEmpty else { continue }
      for attribute in feature.attributes {
        var message: [UInt8] = []
        attribute.value.append(to: &message)
        let key = keys[attribute.key] ?? layer.add(key: attribute.key)
        let value = values[message] ?? layer.add(value: message)
        (keys[attribute.key], values[message]) = (key, value)
        layer.tag(key: key, value: value)
      }
      layer.add(id: feature.id, kind: feature.geometry.kind, commands: commands.bytes)
    }
    layer.finish(name: name, extent: min(max(extent, 1), Int(Int32.max)), into: &bytes)
  }
}
