import ArgumentParser
import Foundation
import Service
import Stunting

/// A polygon file to map instead of the workspace, and its columns.
struct MapFileOptions: ParsableArguments {
  @Argument(
    help: "Polygon file (GeoPackage, Shapefile, GeoJSON, zipped or not) to map instead of the workspace.",
    completion: .file())
  var file: String?

  @Option(help: "Column with the cases; several, with commas, are added up.") var cases: String?
  @Option(help: "Column with what they are cases of; several are added up.") var measured: String?
  @Option(help: "Layer of the file, when it has several.") var layer: String?
  @Option(help: "Column with the village code (default: one that holds codes).") var code: String?
  @Option(help: "Column with the name (default: one with a usual name).") var name: String?
  @Option(help: "Column with the kecamatan (default: one with a usual name).") var district: String?
  @Option(help: "Reference system of a file that states none, such as EPSG:32748.") var crs: String?

  func validate() throws {
    if (cases == nil) != (measured == nil) { throw ValidationError("--cases and --measured go together.") }
    if file == nil, cases != nil {
      throw ValidationError("--cases and --measured go with a polygon file; a project has them in lokus.yaml.")
    }
  }

  /// - Parameter values: Columns of the file to read beside cases and measured.
  func input(_ shared: SharedOptions, values: [String]) -> MapInput {
    guard let file else { return .project(shared.projectURL) }
    var polygons = PolygonFile(url: URL(fileURLWithPath: file), cases: columns(cases), measured: columns(measured))
    polygons.layer = layer
    polygons.crs = crs
    polygons.code = code
    polygons.name = name
    polygons.district = district
    return .file(polygons, numbers: values)
  }
}

/// What a map shows and on what paper.
struct MapOptions: ParsableArguments {
  @Option(
    help: "Theme: prevalensi, kasus, hotspot, klaster, lokus, akses-posyandu, ... (default: the first of map_styles).")
  var theme: String?

  @Option(help: "Indicator of the project, or column of the file, to colour the villages by instead of a theme.")
  var value: String?

  @Option(help: "Classes of --value: 'quantile 5', 'equal 4', 'fisher-jenks 5', 'manual 10 20 30'.")
  var classes: String?

  @Option(help: "Palette of tiles/palettes.yaml for themes that offer it, such as ssgi.") var palette: String?

  @Flag(name: .customLong("public"), help: "Suppress small counts: for what may be shown to everyone.")
  var isPublic = false

  @Option(help: "a4 or a3.") var paper = "a4"
  @Option(help: "landscape or portrait (default: what fits the region).") var orientation: String?
  @Option(help: "PNG with the institution's logo.", completion: .file()) var logo: String?

  @Option(name: .customLong("as-of"), help: "Date the map stands for, yyyy-mm-dd (default: end of the period).")
  var asOf: String?

  @Option(help: "Most threads to use (default: all cores). The results do not depend on it.") var threads: Int?

  func validate() throws {
    try checkAnalysisOptions(asOf: asOf, threads: threads)
    if theme != nil, value != nil { throw ValidationError("Give --theme or --value, not both.") }
  }

  /// Column to read of a polygon file.
  var values: [String] { value.map { [$0] } ?? [] }

  func request(_ input: MapInput, _ language: Language) -> MapRequest {
    var request = MapRequest(input: input, threads: threads ?? allCores, language: language)
    request.theme = theme
    request.value = value
    request.classes = classes
    request.palette = palette
    request.isPublic = isPublic
    request.paper = paper
    request.orientation = orientation
    request.logo = logo.map { URL(fileURLWithPath: $0) }
    request.asOf = asOf
    return request
  }
}

/// Names in an option, between commas.
func columns(_ text: String?) -> [String] {
  (text ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
}
