/// At most 256 colours of an image such that every other one is near one of them.
///
/// The most frequent colour is taken, and each further one, by frequency, that isn't near one already taken; the others
/// go to the first that is near. What is flat on a map stays exact; edges and letters change by a few steps.
struct NearColours {
  private(set) var colours: [UInt32] = []
  /// Number of the colour taken for each colour of the table.
  private(set) var nearest: [Int32]

  /// With half the tolerance if that does; nil when the whole doesn't do either.
  init?(_ table: ColourTable, tolerance: Int) {
    nearest = [Int32](repeating: 0, count: table.colours.count)
    let order = NearColours.byFrequency(table)
    let packed = table.colours.map(PackedChannels.init)
    for limit in [tolerance / 2, tolerance] where limit > 0 {
      if take(table, order, packed, limit: UInt64(min(limit, 255))) { return }
    }
    return nil
  }

  /// The most frequent first; ties by colour.
  private static func byFrequency(_ table: ColourTable) -> [Int32] {
    let keys = table.colours.indices.map { index in
      (UInt64(UInt32.max - UInt32(bitPattern: table.counts[index])) << 32 | UInt64(table.colours[index]), Int32(index))
    }
    return keys.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private mutating func take(
    _ table: ColourTable, _ order: [Int32], _ packed: [PackedChannels], limit: UInt64
  ) -> Bool {
    colours.removeAll()
    var taken: [PackedChannels] = []
    taken.reserveCapacity(256)
    let slack = PackedChannels.slack(limit)
    for index in order {
      let channels = packed[Int(index)]
      if let near = taken.firstIndex(where: { $0.isNear(channels, slack: slack) }) {
        nearest[Int(index)] = Int32(truncatingIfNeeded: near)
        continue
      }
      if taken.count == 256 { return false }
      nearest[Int(index)] = Int32(truncatingIfNeeded: taken.count)
      taken.append(channels)
      colours.append(table.colours[Int(index)])
    }
    return true
  }
}

/// The premultiplied channels of a straight pixel, 16 bits each, so that all four are compared at once.
private struct PackedChannels {
  let bits: UInt64

  init(_ pixel: UInt32) {
    let alpha = pixel >> 24
    func part(_ value: UInt32) -> UInt64 { UInt64(((value & 255) &* alpha &+ 127) / 255) }
    bits = UInt64(alpha) << 48 | part(pixel >> 16) << 32 | part(pixel >> 8) << 16 | part(pixel)
  }

  /// A bit above every difference of channels.
  private static let marks: UInt64 = 0x4000_4000_4000_4000

  static func slack(_ limit: UInt64) -> UInt64 { marks &+ limit &* 0x0001_0001_0001_0001 }

  /// True when no channel differs by more than the limit: neither difference, with the limit added, falls below zero.
  @inline(__always)
  func isNear(_ other: PackedChannels, slack: UInt64) -> Bool {
    let both = (bits &+ slack &- other.bits) & (other.bits &+ slack &- bits)
    return both & PackedChannels.marks == PackedChannels.marks
  }
}
