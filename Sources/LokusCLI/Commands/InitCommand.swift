import ArgumentParser
import Foundation
import Service

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented lokus.yaml by looking at the files given.",
    discussion: """
      Examples:
        lokus init batas_desa.geojson balita.csv puskesmas.csv
        lokus init --name "Kabupaten Contoh" *.csv *.geojson
      """)

  @OptionGroup var shared: SharedOptions
  @Option(help: "Name of the regency, written into the file.") var name: String?
  @Flag(help: "Replace an existing project file.") var force = false
  @Argument(help: "Boundary, facility and table files.") var files: [String] = []

  func run() async throws {
    try await reportingErrors(shared.language) {
      let request = InitRequest(
        project: shared.projectURL, files: files.map { URL(fileURLWithPath: $0) }, name: name, replace: force,
        language: shared.language)
      print(try await initProject(request).text)
    }
  }
}
