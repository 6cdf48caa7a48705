internal import Analysis
internal import Cartography
internal import Foundation
internal import Project
internal import Stunting

/// Draws single sheets of a result.
struct ResultSheets {
  let result: RegionResult
  let place: ProjectPlace
  let language: Language
  /// Places to draw beside the facilities, such as sites that were chosen.
  var more: [FacilityPoint] = []

  func baseMap() throws -> BaseMap {
    let job = TileJob(result: result, place: place, language: language, maximumZoom: 12, threads: 1)
    var layer = job.mapLayer
    layer.facilities += more
    return try BaseMap(layer: layer, zooms: 10...11)
  }

  /// - Parameters:
  ///   - ids: Class of every village.
  ///   - lines: At the foot; broken to the width of a sheet.
  /// - Returns: PNG.
  func draw(_ wanted: MapStyle, _ ids: [String], _ base: BaseMap, lines: [String], subtitle: String) throws -> [UInt8] {
    var style = wanted
    style.classes.removeAll { $0.id == ThemeClasses.suppressed }
    let options = SceneOptions(
      language: language == .indonesian ? .indonesian : .english,
      watermark: place.synthetic ? language.pick("DATA SINTETIS", "SYNTHETIC DATA") : nil)
    let scene = try MapScene(
      base: base, style: style,
      values: ThemeValues(
        classOf: ids.map { style.classIndex($0) ?? -1 },
        isUnstable: style.unstable == nil ? [] : result.headline?.unstable ?? []),
      options: options)
    return try renderSheet(scene: scene, text: SheetText(subtitle: subtitle, sources: wrapped(lines)))
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

/// `peta.png` and "moran" give `peta_moran.png`.
func beside(_ url: URL, _ theme: String) -> URL {
  let stem = url.deletingPathExtension().lastPathComponent
  return url.deletingLastPathComponent().appendingPathComponent("\(stem)_\(theme).\(url.pathExtension)")
}

/// The line of a sheet that names the files, and whom it is for.
func sourceLine(_ files: [String], _ language: Language) -> String {
  language.pick("Sumber: ", "Source: ") + files.joined(separator: ", ") + ". "
    + language.pick("Untuk penggunaan internal", "For internal use") + ". Lokus \(LokusVersion.current)"
}
