/// Language of everything a planner reads. Indonesian first.
public enum Language: String, Sendable, Codable, CaseIterable {
  case indonesian = "id"
  case english = "en"

  /// The text in this language.
  public func pick(_ indonesian: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    self == .indonesian ? indonesian() : english()
  }
}
