/// One rung of a household ladder (water, sanitation): what a household has, not how far it is from a facility.
public struct HouseholdRung: Sendable, Equatable, Codable {
  /// Stable key: `layak_dasar`, `aman` ...
  public var key: String
  public var nameIndonesian: String
  public var nameEnglish: String
  /// Households on this rung count as covered by the service's coverage indicator (*layak* and above).
  public var isCovered: Bool

  public init(key: String, nameIndonesian: String, nameEnglish: String, isCovered: Bool) {
    self.key = key
    self.nameIndonesian = nameIndonesian
    self.nameEnglish = nameEnglish
    self.isCovered = isCovered
  }

  public func name(_ language: Language) -> String { language.pick(nameIndonesian, nameEnglish) }
}
