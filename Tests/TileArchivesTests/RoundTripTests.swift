import DeflateBridge
import Foundation
import Geometry
import TestSupport
import Testing
import TileArchives
import Tiles

/// What is written is what is read, in all containers.
@Suite struct RoundTripTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test("tiles and metadata come back", arguments: TileContainer.allCases)
  func roundTrip(container: TileContainer) throws {
    let region = SampleRegion()
    let path = folder.path("contoh")
    let tiles = region.encoded()
    let counts = try write(tiles, region.metadata, container, to: path)
    let source = try openTiles(at: path)
    #expect(source.container == container)
    #expect(source.metadata.name == "Contoh" && source.metadata.zooms == 0...7)
    #expect(source.metadata.bounds == region.box && source.metadata.center == region.metadata.center)
    #expect(source.metadata.vectorLayers == region.metadata.vectorLayers)
    #expect(source.metadata.attribution == "Lokus" && source.metadata.role == .overlay)
    let entries = try source.entries()
    #expect(entries.map(\.tile) == tiles.map(\.0))
    #expect(counts.addressed == tiles.count && Set(entries.map(\.content)).count == counts.contents)
    for (id, bytes) in tiles { #expect(try source.tile(id) == bytes) }
    #expect(try source.tile(TileID(z: 7, x: 0, y: 0)) == nil)
    #expect(try source.tile(TileID(z: 40, x: 0, y: 0)) == nil)
    #expect(folder.names == ["contoh"])
  }

  @Test("raster tiles are kept as they are", arguments: TileContainer.allCases)
  func raster(container: TileContainer) throws {
    let tiles = try (0..<4).map { (TileID(z: 1, x: $0 / 2, y: $0 % 2), try smallPNG(side: 16, value: UInt8($0 / 2))) }
    let counts = try write(tiles, rasterMetadata(zooms: 1...1), container, to: folder.path("r"))
    #expect(counts.contents == 2 && counts.addressed == 4)
    let source = try openTiles(at: folder.path("r"))
    #expect(source.metadata.content == .png && source.metadata.tilePixels == 16)
    for (id, bytes) in tiles { #expect(try source.stored(id) == bytes) }
    let shared = try source.entries().map(\.content)
    #expect(shared[0] == shared[1] && shared[2] == shared[3] && shared[0] != shared[2])
  }

  @Test("the same bytes in any order of arrival, plain or packed", arguments: TileContainer.allCases)
  func anyOrder(container: TileContainer) throws {
    let region = SampleRegion(columns: 20, rows: 20, zooms: 0...9)
    let tiles = region.encoded() + [(TileID(z: 9, x: 0, y: 0), region.encoded()[0].1)]
    try write(tiles, region.metadata, container, to: folder.path("a"))
    let expected = try contents(folder.path("a"))
    for seed in UInt64(1)...3 {
      let packed = try shuffled(tiles, seed: seed).map { ($0.0, seed == 2 ? try gzip($0.1) : $0.1) }
      try write(packed, region.metadata, container, to: folder.path("b"))
      #expect(try contents(folder.path("b")) == expected)
    }
  }

  @Test("many tiles make leaf directories, and every tile is found")
  func leaves() throws {
    var tiles: [(TileID, [UInt8])] = []
    var generator = SeededGenerator(seed: 6)
    for number in 0..<60_000 {
      let length = 6 + generator.index(below: 40)
      let body = (0..<length).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      tiles.append((TileID(z: 9, x: number % 300, y: number / 300), [0x1f, 0x8b] + body))
    }
    var metadata = SampleRegion().metadata
    metadata.zooms = 9...9
    metadata.centerZoom = 9
    let counts = try write(shuffled(tiles, seed: 1), metadata, .pmtiles, to: folder.path("a.pmtiles"))
    #expect(counts.addressed == 60_000 && counts.entries == 60_000 && counts.contents == 60_000)
    let header = try contents(folder.path("a.pmtiles"))[""].map { Array($0.prefix(127)) } ?? []
    let leafLength = header[48..<56].reversed().reduce(0) { $0 << 8 | Int($1) }
    let rootLength = header[16..<24].reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect(leafLength > 16_384 && rootLength + 127 < 16_384)
    let source = try openTiles(at: folder.path("a.pmtiles"))
    #expect(try source.entries().count == 60_000)
    for (id, bytes) in tiles { #expect(try source.stored(id) == bytes) }
  }

  @Test("runs of equal tiles are one entry")
  func runs() throws {
    let tiles = try (0..<256).map { (TileID(z: 4, x: $0 / 16, y: $0 % 16), try smallPNG(side: 16)) }
    let counts = try write(shuffled(tiles, seed: 3), rasterMetadata(zooms: 4...4), .pmtiles, to: folder.path("a"))
    #expect(counts == TileCounts(addressed: 256, entries: 1, contents: 1))
    let source = try openTiles(at: folder.path("a"))
    #expect(source.statedCounts == counts)
    #expect(try source.entries().count == 256)
    #expect(try verifyTiles(source).isGood)
  }

  @Test("equal tiles of a folder are one file")
  func links() throws {
    let tiles = try (0..<64).map { (TileID(z: 3, x: $0 / 8, y: $0 % 8), try smallPNG(side: 16)) }
    try write(tiles, rasterMetadata(zooms: 3...3), .folder, to: folder.path("a"))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("a/3/0/0.png"))
    #expect((attributes[.referenceCount] as? NSNumber)?.intValue == 64)
  }

  @Test("a tile without bytes is no tile")
  func emptyTile() throws {
    let region = SampleRegion()
    for container in TileContainer.allCases {
      let tiles = region.encoded() + [(TileID(z: 7, x: 0, y: 0), [])]
      let counts = try write(tiles, region.metadata, container, to: folder.path("a"))
      #expect(counts.addressed == tiles.count - 1)
      try FileManager.default.removeItem(atPath: folder.path("a"))
    }
  }

  @Test("names in metadata may hold anything", arguments: TileContainer.allCases)
  func oddTexts(container: TileContainer) throws {
    var region = SampleRegion(zooms: 0...1).metadata
    region.name = "\"Kab.\" \\ Contoh\n\u{1}\t<b>é 漢 🗺"
    region.vectorLayers[0].fields[0].name = "kolom \"x\""
    try write(SampleRegion(zooms: 0...1).encoded(), region, container, to: folder.path("a"))
    #expect(try openTiles(at: folder.path("a")).metadata == region)
  }
}
