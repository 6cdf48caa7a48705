import ArgumentParser
import Synthetic

struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Says how much of what was planted the analysis finds again, over many seeds, as a Markdown table.",
    discussion: """
      Each regency is made in memory, without faults, and goes through the analysis of `lokus run` with its default
      parameters. The output is the same for any number of threads.

      Example: kabupaten-contoh evaluate --from 201 --to 400 --threads 2
      Example: kabupaten-contoh evaluate --from 201 --to 400 --permutations 9999 --nothing-planted --icc 0.02
      """)

  @Option(help: "First generator seed.")
  var from: UInt64 = 201

  @Option(help: "Last generator seed.")
  var to: UInt64 = 400

  @Option(help: "Permutations for Gi* and local Moran, 99 to 999999.")
  var permutations = 99_999

  @Option(help: "Threads, 1 to 64.")
  var threads = 1

  @Flag(help: "Plant nothing: how often is anything called where there is only noise?")
  var nothingPlanted = false

  @Option(help: "Intra-class correlation of ordinary villages, 0.001 to 0.5.")
  var icc: Double?

  func validate() throws {
    guard from <= to, to - from < 100_000 else { throw ValidationError("--to must be --from to --from + 99999") }
    guard (99...999_999).contains(permutations) else { throw ValidationError("--permutations must be 99 to 999999") }
    guard (1...64).contains(threads) else { throw ValidationError("--threads must be 1 to 64") }
    guard icc.map((0.001...0.5).contains) ?? true else { throw ValidationError("--icc must be 0.001 to 0.5") }
  }

  func run() async throws {
    var options = SyntheticOptions()
    options.plantsPattern = !nothingPlanted
    if let icc { options.concentration = Int((1 / icc).rounded()) - 1 }
    let evaluation = try await Evaluation(
      seeds: from...to, options: options, permutations: permutations, threads: threads)
    print(nothingPlanted ? evaluation.noiseTable : evaluation.plantedTable)
  }
}
