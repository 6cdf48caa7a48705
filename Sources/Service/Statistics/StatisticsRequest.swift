public import Foundation
public import Stunting

/// Where the villages and their numbers come from.
public enum StatisticsInput: Sendable {
  /// The workspace of a project file.
  case project(URL)
  /// A polygon file as it is, without a workspace.
  case file(PolygonFile)
}

/// A polygon file with the columns to analyse. A column that is nil is looked for by its usual names.
public struct PolygonFile: Sendable {
  public var url: URL
  public var layer: String?
  public var crs: String?
  /// Columns whose sums are the cases and what they are cases of.
  public var cases: [String]
  public var measured: [String]
  public var code: String?
  public var name: String?
  public var district: String?
  public var puskesmas: String?
  /// Indicator of the catalogue that cases / measured is.
  public var indicator: String
  /// Nil for a file that says nothing about time.
  public var period: Period?

  public init(url: URL, cases: [String], measured: [String], indicator: String = "stunting") {
    self.url = url
    self.cases = cases
    self.measured = measured
    self.indicator = indicator
  }
}

/// What the command line changes of the parameters; nil leaves what the project file, or the default, says.
public struct StatisticsOverrides: Sendable {
  public var alpha: Double?
  public var average: String?
  public var neighbours: String?
  public var toleranceMetres: Double?
  public var islands: String?
  public var method: String?
  public var inference: String?
  public var correction: String?
  public var permutations: Int?
  public var seed: UInt64?
  public var scanLimit: Double?
  public var scanModel: String?
  public var scanDirection: String?
  public var scanSimulations: Int?

  public init() {}
}

/// What `lokus hotspots` and `lokus klaster` are asked to do. The results do not depend on `threads`.
public struct StatisticsRequest: Sendable {
  public var input: StatisticsInput
  public var overrides = StatisticsOverrides()
  /// Files to write: the extension says what (`geojson`, `gpkg`, `csv`, `json`, `txt`, `md`).
  public var outputs: [URL] = []
  /// Map as PNG; of klaster, `peta.png` gives `peta.png`, and `peta_moran.png` and `peta_pindai.png` beside it.
  public var map: URL?
  /// Coverage to hold prevalence against: an indicator of the project, or a column of the file.
  public var against: String?
  /// GAL or GWT file with the neighbours, in the place of a rule.
  public var loadWeights: URL?
  /// Weights as GAL, or GWT where they have values.
  public var saveWeights: URL?
  /// Whether to run the klaster again with other neighbours and tolerances.
  public var testsSensitivity = false
  public var asOf: String?
  public var threads: Int
  public var language: Language

  public init(input: StatisticsInput, threads: Int, language: Language) {
    self.input = input
    self.threads = max(1, threads)
    self.language = language
  }
}

/// What such a command prints.
public struct StatisticsOutcome: Sendable {
  public var text: String
  /// Table, clusters, method and provenance.
  public var json: String
  /// The table of villages alone.
  public var csv: String
}
