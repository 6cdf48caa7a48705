internal import Geometry
internal import Glibc
public import Tiles

/// Reads a folder of tiles `z/x/y.pbf` (plain or gzipped) or `z/x/y.png`, with or without `metadata.json`. Files beside
/// the zoom folders are left alone; inside them only tiles may lie.
public final class FolderSource: TileSource {
  public let path: String
  public let container = TileContainer.folder
  public let metadata: TileSetMetadata
  public let limits: TileReadLimits
  /// A folder states no counts.
  public let statedCounts: TileCounts? = nil
  private let rows: [TileEntry]
  private let fileExtension: String

  /// Reads the list of files.
  ///
  /// - Throws: `notFound`, `notTiles`, `damaged` with `fileName` or `metadata`, `tooLarge`, `cannotRead`.
  public init(path: String, limits: TileReadLimits = TileReadLimits()) throws(TileArchiveError) {
    self.path = SystemPath.trimmed(path)
    self.limits = limits
    guard try SystemPath.kind(path) == .folder else { throw .notTiles(path: path) }
    let list = try FolderList(self.path, limit: limits.tiles)
    rows = list.tiles.sorted { $0.tile < $1.tile }
    fileExtension = list.fileExtension ?? ""
    let content: TileSetMetadata.Content = list.fileExtension == "png" ? .png : .mvt
    guard let found = FoundTiles(rows, content: content) else { throw .notTiles(path: path) }
    metadata = try FolderSource.metadata(self.path, found, limits)
  }

  public func entries() throws(TileArchiveError) -> [TileEntry] { rows }

  public func stored(_ tile: TileID) throws(TileArchiveError) -> [UInt8]? {
    guard tile.isOnGrid else { return nil }
    let name = "\(path)/\(tile.path).\(fileExtension)"
    guard SystemPath.exists(name) else { return nil }
    let file = try ReadFile(path: name)
    guard file.size <= limits.tileBytes else { throw .tooLarge(path: name, .tileBytes(limits.tileBytes)) }
    return try file.bytes(at: 0, count: file.size)
  }

  private static func metadata(
    _ folder: String, _ found: FoundTiles, _ limits: TileReadLimits
  ) throws(TileArchiveError) -> TileSetMetadata {
    let name = folder + "/" + FolderSink.metadataName
    let rows = SystemPath.exists(name) ? try texts(name, limits) : [:]
    do {
      return try TileSetMetadata(rows: rows, found: found)
    } catch {
      throw .damaged(path: name, offset: 0, error)
    }
  }

  private static func texts(_ name: String, _ limits: TileReadLimits) throws(TileArchiveError) -> [String: String] {
    let file = try ReadFile(path: name)
    guard file.size <= limits.metadataBytes else { throw .tooLarge(path: name, .metadataBytes(limits.metadataBytes)) }
    do {
      return try MetadataReader(try file.bytes(at: 0, count: file.size)).texts()
    } catch let fault as ArchiveFault {
      throw .damaged(path: name, offset: 0, fault)
    } catch let error as TileArchiveError {
      throw error
    } catch {
      throw .cannotRead(path: name, reason: "\(error)")
    }
  }
}

/// The tiles of a folder by their names.
private struct FolderList {
  private(set) var tiles: [TileEntry] = []
  private(set) var fileExtension: String?
  private let limit: Int
  private let root: String

  init(_ root: String, limit: Int) throws(TileArchiveError) {
    self.root = root
    self.limit = limit
    for name in try SystemPath.names(in: root) {
      guard let zoom = FolderList.number(name), zoom <= 22 else { continue }
      for column in try SystemPath.names(in: root + "/" + name) { try read(zoom, column) }
    }
  }

  private mutating func read(_ zoom: Int, _ column: String) throws(TileArchiveError) {
    let folder = "\(root)/\(zoom)/\(column)"
    guard let x = FolderList.number(column), try SystemPath.kind(folder) == .folder else {
      throw .damaged(path: root, offset: 0, .fileName("\(zoom)/\(column)"))
    }
    for name in try SystemPath.names(in: folder) {
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, let y = FolderList.number(String(parts[0])),
        let status = try SystemPath.status(folder + "/" + name),
        status.st_mode & S_IFMT == S_IFREG, take(kind: String(parts[1])), TileID(z: zoom, x: x, y: y).isOnGrid
      else { throw .damaged(path: root, offset: 0, .fileName("\(zoom)/\(column)/\(name)")) }
      guard tiles.count < limit else { throw .tooLarge(path: root, .tiles(limit)) }
      tiles.append(TileEntry(tile: TileID(z: zoom, x: x, y: y), content: UInt64(status.st_ino)))
    }
  }

  /// One kind a folder.
  private mutating func take(kind: String) -> Bool {
    guard ["pbf", "mvt", "png"].contains(kind), fileExtension ?? kind == kind else { return false }
    fileExtension = kind
    return true
  }

  /// A number as we write it: no sign, no leading zero.
  private static func number(_ text: String) -> Int? {
    guard let number = Int(text), number >= 0, String(number) == text else { return nil }
    return number
  }
}
