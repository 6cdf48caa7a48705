public import ArgumentParser
import Foundation
import Service
public import Stunting

extension Language: ExpressibleByArgument {}

enum TableFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

/// Options that every command has.
struct SharedOptions: ParsableArguments {
  @Option(help: "Language of messages, reports and maps: id or en (default: LOKUS_LANG, else id).")
  var lang: Language?

  @Option(help: "The project file.")
  var project = "lokus.yaml"

  var language: Language {
    lang ?? ProcessInfo.processInfo.environment["LOKUS_LANG"].flatMap { Language(rawValue: String($0.prefix(2))) }
      ?? .indonesian
  }

  var projectURL: URL { URL(fileURLWithPath: project) }
}

/// Options of the commands that analyse.
struct AnalysisOptions: ParsableArguments {
  @Option(help: "Folder to write; a folder that Lokus did not write is refused.")
  var out = "hasil"

  @Option(
    name: .customLong("as-of"), help: "Date the report stands for, yyyy-mm-dd (default: end of the latest period).")
  var asOf: String?

  @Option(help: "Most threads to use (default: all cores). The results do not depend on it.")
  var threads: Int?

  func validate() throws { try checkAnalysisOptions(asOf: asOf, threads: threads) }

  func request(_ shared: SharedOptions, parts: RunParts) -> RunRequest {
    runRequest(shared, out: out, asOf: asOf, threads: threads, parts: parts)
  }
}

func checkAnalysisOptions(asOf: String?, threads: Int?) throws {
  if let asOf, asOf.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/) == nil {
    throw ValidationError("--as-of must be a date such as 2025-08-31.")
  }
  if let threads, threads < 1 { throw ValidationError("--threads must be at least 1.") }
}

func runRequest(_ shared: SharedOptions, out: String, asOf: String?, threads: Int?, parts: RunParts) -> RunRequest {
  RunRequest(
    project: shared.projectURL, out: URL(fileURLWithPath: out), asOf: asOf, threads: threads ?? allCores,
    language: shared.language, parts: parts)
}

var allCores: Int { ProcessInfo.processInfo.activeProcessorCount }

/// Runs a command's work; an error a person can act on goes to stderr with its exit code.
func reportingErrors(_ language: Language, _ body: () async throws -> Void) async throws {
  do {
    try await body()
  } catch let error as any UserFacing {
    let message = error.message(language)
    writeError(message.text(language))
    throw ExitCode(message.status.rawValue)
  } catch let error as ExitCode {
    throw error
  } catch {
    let message = unexpectedMessage(error, language)
    writeError(message.text(language))
    throw ExitCode(message.status.rawValue)
  }
}

func writeError(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

/// Progress lines on stderr, only when it is a terminal.
func progressPrinter() -> @Sendable (String) -> Void {
  guard isatty(STDERR_FILENO) == 1 else { return { _ in } }
  return { writeError("· " + $0) }
}
