/// Which rows of a file belong to a source: the column's text must equal, start with or be one of the values.
public struct RowFilter: Sendable, Equatable, Codable {
  public enum Test: String, Sendable, Codable {
    case isOneOf = "is"
    case startsWith = "starts_with"
    case isNot = "is_not"
  }
  public var column: String
  public var test: Test
  public var values: [String]
}

/// What every source has.
public struct SourceFile: Sendable, Equatable, Codable {
  public var id: String
  /// As written in the project file, relative to its folder; of boundaries it may hold `*` and stand for several files.
  public var file: String
  /// Layer or sheet; nil for the only one.
  public var layer: String?
  /// Declared CRS, for files without one.
  public var crs: String?
  /// Encoding and delimiter of a text file; nil finds out.
  public var encoding: String?
  public var delimiter: String?
  public var filters: [RowFilter]
  /// Profile that the declaration was made from, and the system and office that the file comes from.
  public var profile: String?
  public var system: String?
  public var opd: String?
  /// Line in the project file.
  public var line: Int
}
