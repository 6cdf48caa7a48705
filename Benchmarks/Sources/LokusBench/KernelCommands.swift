import ArgumentParser

struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "read", abstract: "Times reading a GeoJSON file.")

  @Argument(help: "Coverage as GeoJSON.")
  var file: String
  @OptionGroup var effort: EffortOptions

  func run() async throws {
    print(try printed([await measureRead(file, effort.effort)], as: effort.format))
  }
}

struct JoinCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Times joining points to polygons: the index and every look-up.")

  @Argument(help: "Coverage as GeoJSON.")
  var file: String
  @OptionGroup var points: PointOptions
  @OptionGroup var effort: EffortOptions

  func run() async throws {
    let outcome = try await measureJoin(file, points: points.points, seed: points.seed, effort.effort)
    print(try printed([outcome], as: effort.format))
  }
}

struct QueenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queen", abstract: "Times queen weights by contact, exact or within a tolerance.")

  @Argument(help: "Coverage as GeoJSON.")
  var file: String
  @Option(help: "Tolerance in units of the coordinates; 0 is exact.") var tolerance = 0.0
  @OptionGroup var effort: EffortOptions

  func validate() throws {
    guard tolerance >= 0, tolerance.isFinite else { throw ValidationError("--tolerance must be 0 or more") }
  }

  func run() async throws {
    print(try printed([await measureQueen(file, tolerance: tolerance, effort.effort)], as: effort.format))
  }
}

struct GiCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gi", abstract: "Times Gi*: statistic, conditional permutation and p, weights and rates given.")

  @Argument(help: "Coverage as GeoJSON.")
  var file: String
  @OptionGroup var permutations: PermutationOptions
  @OptionGroup var effort: EffortOptions

  func run() async throws {
    let outcome = try await measureGi(
      file, permutations: permutations.permutations, seed: permutations.seed, effort.effort)
    print(try printed([outcome], as: effort.format))
  }
}

struct MoranCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moran",
    abstract: "Times local Moran: statistic, conditional permutation and p, weights and rates given.")

  @Argument(help: "Coverage as GeoJSON.")
  var file: String
  @OptionGroup var permutations: PermutationOptions
  @OptionGroup var effort: EffortOptions

  func run() async throws {
    let outcome = try await measureMoran(
      file, permutations: permutations.permutations, seed: permutations.seed, effort.effort)
    print(try printed([outcome], as: effort.format))
  }
}

struct ScanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan", abstract: "Times the Bernoulli scan with all its simulated maps, points and counts given.")

  @Argument(help: "Coverage as GeoJSON.")
  var file: String
  @Option(help: "Simulated maps.") var simulations = 999
  @Option(help: "Seed of the maps.") var seed: UInt64 = 1
  @OptionGroup var effort: EffortOptions

  func validate() throws {
    guard (1...99_999).contains(simulations) else { throw ValidationError("--simulations must be 1 to 99999") }
  }

  func run() async throws {
    let outcome = try await measureScan(file, simulations: simulations, seed: seed, effort.effort)
    print(try printed([outcome], as: effort.format))
  }
}
