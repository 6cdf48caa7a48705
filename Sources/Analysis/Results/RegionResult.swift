public import Stunting

/// Everything one run says about a region, village by village in the order of the edition. A part that was not asked for,
/// or that the data does not give, is nil.
public struct RegionResult: Sendable {
  public var edition: BoundaryEdition
  public var facilities: [Facility]
  public var headline: HeadlineTable?
  public var hotspots: HotspotTable?
  public var certainty: CertaintyTable?
  /// The neighbours that klaster, pattern and measurement effect rest on.
  public var neighbourhood: Neighbourhood?
  public var pattern: GlobalPattern?
  public var klaster: KlasterTable?
  public var scan: ScanTable?
  /// Prevalence against the coverage around, where one was asked for.
  public var against: AgainstCoverage?
  public var sensitivity: KlasterSensitivity?
  public var measurement: RegionMeasurement?
  public var trend: TrendTable?
  public var persistence: PersistenceTable?
  public var lokusChange: LokusChange?
  public var relation: RelationTable?
  public var access: [ServiceAccess]
  /// One a service of `access`, in its order.
  public var gaps: [GapTable] = []
  public var supply: SupplyTable?
  public var programmes: ProgrammeGapTable?
  public var coverage: [CoverageColumn]
  public var lokus: LokusTable
  /// Parts that were left out because the region is too large for them.
  public var leftOut: [LeftOutPart] = []

  public init(edition: BoundaryEdition, facilities: [Facility], lokus: LokusTable) {
    self.edition = edition
    self.facilities = facilities
    self.lokus = lokus
    access = []
    coverage = []
  }

  public var mainColumns: [CoverageColumn] { coverage.filter(\.isMain) }
}

/// A part of the analysis that grows too fast with the number of villages.
public enum LeftOutPart: String, Sendable, CaseIterable {
  case scan
  case certainty

  /// Most villages it is made for.
  public static let mostVillages = 20_000
}

/// Bivariate local Moran against one coverage.
public struct AgainstCoverage: Sendable {
  /// Name of the indicator, or of the column of a file.
  public var name: String
  public var table: BivariateKlasterTable

  public init(name: String, table: BivariateKlasterTable) {
    self.name = name
    self.table = table
  }
}
