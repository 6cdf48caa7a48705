public import ArgumentParser
import Foundation
public import Project
import Service
public import Stunting

extension Period: ExpressibleByArgument { public init?(argument: String) { self.init(argument) } }
extension AgeGroup: ExpressibleByArgument {}
extension RasterDeclaration.Unit: ExpressibleByArgument {}

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read the files of the project into the workspace lokus.gpkg; add FILES to it first.",
    discussion: """
      Without files: everything that lokus.yaml names. With files: each is recognised by its columns (its profile is
      said, with the reason), added to lokus.yaml and imported. One transaction: either everything is in, or workspace
      and lokus.yaml are as they were. A file that did not change since the last import is skipped. Names that fit no
      village for certain are asked in padanan_nama.csv.

      Examples:
        lokus import
        lokus import eppgbm_agustus.xlsx
        lokus import rekap.xlsx --sheet "Desa" --period 2025-08 --age-group balita
        lokus import data.csv --profile stbm_desa
        lokus import penduduk.tif --period 2020 --unit persons_per_cell
      """)

  @Argument(help: "Files to add.", completion: .file()) var files: [String] = []
  @OptionGroup var shared: SharedOptions
  @Option(help: "Profile of the files, when none or several fit (docs/profiles.md).") var profile: String?
  @Option(help: "Sheet or layer, when there are several.") var sheet: String?
  @Option(help: "Period of the data, when the file does not say: 2025, 2025-H2, 2025-08.") var period: Period?
  @Option(name: .customLong("age-group"), help: "Age group, when the file does not say: balita, baduta.")
  var ageGroup: AgeGroup?
  @Option(help: "Kind of facility: puskesmas, posyandu, water_point, or your own word.") var kind: String?
  @Option(help: "Unit of a raster's cells: persons_per_cell, persons_per_hectare, persons_per_km2.")
  var unit: RasterDeclaration.Unit?
  @Option(help: "text or json.") var format = TableFormat.text
  @Option(help: "Most threads to use (default: all cores).") var threads: Int?

  func validate() throws { try checkAnalysisOptions(asOf: nil, threads: threads) }

  func run() async throws {
    try await reportingErrors(shared.language) {
      let outcome =
        files.isEmpty
        ? try await importProject(
          ImportRequest(
            project: shared.projectURL, threads: threads ?? allCores, language: shared.language, write: true),
          progress: progressPrinter())
        : try await addFiles(request, progress: progressPrinter())
      print(format == .json ? outcome.json : outcome.text, terminator: "")
    }
  }

  private var request: AddRequest {
    var request = AddRequest(
      project: shared.projectURL, files: files.map { URL(fileURLWithPath: $0) }, threads: threads ?? allCores,
      language: shared.language)
    request.profile = profile
    request.sheet = sheet
    request.period = period
    request.ageGroup = ageGroup
    request.kind = kind
    request.rasterUnit = unit
    return request
  }
}
