import TestSupport
import Testing
import Tiles

@Suite("Reading vector tiles")
struct VectorTileReadingTests {
  @Test("what was written is read again, for 400 random tiles")
  func roundTrip() throws {
    for seed in 0..<400 {
      let tile = RandomTile.tile(seed: UInt64(seed))
      #expect(try VectorTile(decoding: tile.encoded()) == tile, "seed \(seed)")
    }
  }

  @Test("a tile that is cut off anywhere is an error or a shorter tile, never a crash")
  func truncated() throws {
    for seed in 0..<12 {
      let tile = RandomTile.tile(seed: UInt64(seed))
      let bytes = tile.encoded()
      for count in bytes.indices {
        guard let read = try? VectorTile(decoding: Array(bytes.prefix(count))) else { continue }
        #expect(read.layers == Array(tile.layers.prefix(read.layers.count)), "seed \(seed), \(count) bytes")
        #expect(read.layers.count < tile.layers.count)
      }
    }
  }

  @Test("every byte changed to others: an error or a tile that can be inspected and written again")
  func flipped() {
    var refused = 0
    for seed in 0..<4 {
      let bytes = RandomTile.tile(seed: UInt64(seed)).encoded()
      for place in bytes.indices {
        for change: UInt8 in [1, 2, 4, 8, 16, 32, 64, 128, 255] {
          var damaged = bytes
          damaged[place] ^= change
          guard let tile = try? VectorTile(decoding: damaged) else {
            refused += 1
            continue
          }
          _ = tile.findings()
          _ = tile.encoded()
        }
      }
    }
    #expect(refused > 100)
  }

  @Test("random bytes never crash")
  func noise() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<5000 {
      let bytes = (0..<random.index(below: 60)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      if let tile = try? VectorTile(decoding: bytes) { _ = tile.findings() }
    }
  }

  @Test("a count of a thousand million places in a few bytes is refused at once")
  func hugeCount() {
    #expect(throws: TileError.truncated(offset: 16)) {
      _ = try VectorTile(decoding: layer(feature: feature(kind: 1, [0xf9, 0xff, 0xff, 0xff, 0x0f])))
    }
  }

  @Test("what the specification forbids is an error")
  func refused() {
    let point: [UInt8] = [9, 0, 0]
    let good = feature(kind: 1, point)
    #expect(throws: Never.self) { _ = try VectorTile(decoding: layer(feature: good)) }
    #expect(throws: TileError.unsupportedVersion(layer: "a", version: 1)) {
      _ = try VectorTile(decoding: layer(feature: good, end: [0x78, 1]))
    }
    #expect(throws: TileError.missingField(name: "version", offset: 2)) {
      _ = try VectorTile(decoding: layer(feature: good, end: []))
    }
    #expect(throws: TileError.badExtent(layer: "a")) {
      _ = try VectorTile(decoding: layer(feature: good, end: [0x78, 2, 0x28, 0]))
    }
    #expect(throws: TileError.oddTags(layer: "a", feature: 0)) {
      _ = try VectorTile(decoding: layer(feature: [0x12, 1, 0] + good))
    }
    #expect(throws: TileError.tagOutOfRange(layer: "a", feature: 0)) {
      _ = try VectorTile(decoding: layer(feature: [0x12, 2, 0, 0] + good))
    }
    #expect(throws: TileError.missingField(name: "geometry", offset: 7)) {
      _ = try VectorTile(decoding: layer(feature: [0x18, 1]))
    }
  }

  @Test(
    "commands in a wrong order, with a wrong count or that don't exist are errors",
    arguments: [
      (1, [10, 0, 0]), (1, [9, 0, 0, 9, 0, 0]), (2, [9, 0, 0]), (2, [9, 0, 0, 10]), (2, [17, 0, 0, 2, 2, 10, 0, 0]),
      (3, [9, 0, 0, 18, 2, 2, 0, 2]), (3, [9, 0, 0, 10, 2, 2, 15]), (3, [9, 0, 0, 18, 2, 2, 0, 2, 23]),
      (3, [9, 0, 0, 18, 2, 2, 0, 2, 7]), (1, [12, 0, 0]), (1, []),
    ] as [(UInt8, [UInt8])])
  func commands(kind: UInt8, commands: [UInt8]) {
    #expect(throws: TileError.self) {
      _ = try VectorTile(decoding: layer(feature: feature(kind: kind, commands)))
    }
  }

  @Test("fields that aren't known are passed over")
  func unknownFields() throws {
    let known = layer(feature: feature(kind: 1, [9, 0, 0]))
    let bytes =
      [0x82, 0x01, 2, 1, 2] + known + [0x80, 0x01, 5, 0x85, 0x01, 0, 0, 0, 0, 0x81, 0x01]
      + [UInt8](repeating: 0, count: 8)
    #expect(try VectorTile(decoding: bytes) == VectorTile(decoding: known))
  }

  private func feature(kind: UInt8, _ commands: [UInt8]) -> [UInt8] {
    [0x18, kind, 0x22, UInt8(commands.count)] + commands
  }

  private func layer(feature: [UInt8], end: [UInt8] = [0x78, 2]) -> [UInt8] {
    let inner = [0x0a, 1, 0x61, 0x12, UInt8(feature.count)] + feature + end
    return [0x1a, UInt8(inner.count)] + inner
  }
}

@Suite("Findings in vector tiles")
struct VectorTileFindingTests {
  private func problems(_ tile: VectorTile) -> [VectorTileFinding.Problem] { tile.findings().map(\.problem) }

  private func ring(_ x: [Int32], _ y: [Int32]) -> TileGeometry {
    var geometry = TileGeometry(kind: .polygons)
    geometry.append(x: x, y: y)
    return geometry
  }

  @Test("each kind is told, and a good tile has none")
  func kinds() {
    let good = ring([0, 4, 4], [0, 0, 4])
    func layer(_ features: [VectorFeature]) -> VectorTile {
      VectorTile(layers: [VectorLayer(name: "a", features: features)])
    }
    #expect(problems(layer([VectorFeature(id: 1, geometry: good), VectorFeature(id: 2, geometry: good)])).isEmpty)
    #expect(
      problems(layer([VectorFeature(id: 1, geometry: good), VectorFeature(id: 1, geometry: good)])) == [.duplicateID(1)]
    )
    #expect(problems(layer([])) == [.emptyLayer])
    let twice = VectorFeature(geometry: good, attributes: [.init("k", .bool(true)), .init("k", .bool(true))])
    #expect(problems(layer([twice])) == [.duplicateKey("k")])
    #expect(problems(layer([VectorFeature(geometry: TileGeometry(kind: .unknown))])) == [.unknownGeometry])
    #expect(problems(layer([VectorFeature(geometry: ring([0, 2, 4], [0, 2, 4]))])) == [.zeroAreaRing])
    #expect(problems(layer([VectorFeature(geometry: ring([4, 4, 0], [4, 0, 0]))])) == [.startsWithHole])
    #expect(problems(layer([VectorFeature(geometry: ring([0, 4, 4, 4], [0, 0, 0, 4]))])) == [.repeatedPlace])
    #expect(problems(layer([VectorFeature(geometry: ring([0, 4, 4, 0], [0, 0, 4, 0]))])) == [.repeatedPlace])
    #expect(
      problems(layer([VectorFeature(geometry: ring([-65, 4, 4], [0, 0, 4]))])) == [.outsideBuffer(x: -65, y: 0)])
    let same = VectorLayer(name: "a", features: [VectorFeature(geometry: good)])
    #expect(problems(VectorTile(layers: [same, same])) == [.duplicateLayer])
  }
}
