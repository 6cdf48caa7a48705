internal import Analysis
internal import Cartography
internal import Foundation
internal import Geometry
internal import Project
internal import Publish
internal import Stunting

extension StatisticsOutput {
  /// One sheet a theme: the first at `url`, the others beside it with the theme in the name.
  func maps(_ url: URL) async throws -> [(URL, [UInt8])] {
    let known = themes.filter { ThemeClasses.ids(theme: $0, result) != nil }
    let styles = try loadStyles(known)
    let labelled = styles.map { adapted($0, to: result.headline) }
    let base = try baseMap()
    return try labelled.enumerated().map { place, style in
      let stem = url.deletingPathExtension().lastPathComponent
      let target =
        place == 0 ? url : url.deletingLastPathComponent().appendingPathComponent("\(stem)_\(style.key).png")
      return (target, try sheet(style, base))
    }
  }

  private func baseMap() throws -> BaseMap {
    let job = TileJob(
      result: result, place: region.place, language: request.language, maximumZoom: 12, threads: request.threads)
    return try BaseMap(layer: job.mapLayer, zooms: 10...11)
  }

  private func sheet(_ wanted: MapStyle, _ base: BaseMap) throws -> [UInt8] {
    var style = wanted
    style.classes.removeAll { $0.id == ThemeClasses.suppressed }
    let ids = ThemeClasses.ids(theme: style.key, result) ?? []
    let options = SceneOptions(
      language: request.language == .indonesian ? .indonesian : .english,
      watermark: region.place.synthetic ? request.language.pick("DATA SINTETIS", "SYNTHETIC DATA") : nil)
    let scene = try MapScene(
      base: base, style: style,
      values: ThemeValues(
        classOf: ids.map { style.classIndex($0) ?? -1 },
        isUnstable: style.unstable == nil ? [] : result.headline?.unstable ?? []),
      options: options)
    return try renderSheet(scene: scene, text: SheetText(subtitle: subtitle, sources: sheetLines(style.key)))
  }

  private var subtitle: String {
    let period = result.headline.map { $0.period == .unstated ? "" : ", \($0.period)" } ?? ""
    return region.place.name + period
  }

  private func sheetLines(_ theme: String) -> [String] {
    let report = ReportBuilder(result: result, context: region.context(result, request))
    let used = result.headline?.sourceIDs ?? []
    let sources = region.task.data.imports.filter { $0.role == "boundaries" || used.contains($0.sourceID) }
      .map(\.fileName)
    let source = request.language.pick("Sumber: ", "Source: ") + sources.joined(separator: ", ")
    let exact = request.language.pick("Untuk penggunaan internal", "For internal use")
    return wrapped([report.sheetMethod(theme: theme), source + ". " + exact + ". Lokus \(LokusVersion.current)"])
  }

  /// Lines of at most 190 characters: the width of a sheet.
  private func wrapped(_ lines: [String]) -> [String] {
    lines.flatMap { line -> [String] in
      var rows: [String] = []
      for word in line.split(separator: " ") {
        if let last = rows.last, last.count + word.count < 190 {
          rows[rows.count - 1] = last + " " + word
        } else {
          rows.append(String(word))
        }
      }
      return rows
    }
  }
}
