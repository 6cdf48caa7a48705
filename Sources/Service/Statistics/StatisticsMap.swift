internal import Analysis
internal import Cartography
internal import Foundation
internal import Project
internal import Publish
internal import Stunting

extension StatisticsOutput {
  /// One sheet a theme: the first at `url`, the others beside it with the theme in the name.
  func maps(_ url: URL) async throws -> [(URL, [UInt8])] {
    let known = themes.filter { ThemeClasses.ids(theme: $0, result) != nil }
    let sheets = ResultSheets(
      result: result, place: region.place, language: request.language, threads: request.threads)
    let labelled = try known.map(sheets.style)
    let base = try await sheets.baseMap()
    return try labelled.enumerated().map { place, style in
      let ids = ThemeClasses.ids(theme: style.key, result) ?? []
      let target = place == 0 ? url : beside(url, style.key)
      return (target, try sheets.draw(style, ids, base, lines: sheetLines(style.key)))
    }
  }

  private func sheetLines(_ theme: String) -> [String] {
    let report = ReportBuilder(result: result, context: region.context(result, request))
    let used = result.headline?.sourceIDs ?? []
    let sources = region.task.data.imports.filter { $0.role == "boundaries" || used.contains($0.sourceID) }
    return [report.sheetMethod(theme: theme), sourceLine(sources.map(\.fileName), request.language)]
  }
}
