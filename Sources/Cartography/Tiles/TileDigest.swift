import DrawingBridge

/// 128 bits that stand for a tile's inputs or for its bytes: equal things have equal digests, different ones differ but
/// for one chance in about 10^19 (for a billion tiles). Not for protection against forgery.
public struct TileDigest: Sendable, Hashable, Comparable {
  public var high: UInt64
  public var low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Digest of some bytes.
  public init(of bytes: [UInt8]) {
    var hash = TileHasher()
    bytes.withUnsafeBytes { raw in
      let words = raw.count / 8
      for word in 0..<words {
        hash.add(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)))
      }
      for byte in words * 8..<raw.count { hash.add(UInt64(raw[byte])) }
    }
    hash.add(UInt64(bytes.count))
    self = hash.digest
  }

  /// 32 hexadecimal digits.
  public var hex: String { TileDigest.hex(high) + TileDigest.hex(low) }

  /// From 32 hexadecimal digits; nil for anything else.
  public init?(hex: String) {
    guard hex.utf8.count == 32, hex.utf8.allSatisfy(TileDigest.isHexDigit),
      let high = UInt64(hex.prefix(16), radix: 16), let low = UInt64(hex.suffix(16), radix: 16)
    else { return nil }
    self.init(high: high, low: low)
  }

  public static func < (a: TileDigest, b: TileDigest) -> Bool { (a.high, a.low) < (b.high, b.low) }

  private static func isHexDigit(_ byte: UInt8) -> Bool { 48...57 ~= byte || 97...102 ~= byte }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// Two 64-bit sums over words, each word multiplied and folded.
struct TileHasher {
  private var one: UInt64 = 0x9e37_79b9_7f4a_7c15
  private var two: UInt64 = 0xc2b2_ae3d_27d4_eb4f

  @inline(__always)
  mutating func add(_ word: UInt64) {
    one = TileHasher.fold(one ^ word, 0xa076_1d64_78bd_642f)
    two = TileHasher.fold(two &+ word, 0xe703_7ed1_a0b4_28db) ^ word
  }

  mutating func add(_ value: Int) { add(UInt64(bitPattern: Int64(value))) }
  mutating func add(_ value: Double) { add(value.bitPattern) }

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(UInt64(byte)) }
    add(text.utf8.count)
  }

  mutating func add(_ colour: Colour) {
    add(UInt64(colour.opaqueBits & 0xff_ffff) << 8 | UInt64(colour.alpha))
  }

  mutating func add(_ digest: TileDigest) {
    add(digest.high)
    add(digest.low)
  }

  var digest: TileDigest {
    TileDigest(
      high: TileHasher.fold(one ^ two, 0x8ebc_6af0_9c88_c6e3), low: TileHasher.fold(two &+ one, 0x5899_65cc_7537_4cc3))
  }

  @inline(__always)
  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
