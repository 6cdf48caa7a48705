import ArgumentParser
import Foundation
import Synthetic

struct AllCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "all", abstract: "Makes seeded coverages and times every kernel on each.")

  @Option(help: "Numbers of villages, with commas.")
  var count = "5000,20000,80000"

  @Option(name: .customLong("data-seed"), help: "Seed of the coverages.")
  var dataSeed: UInt64 = 1

  @Option(help: "Folder of the coverages; those already there are used again.")
  var data = ".data"

  @Option(help: "File to write every run to, as JSON.")
  var json: String?

  @OptionGroup var points: PointOptions
  @OptionGroup var permutations: PermutationOptions
  @OptionGroup var effort: EffortOptions

  /// About 1 m, in the degrees of the coverages.
  private static let metreInDegrees = 9e-6

  func validate() throws { _ = try counts() }

  func run() async throws {
    var outcomes: [Outcome] = []
    for count in try counts() {
      let file = try coverage(count)
      outcomes.append(try await measureRead(file, effort.effort))
      outcomes.append(try await measureJoin(file, points: points.points, seed: points.seed, effort.effort))
      outcomes.append(try await measureQueen(file, effort.effort))
      outcomes.append(try await measureQueen(file, tolerance: Self.metreInDegrees, effort.effort))
      outcomes.append(
        try await measureGi(file, permutations: permutations.permutations, seed: permutations.seed, effort.effort))
      outcomes.append(
        try await measureMoran(file, permutations: permutations.permutations, seed: permutations.seed, effort.effort))
    }
    print(try printed(outcomes, as: effort.format))
    if let json { try Data((printed(outcomes, as: .json) + "\n").utf8).write(to: URL(fileURLWithPath: json)) }
  }

  private func counts() throws -> [Int] {
    try count.split(separator: ",").map { part in
      guard let number = Int(part.trimmingCharacters(in: .whitespaces)), (1...500_000).contains(number) else {
        throw ValidationError("--count must be whole numbers from 1 to 500000, with commas")
      }
      return number
    }
  }

  private func coverage(_ count: Int) throws -> String {
    let folder = URL(fileURLWithPath: data, isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("villages-\(count)-\(dataSeed).geojson")
    if !FileManager.default.fileExists(atPath: file.path) {
      try SyntheticCoverageMap.generate(count: count, seed: dataSeed).write(to: file)
    }
    return file.path
  }
}
