import DeflateBridge
import Foundation
import TestSupport
import Testing
import TileArchives
import Tiles

/// Damaged and malicious PMTiles files: an error or a problem of the report, never a crash, an endless loop or much memory.
@Suite struct HostilePMTilesTests {
  typealias Entry = HandMadeArchive.Entry
  let folder: TemporaryFolder
  let path: String
  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("a.pmtiles")
  }

  private func open(_ archive: HandMadeArchive) throws -> any TileSource {
    try save(archive.bytes, path)
    return try openTiles(at: path)
  }

  /// The fault that opening gives, and the byte it names.
  private func fault(_ archive: HandMadeArchive) throws -> (offset: Int, fault: ArchiveFault)? {
    do {
      _ = try open(archive)
      return nil
    } catch TileArchiveError.damaged(_, let offset, let fault) {
      return (offset, fault)
    }
  }

  @Test("the hand-made archive is sound")
  func small() throws {
    let source = try open(.small())
    #expect(try source.entries().map(\.tile) == [TileID(z: 0, x: 0, y: 0)])
    #expect(try verifyTiles(source).problems == [])
  }

  @Test("every length of a cut file is an error that says where")
  func truncations() throws {
    let region = SampleRegion(zooms: 0...4)
    try write(region.encoded(), region.metadata, .pmtiles, to: folder.path("whole"))
    let whole = try #require(try contents(folder.path("whole"))[""])
    for length in 0..<whole.count {
      try save(Array(whole.prefix(length)), path)
      #expect(throws: TileArchiveError.self) { try openTiles(at: path) }
    }
  }

  @Test("every byte of the header changed: an error, a problem, or a field that stands alone")
  func headerBytes() throws {
    let region = SampleRegion(zooms: 0...4)
    try write(region.encoded(), region.metadata, .pmtiles, to: folder.path("whole"))
    let whole = try #require(try contents(folder.path("whole"))[""])
    // Bounds and center: another value may be as good. All others must be found out.
    let free = Set(102...126)
    for offset in 0..<127 {
      for change in [0x01, 0x80, 0xff, UInt8(offset & 0x7e | 2)] {
        var bytes = whole
        bytes[offset] ^= change
        try save(bytes, path)
        let found = (try? verifyTiles(try openTiles(at: path)).isGood) == true
        // An archive in order may also say that it isn't.
        #expect(
          !found || free.contains(offset) || offset == 96 && bytes[96] == 0, "byte \(offset) changed by \(change)")
      }
    }
  }

  @Test("bytes of the directory and of the tiles changed are found out")
  func bodyBytes() throws {
    let region = SampleRegion(zooms: 0...4)
    try write(region.encoded(), region.metadata, .pmtiles, to: folder.path("whole"))
    let whole = try #require(try contents(folder.path("whole"))[""])
    var unseen = 0
    for offset in 127..<whole.count {
      var bytes = whole
      bytes[offset] ^= 0x55
      try save(bytes, path)
      if (try? verifyTiles(try openTiles(at: path)).isGood) == true { unseen += 1 }
    }
    // Gzip headers have a time, flags and a system that mean nothing: 8 bytes or fewer a block.
    #expect(unseen <= 8 * (region.encoded().count + 2))
  }

  @Test("counts, orders and lengths of a directory that can't be")
  func directories() throws {
    let length = UInt64(HandMadeArchive.small().data.count)
    let cases: [([UInt8], ArchiveFault)] = [
      ([], .section(.rootDirectory, length: 0)),
      (HandMadeArchive.varint(0), .entryCount(0)),
      (HandMadeArchive.varint(.max), .entryCount(.max)),
      (HandMadeArchive.varint(1 << 40) + [0, 0, 0, 0], .entryCount(1 << 40)),
      ([UInt8](repeating: 0xff, count: 20), .varint),
      ([0x81], .varint),
      (HandMadeArchive.directory([Entry(id: 0, offset: 0, length: 0, run: 1)]), .entryLength(index: 0)),
      (HandMadeArchive.directory([Entry(id: 0, offset: 0, length: length + 1, run: 1)]), .entryLength(index: 0)),
      (HandMadeArchive.directory([Entry(id: 0, offset: 1, length: length, run: 1)]), .entryLength(index: 0)),
      (HandMadeArchive.directory([Entry(id: 0, offset: .max - 1, length: 2, run: 1)]), .entryLength(index: 0)),
      (HandMadeArchive.directory([Entry(id: 0, offset: 0, length: 1 << 33, run: 1)]), .entryLength(index: 0)),
      (HandMadeArchive.directory([Entry(id: 0, offset: 0, length: 1, run: 1 << 33)]), .entryLength(index: 0)),
      (HandMadeArchive.directory([Entry(id: .max - 1, offset: 0, length: 1, run: 1)]), .entryZoom(index: 0)),
      (HandMadeArchive.directory([Entry(id: .max - 1, offset: 0, length: 1, run: 9)]), .entryZoom(index: 0)),
      (
        HandMadeArchive.directory([
          Entry(id: 3, offset: 0, length: 1, run: 1), Entry(id: 3, offset: 0, length: 1, run: 1),
        ]), .entryOrder(index: 1)
      ),
      (
        HandMadeArchive.directory([
          Entry(id: 3, offset: 0, length: 1, run: 1), Entry(id: 2, offset: 0, length: 1, run: 1),
        ]), .entryOrder(index: 1)
      ),
      (
        HandMadeArchive.directory([
          Entry(id: 1, offset: 0, length: 1, run: 5), Entry(id: 4, offset: 0, length: 1, run: 1),
        ]), .entryOrder(index: 1)
      ),
      (
        HandMadeArchive.directory([Entry(id: 0, offset: 0, length: length, run: 1)]) + [9],
        .trailingBytes(1)
      ),
    ]
    for (root, expected) in cases {
      var archive = HandMadeArchive.small()
      archive.root = root
      let found = try #require(try fault(archive))
      #expect(found.fault == expected)
      #expect(found.offset == (root.isEmpty ? 8 : 127))
    }
  }

  @Test("a first entry that follows nothing")
  func danglingOffset() throws {
    var archive = HandMadeArchive.small()
    archive.root = [1, 0, 1, 1, 0]
    #expect(try fault(archive)?.fault == .entryLength(index: 0))
  }

  @Test("a run of four billion tiles is too much, at once")
  func hugeRun() throws {
    var archive = HandMadeArchive.small()
    archive.root = HandMadeArchive.directory([Entry(id: 0, offset: 0, length: 1, run: 0xffff_ffff)])
    #expect(throws: TileArchiveError.tooLarge(path: path, .tiles(20_000_000))) { try open(archive) }
  }

  @Test("leaf directories that go round in circles, or are named twice")
  func cycles() throws {
    var archive = HandMadeArchive.small()
    let leaf = HandMadeArchive.directory([Entry(id: 0, offset: 0, length: 5, run: 0)])
    #expect(leaf.count == 5)
    archive.root = leaf
    archive.leaves = leaf
    #expect(try fault(archive)?.fault == .directoryDepth(limit: 3))
    let tiles = HandMadeArchive.directory([Entry(id: 0, offset: 0, length: 1, run: 1)])
    archive.leaves = tiles
    let size = UInt64(tiles.count)
    archive.root = HandMadeArchive.directory([
      Entry(id: 0, offset: 0, length: size, run: 0), Entry(id: 1, offset: 0, length: size, run: 0),
    ])
    #expect(try fault(archive)?.fault == .leafRange(firstID: 0))
    archive.leaves = HandMadeArchive.directory([
      Entry(id: 0, offset: 0, length: 1, run: 1), Entry(id: 2, offset: 0, length: 1, run: 1),
    ])
    archive.root = HandMadeArchive.directory([
      Entry(id: 0, offset: 0, length: UInt64(archive.leaves.count), run: 0), Entry(id: 2, offset: 0, length: 1, run: 1),
    ])
    #expect(try fault(archive)?.fault == .entryOrder(index: 1))
    archive.root = HandMadeArchive.directory([Entry(id: 0, offset: 3, length: .init(UInt32.max), run: 0)])
    #expect(try fault(archive)?.fault == .entryLength(index: 0))
  }

  @Test("gzip bombs stop at the limit")
  func bombs() throws {
    let zeros = [UInt8](repeating: 0x20, count: 40 << 20)
    let bomb = try gzip(zeros)
    var archive = HandMadeArchive.small()
    archive.internalCompression = 2
    archive.root = try gzip(archive.root)
    archive.metadata = bomb
    #expect(try fault(archive)?.fault == .gzip(.ratioTooHigh(limitRatio: 250)) || bomb.count > 160_000)
    archive = HandMadeArchive.small()
    archive.tileCompression = 2
    archive.data = bomb
    archive.root = HandMadeArchive.directory([Entry(id: 0, offset: 0, length: UInt64(bomb.count), run: 1)])
    let report = try verifyTiles(try open(archive))
    #expect(report.problems.count == 1)
    guard case .unreadable(.damaged(_, _, .gzip))? = report.problems.first?.fault else {
      Issue.record("\(report.problems)")
      return
    }
  }

  @Test("metadata that is no JSON object, or has fields of another shape")
  func metadata() throws {
    let cases: [(String, String)] = [
      ("", "ok"), ("{", "json"), ("[]", "json"), ("nul", "json"), ("{\"name\":3}", "name"),
      ("{\"vector_layers\":{}}", "vector_layers"), ("{\"vector_layers\":[3]}", "vector_layers"),
      ("{\"vector_layers\":[{\"id\":\"a\"}]}", "vector_layers"),
      ("{\"vector_layers\":[{\"id\":\"a\",\"fields\":{\"b\":1}}]}", "vector_layers"),
      ("{\"vector_layers\":[{\"id\":\"a\",\"fields\":{},\"minzoom\":9,\"maxzoom\":1}]}", "vector_layers"),
      ("{\"tilesize\":1e99}", "tilesize"), (String(repeating: "[", count: 100_000), "json"),
      (String(repeating: "{\"a\":", count: 100_000), "json"),
    ]
    for (json, field) in cases {
      var archive = HandMadeArchive.small()
      archive.metadata = Array(json.utf8)
      let found = try fault(archive)
      #expect(found?.fault == (field == "ok" ? nil : .metadata(field: field)), "\(json.prefix(60))")
    }
  }

  @Test("random files are errors")
  func noise() throws {
    var generator = SeededGenerator(seed: 12)
    for round in 0..<300 {
      var bytes = HandMadeArchive.small().bytes
      for _ in 0..<(1 + round % 8) {
        bytes[8 + generator.index(below: bytes.count - 8)] = UInt8(truncatingIfNeeded: generator.next())
      }
      try save(bytes, path)
      _ = try? verifyTiles(try openTiles(at: path))
    }
  }
}
