import ArgumentParser
import Service

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Analyse the workspace, write hasil/ and print the report.",
    discussion: """
      Writes a copy of the workspace, geojson/, tiles/, and the report as laporan.txt, laporan.md and laporan.csv.
      What it writes is internal: numbers are exact. Use `lokus export --public` for a folder that may be shown.

      Examples:
        lokus run
        lokus run --out hasil --as-of 2025-08-31 --lang en
      """)

  @OptionGroup var shared: SharedOptions
  @OptionGroup var analysis: AnalysisOptions

  func run() async throws {
    try await reportingErrors(shared.language) {
      let outcome = try await runProject(analysis.request(shared, parts: .all), progress: progressPrinter())
      print(outcome.text, terminator: "")
    }
  }
}

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the report of hasil/ again and print it.",
    discussion: """
      Examples:
        lokus report --lang en
        lokus report --format json
      """)

  @OptionGroup var shared: SharedOptions
  @OptionGroup var analysis: AnalysisOptions
  @Option(help: "text, or json for the table of villages.") var format = TableFormat.text

  func run() async throws {
    try await reportingErrors(shared.language) {
      let outcome = try await runProject(analysis.request(shared, parts: .report), progress: progressPrinter())
      print(format == .json ? outcome.tableJSON : outcome.text, terminator: "")
    }
  }
}

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the GeoJSON of hasil/ again, or with --public a folder that may be shown.",
    discussion: """
      --public writes publik/ (or --out): counts of 1 to 4 people appear as "<5", and nothing from which they follow.

      Examples:
        lokus export
        lokus export --public --out publik
      """)

  @OptionGroup var shared: SharedOptions
  @Flag(name: .customLong("public"), help: "Suppress small counts and write a public folder.") var isPublic = false
  @Option(help: "Folder to write (default: hasil, or publik with --public).") var out: String?
  @Option(name: .customLong("as-of"), help: "Date the data stands for, yyyy-mm-dd.") var asOf: String?
  @Option(help: "Most threads to use (default: all cores).") var threads: Int?

  func validate() throws { try checkAnalysisOptions(asOf: asOf, threads: threads) }

  func run() async throws {
    try await reportingErrors(shared.language) {
      let request = runRequest(
        shared, out: out ?? (isPublic ? "publik" : "hasil"), asOf: asOf, threads: threads, parts: .geojson)
      let progress = progressPrinter()
      let outcome =
        isPublic
        ? try await exportPublic(request, progress: progress) : try await runProject(request, progress: progress)
      print(outcome.closing, terminator: "")
    }
  }
}
