import ArgumentParser

/// The generator of the bundled invented regency and of benchmark data, and the judge of what is found again in it.
@main
struct KabupatenContoh: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kabupaten-contoh",
    abstract: "Makes invented data: the regency Kabupaten Contoh (99.99), or a large coverage of villages.",
    subcommands: [WriteCommand.self, VillagesCommand.self, EvaluateCommand.self])
}
