import ArgumentParser
import Foundation
import Service

struct CardsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cards",
    abstract: "A picture a desa/kelurahan, sized for a phone: map, five numbers, reasons.",
    discussion: """
      Examples:
        lokus cards
        lokus cards --village 99.01.01.2001 --out kartu
        lokus cards --public
      """)

  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: MapOptions
  @Option(help: "Kode Wilayah of a village; may be given several times (default: all).") var village: [String] = []

  @Option(
    name: [.customShort("o"), .customLong("out")], help: "Folder to write; one that Lokus did not write is refused.")
  var out = "kartu"

  func run() async throws {
    try await reportingErrors(shared.language) {
      let request = options.request(.project(shared.projectURL), shared.language)
      let cards = CardsRequest(map: request, villages: village, out: URL(fileURLWithPath: out))
      print(try await drawCards(cards, progress: progressPrinter()), terminator: "")
    }
  }
}
