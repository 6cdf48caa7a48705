import Analysis
import ArgumentParser
import Foundation
import Parallel

struct PlantCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plant",
    abstract: "Draws maps with one raised cluster and writes what each method calls.",
    discussion: """
      Writes the maps and the calls of Lokus as text, so that other programs can be scored on the same maps: \
      Benchmarks/planted_peers.py adds those of pygeoda and of a brute-force scan. `report` scores all of them.

      Example: lokus-kalibrasi plant --maps 200 --threads 2
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "Maps for each size and relative risk, 1 to 100000.")
  var maps = 200

  @Option(help: "Prevalence outside the cluster, between 0 and 1.")
  var prevalence = 0.2

  @Option(help: "Intraclass correlation of the villages of a map, 0 or more and below 1.")
  var correlation = 0.01

  @Option(parsing: .upToNextOption, help: "Villages in the cluster.")
  var size = [5, 12]

  @Option(parsing: .upToNextOption, help: "Relative risks, prevalence inside over outside.")
  var risk = [1.5, 2, 3]

  func validate() throws {
    guard (1...100_000).contains(maps) else { throw ValidationError("--maps must be 1 to 100000") }
    guard prevalence > 0, prevalence < 1 else { throw ValidationError("--prevalence must be between 0 and 1") }
    guard (0..<1).contains(correlation) else { throw ValidationError("--correlation must be 0 or more and below 1") }
    guard size.allSatisfy({ $0 > 0 }) else { throw ValidationError("--size must be above 0") }
    guard risk.allSatisfy({ $0 > 0 && $0.isFinite }) else { throw ValidationError("--risk must be above 0") }
  }

  func run() async throws {
    for regency in try await common.regencies() {
      let folder = try PlantedFolder(common.parts, regency: regency.key)
      try folder.write(regency)
      for size in size {
        for risk in risk { try await make(regency, size, risk, folder) }
      }
    }
  }

  private func make(_ regency: Regency, _ size: Int, _ risk: Double, _ folder: PlantedFolder) async throws {
    let facts = PlantedFacts(
      regency: RegencyFacts(regency), size: size, risk: risk, maps: maps, seed: common.seed, prevalence: prevalence,
      correlation: correlation)
    let name = facts.name
    if folder.holds(facts) {
      report("planted-\(regency.key)/\(name): there already")
      return
    }
    let clock = ContinuousClock()
    let start = clock.now
    let series = PlantedSeries(regency: regency, facts: facts)
    let parts = try await mapChunks(count: maps, chunkSize: 2, threads: common.threads) { range in
      try range.map { number in
        let map = series[number]
        return (map, try PlantedMethod.calls(map.map, regency))
      }
    }
    let all = parts.flatMap { $0 }
    try folder.write(facts, all.map(\.0), calls: PlantedMethod.allCases.indices.map { m in all.map { $0.1[m] } })
    report("planted-\(regency.key)/\(name): \(grouped(maps)) maps, \(seconds(clock.now - start))")
  }
}
