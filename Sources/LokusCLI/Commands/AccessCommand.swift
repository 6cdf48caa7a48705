import ArgumentParser
import Foundation
import Service

struct AccessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access",
    abstract: "Who cannot reach each service, how many people that is, and what is missing.",
    discussion: """
      Every village is in the result; the unreachable is a class of its own. Norms are printed with every result,
      proposals of ours as "usulan". What it prints and writes is internal: numbers are exact.

      Examples:
        lokus access
        lokus access --service posyandu --threshold-min 30 --cost road --out akses.csv --map akses.png
        lokus access desa.gpkg --facilities puskesmas.csv --service puskesmas --roads jalan.shp --barriers sungai.shp
      """)

  @OptionGroup var files: ReachFileOptions
  @OptionGroup var shared: SharedOptions
  @OptionGroup var output: StatisticsOutputOptions
  @OptionGroup var method: ReachMethodOptions
  @Option(help: "Service of the catalogue; may be given several times (default: those of lokus.yaml).")
  var service: [String] = []
  @Option(help: "GeoJSON to write with the area within the threshold of a facility.", completion: .file())
  var isochrones: String?

  func run() async throws {
    try await reportingErrors(shared.language) {
      var request = ReachRequest(
        input: files.input(shared), threads: output.threads ?? allCores, language: shared.language)
      request.overrides = method.overrides(service)
      request.outputs = output.outputs.map { URL(fileURLWithPath: $0) }
      request.map = output.map.map { URL(fileURLWithPath: $0) }
      request.isochrones = isochrones.map { URL(fileURLWithPath: $0) }
      request.asOf = output.asOf
      output.printed(try await findAccess(request, progress: progressPrinter()))
    }
  }
}
