/// How much a workbook may hold, so that a small hostile file can't fill the memory or the day.
public struct WorkbookLimits: Sendable, Equatable {
  /// Entries of the archive.
  public var entries = 20_000
  /// Unpacked bytes of all entries together, as declared and as found.
  public var unpackedBytes = 4 << 30
  /// Unpacked bytes for a packed one; sheets pack 5 to 40 times, deflate ends at about 1,030.
  public var ratio = 250
  /// An entry up to this size is accepted at any ratio.
  public var ratioFreeBytes = 8 << 20
  /// Columns of a sheet; Excel ends at XFD.
  public var columns = 16_384
  public var rows = 1_048_576
  /// Cells of a sheet from column A to the last filled one of each row.
  public var cells = 400_000_000
  /// Unicode scalars of a cell; Excel ends at 32,767.
  public var cellCharacters = 100_000
  /// Bytes of all shared texts of a workbook (XLSX), which stay in memory while a sheet is read.
  public var sharedTextBytes = 768 << 20
  public var mergedCells = 500_000
  /// Depth of nested elements.
  public var depth = 128
  /// Bytes of one piece of markup, such as a tag with its attributes.
  public var markupBytes = 1 << 20

  public init() {}
}
