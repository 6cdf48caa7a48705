import DeflateBridge
import TestSupport
import Testing

@Suite("gzip") struct GzipTests {
  static func sample(_ count: Int, seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in UInt8(97 + generator.index(below: 20)) }
  }

  @Test("round trip at every level, sizes from nothing to a megabyte", arguments: 0...12)
  func roundTrip(level: Int) throws {
    for size in [0, 1, 17, 65_535, 65_537, 1_000_000] {
      let data = Self.sample(size, seed: UInt64(size))
      #expect(try gunzip(gzip(data, level: level)) == data)
    }
  }

  @Test("several members are one file, and zero padding behind them is accepted")
  func members() throws {
    let a = Self.sample(100_000, seed: 1)
    let b = Self.sample(5, seed: 2)
    let file = try gzip(a) + gzip([]) + gzip(b)
    #expect(try gunzip(file) == a + b)
    #expect(try gunzip(file + [0, 0, 0, 0]) == a + b)
    #expect(throws: DeflateError.notGzip(inputOffset: file.count)) { try gunzip(file + [1]) }
  }

  @Test("padding zeros follow the data when asked for")
  func padding() throws {
    #expect(try gunzip(gzip([7, 8]), paddingBytes: 3) == [7, 8, 0, 0, 0])
  }

  @Test("no time stamp: the header's time is zero and bytes repeat")
  func deterministic() throws {
    let data = Self.sample(1000, seed: 3)
    let packed = try gzip(data)
    #expect(Array(packed[4..<8]) == [0, 0, 0, 0])
    #expect(try gzip(data) == packed)
  }

  @Test("a cut file is damaged wherever it is cut")
  func truncated() throws {
    let packed = try gzip(Self.sample(2000, seed: 4))
    for length in 2..<packed.count {
      #expect(throws: DeflateError.damaged(inputOffset: 0)) { try gunzip(Array(packed.prefix(length))) }
    }
    #expect(throws: DeflateError.notGzip(inputOffset: 0)) { try gunzip([]) }
    #expect(throws: DeflateError.notGzip(inputOffset: 0)) { try gunzip([0x1f]) }
  }

  @Test("a flipped bit is an error or gives the same data, never other data and never a crash")
  func flipped() throws {
    let data = Self.sample(600, seed: 5)
    let packed = try gzip(data)
    for position in packed.indices {
      var bad = packed
      bad[position] ^= 0x10
      if let result = try? gunzip(bad) { #expect(result == data) }
    }
  }

  @Test("a bomb is refused by ratio and by size")
  func bomb() throws {
    let bomb = try gzip([UInt8](repeating: 32, count: 64 << 20), level: 9)
    #expect(throws: DeflateError.ratioTooHigh(limitRatio: 250)) { try gunzip(bomb) }
    let limits = UnpackLimits(maximumBytes: 1 << 20)
    #expect(throws: DeflateError.tooLarge(limitBytes: 1 << 20)) { try gunzip(bomb, limits: limits) }
    let small = try gzip([UInt8](repeating: 32, count: 1 << 20), level: 9)
    #expect(try gunzip(small).count == 1 << 20)
    let many = (0..<40).flatMap { _ in small }
    #expect(throws: DeflateError.ratioTooHigh(limitRatio: 250)) { try gunzip(many) }
  }

  @Test("crc32 of the check string")
  func crc() {
    let bytes = Array("123456789".utf8)
    #expect(crc32(bytes) == 0xCBF4_3926)
    #expect(crc32(bytes, range: 4..<9, continuing: crc32(bytes, range: 0..<4)) == 0xCBF4_3926)
    #expect(crc32([]) == 0)
  }

  @Test("a zlib stream starts with its header and ends with the Adler sum of the data")
  func zlib() throws {
    let packed = try zlibCompressed(Array("abc".utf8))
    #expect(packed[0] == 0x78)
    #expect(Array(packed.suffix(4)) == [0x02, 0x4d, 0x01, 0x27])
  }
}
