import Foundation
import Testing

/// What a run of the program gave.
struct ProgramResult: Sendable {
  /// Exit status; minus the number of the signal that ended it.
  var status: Int32
  var output: String
  var errors: String
  /// Wall-clock time in seconds.
  var seconds: Double

  /// The message code on stderr, such as `PRJ-014`.
  var messageCode: String? {
    errors.prefixMatch(of: #/([A-Z]{3}-\d{3}): /#).map { String($0.1) }
  }
}

struct TestFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// The built program, run as a planner runs it: a process of its own, in a folder, with a time limit.
enum LokusProgram {
  /// Folder of the repository, for `geodata/` and `tiles/`.
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// `LOKUS_BINARY`, else the program beside the test bundle, else the one of a release build.
  static let url: URL? = {
    if let named = ProcessInfo.processInfo.environment["LOKUS_BINARY"], !named.isEmpty {
      return URL(fileURLWithPath: named)
    }
    let bundle = URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
    let places = [bundle, repository.appendingPathComponent(".build/release")]
    return places.map { $0.appendingPathComponent("lokus") }.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
  }()

  /// Runs `lokus` to its end and returns what it printed. A run that passes the limit is ended and fails the test.
  @discardableResult
  static func run(
    _ arguments: [String], in folder: ProjectFolder, environment: [String: String] = [:], limitSeconds: Double = 900
  ) async throws -> ProgramResult {
    let running = try await RunningProgram.start(arguments, in: folder.url, environment: environment)
    return try await running.finish(limitSeconds: limitSeconds)
  }

  /// As `run`, for a command that must end well.
  @discardableResult
  static func succeed(
    _ arguments: [String], in folder: ProjectFolder, environment: [String: String] = [:], limitSeconds: Double = 900,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> ProgramResult {
    let result = try await run(arguments, in: folder, environment: environment, limitSeconds: limitSeconds)
    try #require(
      result.status == 0, "lokus \(arguments.joined(separator: " ")): \(result.status)\n\(result.errors)",
      sourceLocation: sourceLocation)
    return result
  }
}
