import ArgumentParser
import Foundation
import Synthetic

struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Writes a coverage of invented villages as GeoJSON.")

  @Option(help: "Number of villages, 1 to 500000.")
  var count: Int

  @Option(help: "Seed; the same seed and count give the same bytes.")
  var seed: UInt64 = 1

  @Option(help: "File to write.")
  var out: String

  func validate() throws {
    guard (1...500_000).contains(count) else { throw ValidationError("--count must be 1 to 500000") }
  }

  func run() throws {
    try SyntheticCoverageMap.generate(count: count, seed: seed).write(to: URL(fileURLWithPath: out))
  }
}

struct PointsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "points",
    abstract: "Writes the points that \"join\" draws: all x, then all y, as doubles of this machine.")

  @Argument(help: "Coverage as GeoJSON.")
  var file: String

  @OptionGroup var points: PointOptions

  @Option(help: "File to write.")
  var out: String

  func run() async throws {
    let polygons = try await Coverage.read(file, threads: 1).polygons
    try PointCloud(count: points.points, seed: points.seed, in: polygons).write(to: URL(fileURLWithPath: out))
  }
}
