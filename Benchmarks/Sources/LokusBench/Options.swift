import ArgumentParser

extension OutputFormat: ExpressibleByArgument {}

/// The options that all measuring verbs share.
struct EffortOptions: ParsableArguments {
  @Option(help: "Runs that are counted.")
  var runs = 5

  @Option(name: .customLong("warm-up"), help: "Runs before them that are not.")
  var warmUps = 1

  @Option(help: "Most threads.")
  var threads = 2

  @Option(help: "Print \"markdown\" (min and mean) or \"json\" (every run).")
  var format = OutputFormat.markdown

  var effort: Effort { Effort(warmUps: warmUps, runs: runs, threads: threads) }

  func validate() throws {
    guard (1...1_000).contains(runs) else { throw ValidationError("--runs must be 1 to 1000") }
    guard (0...1_000).contains(warmUps) else { throw ValidationError("--warm-up must be 0 to 1000") }
    guard (1...1_024).contains(threads) else { throw ValidationError("--threads must be 1 to 1024") }
  }
}

/// The points of the join.
struct PointOptions: ParsableArguments {
  @Option(help: "Points to join, drawn from the box of the coverage.")
  var points = 1_000_000

  @Option(help: "Seed of the points.")
  var seed: UInt64 = 1

  func validate() throws {
    guard (1...100_000_000).contains(points) else { throw ValidationError("--points must be 1 to 100000000") }
  }
}

/// The draws of Gi* and local Moran.
struct PermutationOptions: ParsableArguments {
  @Option(help: "Permutations.")
  var permutations = 9_999

  @Option(name: .customLong("permutation-seed"), help: "Seed of the permutations.")
  var seed: UInt64 = 1

  func validate() throws {
    guard (1...100_000_000).contains(permutations) else {
      throw ValidationError("--permutations must be 1 to 100000000")
    }
  }
}
