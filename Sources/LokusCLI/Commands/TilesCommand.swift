import ArgumentParser
import Foundation
import Service

struct TilesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tiles",
    abstract: "Make map tiles (PNG and vector), or check a set of them.",
    discussion: """
      Without a file the tiles of hasil/ are made again; only those that changed are drawn. With --out the vector tiles
      go into one archive (.pmtiles, .mbtiles) or a z/x/y folder; a polygon file can be tiled without a project.

      Examples:
        lokus tiles
        lokus tiles --out kabupaten.pmtiles
        lokus tiles desa.gpkg --out desa.mbtiles --max-zoom 12 --attributes kasus,diukur
        lokus tiles --raster --theme klaster --out klaster.pmtiles
        lokus tiles verify hasil/tiles/wilayah.pmtiles
      """,
    subcommands: [MakeTilesCommand.self, VerifyTilesCommand.self], defaultSubcommand: MakeTilesCommand.self)
}

struct MakeTilesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Make map tiles (the default).", shouldDisplay: false)

  @OptionGroup var file: MapFileOptions
  @OptionGroup var shared: SharedOptions

  @Option(
    name: [.customShort("o"), .customLong("out")],
    help: "Archive (.pmtiles, .mbtiles) or folder to write (default: the folder hasil of the project).",
    completion: .file())
  var out: String?

  @Option(help: "Columns with numbers of the polygon file to keep in the tiles, with commas.") var attributes: String?
  @Flag(help: "Draw PNG tiles of one theme instead of vector tiles.") var raster = false
  @Option(help: "Theme of --raster (default: the first of map_styles).") var theme: String?
  @Flag(help: "Draw 512 pixels a PNG tile.") var retina = false
  @Option(name: .customLong("min-zoom"), help: "First zoom, 0 to 14.") var minimumZoom: Int?
  @Option(name: .customLong("max-zoom"), help: "Last zoom, 0 to 14 (default: maximum_zoom of the project, else 12).")
  var maximumZoom: Int?
  @Flag(name: .customLong("public"), help: "Suppress small counts: for what may be shown to everyone.")
  var isPublic = false
  @Option(name: .customLong("as-of"), help: "Date the data stands for, yyyy-mm-dd (default: end of the period).")
  var asOf: String?
  @Option(help: "Most threads to use (default: all cores). The tiles do not depend on it.") var threads: Int?

  func validate() throws {
    try checkAnalysisOptions(asOf: asOf, threads: threads)
    if file.file != nil, out == nil {
      throw ValidationError("A polygon file needs --out: the archive or folder to write.")
    }
    for zoom in [minimumZoom, maximumZoom].compactMap({ $0 }) where !(0...14 ~= zoom) {
      throw ValidationError("--min-zoom and --max-zoom are 0 to 14.")
    }
    if let minimumZoom, let maximumZoom, minimumZoom > maximumZoom {
      throw ValidationError("--min-zoom is above --max-zoom.")
    }
    if theme != nil, !raster { throw ValidationError("--theme goes with --raster.") }
  }

  func run() async throws {
    try await reportingErrors(shared.language) {
      guard let out, out != "hasil" else { return try await again() }
      var map = MapRequest(
        input: file.input(shared, values: columns(attributes)), threads: threads ?? allCores,
        language: shared.language)
      map.theme = theme
      map.isPublic = isPublic
      map.asOf = asOf
      var request = TilesRequest(map: map, out: URL(fileURLWithPath: out))
      request.isRaster = raster
      request.isRetina = retina
      request.minimumZoom = minimumZoom
      request.maximumZoom = maximumZoom
      print(try await makeTiles(request, progress: progressPrinter()), terminator: "")
    }
  }

  /// The tiles of `hasil/`.
  private func again() async throws {
    let request = runRequest(shared, out: "hasil", asOf: asOf, threads: threads, parts: .tiles)
    print(try await runProject(request, progress: progressPrinter()).closing, terminator: "")
  }
}

struct VerifyTilesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Decode every tile of an archive or folder and check it.",
    discussion: """
      Checks header counts, directories, coverage of the zooms, the validity of every feature and that no village is lost
      at any zoom. Ends with exit code 65 when something is wrong.

      Examples:
        lokus tiles verify desa.pmtiles
        lokus tiles verify hasil/tiles/prevalensi
      """)

  @Argument(help: "A .pmtiles or .mbtiles file, or a z/x/y folder.", completion: .file()) var path: String
  @OptionGroup var shared: SharedOptions
  @Option(help: "Print text or json.") var format = TableFormat.text

  func run() async throws {
    try await reportingErrors(shared.language) {
      let outcome = try await checkTiles(
        at: URL(fileURLWithPath: path), threads: allCores, language: shared.language)
      print(format == .json ? outcome.json : outcome.text, terminator: "")
      if let problem = outcome.problem { throw problem }
    }
  }
}
