import ArgumentParser

/// Shows how often each method calls something where there is nothing, and how much it finds of what was planted.
@main
struct Kalibrasi: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lokus-kalibrasi",
    abstract: "Calibrates the tests of Lokus on simulated maps of real regencies.",
    discussion: """
      `run` draws maps without any pattern and counts false calls; `plant` draws maps with one raised cluster; `report`
      makes docs/calibration.md from what both left in the folder of parts. A part that is there already is not made
      again, so a run that was stopped goes on. The result does not depend on the number of threads.
      """,
    subcommands: [RunCommand.self, PlantCommand.self, ReportCommand.self])
}

/// What all commands need.
struct CommonOptions: ParsableArguments {
  @Option(help: "Folder of the parts of the result; made when missing.")
  var parts = ".build/calibration"

  @Option(help: "Seed of all draws.")
  var seed: UInt64 = 2026

  @Option(help: "Threads, 1 to 64.")
  var threads = 2

  @Option(parsing: .upToNextOption, help: "Regencies (\(RegencySource.allKeys)); the first three by default.")
  var regency: [RegencySource] = RegencySource.defaults

  func validate() throws {
    guard (1...64).contains(threads) else { throw ValidationError("--threads must be 1 to 64") }
  }

  /// The regencies, read. Without the folder of real data the command ends with status 66.
  func regencies() async throws -> [Regency] {
    var result: [Regency] = []
    for source in regency {
      do { result.append(try await source.read(threads: threads)) } catch let fault as RegencyFault {
        report(fault.text)
        throw ExitCode(66)
      }
    }
    return result
  }
}
