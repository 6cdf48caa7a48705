import ArgumentParser
import Foundation
import Service
import Stunting

/// Files to judge access from, instead of the workspace.
struct ReachFileOptions: ParsableArguments {
  @Argument(
    help: "Polygon file of the villages (GeoPackage, Shapefile, GeoJSON) to use instead of the workspace.",
    completion: .file())
  var file: String?

  @Option(help: "Facilities: a table with coordinates or a point layer; several times for several files.")
  var facilities: [String] = []
  @Option(help: "Column of the polygon file with the people that the service is for.") var people: String?
  @Option(help: "Points where people live (settlements, buildings); may be given several times.")
  var settlements: [String] = []
  @Option(help: "Population raster (GeoTIFF), people in each cell.") var population: String?
  @Option(
    name: .customLong("population-unit"),
    help: "What its cells hold: persons_per_cell, persons_per_hectare, persons_per_km2.")
  var populationUnit: String?
  @Option(help: "Roads: a line layer; may be given several times.") var roads: [String] = []
  @Option(help: "Boat services: a line layer.") var boats: [String] = []
  @Option(help: "Rivers, coast: lines or polygons that nobody walks across.") var barriers: [String] = []
  @Option(help: "Elevation raster in metres, for --cost terrain.") var elevation: String?
  @Option(name: .customLong("land-cover"), help: "Land cover raster, for --cost terrain.") var landCover: String?
  @Option(
    name: .customLong("land-cover-kmh"),
    help: "Speeds on foot by its classes, such as 1=5,2=3,80=0,default=2; 0 is a barrier.")
  var landCoverSpeeds: String?
  @Option(help: "Layer of the polygon file, when it has several.") var layer: String?
  @Option(help: "Column with the village code.") var code: String?
  @Option(help: "Column with the name.") var name: String?
  @Option(help: "Column with the kecamatan.") var district: String?
  @Option(help: "Reference system of a polygon file that states none: EPSG:32748.") var crs: String?

  func validate() throws {
    let others = facilities + settlements + roads + boats + barriers
    let single = [people, population, elevation, landCover].compactMap { $0 }
    if file == nil, !(others + single).isEmpty {
      throw ValidationError(
        "Files of facilities, roads and people go with a polygon file; a project has them in lokus.yaml.")
    }
    if (landCover == nil) != (landCoverSpeeds == nil) {
      throw ValidationError("--land-cover and --land-cover-kmh go together: a class alone has no speed.")
    }
    if landCoverSpeeds != nil, speeds == nil {
      throw ValidationError("--land-cover-kmh must look like 1=5,2=3,80=0,default=2.")
    }
    if file != nil, facilities.isEmpty { throw ValidationError("A polygon file needs --facilities.") }
  }

  /// Classes with their speeds; nil for a text that is none.
  private var speeds: [String: Double]? {
    var found: [String: Double] = [:]
    for part in (landCoverSpeeds ?? "").split(separator: ",") {
      let pair = part.split(separator: "=")
      guard pair.count == 2, let speed = Double(pair[1]), (0...500).contains(speed) else { return nil }
      found[pair[0].trimmingCharacters(in: .whitespaces)] = speed
    }
    return found.isEmpty ? nil : found
  }

  func input(_ shared: SharedOptions) -> ReachInput {
    guard let file else { return .project(shared.projectURL) }
    func urls(_ names: [String]) -> [URL] { names.map { URL(fileURLWithPath: $0) } }
    var files = ReachFiles(polygons: URL(fileURLWithPath: file))
    files.layer = layer
    files.crs = crs
    files.code = code
    files.name = name
    files.district = district
    files.people = people
    files.facilities = urls(facilities)
    files.settlements = urls(settlements)
    files.population = population.map { URL(fileURLWithPath: $0) }
    files.populationUnit = populationUnit
    files.roads = urls(roads)
    files.boats = urls(boats)
    files.barriers = urls(barriers)
    files.elevation = elevation.map { URL(fileURLWithPath: $0) }
    files.landCover = landCover.map { URL(fileURLWithPath: $0) }
    files.landCoverSpeeds = speeds ?? [:]
    return .files(files)
  }
}

/// How travel is measured.
struct ReachMethodOptions: ParsableArguments {
  @Option(name: .customLong("threshold-m"), help: "Threshold in metres; what is as far is within reach.")
  var thresholdMetres: Double?
  @Option(name: .customLong("threshold-min"), help: "Threshold in minutes of travel.") var thresholdMinutes: Double?
  @Option(help: "Travel by geodesic (straight line), road or terrain.") var cost: String?
  @Option(help: "Factor on straight lines for the detour of real ways.") var detour: Double?
  @Option(name: .customLong("walking-kmh"), help: "Speed on foot, km/h.") var walking: Double?
  @Option(name: .customLong("snap-limit"), help: "Longest way on foot to the road, metres.") var snapLimit: Double?

  func validate() throws {
    if thresholdMetres != nil, thresholdMinutes != nil {
      throw ValidationError("Give --threshold-m or --threshold-min, not both.")
    }
  }

  func overrides(_ services: [String]) -> ReachOverrides {
    var o = ReachOverrides()
    o.services = services
    o.thresholdMetres = thresholdMetres
    o.thresholdMinutes = thresholdMinutes
    o.cost = cost
    o.detourFactor = detour
    o.walkingKilometresPerHour = walking
    o.snapLimitMetres = snapLimit
    return o
  }
}
