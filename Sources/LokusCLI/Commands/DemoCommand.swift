import ArgumentParser
import Foundation
import Service

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Run everything on the bundled, invented regency.",
    discussion: "Example:\n  lokus demo --out demo")

  @OptionGroup var shared: SharedOptions
  @Option(help: "Folder for the project of the demo.") var out = "demo"
  @Option(help: "Most threads to use (default: all cores).") var threads: Int?

  func validate() throws { try checkAnalysisOptions(asOf: nil, threads: threads) }

  func run() async throws {
    try await reportingErrors(shared.language) {
      let outcome = try await runDemo(
        folder: URL(fileURLWithPath: out), threads: threads ?? allCores,
        language: shared.language, progress: progressPrinter())
      print(outcome.text, terminator: "")
    }
  }
}
