public import Stunting

/// Where and how a JSON text is not what it should be.
public struct JSONProblem: Sendable, Equatable, Codable {
  /// Byte offset, counted from 0, in the unpacked text.
  public var byteOffset: Int
  /// Line, counted from 1.
  public var line: Int
  /// Feature being read, counted from 1; nil before the first one.
  public var feature: Int?
  public var expected: JSONExpectation
  /// What stands there: a printable character, `0x00` for another byte, or `end` for the end of the text.
  public var found: String
}

/// What stops an import. `file` is a name without its folder; rows count from 1 without the header. Bad records are no
/// errors: they come back as `SetAside` with a reason.
public enum IngestError: Error, Sendable, Equatable {
  case fileMissing(file: String)
  /// The name asks for a service, a driver or a virtual file system.
  case fileRefused(file: String)
  /// The system refuses to read it; `code` is errno.
  case fileUnreadable(file: String, code: Int32)
  /// Cut off or damaged. `detail` comes from the library that reads the format, in English.
  case fileDamaged(file: String, detail: String)
  /// More bytes (or, unpacked, more bytes) than `limitBytes`.
  case fileTooLarge(file: String, limitBytes: Int)
  /// Unpacks to more than `limitRatio` times its size.
  case packedTooTightly(file: String, limitRatio: Int)
  /// Protected by a password.
  case fileEncrypted(file: String)
  /// The lock that a program leaves beside a workbook that is open (`~$name.xlsx`, `.~lock.name.ods#`), not a workbook.
  case lockFile(file: String)
  /// An entry of a packed file has a name that leaves its folder.
  case unsafeEntry(file: String, entry: String)
  /// The content is of another kind than the name says, or of one that no table can be read from.
  case wrongContent(file: String, really: FileContent)
  /// More columns than a sheet can have. Rows and columns count from 1, rows as in the file.
  case tooManyColumns(file: String, row: Int, limit: Int)
  case tooManyRows(file: String, limit: Int)
  /// A cell with more characters than any cell has.
  case cellTooLong(file: String, row: Int, column: Int, limit: Int)
  /// Zero bytes in a text, from `row` on: a damaged or binary file.
  case nulBytes(file: String, row: Int)
  /// No reader knows the content.
  case notThisFormat(file: String, detail: String)
  case badJSON(file: String, problem: JSONProblem)
  /// Not text in the encoding `expected` at `row`; row 0 is the header.
  case wrongEncoding(file: String, row: Int, expected: String)
  case layerMissing(file: String, layer: String, available: [String])
  /// Several layers or sheets, and none was named.
  case layerAmbiguous(file: String, available: [String])
  case columnMissing(file: String, column: String, available: [String])
  /// No row holds the names of the columns that were asked for.
  case headerMissing(file: String, expected: [String])
  case emptyLayer(file: String)
  /// The filters leave nothing of the `read` records.
  case nothingSelected(file: String, read: Int)
  /// None of the `read` records of a boundary file is a village that can be used; `reason` is the most frequent one.
  case noneUsable(file: String, read: Int, reason: SetAsideReason)
  case crsMissing(file: String)
  case crsUnknown(file: String, definition: String)
  /// The file states one reference system and the declaration another.
  case crsConflict(file: String, stated: String, declared: String)
  /// A coordinate of a layer in degrees that no longitude or latitude can have.
  case coordinatesOutOfRange(file: String, row: Int, x: Double, y: Double)
  /// The reference system cannot bring this feature to longitude and latitude.
  case notProjectable(file: String, row: Int)
  /// The regular expression of a filter or a code pattern cannot be read.
  case badPattern(pattern: String)
  /// A declaration that cannot be carried out, such as a value without columns.
  case badRequest(source: String, detail: String)
  /// Nothing says what a cell of the raster counts: persons, or persons an area. Ask for `unit`.
  case rasterUnitMissing(file: String)
  /// The cells are turned or sheared against the axes.
  case rasterRotated(file: String)
  /// The raster does not say where its cells lie.
  case rasterNotGeoreferenced(file: String)
  /// Several bands and none was named, or no band of that number; `available` of them exist.
  case rasterBand(file: String, available: Int)
  /// No feature of a layer that should hold lines is one; `found` is what most of them are.
  case noLines(file: String, read: Int, found: String)
  /// The raster covers no part of the region.
  case surfaceOutsideRegion(file: String)
  /// No cell of the raster in the region has data.
  case surfaceWithoutData(file: String)
}
