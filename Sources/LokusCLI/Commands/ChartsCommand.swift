import ArgumentParser
import Foundation
import Service

struct ChartsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "charts",
    abstract: "Charts of the results: distribution, funnel, trend, coverage, traffic lights, scan clusters.",
    discussion: """
      Examples:
        lokus charts
        lokus charts --format svg --out grafik
      """)

  @OptionGroup var shared: SharedOptions
  @Option(help: "pdf, svg or png.") var format = "pdf"

  @Option(
    name: [.customShort("o"), .customLong("out")], help: "Folder to write; one that Lokus did not write is refused.")
  var out = "grafik"

  @Option(name: .customLong("as-of"), help: "Date the charts stand for, yyyy-mm-dd (default: end of the period).")
  var asOf: String?

  @Option(help: "Most threads to use (default: all cores). The results do not depend on it.") var threads: Int?

  func validate() throws { try checkAnalysisOptions(asOf: asOf, threads: threads) }

  func run() async throws {
    try await reportingErrors(shared.language) {
      var request = ChartsRequest(
        project: shared.projectURL, out: URL(fileURLWithPath: out), threads: threads ?? allCores,
        language: shared.language)
      request.asOf = asOf
      request.format = format
      print(try await drawCharts(request, progress: progressPrinter()), terminator: "")
    }
  }
}
