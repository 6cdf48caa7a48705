public import Stunting

/// Everything one run says about a region, village by village in the order of the edition.
public struct RegionResult: Sendable {
  public var edition: BoundaryEdition
  public var facilities: [Facility]
  public var headline: HeadlineTable?
  public var hotspots: HotspotTable?
  public var klaster: KlasterTable?
  public var access: [AccessTable]
  public var coverage: [CoverageColumn]
  public var lokus: LokusTable

  public init(
    edition: BoundaryEdition, facilities: [Facility], headline: HeadlineTable?, hotspots: HotspotTable?,
    klaster: KlasterTable?, access: [AccessTable], coverage: [CoverageColumn], lokus: LokusTable
  ) {
    self.edition = edition
    self.facilities = facilities
    self.headline = headline
    self.hotspots = hotspots
    self.klaster = klaster
    self.access = access
    self.coverage = coverage
    self.lokus = lokus
  }

  public var mainColumns: [CoverageColumn] { coverage.filter(\.isMain) }
}
