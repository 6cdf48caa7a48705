import ArgumentParser
import Foundation
import Service

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the project file and the quality of its data; writes nothing.",
    discussion: """
      The data quality report of Aksi 6: accuracy, reliability, completeness and timeliness of every source, a list of
      what to mend and who owns it, then what became of every record.

      Examples:
        lokus check
        lokus check --as-of 2025-09-30
        lokus check --format json
      """)

  @OptionGroup var shared: SharedOptions
  @Option(help: "text or json.") var format = TableFormat.text
  @Option(
    name: .customLong("as-of"),
    help: "Date that timeliness is judged by, yyyy-mm-dd (default: end of the latest period).")
  var asOf: String?
  @Option(help: "Most threads to use (default: all cores).") var threads: Int?

  func validate() throws { try checkAnalysisOptions(asOf: asOf, threads: threads) }

  func run() async throws {
    try await reportingErrors(shared.language) {
      let outcome = try await importProject(
        ImportRequest(
          project: shared.projectURL, threads: threads ?? allCores,
          language: shared.language, write: false, asOf: asOf),
        progress: progressPrinter())
      print(format == .json ? outcome.json : outcome.text, terminator: "")
    }
  }
}

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say which libraries, fonts and files Lokus found.",
    discussion: "Example:\n  lokus doctor")

  @OptionGroup var shared: SharedOptions
  @Option(help: "text or json.") var format = TableFormat.text

  func run() async throws {
    let checkup = examineInstallation(shared.language)
    print(format == .json ? checkup.json : checkup.text, terminator: "")
    if !checkup.isHealthy { throw ExitCode(ExitStatus.ourFault.rawValue) }
  }
}
