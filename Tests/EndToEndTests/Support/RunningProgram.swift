import Foundation

/// A process of the program that was started, and must be waited for with `finish`. Its output goes to files, so that a
/// full pipe never stops it.
final class RunningProgram {
  private let process = Process()
  private let scratch: ProjectFolder
  private let ended: AsyncStream<Void>
  private let started = ContinuousClock.now

  /// Starts the program as soon as fewer than `ProgramSlots` of them run.
  static func start(_ arguments: [String], in folder: URL, environment: [String: String] = [:]) async throws
    -> RunningProgram
  {
    await ProgramSlots.shared.take()
    do { return try RunningProgram(arguments, in: folder, environment: environment) } catch {
      await ProgramSlots.shared.giveBack()
      throw error
    }
  }

  private init(_ arguments: [String], in folder: URL, environment: [String: String]) throws {
    guard let program = LokusProgram.url else {
      throw TestFailure("no program to test: build it with `swift build -c release`, or name it in LOKUS_BINARY")
    }
    scratch = try ProjectFolder()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = RunningProgram.environment(environment)
    process.standardOutput = try scratch.writableHandle("stdout")
    process.standardError = try scratch.writableHandle("stderr")
    let (stream, continuation) = AsyncStream<Void>.makeStream()
    ended = stream
    process.terminationHandler = { _ in continuation.finish() }
    try process.run()
  }

  /// The environment of the tests without what would change the language or the data.
  private static func environment(_ own: [String: String]) -> [String: String] {
    var all = ProcessInfo.processInfo.environment
    all["LOKUS_LANG"] = nil
    all["LOKUS_DATA"] = LokusProgram.repository.path
    return all.merging(own) { $1 }
  }

  var isRunning: Bool { process.isRunning }

  /// Ends it at once (SIGKILL), as a power cut would.
  func kill() { _ = Glibc.kill(process.processIdentifier, SIGKILL) }

  /// Waits for the end, at most `limitSeconds`.
  func finish(limitSeconds: Double) async throws -> ProgramResult {
    let identifier = process.processIdentifier
    let limit = Task {
      try await Task.sleep(for: .seconds(limitSeconds))
      _ = Glibc.kill(identifier, SIGKILL)
    }
    let waited = ContinuousClock.now
    for await _ in ended {}
    limit.cancel()
    await ProgramSlots.shared.giveBack()
    guard ContinuousClock.now - waited < .seconds(limitSeconds) else {
      throw TestFailure("did not end within \(limitSeconds) s")
    }
    let isSignal = process.terminationReason == .uncaughtSignal
    return ProgramResult(
      status: isSignal ? -process.terminationStatus : process.terminationStatus, output: try scratch.text("stdout"),
      errors: try scratch.text("stderr"), seconds: (ContinuousClock.now - started) / .seconds(1))
  }
}
