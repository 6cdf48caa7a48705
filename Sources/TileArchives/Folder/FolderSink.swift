internal import CRename
internal import DeflateBridge
internal import Glibc
public import Tiles

/// Writes a folder of tiles `z/x/y.pbf` or `z/x/y.png` that any web host can serve: MVT plain (hosts pack them on the
/// way), equal tiles as links to one file, and `metadata.json` in the words of MBTiles, which GDAL and others read.
///
/// The folder is made beside its target and takes its place by one rename or exchange. A target with files that isn't one
/// of ours is refused.
public final class FolderSink: TileSink {
  public let path: String
  private let staging: String
  private var lock: FolderLock?
  private var found: TileSetMetadata.Content?
  private var zooms: ClosedRange<Int>?
  private var counts = TileCounts(addressed: 0, entries: 0, contents: 0)
  private var folders: Set<String> = []
  /// Files by checksum and length, for links.
  private var files: [UInt64: [String]] = [:]

  static let mark = "\"generator\":\"lokus\""
  static let metadataName = "metadata.json"

  /// Prepares the folder beside `path`; what a killed run left there is removed.
  ///
  /// - Throws: `foreignFolder`, `busy`, `cannotWrite`, `cannotRead`.
  public init(path: String) throws(TileArchiveError) {
    self.path = SystemPath.trimmed(path)
    staging = SystemPath.draft(of: self.path)
    try FolderSink.refuseForeign(self.path)
    lock = try FolderLock(staging, target: self.path)
  }

  deinit { discard() }

  public func add(_ bytes: [UInt8], at tile: TileID) throws(TileArchiveError) {
    guard lock != nil else { throw .sinkClosed(path: path) }
    guard !bytes.isEmpty else { return }
    let kind = contentKind(bytes)
    let plain = try plainTile(bytes, at: tile)
    guard let kind, plain.isEmpty || contentKind(plain) == kind else { throw .wrongContent(tile) }
    if plain.isEmpty { return }
    let name = try place(tile, kind)
    if try !link(plain, to: name, tile) {
      try writeNew(plain, to: name, tile)
      counts.contents += 1
    }
    counts.addressed += 1
  }

  /// Takes the tile over from the folder that is to be replaced, by a link; false when it has no such tile.
  ///
  /// - Throws: `duplicateTile`, `offGrid`, `wrongContent`, `cannotWrite`, `sinkClosed`.
  public func keep(_ tile: TileID) throws(TileArchiveError) -> Bool {
    guard lock != nil else { throw .sinkClosed(path: path) }
    for kind in TileSetMetadata.Content.allCases {
      let old = path + "/" + tile.path + "." + kind.fileExtension
      guard SystemPath.exists(old) else { continue }
      let name = try place(tile, kind)
      guard Glibc.link(old, name) == 0 else { throw failure(name, tile) }
      counts.contents += 1
      counts.addressed += 1
      return true
    }
    return false
  }

  /// Adds a file beside the zoom folders, such as a TileJSON or a style.
  ///
  /// - Throws: `badMetadata` for a name with a slash, one of a zoom, or `metadata.json`; `cannotWrite`, `sinkClosed`.
  public func addFile(_ name: String, _ bytes: [UInt8]) throws(TileArchiveError) {
    guard lock != nil else { throw .sinkClosed(path: path) }
    guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/"), Int(name) == nil, name != FolderSink.metadataName
    else { throw .badMetadata(field: name) }
    try writeFile(bytes, to: staging + "/" + name, exclusive: false)
  }

  @discardableResult
  public func finish(_ metadata: TileSetMetadata) throws(TileArchiveError) -> TileCounts {
    guard lock != nil else { throw .sinkClosed(path: path) }
    defer { discard() }
    if let field = metadata.faultyField { throw .badMetadata(field: field) }
    guard let zooms else { throw .noTiles }
    guard found == metadata.content else { throw .badMetadata(field: "content") }
    guard zooms == metadata.zooms else { throw .badMetadata(field: "zooms") }
    let rows = metadata.mbtilesRows + [("generator", "lokus")]
    let json = MetadataJSON.object(rows.map { ($0.0, .text($0.1)) })
    try writeFile(json.bytes, to: staging + "/" + FolderSink.metadataName, exclusive: false)
    try putInPlace()
    counts.entries = counts.addressed
    return counts
  }

  public func discard() {
    guard let lock else { return }
    SystemPath.remove(staging)
    lock.release()
    self.lock = nil
  }

  /// One rename when there is no target, else one exchange; the old folder is removed under the draft's name.
  private func putInPlace() throws(TileArchiveError) {
    try FolderSink.refuseForeign(path)
    if !SystemPath.exists(path) {
      guard rename(staging, path) == 0 else { throw .cannotWrite(path: path, reason: SystemPath.reason) }
      lock?.release()
      lock = nil
    } else {
      guard lokus_exchange(staging, path) == 0 else { throw .cannotWrite(path: path, reason: SystemPath.reason) }
    }
  }
}

// MARK: - Files

extension FolderSink {
  /// Books a tile and gives its file name, making its folder.
  private func place(_ tile: TileID, _ kind: TileSetMetadata.Content) throws(TileArchiveError) -> String {
    guard tile.isOnGrid else { throw .offGrid(tile) }
    guard found ?? kind == kind else { throw .wrongContent(tile) }
    found = kind
    zooms = min(zooms?.lowerBound ?? tile.z, tile.z)...max(zooms?.upperBound ?? tile.z, tile.z)
    let folder = "\(staging)/\(tile.z)/\(tile.x)"
    if folders.insert(folder).inserted { try SystemPath.makeFolder(folder) }
    return "\(folder)/\(tile.y).\(kind.fileExtension)"
  }

  /// Links the name to a file with the same bytes; false when there is none or the file system refuses (too many links).
  private func link(_ bytes: [UInt8], to name: String, _ tile: TileID) throws(TileArchiveError) -> Bool {
    let key = UInt64(crc32(bytes)) << 32 | UInt64(bytes.count)
    for file in files[key] ?? [] {
      guard try ReadFile(path: file).bytes(at: 0, count: bytes.count) == bytes else { continue }
      if Glibc.link(file, name) == 0 { return true }
      if errno == EEXIST { throw .duplicateTile(tile) }
    }
    // Later links go to the newest copy: an older one may have all the links it can.
    files[key, default: []].insert(name, at: 0)
    return false
  }

  private func writeNew(_ bytes: [UInt8], to name: String, _ tile: TileID) throws(TileArchiveError) {
    do {
      try writeFile(bytes, to: name, exclusive: true)
    } catch {
      throw errno == EEXIST ? .duplicateTile(tile) : error
    }
  }

  private func failure(_ name: String, _ tile: TileID) -> TileArchiveError {
    errno == EEXIST ? .duplicateTile(tile) : .cannotWrite(path: name, reason: SystemPath.reason)
  }

  /// Nothing, an empty folder, or one with our mark.
  private static func refuseForeign(_ path: String) throws(TileArchiveError) {
    guard SystemPath.exists(path) else { return }
    guard try SystemPath.kind(path) == .folder else { throw .foreignFolder(path: path) }
    if try SystemPath.names(in: path).isEmpty { return }
    guard let file = try? ReadFile(path: path + "/" + metadataName), file.size < 64 << 20,
      let bytes = try? file.bytes(at: 0, count: file.size), String(decoding: bytes, as: UTF8.self).contains(mark)
    else { throw .foreignFolder(path: path) }
  }
}

extension TileSetMetadata.Content {
  /// `pbf` or `png`.
  public var fileExtension: String { self == .mvt ? "pbf" : "png" }
}
