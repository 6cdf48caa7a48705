import ArgumentParser

struct AccessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access",
    abstract: "Times nearest facility, E2SFCA, a road network and a friction grid, all on seeded data.")

  @Option(help: "Villages.") var villages = 80_000
  @Option(help: "Facilities.") var facilities = 20_000
  @Option(help: "Nodes on a side of the street grid; 501 makes one million directed edges.") var streets = 501
  @Option(help: "Cells on a side of the friction grid.") var cells = 2_000
  @Option(help: "Seed of the data.") var seed: UInt64 = 1
  @OptionGroup var effort: EffortOptions

  func validate() throws {
    guard villages > 0, facilities > 0, (2...3_000).contains(streets), (2...10_000).contains(cells) else {
      throw ValidationError("numbers must be positive; --streets at most 3000, --cells at most 10000")
    }
  }

  func run() async throws {
    let e = effort.effort
    let outcomes = [
      try await measureNearest(villages: villages, facilities: facilities, seed: seed, e),
      try await measureCatchments(
        villages: villages, facilities: facilities, catchmentMetres: 25_000, seed: seed, e),
      try await measureRoads(side: streets, facilities: 500, seed: seed, e),
      try await measureTerrain(side: cells, sources: 200, seed: seed, e),
    ]
    print(try printed(outcomes, as: effort.format))
  }
}
