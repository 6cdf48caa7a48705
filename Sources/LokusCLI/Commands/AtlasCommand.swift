import ArgumentParser
import Foundation
import Service

struct AtlasCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "atlas",
    abstract: "A PDF with an overview, an index and a page a kecamatan or desa.",
    discussion: """
      A page has the map, a table of its villages beside it, and everything a sheet has. Pages that are done are kept
      beside the file while it is made: the same command goes on after a stop.

      Examples:
        lokus atlas
        lokus atlas --theme lokus --paper a3 --out atlas-lokus.pdf
        lokus atlas --per desa --out desa.pdf
      """)

  @OptionGroup var file: MapFileOptions
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: MapOptions
  @Option(help: "A page each: kecamatan or desa.") var per = "kecamatan"

  @Option(name: [.customShort("o"), .customLong("out")], help: "PDF to write.", completion: .file())
  var out = "atlas.pdf"

  func run() async throws {
    try await reportingErrors(shared.language) {
      let map = options.request(file.input(shared, values: options.values), shared.language)
      var request = AtlasRequest(map: map, out: URL(fileURLWithPath: out))
      request.per = per
      print(try await drawAtlas(request, progress: progressPrinter()), terminator: "")
    }
  }
}
