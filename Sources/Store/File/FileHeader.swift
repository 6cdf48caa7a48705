import Foundation

/// The first 100 bytes of an SQLite file (https://www.sqlite.org/fileformat2.html, 1.3), read without SQLite: a foreign
/// file is not even opened by it.
struct FileHeader {
  static let geoPackageID: UInt32 = 0x4750_4B47

  let applicationID: UInt32
  /// Bytes the file should have, or nil when the header doesn't know.
  let expectedBytes: Int?
  let foundBytes: Int

  /// - Throws: `notFound`, `cannotRead`, `notAWorkspace` with `folder`, `empty`, `notSQLite`.
  init(path: String) throws(StoreError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw .notFound(path: path) }
    guard !isFolder.boolValue else { throw .notAWorkspace(path: path, .folder) }
    let (head, size) = try FileHeader.head(path: path)
    guard size > 0 else { throw .notAWorkspace(path: path, .empty) }
    guard head.starts(with: Array("SQLite format 3\0".utf8).prefix(head.count)) else {
      throw .notAWorkspace(path: path, .notSQLite)
    }
    guard head.count == 100 else { throw .truncated(path: path, expectedBytes: 100, foundBytes: size) }
    self.init(head, size: size)
  }

  private init(_ head: [UInt8], size: Int) {
    func word(_ at: Int) -> UInt32 { head[at..<at + 4].reduce(0) { $0 << 8 | UInt32($1) } }
    applicationID = word(68)
    foundBytes = size
    let stored = Int(head[16]) << 8 | Int(head[17])
    let pageSize = stored == 1 ? 65_536 : stored
    expectedBytes = word(24) == word(92) ? pageSize * Int(word(28)) : nil
  }

  private static func head(path: String) throws(StoreError) -> ([UInt8], Int) {
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? file.close() }
      let head = try file.read(upToCount: 100) ?? Data()
      return (Array(head), Int(clamping: try file.seekToEnd()))
    } catch {
      throw .cannotRead(path: path, reason: "\(error)")
    }
  }

  /// - Throws: `notAWorkspace`, or `truncated` unless a journal beside the file says that a write was cut short, which
  ///   SQLite then undoes.
  func check(path: String) throws(StoreError) {
    guard applicationID == FileHeader.geoPackageID else { throw .notAWorkspace(path: path, .notGeoPackage) }
    guard let expectedBytes, foundBytes < expectedBytes, !FileHeader.hasJournal(path: path) else { return }
    throw .truncated(path: path, expectedBytes: expectedBytes, foundBytes: foundBytes)
  }

  static func hasJournal(path: String) -> Bool {
    ["-journal", "-wal"].contains { FileManager.default.fileExists(atPath: path + $0) }
  }
}
