public import Foundation
public import Stunting

/// The parts of `hasil/`.
public struct RunParts: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let workspace = RunParts(rawValue: 1)
  public static let geojson = RunParts(rawValue: 2)
  public static let tiles = RunParts(rawValue: 4)
  public static let report = RunParts(rawValue: 8)
  public static let all: RunParts = [.workspace, .geojson, .tiles, .report]
}

/// What `lokus run` is asked to do. The results do not depend on `threads`.
public struct RunRequest: Sendable {
  public var project: URL
  public var out: URL
  /// `yyyy-mm-dd`; nil takes the end of the headline's period.
  public var asOf: String?
  public var threads: Int
  public var language: Language
  public var parts: RunParts

  public init(project: URL, out: URL, asOf: String?, threads: Int, language: Language, parts: RunParts) {
    self.project = project
    self.out = out
    self.asOf = asOf
    self.threads = max(1, threads)
    self.language = language
    self.parts = parts
  }
}

/// What a run prints.
public struct RunOutcome: Sendable {
  /// The report, then what was written.
  public var text: String
  /// What was written and where.
  public var closing: String
  /// The table of villages as JSON.
  public var tableJSON: String
}
