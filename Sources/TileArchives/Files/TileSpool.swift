internal import DeflateBridge
internal import Tiles

/// Tiles on their way to a file: different contents once in a draft beside the target, tiles as two numbers each in
/// memory, so that a national set needs little of it.
final class TileSpool {
  struct Content {
    var offset: Int
    var length: Int
  }

  private let file: DraftFile
  private let packer: TilePacker
  private(set) var contents: [Content] = []
  private(set) var kind: TileSetMetadata.Content?
  private var tiles: [TileID] = []
  private var contentOf: [Int32] = []
  /// The last content with a checksum and length, and for each content the one before it with the same.
  private var newest: [UInt64: Int32] = [:]
  private var previous: [Int32] = []

  init(target: String) throws(TileArchiveError) {
    packer = try TilePacker()
    file = try DraftFile(target: target, suffix: ".petak")
  }

  /// Tiles taken so far.
  var count: Int { tiles.count }

  func add(_ bytes: [UInt8], at tile: TileID) throws(TileArchiveError) {
    guard tile.isOnGrid else { throw .offGrid(tile) }
    guard !bytes.isEmpty else { return }
    guard let found = contentKind(bytes), kind ?? found == found, bytes.count <= Int(Int32.max) else {
      throw .wrongContent(tile)
    }
    kind = found
    let content = try content(of: try packer.packed(bytes))
    tiles.append(tile)
    contentOf.append(content)
  }

  func bytes(of content: Int) throws(TileArchiveError) -> [UInt8] {
    try file.read(at: contents[content].offset, count: contents[content].length)
  }

  /// The tiles with their contents, ascending by a key that is different for different tiles.
  ///
  /// - Throws: `duplicateTile`.
  func sorted(by key: (TileID) -> UInt64) throws(TileArchiveError) -> [(tile: TileID, key: UInt64, content: Int)] {
    var rows = tiles.indices.map { (tile: tiles[$0], key: key(tiles[$0]), content: Int(contentOf[$0])) }
    rows.sort { $0.key < $1.key }
    for index in rows.indices.dropFirst() where rows[index].key == rows[index - 1].key {
      throw .duplicateTile(rows[index].tile)
    }
    return rows
  }

  func discard() { file.discard() }

  /// The number of a content; contents are compared byte by byte, the checksum only finds what may be equal.
  private func content(of bytes: [UInt8]) throws(TileArchiveError) -> Int32 {
    let key = UInt64(crc32(bytes)) << 32 | UInt64(bytes.count)
    var candidate = newest[key]
    while let known = candidate, known >= 0 {
      if try self.bytes(of: Int(known)) == bytes { return known }
      candidate = previous[Int(known)]
    }
    let number = Int32(contents.count)
    contents.append(Content(offset: file.count, length: bytes.count))
    try file.write(bytes)
    previous.append(newest[key] ?? -1)
    newest[key] = number
    return number
  }
}

extension TileSpool {
  /// Checks metadata against the tiles and gives their zooms.
  ///
  /// - Throws: `noTiles`, `badMetadata`.
  func checkedZooms(_ metadata: TileSetMetadata) throws(TileArchiveError) -> ClosedRange<Int> {
    if let field = metadata.faultyField { throw .badMetadata(field: field) }
    guard let first = tiles.first else { throw .noTiles }
    guard kind == metadata.content else { throw .badMetadata(field: "content") }
    var zooms = first.z...first.z
    for tile in tiles { zooms = min(zooms.lowerBound, tile.z)...max(zooms.upperBound, tile.z) }
    guard metadata.zooms == zooms else { throw .badMetadata(field: "zooms") }
    return zooms
  }
}
