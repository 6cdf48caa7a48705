import Geometry
import Store
import TestSupport
import Testing

@Suite("Geometry blobs")
struct GeometryBlobTests {
  @Test("a triangle by hand, byte by byte")
  func triangle() throws {
    var set = PolygonSet()
    for (x, y) in [(1.0, 2.0), (3.0, 2.0), (3.0, 5.0)] { set.appendVertex(x, y) }
    set.endRing()
    set.endPolygon()
    set.endFeature()
    let blob = try #require(try GeometryBlob.encode(feature: 0, of: set))
    var expected: [UInt8] = [0x47, 0x50, 0, 3, 0xE6, 0x10, 0, 0]
    for value in [1.0, 3.0, 2.0, 5.0] { expected += little(value) }
    expected += [1, 6, 0, 0, 0, 1, 0, 0, 0, 1, 3, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0]
    for value in [1.0, 2.0, 3.0, 2.0, 3.0, 5.0, 1.0, 2.0] { expected += little(value) }
    #expect(blob == expected)
  }

  @Test("a point by hand")
  func point() throws {
    let blob = try GeometryBlob.encode(LonLat(longitude: 110.5, latitude: -7.25))
    #expect(blob == [0x47, 0x50, 0, 1, 0xE6, 0x10, 0, 0, 1, 1, 0, 0, 0] + little(110.5) + little(-7.25))
    #expect(try GeometryBlob.decode(point: blob) == LonLat(longitude: 110.5, latitude: -7.25))
  }

  @Test("any polygons survive the round trip bit by bit", arguments: 0..<40)
  func roundTrip(seed: UInt64) throws {
    let set = Sample.polygons(25, seed: seed)
    var read = PolygonSet()
    for feature in 0..<set.featureCount {
      if let blob = try GeometryBlob.encode(feature: feature, of: set) {
        try GeometryBlob.decode(multiPolygon: blob, into: &read)
      } else {
        read.endFeature()
      }
    }
    #expect(read == set)
    #expect(zip(read.x, set.x).allSatisfy { $0.bitPattern == $1.bitPattern })
  }

  @Test("a blob cut at any length is an error, never a crash")
  func truncated() throws {
    let blob = try #require(try GeometryBlob.encode(feature: 0, of: Sample.polygons(1, seed: 4)))
    for length in 0..<blob.count {
      var set = PolygonSet()
      #expect(throws: GeometryFault.self) {
        try GeometryBlob.decode(multiPolygon: Array(blob.prefix(length)), into: &set)
      }
    }
    var set = PolygonSet()
    #expect(throws: GeometryFault.trailingBytes(1)) {
      try GeometryBlob.decode(multiPolygon: blob + [0], into: &set)
    }
  }

  @Test("any byte changed is an error or another polygon, never a crash", arguments: 0..<20)
  func changedBytes(seed: UInt64) throws {
    let blob = try #require(try GeometryBlob.encode(feature: 0, of: Sample.polygons(1, seed: seed)))
    var random = SeededGenerator(seed: seed)
    for position in 0..<min(blob.count, 200) {
      for value in [0, 0xFF, 0x7F, UInt8(truncatingIfNeeded: random.next())] {
        var bad = blob
        bad[position] = value
        var set = PolygonSet()
        do { try GeometryBlob.decode(multiPolygon: bad, into: &set) } catch { continue }
        #expect(set.featureCount == 1)
      }
    }
  }

  @Test("noise is an error", arguments: 0..<50)
  func noise(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let noise = (0..<random.index(below: 300)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    var set = PolygonSet()
    #expect(throws: GeometryFault.self) { try GeometryBlob.decode(multiPolygon: noise, into: &set) }
    #expect(throws: GeometryFault.self) { try GeometryBlob.decode(point: noise) }
  }

  @Test("counts that are larger than the blob are refused before anything is reserved")
  func hugeCounts() throws {
    let header: [UInt8] = [0x47, 0x50, 0, 1, 0xE6, 0x10, 0, 0, 1, 6, 0, 0, 0]
    let huge: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
    var set = PolygonSet()
    #expect(throws: GeometryFault.self) { try GeometryBlob.decode(multiPolygon: header + huge, into: &set) }
    let polygon: [UInt8] = [1, 0, 0, 0, 1, 3, 0, 0, 0, 1, 0, 0, 0]
    #expect(throws: GeometryFault.self) { try GeometryBlob.decode(multiPolygon: header + polygon + huge, into: &set) }
  }

  @Test("each fault has its name")
  func faults() throws {
    let good = try #require(try GeometryBlob.encode(feature: 0, of: Sample.polygons(1, seed: 4)))
    func fault(_ change: (inout [UInt8]) -> Void) -> GeometryFault? {
      var bad = good
      change(&bad)
      var set = PolygonSet()
      do { try GeometryBlob.decode(multiPolygon: bad, into: &set) } catch { return error }
      return nil
    }
    #expect(fault { $0[0] = 0 } == .badHeader)
    #expect(fault { $0[3] = 2 } == .badHeader)
    #expect(fault { $0[4] = 0 } == .wrongReferenceSystem(0x1000))
    #expect(fault { $0[41] = 1 } == .wrongType(1))
    #expect(fault { for i in 62..<70 { $0[i] = 0xFF } } == .notFinite)
    #expect(fault { $0[62] ^= 1 } == .ringNotClosed)
    #expect(throws: GeometryFault.notFinite) { try GeometryBlob.encode(LonLat(longitude: .nan, latitude: 0)) }
  }

  private func little(_ value: Double) -> [UInt8] { withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) } }
}
