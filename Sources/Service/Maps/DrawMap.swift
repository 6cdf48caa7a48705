internal import Cartography
public import Foundation
internal import Project
internal import Stunting

/// Draws one sheet: PDF, SVG or PNG by the file's extension.
///
/// - Returns: What was written.
/// - Throws: Errors that are `UserFacing`; the file is then as it was.
public func drawMap(_ request: MapRequest, out: URL, progress: @escaping @Sendable (String) -> Void) async throws
  -> String
{
  do {
    let format = try sheetFormat(out)
    try checkPlaces([out], inputs: inputs(of: request.input) + (request.logo.map { [$0] } ?? []))
    let source = try await SheetSource(request, progress: progress)
    progress("peta / map")
    let bytes = try renderSheet(
      scene: try source.scene(), text: try source.text(), page: try source.page(), format: format)
    try writeTogether([(out, .bytes(bytes))])
    return mapClosing([out], request, source.region.remarks + source.theme.notes.map { note($0, request.language) })
  } catch {
    throw userFacing(error)
  }
}

private func sheetFormat(_ url: URL) throws -> SheetFormat {
  switch url.pathExtension.lowercased() {
  case "pdf": .pdf
  case "svg": .svg
  case "png": .png(dotsPerInch: 150)
  default: throw DirectProblem.unknownOutput(file: url.lastPathComponent, known: ["pdf", "svg", "png"])
  }
}

private func note(_ text: LocalisedText, _ language: Language) -> String {
  text.text(language == .indonesian ? .indonesian : .english)
}

/// What is said of what a map command wrote.
func mapClosing(_ files: [URL], _ request: MapRequest, _ remarks: [String]) -> String {
  let l = request.language
  let whom =
    request.isPublic
    ? l.pick("boleh dibagikan", "may be shared") : l.pick("untuk penggunaan internal", "for internal use")
  return remarks.map { $0 + "\n" }.joined() + l.pick("Ditulis (\(whom)): ", "Written (\(whom)): ")
    + files.map(\.lastPathComponent).joined(separator: ", ") + "\n"
}
