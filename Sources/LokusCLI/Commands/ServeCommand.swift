import ArgumentParser
import Foundation
import HTTPFeed
import Service
import Stunting

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the public files and a web map on this computer.",
    discussion: """
      Serves only a folder written by `lokus export --public`; writes it first when it is not there.

      Examples:
        lokus serve
        lokus serve --folder publik --port 8080
      """)

  @OptionGroup var shared: SharedOptions
  @Option(help: "The public folder.") var folder = "publik"
  @Option(help: "Port on 127.0.0.1; 0 takes a free one.") var port = 8080

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port must be between 0 and 65535.") }
  }

  func run() async throws {
    try await reportingErrors(shared.language) {
      if !FileManager.default.fileExists(atPath: folder) {
        let request = runRequest(shared, out: folder, asOf: nil, threads: nil, parts: .geojson)
        _ = try await exportPublic(request, progress: progressPrinter())
      }
      let language = shared.language
      do {
        try await serve(FeedConfiguration(folder: folder, port: port)) { url, _ in
          writeError(language.pick("Peta di \(url)/ (Ctrl-C untuk berhenti)", "Map at \(url)/ (Ctrl-C to stop)"))
        }
      } catch let error as FeedError {
        throw ServeFailure(error: error)
      }
    }
  }
}
