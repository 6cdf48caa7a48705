public import Foundation
public import Stunting

/// Where the villages of a map come from.
public enum MapInput: Sendable {
  /// The workspace of a project file.
  case project(URL)
  /// A polygon file as it is, and columns with numbers that the maps may use.
  case file(PolygonFile, numbers: [String])
}

/// What every command that makes maps is asked. The results do not depend on `threads`.
public struct MapRequest: Sendable {
  public var input: MapInput
  /// Key of a theme; nil for the first of the project's styles.
  public var theme: String?
  /// Column of a file, or indicator of a project, to colour the villages by instead of a theme.
  public var value: String?
  /// Classes of `value`: `quantile 5`, `equal 4`, `fisher-jenks 5`, `manual 10 20 30`.
  public var classes: String?
  /// Palette of `tiles/palettes.yaml`.
  public var palette: String?
  /// True for what may be shown: small counts suppressed, classes drawn from what is left.
  public var isPublic = false
  public var paper = "a4"
  /// `landscape` or `portrait`; nil takes what fits the region.
  public var orientation: String?
  /// PNG file.
  public var logo: URL?
  public var asOf: String?
  public var threads: Int
  public var language: Language

  public init(input: MapInput, threads: Int, language: Language) {
    self.input = input
    self.threads = max(1, threads)
    self.language = language
  }
}
