public import Analysis
public import SpatialStats
public import Stunting

/// What the average of the juknis is: the mean over the units (its own words), or cases over measured.
public enum AverageKind: String, Sendable, Codable, CaseIterable {
  case meanOfUnits = "mean_of_units"
  case pooled
}

/// What becomes of a village without neighbours in the weights.
public enum IslandPolicy: String, Sendable, CaseIterable {
  /// Joined to the village with the nearest border, and marked.
  case nearest
  /// Left without neighbours: a class of its own.
  case none
}

/// How values of a puskesmas or kecamatan reach its villages. Villages that were not measured themselves are marked.
public enum SpreadRule: String, Sendable, Codable, CaseIterable {
  /// They do not.
  case none
  /// Each village shows the rate of its area, with the area's uncertainty.
  case inheritRate = "inherit_rate"
  /// Counts are shared out by population.
  case byPopulation = "by_population"
}

/// The indicator that hotspots, klaster and lokus are about.
public struct Headline: Sendable, Equatable, Codable {
  public var indicator: String
  public var ageGroup: AgeGroup
  /// Nil takes the latest period with values.
  public var period: Period?
  /// True when the project file declares it as a stand-in for stunting data: never called prevalence.
  public var isStandIn: Bool

  public init(indicator: String, ageGroup: AgeGroup, period: Period?, isStandIn: Bool) {
    self.indicator = indicator
    self.ageGroup = ageGroup
    self.period = period
    self.isStandIn = isStandIn
  }
}

/// Everything that steers the analysis, with the defaults of `docs/methods.md`.
public struct Parameters: Sendable, Equatable {
  /// Edition to analyse; nil takes the last one declared.
  public var edition: String?
  /// Unit of averages, tests and tables: village, district (kecamatan) or puskesmas working area.
  public var unit = UnitLevel.village
  public var spread = SpreadRule.none
  /// Indicator with the population that `by_population` shares out by.
  public var population = "jumlah_penduduk"
  /// True to analyse although two boundary sources that disagree are used together.
  public var mixesEditions = false
  public var headline = Headline(indicator: "stunting", ageGroup: .balita, period: nil, isStandIn: false)
  public var average = AverageKind.meanOfUnits
  /// Significance level, one-sided for the juknis hotspot, two-sided for klaster; after BH.
  public var alpha = 0.05
  /// Villages with fewer measured are marked unstable.
  public var minimumMeasured = 30
  public var mainIndicators: [String] = []
  public var coveragePeriod: Period?
  public var reading = CriteriaReading.any
  public var number = LokusNumber.proportion(0.1)
  /// How klaster are looked for, Gi* and local Moran. Its `alpha` is the one above, its `inference` the one below.
  public var klaster = KlasterOptions(seed: Parameters.defaultSeed)
  /// Nil takes simulation, which keeps its level (ADR 0014), and permutation where there are more than
  /// `mostSimulated` villages.
  public var inference: KlasterInference?
  /// The scan; nil for none. Its `alpha` and `seed` are those of `klaster`.
  public var scan: ScanOptions? = ScanOptions(seed: Parameters.defaultSeed)
  public var access: [ServiceQuestion] = []
  public var travel = TravelParameters()
  public var styles: [String] = ["prevalensi", "hotspot", "klaster", "akses", "lokus"]
  public var maximumZoom = 12
  /// Palette of `tiles/palettes.yaml` for the styles that offer it; nil for their own.
  public var palette: String?
  /// How the values of a theme (or of all themes made from the same style) are put into classes, in the place of the
  /// style's own way.
  public var mapClasses: [String: ClassificationScheme] = [:]

  public static let defaultSeed: UInt64 = 20_250_801

  public init() {}

  /// Most villages that are simulated by default.
  public static let mostSimulated = 20_000

  /// The klaster options with the level of the project, for a region of so many villages.
  public func klasterOptions(villages: Int) -> KlasterOptions {
    var options = klaster
    options.alpha = alpha
    options.inference = inference ?? (villages <= Parameters.mostSimulated ? .simulation : .permutation)
    return options
  }

  /// The scan's options with level and seed of the project.
  public var scanOptions: ScanOptions? {
    guard var options = scan else { return nil }
    options.alpha = alpha
    options.seed = klaster.seed
    return options
  }
}
