public import DeflateBridge
public import Tiles

/// What can go wrong with a tile container. `reason` is the text of the system or of SQLite, for a log.
public enum TileArchiveError: Error, Sendable, Equatable {
  /// There is nothing at the path.
  case notFound(path: String)
  /// The file or folder is no tile container of a kind that is known here.
  case notTiles(path: String)
  /// The system refuses to read.
  case cannotRead(path: String, reason: String)
  /// The system refuses to write: folder missing, no right, disk full.
  case cannotWrite(path: String, reason: String)
  /// Another process is writing the same container at this moment.
  case busy(path: String)
  /// The folder to be replaced was not written by a `FolderSink`; it is left as it is.
  case foreignFolder(path: String)
  /// The container is damaged or not what its header says: what was expected at byte `offset` of the file.
  case damaged(path: String, offset: Int, ArchiveFault)
  /// More than the reader's limits allow.
  case tooLarge(path: String, ArchiveLimit)
  /// A tile handed to a sink is not on the grid of its zoom, or its zoom is beyond 22.
  case offGrid(TileID)
  /// The same tile was handed to a sink twice.
  case duplicateTile(TileID)
  /// The bytes of a tile handed to a sink are neither an MVT nor a PNG, or not of the kind the metadata names.
  case wrongContent(TileID)
  /// The metadata handed to a sink can't be written: which field.
  case badMetadata(field: String)
  /// No tile was handed to the sink: none of the containers can be empty.
  case noTiles
  /// The sink has been finished or discarded.
  case sinkClosed(path: String)
  /// Packing failed.
  case packing(DeflateError)
}

/// What was expected and not found in a container.
public enum ArchiveFault: Error, Sendable, Equatable {
  /// The magic bytes of the format.
  case magic
  /// A format version that is known here.
  case version(found: Int)
  /// `needed` bytes from the offset on; the file has `found`.
  case truncated(needed: Int, found: Int)
  /// A section of the header inside the file.
  case section(ArchiveSection, length: UInt64)
  /// A compression that can be unpacked here (1 none, 2 gzip).
  case compression(found: Int)
  /// A tile type that is known here (1 MVT, 2 PNG).
  case tileType(found: Int)
  /// A packed block that unpacks.
  case gzip(DeflateError)
  /// A whole varint of at most 64 bits.
  case varint
  /// At least one entry, and no more than the directory has bytes for.
  case entryCount(UInt64)
  /// Entry `index` of a directory behind the one before it.
  case entryOrder(index: Int)
  /// Entry `index` with a length above zero, inside its section.
  case entryLength(index: Int)
  /// Entry `index` on a zoom of 0...22.
  case entryZoom(index: Int)
  /// Nothing behind the last entry of a directory.
  case trailingBytes(Int)
  /// Leaf directories at most this deep.
  case directoryDepth(limit: Int)
  /// A leaf directory between the tile of its entry and that of the next.
  case leafRange(firstID: UInt64)
  /// JSON metadata with this field in the shape that is prescribed.
  case metadata(field: String)
  /// A sound SQLite file with the tables of MBTiles 1.3.
  case sqlite(reason: String)
  /// A row of `tiles` on its grid, with a blob.
  case row(Int)
  /// A file of a tile folder at `z/x/y.pbf` or `z/x/y.png`.
  case fileName(String)
}

/// A section of a PMTiles file.
public enum ArchiveSection: String, Sendable, Equatable, CaseIterable {
  case rootDirectory, metadata, leafDirectories, tileData
}

/// A limit of the readers.
public enum ArchiveLimit: Sendable, Equatable {
  case tiles(Int)
  case tileBytes(Int)
  case metadataBytes(Int)
  case directoryBytes(Int)
}
