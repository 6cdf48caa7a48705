/// What is written on a map. A zoom shows district names as long as fewer than a third of the villages have room
/// for theirs, and village names from there on; zoom 12 and above shows both where only few have room.
public struct LabelRules: Sendable, Equatable, Codable {
  public var districts: Bool
  public var villages: Bool
  /// Writes the class number under a village's name.
  public var classNumbers: Bool

  enum CodingKeys: String, CodingKey, CaseIterable {
    case districts, villages
    case classNumbers = "class_numbers"
  }

  public init(districts: Bool = true, villages: Bool = true, classNumbers: Bool = false) {
    self.districts = districts
    self.villages = villages
    self.classNumbers = classNumbers
  }
}
