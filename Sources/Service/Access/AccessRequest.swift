public import Foundation
public import Stunting

/// Where the villages, the facilities and the people come from.
public enum ReachInput: Sendable {
  /// The workspace of a project file.
  case project(URL)
  /// Files as they are, without a workspace.
  case files(ReachFiles)
}

/// Files to judge access from. What is nil or empty is not used.
public struct ReachFiles: Sendable {
  /// Polygons of the villages.
  public var polygons: URL
  public var layer: String?
  public var crs: String?
  public var code: String?
  public var name: String?
  public var district: String?
  /// Column of the polygon file with the people of the service's group.
  public var people: String?
  public var facilities: [URL] = []
  /// Points where people live: settlements, buildings, hamlets.
  public var settlements: [URL] = []
  /// Population raster, and what its cells hold: `persons_per_cell`, `persons_per_hectare`, `persons_per_km2`.
  public var population: URL?
  public var populationUnit: String?
  public var roads: [URL] = []
  public var boats: [URL] = []
  public var barriers: [URL] = []
  public var elevation: URL?
  public var landCover: URL?
  /// Kilometres an hour on foot by class of the land cover; `default` for every other class.
  public var landCoverSpeeds: [String: Double] = [:]

  public init(polygons: URL) { self.polygons = polygons }

  /// Every file named.
  var all: [URL] {
    [polygons] + facilities + settlements + roads + boats + barriers
      + [population, elevation, landCover].compactMap { $0 }
  }
}

/// What the command line changes of the parameters; nil leaves what the project file, or the default, says.
public struct ReachOverrides: Sendable {
  /// Services of the catalogue; empty for those of the project.
  public var services: [String] = []
  public var thresholdMetres: Double?
  public var thresholdMinutes: Double?
  /// `geodesic`, `road` or `terrain`.
  public var cost: String?
  public var detourFactor: Double?
  public var walkingKilometresPerHour: Double?
  public var snapLimitMetres: Double?

  public init() {}
}

/// What `lokus access` is asked to do. The results do not depend on `threads`.
public struct ReachRequest: Sendable {
  public var input: ReachInput
  public var overrides = ReachOverrides()
  /// Files to write: the extension says what (`geojson`, `gpkg`, `csv`, `json`, `txt`, `md`).
  public var outputs: [URL] = []
  /// Map as PNG, one a service: `peta.png`, and `peta_water.png` beside it.
  public var map: URL?
  /// GeoJSON with the area within the threshold of a facility, one feature a service.
  public var isochrones: URL?
  public var asOf: String?
  public var threads: Int
  public var language: Language

  public init(input: ReachInput, threads: Int, language: Language) {
    self.input = input
    self.threads = max(1, threads)
    self.language = language
  }
}

/// What `lokus siting` is asked to do.
public struct SitingRequest: Sendable {
  public var reach: ReachRequest
  /// Service of the catalogue to build for.
  public var service: String
  /// `mclp`, `p_median`, `lscp` or `p_center`.
  public var objective = "mclp"
  /// New sites; nil with a budget, or for the fewest that cover all.
  public var sites: Int?
  public var budget: Double?
  /// `settlements`, `villages`, or a file of points.
  public var candidates: String = "settlements"
  /// Attribute of the candidates with the cost of a site.
  public var costColumn: String?
  public var timeLimitSeconds = 60.0
  /// Whether to say what every further site would bring.
  public var makesCurve = true

  public init(reach: ReachRequest, service: String) {
    self.reach = reach
    self.service = service
  }
}
