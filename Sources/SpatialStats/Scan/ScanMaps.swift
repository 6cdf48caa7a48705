/// Counts of some simulated maps, unit by unit: eight maps a vector, as differences from a whole number near the
/// expected count. Sixteen bits are enough but for very large places.
public struct ScanMaps: Sendable {
  /// Number of maps.
  public let count: Int
  /// What the differences are from, one a unit.
  let centres: [Int32]
  /// Vectors a unit: a multiple of `blocksInGroup`; what is beyond `count` is 0.
  let blocks: Int
  let narrow: [SIMD8<Int16>]
  let wide: [SIMD8<Int32>]
  /// Largest difference.
  let largest: Int32

  static let blocksInGroup = 8
  static let lanesInBlock = 8

  var isNarrow: Bool { wide.isEmpty }

  /// Puts maps together that were drawn in parts, in order.
  init(parts: [ScanMapPart], centres: [Int32]) {
    count = parts.reduce(0) { $0 + $1.maps }
    self.centres = centres
    let lanes = Self.blocksInGroup * Self.lanesInBlock
    blocks = (count + lanes - 1) / lanes * Self.blocksInGroup
    largest = parts.reduce(0) { max($0, $1.largest) }
    let flat = parts.flatMap { $0.blocks }
    if largest <= Int32(Int16.max) {
      narrow = Self.interleave(flat, units: centres.count, blocks: blocks) { SIMD8<Int16>(truncatingIfNeeded: $0) }
      wide = []
    } else {
      wide = Self.interleave(flat, units: centres.count, blocks: blocks) { $0 }
      narrow = []
    }
  }

  @inline(__always)
  private static func interleave<Lane: SIMDScalar & FixedWidthInteger>(
    _ parts: [[SIMD8<Int32>]], units: Int, blocks: Int, _ convert: (SIMD8<Int32>) -> SIMD8<Lane>
  ) -> [SIMD8<Lane>] {
    var all = [SIMD8<Lane>](repeating: .zero, count: units * blocks)
    for (block, part) in parts.enumerated() {
      for unit in 0..<units { all[unit * blocks + block] = convert(part[unit]) }
    }
    return all
  }
}

/// Some maps as they were drawn: one vector a unit for each eight maps.
public struct ScanMapPart: Sendable {
  let maps: Int
  let blocks: [[SIMD8<Int32>]]
  let largest: Int32
}
