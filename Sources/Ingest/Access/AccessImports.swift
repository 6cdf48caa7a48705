public import Stunting

/// Places where people live, and what became of every record: `recordsRead` = points + `recordsSetAside`. Of a raster the
/// records are the villages: `recordsRead` = villages with data + set aside.
public struct DemandImport: Sendable, Equatable {
  /// In the order of the file; of a raster by village, then from north to south and west to east.
  public var points: [DemandPoint]
  /// Whole records and single cells. Of records outside the region only the first hundred are listed.
  public var setAside: [SetAside]
  public var findings: [ImportFinding]
  public var recordsRead: Int
  /// Records of which a reason took the whole, listed or not.
  public var recordsSetAside: Int
}

/// Lines of a layer, and what became of every feature: `recordsRead` = `featuresAccepted` + `recordsSetAside`. A
/// feature with several parts gives several lines.
public struct TravelLineImport: Sendable, Equatable {
  public var lines: TravelLines
  public var featuresAccepted: Int
  /// Whole records, parts (`wholeRecord` false) and single cells. Of records outside the region only the first hundred
  /// are listed.
  public var setAside: [SetAside]
  public var findings: [ImportFinding]
  public var recordsRead: Int
  /// Records of which a reason took the whole, listed or not.
  public var recordsSetAside: Int
}

/// A surface in degrees. Its records are its cells; those without data are accepted, as NaN.
public struct SurfaceImport: Sendable, Equatable {
  public var surface: TravelSurface
  /// `.surfaceCoarsened` where cells were made larger.
  public var findings: [ImportFinding]
  public var recordsRead: Int
  /// Name of the raster's reference system.
  public var crs: String
}

/// Reported travel, and what became of every row: `recordsRead` = `recordsAccepted` + asked + set aside as a whole.
public struct ReportedTravelImport: Sendable, Equatable {
  /// One a village that says anything, in the order of the file.
  public var reported: [ReportedTravel]
  public var questions: [PlaceQuestion]
  public var setAside: [SetAside]
  public var findings: [ImportFinding]
  public var recordsRead: Int
  public var recordsAccepted: Int
}
