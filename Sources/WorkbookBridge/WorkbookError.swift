/// Why a workbook can't be read. Texts come from the libraries, in English.
public enum WorkbookError: Error, Sendable, Equatable {
  case missing
  /// The system refuses to read it; `code` is errno.
  case unreadable(code: Int32)
  /// Not a zip archive, or not one of a workbook.
  case notWorkbook(detail: String)
  /// Cut off or damaged.
  case damaged(detail: String)
  /// Protected by a password.
  case encrypted
  /// An entry of the archive has a name that leaves its folder.
  case unsafeEntry(name: String)
  /// More unpacked bytes, or a tighter packing, than is sound.
  case tooLarge(limitBytes: Int)
  case packedTooTightly(limitRatio: Int)
  case tooManyColumns(row: Int, limit: Int)
  case tooManyRows(limit: Int)
  case cellTooLong(row: Int, column: Int, limit: Int)
  case sheetMissing(name: String, available: [String])
}
