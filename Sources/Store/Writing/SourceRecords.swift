public import Stunting

/// Everything that one import of a facility, indicator or other table brings.
public struct SourceRecords: Sendable {
  public var facilities: [Facility]
  public var facilityCounts: [FacilityCount]
  public var values: [IndicatorValue]
  /// What `IndicatorValue.unit` of the levels above village counts through.
  public var units: [UnitKey]
  public var workingAreas: [WorkingArea]
  public var programmes: [Programme]
  public var digitCounts: [DigitCount]
  public var officialCodes: [OfficialCode]
  public var demandPoints: [DemandPoint]
  public var reportedTravel: [ReportedTravel]
  public var travelLines: [TravelLines]
  public var surfaces: [TravelSurface]

  public init(
    facilities: [Facility] = [], facilityCounts: [FacilityCount] = [], values: [IndicatorValue] = [],
    units: [UnitKey] = [], workingAreas: [WorkingArea] = [], programmes: [Programme] = [],
    digitCounts: [DigitCount] = [], officialCodes: [OfficialCode] = [], demandPoints: [DemandPoint] = [],
    reportedTravel: [ReportedTravel] = [], travelLines: [TravelLines] = [], surfaces: [TravelSurface] = []
  ) {
    self.facilities = facilities
    self.facilityCounts = facilityCounts
    self.values = values
    self.units = units
    self.workingAreas = workingAreas
    self.programmes = programmes
    self.digitCounts = digitCounts
    self.officialCodes = officialCodes
    self.demandPoints = demandPoints
    self.reportedTravel = reportedTravel
    self.travelLines = travelLines
    self.surfaces = surfaces
  }
}

/// Where an import came from and what became of its records.
public struct ImportEntry: Sendable, Equatable {
  public var summary: ImportSummary
  /// Edition that the records were joined to, or the one that was imported.
  public var edition: String
  /// Parameters that the import depended on.
  public var parameters: [String: String]
  public var lokusVersion: String
  /// False for an earlier file of the source of which some periods are still in use.
  public var isCurrent: Bool

  public init(
    summary: ImportSummary, edition: String, parameters: [String: String], lokusVersion: String, isCurrent: Bool = true
  ) {
    self.summary = summary
    self.edition = edition
    self.parameters = parameters
    self.lokusVersion = lokusVersion
    self.isCurrent = isCurrent
  }

  var key: SourceKey { SourceKey(sourceID: summary.sourceID, edition: edition) }
}

/// Values of a period that were kept from an earlier file of the source.
public struct KeptPeriod: Sendable, Hashable, Comparable {
  public var period: Period
  public var fileName: String
  /// Indicator values, facility counts and programmes.
  public var records: Int

  public static func < (a: KeptPeriod, b: KeptPeriod) -> Bool {
    a.period != b.period ? a.period < b.period : a.fileName < b.fileName
  }
}
