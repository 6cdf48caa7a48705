import ArgumentParser
import Foundation
import Synthetic

struct VillagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "villages", abstract: "Writes a large coverage of invented villages as GeoJSON, for benchmarks.",
    discussion: "Example: kabupaten-contoh villages --count 80000 --seed 1 --out villages-80000.geojson")

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
    let map = SyntheticCoverageMap.generate(count: count, seed: seed)
    try map.write(to: URL(fileURLWithPath: out))
    print("\(count) villages, \(map.vertexCount) vertices: \(out)")
  }
}
