public import Foundation

/// A place: the regency that a project is about.
public struct ProjectPlace: Sendable, Equatable, Codable {
  public var name: String
  /// Kemendagri or BPS code of the regency, as written; printed as *Kode Wilayah*.
  public var regencyCode: String?
  public var institution: String?
  /// True for invented data: every map and report says so.
  public var synthetic: Bool

  public init(name: String, regencyCode: String?, institution: String?, synthetic: Bool) {
    self.name = name
    self.regencyCode = regencyCode
    self.institution = institution
    self.synthetic = synthetic
  }
}

/// A project file that was read and checked: every id unique, every indicator known, every file there.
public struct ProjectFile: Sendable {
  /// Folder that paths start from.
  public var folder: URL
  public var place: ProjectPlace
  public var boundaries: [BoundaryDeclaration]
  /// Boundaries of neighbouring regencies: kept in the workspace as editions, not analysed.
  public var context: [BoundaryDeclaration]
  public var codeLists: [CodeListDeclaration]
  public var facilities: [FacilityDeclaration]
  public var workingAreas: [WorkingAreaDeclaration]
  public var tables: [TableDeclaration]
  public var byName: [ByNameDeclaration]
  public var programmes: [ProgrammeDeclaration]
  public var rasters: [RasterDeclaration]
  public var surveys: [SurveyDeclaration]
  /// Where people live, beside the villages' polygons.
  public var demand: [DemandDeclaration] = []
  /// Roads, boats and barriers.
  public var travel: [TravelDeclaration] = []
  /// Elevation, land cover and friction.
  public var surfaces: [SurfaceDeclaration] = []
  public var reportedTravel: [ReportedTravelDeclaration] = []
  public var parameters: Parameters
  public var catalogue: IndicatorCatalogue
  /// Services with their norms: those of Lokus and the project's own.
  public var services: ServiceCatalogue
  /// Source profiles: those of Lokus and the project's own.
  public var profileFiles: [String]

  init(folder: URL, place: ProjectPlace, catalogue: IndicatorCatalogue, services: ServiceCatalogue) {
    self.folder = folder
    self.place = place
    self.catalogue = catalogue
    self.services = services
    (boundaries, context, codeLists, facilities, workingAreas) = ([], [], [], [], [])
    (tables, byName, programmes, rasters, surveys, profileFiles) = ([], [], [], [], [], [])
    parameters = Parameters()
  }

  /// Every source, boundaries first.
  public var allSources: [SourceFile] {
    boundaries.map(\.source) + context.map(\.source) + codeLists.map(\.source) + facilities.map(\.source)
      + workingAreas.map(\.source) + tables.map(\.source) + byName.map(\.source) + programmes.map(\.source)
      + rasters.map(\.source) + demand.map(\.source) + travel.map(\.source) + surfaces.map(\.source)
      + reportedTravel.map(\.source)
  }

  public func url(_ source: SourceFile) -> URL { URL(fileURLWithPath: source.file, relativeTo: folder).absoluteURL }
}
