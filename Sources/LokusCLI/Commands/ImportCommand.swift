import ArgumentParser
import Foundation
import Service

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read the files of the project into the workspace lokus.gpkg.",
    discussion: """
      One transaction: either everything is in, or the workspace is as it was. A file that did not change since the
      last import is skipped.

      Examples:
        lokus import
        lokus import --project kabupaten/lokus.yaml --format json
      """)

  @OptionGroup var shared: SharedOptions
  @Option(help: "text or json.") var format = TableFormat.text
  @Option(help: "Most threads to use (default: all cores).") var threads: Int?

  func validate() throws { try checkAnalysisOptions(asOf: nil, threads: threads) }

  func run() async throws {
    try await reportingErrors(shared.language) {
      let outcome = try await importProject(
        ImportRequest(
          project: shared.projectURL, threads: threads ?? allCores,
          language: shared.language, write: true),
        progress: progressPrinter())
      print(format == .json ? outcome.json : outcome.text, terminator: "")
    }
  }
}
