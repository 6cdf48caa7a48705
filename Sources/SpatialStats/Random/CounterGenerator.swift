/// A counter-based random generator: Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as
/// easy as 1, 2, 3" (SC 2011, section 3.3).
///
/// A sequence is addressed by (seed, stream, replicate), so that draw r of unit i is the same numbers whatever was
/// drawn before it and on whatever thread. Two addresses never share a block: the address is the counter itself.
public struct CounterGenerator: Sendable {
  /// The name of the generator, for the provenance of a result.
  public static let name = "philox4x32-10"

  private let key0: UInt32
  private let key1: UInt32
  private var block: UInt32 = 0
  private let replicate: UInt32
  private let stream: UInt64
  private var buffer = SIMD4<UInt32>(repeating: 0)
  private var position = 4

  /// - Parameters:
  ///   - seed: The key, the same for a whole run.
  ///   - stream: What the numbers are for: a unit, a neighbour count, a purpose.
  ///   - replicate: The number of the draw in its stream.
  public init(seed: UInt64, stream: UInt64, replicate: UInt32 = 0) {
    key0 = UInt32(truncatingIfNeeded: seed)
    key1 = UInt32(truncatingIfNeeded: seed >> 32)
    self.replicate = replicate
    self.stream = stream
  }

  /// The next 32 random bits. A sequence has 2^34 of them before it repeats.
  @inline(__always)
  public mutating func next32() -> UInt32 {
    if position == 4 { refill() }
    let value = buffer[position]
    position &+= 1
    return value
  }

  /// The next 64 random bits.
  @inline(__always)
  public mutating func next64() -> UInt64 {
    let low = UInt64(next32())
    return low | UInt64(next32()) << 32
  }

  /// Uniform in 0..<1, a multiple of 2^-53.
  public mutating func uniform() -> Double { Double(next64() >> 11) * 0x1p-53 }

  /// Uniform in the open interval 0...1 without its ends, for logarithms and quantiles.
  public mutating func uniformOpen() -> Double { (Double(next64() >> 12) + 0.5) * 0x1p-52 }

  /// Uniform in `0..<bound`, each value exactly equally likely (Lemire, "Fast random integer generation in an
  /// interval", 2019: rejection instead of rounding). A bound below 1 counts as 1; the largest bound is 2^32 - 1.
  @inline(__always)
  public mutating func index(below bound: Int) -> Int {
    let range = UInt32(clamping: max(1, bound))
    var product = UInt64(next32()) &* UInt64(range)
    if UInt32(truncatingIfNeeded: product) < range {
      let threshold = (0 &- range) % range
      while UInt32(truncatingIfNeeded: product) < threshold { product = UInt64(next32()) &* UInt64(range) }
    }
    return Int(product >> 32)
  }

  private mutating func refill() {
    buffer = Self.philox(
      counter: SIMD4(
        block, replicate, UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32)),
      key0: key0, key1: key1)
    block &+= 1
    position = 0
  }

  /// One block of Philox4x32-10: the bijection of a 128-bit counter under a 64-bit key.
  public static func philox(counter: SIMD4<UInt32>, key0: UInt32, key1: UInt32) -> SIMD4<UInt32> {
    var (c0, c1, c2, c3) = (counter.x, counter.y, counter.z, counter.w)
    var (k0, k1) = (key0, key1)
    for _ in 0..<10 {
      let p0 = UInt64(0xD251_1F53) &* UInt64(c0)
      let p1 = UInt64(0xCD9E_8D57) &* UInt64(c2)
      let n0 = UInt32(truncatingIfNeeded: p1 >> 32) ^ c1 ^ k0
      let n2 = UInt32(truncatingIfNeeded: p0 >> 32) ^ c3 ^ k1
      c1 = UInt32(truncatingIfNeeded: p1)
      c3 = UInt32(truncatingIfNeeded: p0)
      c0 = n0
      c2 = n2
      k0 = k0 &+ 0x9E37_79B9
      k1 = k1 &+ 0xBB67_AE85
    }
    return SIMD4(c0, c1, c2, c3)
  }
}
