import DeflateBridge
import Tiles

/// A PMTiles file put together piece by piece, so that every piece can be wrong.
struct HandMadeArchive {
  struct Entry {
    var id: UInt64
    var offset: UInt64
    var length: UInt64
    var run: UInt64
  }

  var metadata = Array("{\"vector_layers\":[{\"id\":\"villages\",\"fields\":{}}]}".utf8)
  var root: [UInt8] = []
  var leaves: [UInt8] = []
  var data: [UInt8] = []
  var counts: [UInt64] = [0, 0, 0]
  var internalCompression: UInt8 = 1
  var tileCompression: UInt8 = 1
  var zooms: ClosedRange<UInt8> = 0...0
  var clustered: UInt8 = 1

  /// One tile at zoom 0: a rectangle with id 1.
  static func small() -> HandMadeArchive {
    let feature = VectorFeature(id: 1, geometry: SampleRegion.rectangle(0, 0, 100, 100))
    let data = VectorTile(layers: [VectorLayer(name: "villages", features: [feature])]).encoded()
    var archive = HandMadeArchive()
    archive.data = data
    archive.root = directory([Entry(id: 0, offset: 0, length: UInt64(data.count), run: 1)])
    archive.counts = [1, 1, 1]
    return archive
  }

  /// A directory of the entries as they are, in whatever order and shape.
  static func directory(_ entries: [Entry]) -> [UInt8] {
    var bytes = varint(UInt64(entries.count))
    var last: UInt64 = 0
    for entry in entries {
      bytes += varint(entry.id &- last)
      last = entry.id
    }
    for entry in entries { bytes += varint(entry.run) }
    for entry in entries { bytes += varint(entry.length) }
    for entry in entries { bytes += varint(entry.offset &+ 1) }
    return bytes
  }

  static func varint(_ value: UInt64) -> [UInt8] {
    var value = value
    var bytes: [UInt8] = []
    while value >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    return bytes + [UInt8(value)]
  }

  var bytes: [UInt8] {
    var out = Array("PMTiles".utf8) + [3]
    var offset: UInt64 = 127
    for section in [root, metadata, leaves, data] {
      out += word(offset) + word(UInt64(section.count))
      offset += UInt64(section.count)
    }
    for count in counts { out += word(count) }
    out += [clustered, internalCompression, tileCompression, 1, zooms.lowerBound, zooms.upperBound]
    for degrees in [-1_000_000_000, -800_000_000, 1_000_000_000, 800_000_000] as [Int32] { out += half(degrees) }
    out += [0] + half(0) + half(0)
    return out + root + metadata + leaves + data
  }

  private func word(_ value: UInt64) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
  private func half(_ value: Int32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
}
