import ArgumentParser
import Foundation
import Service

struct MapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "One map sheet to print or to put into a document.",
    discussion: """
      A sheet carries title, legend, scale, north arrow, inset, grid, sources, method, Kode Wilayah and the note on
      boundaries. The extension of --out says what it is: .pdf, .svg or .png.

      Examples:
        lokus map
        lokus map --theme klaster --paper a3 --out klaster.pdf
        lokus map --value imunisasi_dasar_lengkap --classes 'quantile 5' --out imunisasi.svg
        lokus map desa.gpkg --value kasus --classes 'fisher-jenks 5' --out kasus.png
      """)

  @OptionGroup var file: MapFileOptions
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: MapOptions

  @Option(
    name: [.customShort("o"), .customLong("out")], help: "File to write: .pdf, .svg or .png.", completion: .file())
  var out = "peta.pdf"

  func run() async throws {
    try await reportingErrors(shared.language) {
      let request = options.request(file.input(shared, values: options.values), shared.language)
      let url = URL(fileURLWithPath: out)
      print(try await drawMap(request, out: url, progress: progressPrinter()), terminator: "")
    }
  }
}
