public import Stunting

/// The official codes and names of one year, at all four levels.
public struct CodeList: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public var code: RegionCode
    public var name: String

    public init(code: RegionCode, name: String) {
      self.code = code
      self.name = name
    }
  }

  public var year: Int
  public var system: CodeSystem
  /// In any order; those of another system are ignored.
  public var entries: [Entry]

  public init(year: Int, system: CodeSystem, entries: [Entry]) {
    self.year = year
    self.system = system
    self.entries = entries
  }
}
