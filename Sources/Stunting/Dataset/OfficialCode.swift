/// A region as an official code list has it in a year. Belongs to no boundary edition.
public struct OfficialCode: Sendable, Equatable, Codable {
  public var code: RegionCode
  public var name: String
  public var level: RegionLevel
  /// Year of the list.
  public var year: Int
  public var sourceID: String

  public init(code: RegionCode, name: String, level: RegionLevel, year: Int, sourceID: String) {
    self.code = code
    self.name = name
    self.level = level
    self.year = year
    self.sourceID = sourceID
  }
}
