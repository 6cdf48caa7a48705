import ArgumentParser
import Foundation
import Service
import Stunting

/// What is printed by the commands on hotspots and klaster.
enum StatisticsFormat: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

/// A polygon file to analyse instead of the workspace, and its columns.
struct PolygonOptions: ParsableArguments {
  @Argument(
    help: "Polygon file (GeoPackage, Shapefile, GeoJSON, zipped or not) to analyse instead of the workspace.",
    completion: .file())
  var file: String?

  @Option(help: "Column with the cases; several, with commas, are added up.") var cases: String?
  @Option(help: "Column with what they are cases of, such as the children measured; several are added up.")
  var measured: String?
  @Option(help: "Layer of the file, when it has several.") var layer: String?
  @Option(help: "Column with the village code (default: one that holds codes).") var code: String?
  @Option(help: "Column with the name (default: one with a usual name).") var name: String?
  @Option(help: "Column with the kecamatan (default: one with a usual name).") var district: String?
  @Option(help: "Column with the puskesmas, to judge the measurement effect.") var puskesmas: String?
  @Option(help: "Indicator of the catalogue that cases / measured is.") var indicator = "stunting"
  @Option(help: "Period of the data: 2025, 2025-H2, 2025-08.") var period: Period?
  @Option(help: "Reference system of a file that states none: EPSG:32748, or planar.") var crs: String?

  func validate() throws {
    if file != nil, cases == nil || measured == nil {
      throw ValidationError("A polygon file needs --cases and --measured: the columns to analyse.")
    }
    if file == nil, cases != nil || measured != nil {
      throw ValidationError("--cases and --measured go with a polygon file; a project has them in lokus.yaml.")
    }
  }

  func input(_ shared: SharedOptions) -> StatisticsInput {
    guard let file else { return .project(shared.projectURL) }
    var polygons = PolygonFile(
      url: URL(fileURLWithPath: file), cases: columns(cases), measured: columns(measured), indicator: indicator)
    polygons.layer = layer
    polygons.crs = crs
    polygons.code = code
    polygons.name = name
    polygons.district = district
    polygons.puskesmas = puskesmas
    polygons.period = period
    return .file(polygons)
  }
}

/// What to print and write.
struct StatisticsOutputOptions: ParsableArguments {
  @Option(help: "Print text, json or csv.") var format = StatisticsFormat.text

  @Option(
    name: [.customShort("o"), .customLong("out")],
    help:
      "File to write; its extension says what: .geojson, .gpkg, .csv, .json, .txt, .md. May be given several times.",
    completion: .file())
  var outputs: [String] = []

  @Option(help: "Map to draw, as PNG.", completion: .file()) var map: String?

  @Option(name: .customLong("as-of"), help: "Date the result stands for, yyyy-mm-dd (default: end of the period).")
  var asOf: String?

  @Option(help: "Most threads to use (default: all cores). The results do not depend on it.") var threads: Int?

  func validate() throws { try checkAnalysisOptions(asOf: asOf, threads: threads) }

  func request(_ input: StatisticsInput, _ language: Language) -> StatisticsRequest {
    var request = StatisticsRequest(input: input, threads: threads ?? allCores, language: language)
    request.outputs = outputs.map { URL(fileURLWithPath: $0) }
    request.map = map.map { URL(fileURLWithPath: $0) }
    request.asOf = asOf
    return request
  }

  func printed(_ outcome: StatisticsOutcome) {
    switch format {
    case .text: print(outcome.text, terminator: "")
    case .json: print(outcome.json, terminator: "")
    case .csv: print(outcome.csv, terminator: "")
    }
  }
}
