import ArgumentParser

/// Times the kernels of Lokus on seeded data.
@main
struct LokusBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lokus-bench",
    abstract:
      "Times the kernels of Lokus: reading GeoJSON, joining points, queen weights, Gi*, local Moran, scan, access.",
    discussion: """
      Only the kernel is timed, never the preparation of its input. Example:
        lokus-bench data --count 5000 --out villages-5000.geojson
        lokus-bench gi villages-5000.geojson --permutations 9999 --threads 2
        lokus-bench all --count 5000,20000,80000
      """,
    subcommands: [
      DataCommand.self, PointsCommand.self, ReadCommand.self, JoinCommand.self, QueenCommand.self, GiCommand.self,
      MoranCommand.self, ScanCommand.self, AccessCommand.self, AllCommand.self,
    ])
}
