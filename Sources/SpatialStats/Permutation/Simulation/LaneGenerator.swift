/// Eight sequences of `CounterGenerator` side by side: those of replicates `first` to `first + 7` of one stream.
struct LaneGenerator {
  /// Two 64-bit numbers a lane: what the generator of a replicate gives next, and after that.
  struct Pair {
    var first: SIMD8<UInt64>
    var second: SIMD8<UInt64>
  }

  private let key0: UInt32
  private let key1: UInt32
  private let replicates: SIMD8<UInt32>
  private let stream: UInt64
  private var block: UInt32 = 0

  init(seed: UInt64, stream: UInt64, first: Int) {
    key0 = UInt32(truncatingIfNeeded: seed)
    key1 = UInt32(truncatingIfNeeded: seed >> 32)
    self.stream = stream
    replicates = SIMD8(repeating: UInt32(truncatingIfNeeded: first)) &+ SIMD8(0, 1, 2, 3, 4, 5, 6, 7)
  }

  /// The next block of Philox4x32-10 (see `CounterGenerator`) of every lane. Words are kept in the lower half of 64 bits,
  /// so that products are exact.
  @inline(__always)
  mutating func next() -> Pair {
    let low = SIMD8<UInt64>(repeating: 0xFFFF_FFFF)
    var c0 = SIMD8<UInt64>(repeating: UInt64(block))
    var c1 = SIMD8<UInt64>(truncatingIfNeeded: replicates)
    var c2 = SIMD8<UInt64>(repeating: stream & 0xFFFF_FFFF)
    var c3 = SIMD8<UInt64>(repeating: stream >> 32)
    var (k0, k1) = (key0, key1)
    for _ in 0..<10 {
      let p0 = c0 &* 0xD251_1F53
      let p1 = c2 &* 0xCD9E_8D57
      c0 = (p1 &>> 32) ^ c1 ^ SIMD8(repeating: UInt64(k0))
      c2 = (p0 &>> 32) ^ c3 ^ SIMD8(repeating: UInt64(k1))
      c1 = p1 & low
      c3 = p0 & low
      k0 = k0 &+ 0x9E37_79B9
      k1 = k1 &+ 0xBB67_AE85
    }
    block &+= 1
    return Pair(first: c0 | c1 &<< 32, second: c2 | c3 &<< 32)
  }
}
