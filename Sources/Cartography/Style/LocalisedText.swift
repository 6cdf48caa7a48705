/// The languages of maps and reports.
public enum MapLanguage: String, Sendable, Codable, CaseIterable {
  case indonesian = "id"
  case english = "en"
}

/// A text in both languages.
public struct LocalisedText: Sendable, Hashable, Codable {
  public var id: String
  public var en: String

  public init(id: String, en: String) {
    self.id = id
    self.en = en
  }

  public func text(_ language: MapLanguage) -> String { language == .indonesian ? id : en }
}
