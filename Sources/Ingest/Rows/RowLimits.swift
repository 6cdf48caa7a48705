/// Limits of tables whose format has none: text files get those of workbooks.
enum RowLimits {
  /// Columns of a sheet.
  static let columns = 16_384
  /// Characters of a cell; workbooks end at 32,767.
  static let cellCharacters = 100_000
  /// Unpacked bytes of a gzip table, which is unpacked in memory.
  static let unpackedBytes = 2 << 30
}
