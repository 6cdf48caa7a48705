public import Foundation
public import Stunting

/// What `lokus import` and `lokus check` are asked to do.
public struct ImportRequest: Sendable {
  public var project: URL
  public var threads: Int
  public var language: Language
  /// False to read and report only.
  public var write: Bool

  public init(project: URL, threads: Int, language: Language, write: Bool) {
    self.project = project
    self.threads = max(1, threads)
    self.language = language
    self.write = write
  }
}

/// What an import prints.
public struct ImportOutcome: Sendable {
  public var text: String
  public var json: String
}
