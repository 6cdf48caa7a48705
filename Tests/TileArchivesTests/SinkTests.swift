import DeflateBridge
import Foundation
import Geometry
import TestSupport
import Testing
import TileArchives
import Tiles

/// A sink that does not come to its end leaves what was there before.
@Suite struct SinkTests {
  let folder: TemporaryFolder
  let region = SampleRegion(zooms: 0...3)
  init() throws { folder = try TemporaryFolder() }

  @Test("a sink dropped before its end changes nothing", arguments: TileContainer.allCases)
  func dropped(container: TileContainer) throws {
    let path = folder.path("peta")
    try write(region.encoded(), region.metadata, container, to: path)
    let before = try contents(path)
    for discards in [true, false] {
      let sink = try container.sink(path)
      for (id, bytes) in region.encoded() { try sink.add(bytes, at: id) }
      #expect(try contents(path) == before)
      if discards { sink.discard() }
    }
    #expect(try contents(path) == before)
    #expect(folder.names == ["peta"])
  }

  @Test("what a killed run left is removed by the next one", arguments: TileContainer.allCases)
  func leftovers(container: TileContainer) throws {
    let path = folder.path("peta")
    let stale = [".peta.lokus-baru", ".peta.lokus-baru.petak"]
    if container == .folder {
      try FileManager.default.createDirectory(atPath: folder.path(stale[0] + "/9/9"), withIntermediateDirectories: true)
      try save([1, 2, 3], folder.path(stale[0] + "/9/9/9.pbf"))
    } else {
      for name in stale { try save([UInt8](repeating: 1, count: 100_000), folder.path(name)) }
    }
    try write(region.encoded(), region.metadata, container, to: path)
    #expect(folder.names == ["peta"])
    try write(region.encoded(), region.metadata, container, to: folder.path("baru"))
    #expect(try contents(path) == contents(folder.path("baru")))
    #expect(try verifyTiles(try openTiles(at: path)).isGood)
  }

  @Test("a new set takes the place of the old one whole", arguments: TileContainer.allCases)
  func replaced(container: TileContainer) throws {
    let path = folder.path("peta")
    let old = SampleRegion(columns: 3, rows: 3, zooms: 0...8)
    try write(old.encoded(), old.metadata, container, to: path)
    try write(region.encoded(), region.metadata, container, to: path)
    #expect(try openTiles(at: path).entries().map(\.tile) == region.encoded().map(\.0))
    #expect(folder.names == ["peta"])
  }

  @Test("two sinks for one target are one too many", arguments: TileContainer.allCases)
  func busy(container: TileContainer) throws {
    let path = folder.path("peta")
    let first = try container.sink(path)
    #expect(throws: TileArchiveError.busy(path: path)) { try container.sink(path) }
    for (id, bytes) in region.encoded() { try first.add(bytes, at: id) }
    try first.finish(region.metadata)
    #expect(try openTiles(at: path).entries().count == region.encoded().count)
    try write(region.encoded(), region.metadata, container, to: path)
  }

  @Test("a tile twice is refused, and the old set stays", arguments: TileContainer.allCases)
  func twice(container: TileContainer) throws {
    let path = folder.path("peta")
    try write(region.encoded(), region.metadata, container, to: path)
    let before = try contents(path)
    let again = try #require(region.encoded().first)
    #expect(throws: TileArchiveError.duplicateTile(again.0)) {
      try write(region.encoded() + [again], region.metadata, container, to: path)
    }
    #expect(throws: TileArchiveError.duplicateTile(again.0)) {
      let other = try #require(region.encoded().last)
      try write(region.encoded() + [(again.0, other.1)], region.metadata, container, to: path)
    }
    #expect(try contents(path) == before)
    #expect(folder.names == ["peta"])
  }

  @Test("metadata that can't be right is refused, and the old set stays", arguments: TileContainer.allCases)
  func badMetadata(container: TileContainer) throws {
    let path = folder.path("peta")
    try write(region.encoded(), region.metadata, container, to: path)
    let before = try contents(path)
    let faults: [(String, (inout TileSetMetadata) -> Void)] = [
      ("zooms", { $0.zooms = 0...4 }), ("content", { $0.content = .png }), ("vectorLayers", { $0.vectorLayers = [] }),
      ("bounds", { $0.bounds.minX = .nan }), ("bounds", { $0.bounds.maxX = $0.bounds.minX }),
      ("bounds", { $0.bounds.maxY = 91 }), ("center", { $0.center.longitude = 10 }),
      ("centerZoom", { $0.centerZoom = 9 }),
      ("tilePixels", { $0.tilePixels = 0 }), ("zooms", { $0.zooms = -1...3 }),
    ]
    for (field, change) in faults {
      var metadata = region.metadata
      change(&metadata)
      #expect(throws: TileArchiveError.badMetadata(field: field)) {
        try write(region.encoded(), metadata, container, to: path)
      }
    }
    #expect(throws: TileArchiveError.noTiles) { try write([], region.metadata, container, to: path) }
    #expect(try contents(path) == before)
    #expect(folder.names == ["peta"])
  }

  @Test("tiles off the grid and bytes of another kind are refused", arguments: TileContainer.allCases)
  func badTiles(container: TileContainer) throws {
    let sink = try container.sink(folder.path("peta"))
    let tile = try #require(region.encoded().first)
    for id in [
      TileID(z: 1, x: 2, y: 0), TileID(z: -1, x: 0, y: 0), TileID(z: 23, x: 0, y: 0), TileID(z: .max, x: .max, y: .min),
    ] {
      #expect(throws: TileArchiveError.offGrid(id)) { try sink.add(tile.1, at: id) }
    }
    #expect(throws: TileArchiveError.wrongContent(tile.0)) { try sink.add([1, 2, 3], at: tile.0) }
    try sink.add(tile.1, at: tile.0)
    let png = try smallPNG(side: 16)
    let other = TileID(z: 1, x: 0, y: 0)
    #expect(throws: TileArchiveError.wrongContent(other)) { try sink.add(png, at: other) }
    sink.discard()
    #expect(throws: TileArchiveError.sinkClosed(path: folder.path("peta"))) { try sink.add(png, at: other) }
    #expect(throws: TileArchiveError.sinkClosed(path: folder.path("peta"))) { try sink.finish(region.metadata) }
    #expect(folder.names.isEmpty)
  }

  @Test("a folder of somebody else is left alone")
  func foreignFolder() throws {
    let path = folder.path("dokumen")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write(region.encoded(), region.metadata, .folder, to: path)  // empty: may be taken
    try FileManager.default.removeItem(atPath: path + "/metadata.json")
    #expect(throws: TileArchiveError.foreignFolder(path: path)) { try FolderSink(path: path) }
    try save(Array("{\"generator\":\"lain\"}".utf8), path + "/metadata.json")
    #expect(throws: TileArchiveError.foreignFolder(path: path)) { try FolderSink(path: path) }
    try save([1], folder.path("berkas"))
    #expect(throws: TileArchiveError.foreignFolder(path: folder.path("berkas"))) {
      try FolderSink(path: folder.path("berkas"))
    }
    #expect(FileManager.default.fileExists(atPath: path + "/0/0/0.pbf"))
  }

  @Test("unchanged tiles are taken over from the present folder")
  func kept() throws {
    let path = folder.path("peta")
    let tiles = region.encoded()
    try write(tiles, region.metadata, .folder, to: path)
    let before = try contents(path)
    let sink = try FolderSink(path: path)
    for (id, _) in tiles { #expect(try sink.keep(id)) }
    #expect(try !sink.keep(TileID(z: 3, x: 0, y: 0)))
    #expect(throws: TileArchiveError.duplicateTile(tiles[0].0)) { try sink.keep(tiles[0].0) }
    try sink.addFile("tiles.json", [0x7b, 0x7d])
    for name in ["a/b", "3", "metadata.json", "", ".x"] {
      #expect(throws: TileArchiveError.badMetadata(field: name)) { try sink.addFile(name, []) }
    }
    let changed = try SinkTests.finishAfterDuplicate(sink, region.metadata)
    #expect(changed.addressed == tiles.count)
    var after = try contents(path)
    #expect(after.removeValue(forKey: "tiles.json") == [0x7b, 0x7d])
    #expect(after == before)
  }

  private static func finishAfterDuplicate(_ sink: FolderSink, _ metadata: TileSetMetadata) throws -> TileCounts {
    try sink.finish(metadata)
  }

  @Test("a target that can't be written is an error", arguments: TileContainer.allCases)
  func unwritable(container: TileContainer) throws {
    try save([1], folder.path("berkas"))
    #expect(throws: TileArchiveError.self) { try container.sink(folder.path("berkas") + "/peta") }
  }
}
