import ArgumentParser
import Foundation

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Makes the calibration report from the parts, as Markdown.",
    discussion: "Example: lokus-kalibrasi report --out docs/calibration.md")

  @Option(help: "Folder of the parts of the result.")
  var parts = ".build/calibration"

  @Option(help: "File to write; standard output without it.")
  var out: String?

  func run() throws {
    let folder = try PartFolder(parts)
    let nulls = try folder.names(prefix: "null-").compactMap { folder.read($0, as: CalibrationPart.self) }.filter {
      $0.version == CalibrationPart.currentVersion
    }
    let text = try CalibrationReport(nulls: nulls, planted: PlantedFolder.all(folder)).text
    guard let out else {
      print(text, terminator: "")
      return
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: out), options: .atomic)
    report(out)
  }
}
