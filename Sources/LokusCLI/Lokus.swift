import ArgumentParser
import Service

@main
struct Lokus: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lokus",
    abstract: "From office files to a lokus decision: hotspots, klaster, access gaps, maps and a report.",
    discussion: """
      A project is a folder with lokus.yaml and the files it names.

        lokus demo                      see everything on the bundled, invented regency
        lokus init batas.geojson balita.csv
        lokus import                    read the files into the workspace lokus.gpkg
        lokus run                       analyse, write hasil/ and print the report

      Exit codes: 0 good, 64 usage, 65 data refused, 66 input missing, 70 our fault, 73 can't write.
      """,
    version: LokusVersion.current,
    subcommands: [
      InitCommand.self, ImportCommand.self, RunCommand.self, HotspotsCommand.self, KlasterCommand.self,
      AccessCommand.self, SitingCommand.self, CheckCommand.self,
      DoctorCommand.self, ReportCommand.self, ExportCommand.self, TilesCommand.self, MapCommand.self,
      AtlasCommand.self, CardsCommand.self, ChartsCommand.self, ServeCommand.self, DemoCommand.self,
    ])
}
