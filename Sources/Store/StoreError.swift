/// What can go wrong with a workspace. `reason` is the text of SQLite or of the system, for a log.
public enum StoreError: Error, Sendable, Equatable {
  /// There is no file at the path.
  case notFound(path: String)
  /// `create` and `copy` never overwrite.
  case alreadyExists(path: String)
  /// The file is something else; it was not changed.
  case notAWorkspace(path: String, ForeignFile)
  /// The file is a workspace (or was) and is damaged.
  case corrupt(reason: String)
  /// Fewer bytes than the file says it has.
  case truncated(path: String, expectedBytes: Int, foundBytes: Int)
  /// Written by a newer Lokus.
  case newerFormat(found: Int, known: Int)
  /// Written by an older Lokus, and opened read-only, so that it can't be brought to the known format.
  case olderFormat(found: Int, known: Int)
  /// The file or its folder can't be written.
  case readOnly(path: String)
  /// Disk full or failing, folder missing; the transaction was rolled back.
  case cannotWrite(path: String, reason: String)
  /// The file can't be opened or read.
  case cannotRead(path: String, reason: String)
  /// Another process is writing.
  case busy(path: String)
  /// The edition is not in the workspace.
  case unknownEdition(String)
  /// A record handed in that can't be stored: row `index` of its array.
  case invalidRecord(table: String, index: Int, field: String)
  /// Two records of one import for the same cell, or another rule of the tables that was broken.
  case constraint(reason: String)
  /// The transaction would leave records that refer to villages or districts which are gone: import these sources again
  /// in the same transaction, or remove them.
  case danglingReferences(sources: [SourceKey])
  /// Facilities or places where people live whose village was found by polygons that this transaction replaced: import these sources again in the
  /// same transaction, or remove them.
  case staleSources([SourceKey])
  /// A `Transaction` was used after its closure returned.
  case transactionEnded
  /// A geometry that is not what was written.
  case geometry(GeometryFault)
  /// Any other answer of SQLite.
  case database(code: Int, reason: String)
}

/// Why a file is not a workspace.
public enum ForeignFile: String, Sendable, Equatable, CaseIterable {
  case folder
  case empty
  /// No SQLite file.
  case notSQLite
  /// SQLite, but no GeoPackage.
  case notGeoPackage
  /// A GeoPackage of somebody else.
  case otherGeoPackage
}

/// What is wrong with a geometry blob.
public enum GeometryFault: Error, Sendable, Equatable {
  /// The blob ends before byte `needed`.
  case truncated(needed: Int, found: Int)
  /// Bytes after the geometry.
  case trailingBytes(Int)
  /// The GeoPackage header: magic, version or flags.
  case badHeader
  case wrongReferenceSystem(Int32)
  /// WKB type other than the expected one.
  case wrongType(UInt32)
  case ringTooShort(vertices: Int)
  case ringNotClosed
  case notFinite
  case tooManyVertices
}

/// A source as joined to one edition: the unit in which records are replaced.
public struct SourceKey: Sendable, Hashable, Comparable {
  public var sourceID: String
  public var edition: String

  public init(sourceID: String, edition: String) {
    self.sourceID = sourceID
    self.edition = edition
  }

  public static func < (a: SourceKey, b: SourceKey) -> Bool { (a.sourceID, a.edition) < (b.sourceID, b.edition) }
}
