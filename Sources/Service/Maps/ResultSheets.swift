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
  let threads: Int
  /// Places to draw beside the facilities, such as sites that were chosen.
  var more: [FacilityPoint] = []

  /// The style of a theme.
  func style(_ theme: String) throws -> MapStyle {
    guard let found = try StyleLibrary().style(ofTheme: theme) else {
      throw MapProblem.unknownTheme(found: theme, known: try knownStyles())
    }
    return adapted(found.style, to: result.headline)
  }

  func baseMap() async throws -> BaseMap {
    var layer = result.mapLayer
    layer.facilities += more
    return try await BaseMap(layer: layer, zooms: 0...12, threads: threads)
  }

  /// - Parameters:
  ///   - ids: Class of every village.
  ///   - lines: The method, then the sources.
  /// - Returns: PNG.
  func draw(_ wanted: MapStyle, _ ids: [String], _ base: BaseMap, lines: [String]) throws -> [UInt8] {
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
    let text = SheetText(
      place: place.name, period: result.headline.map { $0.period.description } ?? "-",
      regionCode: place.regencyCode ?? "", institution: place.institution ?? "", sources: [lines.last ?? ""],
      method: lines.dropLast().map { $0 }, edition: result.edition.id)
    return try renderSheet(scene: scene, text: text)
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
