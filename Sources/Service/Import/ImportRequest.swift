public import Foundation
public import Stunting

/// What `lokus import` and `lokus check` are asked to do.
public struct ImportRequest: Sendable {
  public var project: URL
  public var threads: Int
  public var language: Language
  /// False to read and report only.
  public var write: Bool
  /// Day that a check stands for, `yyyy-mm-dd`: timeliness is judged by it. Nil takes the end of the latest period.
  public var asOf: String?

  public init(project: URL, threads: Int, language: Language, write: Bool, asOf: String? = nil) {
    self.project = project
    self.threads = max(1, threads)
    self.language = language
    self.write = write
    self.asOf = asOf
  }
}

/// What an import prints.
public struct ImportOutcome: Sendable {
  public var text: String
  public var json: String
}
