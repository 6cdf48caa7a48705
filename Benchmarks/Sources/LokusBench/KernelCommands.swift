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
    commandName: "queen", abstract: "Times queen weights by exact contact.")

  @Argument(help: "Coverage as GeoJSON.")
  var file: String
  @OptionGroup var effort: EffortOptions

  func run() async throws {
    print(try printed([await measureQueen(file, effort.effort)], as: effort.format))
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
