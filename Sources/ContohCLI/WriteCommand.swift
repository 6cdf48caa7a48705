import ArgumentParser
import Foundation
import Synthetic

struct WriteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write",
    abstract: "Writes the regency of a seed as office files, with its planted faults and the truth.",
    discussion: "Example: kabupaten-contoh write --seed 2025 --out geodata/kabupaten-contoh")

  @Option(help: "Seed; the same seed gives the same bytes.")
  var seed: UInt64 = 2025

  @Option(help: "Folder to write into; made when missing.")
  var out: String

  func run() throws {
    let regency = SyntheticRegency.generate(seed: seed)
    try regency.write(to: URL(fileURLWithPath: out, isDirectory: true))
    print("\(regency.villages.count) villages in \(regency.districts.count) kecamatan: \(out)")
  }
}
