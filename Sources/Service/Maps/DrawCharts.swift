internal import Analysis
internal import Cartography
internal import DrawingBridge
public import Foundation
internal import Project
internal import Publish
public import Stunting

/// What `lokus charts` is asked to draw.
public struct ChartsRequest: Sendable {
  public var project: URL
  /// Folder to write.
  public var out: URL
  /// `pdf`, `svg` or `png`.
  public var format = "pdf"
  public var asOf: String?
  public var threads: Int
  public var language: Language

  public init(project: URL, out: URL, threads: Int, language: Language) {
    self.project = project
    self.out = out
    self.threads = max(1, threads)
    self.language = language
  }
}

/// Draws the charts of a project's results into a folder.
///
/// - Returns: What was written.
/// - Throws: Errors that are `UserFacing`; the folder is then as it was.
public func drawCharts(_ request: ChartsRequest, progress: @escaping @Sendable (String) -> Void) async throws -> String
{
  do {
    guard ["pdf", "svg", "png"].contains(request.format) else {
      throw MapProblem.notAChoice(option: "format", found: request.format, choices: ["pdf", "svg", "png"])
    }
    let output = try OutputFolder(target: request.out)
    do {
      let text = try await writeCharts(request, to: output, progress: progress)
      try output.commit()
      return text
    } catch {
      output.discard()
      throw error
    }
  } catch {
    throw userFacing(error)
  }
}

private func writeCharts(_ request: ChartsRequest, to output: OutputFolder, progress: (String) -> Void) async throws
  -> String
{
  let l = request.language
  let project = try readProject(at: request.project, checkingFiles: false, knownStyles: try? knownStyles())
  let run = RunRequest(
    project: request.project, out: request.out, asOf: request.asOf, threads: request.threads, language: l, parts: [])
  let analysed = try await analyseProject(project, run, progress: progress)
  let task = AnalysisTask(
    data: analysed.data, parameters: project.parameters, catalogue: project.catalogue, services: project.services,
    threads: request.threads)
  let source = ChartSource(
    region: MapRegion(analysed, project), periods: try task.headlines().all, language: l)
  var files: [String] = []
  for item in source.charts {
    let pages = chartPages(item.chart, heading: source.heading(item.title))
    files += try write(pages, name: item.name, title: item.title, format: request.format, to: output)
  }
  let origin = provenance(
    place: project.place, parameters: project.parameters, result: analysed.result, imports: analysed.data.imports,
    asOf: analysed.asOf, audience: .internal)
  try output.writeManifest(origin)
  let name = request.out.lastPathComponent
  return l.pick("Ditulis di \(name)/ (untuk penggunaan internal): ", "Written to \(name)/ (for internal use): ")
    + files.joined(separator: ", ") + "\n"
}

/// One PDF a chart with all its pages; SVG and PNG have a file a page.
private func write(_ pages: [ChartPage], name: String, title: String, format: String, to output: OutputFolder) throws
  -> [String]
{
  guard format != "pdf" else {
    var document = PDFDocument(title: title, author: "Lokus \(LokusVersion.current)")
    for (place, page) in pages.enumerated() { document.append(try page.pdf(), label: "\(place + 1)") }
    try output.write(try document.bytes(), to: "\(name).pdf")
    return ["\(name).pdf"]
  }
  return try pages.enumerated().map { place, page in
    let file = "\(name)\(pages.count > 1 ? "_\(place + 1)" : "").\(format)"
    try output.write(try format == "svg" ? page.svg() : page.png(), to: file)
    return file
  }
}
