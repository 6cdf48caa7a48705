internal import Analysis
internal import Cartography
internal import DrawingBridge
internal import Foundation
internal import Geometry
internal import Project
internal import Publish
internal import SpatialStats
internal import Stunting
internal import Topology

/// A theme of a region with all that is printed around it: what `lokus map`, `atlas` and `cards` draw from.
struct SheetSource {
  let region: MapRegion
  let themes: ThemeSource
  let base: BaseMap
  let theme: Theme
  let request: MapRequest

  private var language: Language { request.language }
  private func pick(_ id: String, _ en: String) -> String { language.pick(id, en) }

  /// Reads the input, analyses it and prepares its borders.
  ///
  /// - Throws: Errors of the readers, `MapProblem`, `CartographyError`.
  init(_ request: MapRequest, progress: @escaping @Sendable (String) -> Void) async throws {
    self.request = request
    region = try await MapRegion(
      request.input, asOf: request.asOf, threads: request.threads, language: request.language, progress: progress)
    var themes = try ThemeSource(region, isPublic: request.isPublic, language: request.language)
    try SheetSource.apply(request, to: &themes)
    theme = try SheetSource.theme(request, region, themes)
    self.themes = themes
    progress("batas / borders")
    base = try await BaseMap(layer: region.mapLayer, zooms: 0...14, threads: request.threads)
  }

  private static func apply(_ request: MapRequest, to themes: inout ThemeSource) throws {
    if let palette = request.palette {
      let known = themes.library.palettes.palettes.map(\.id)
      guard known.contains(palette) else {
        throw MapProblem.notAChoice(option: "palette", found: palette, choices: known)
      }
      themes.palette = palette
    }
    if let text = request.classes {
      guard let scheme = try? ClassificationScheme(text: text) else { throw MapProblem.badClasses(text: text) }
      themes.scheme = scheme
    }
  }

  private static func theme(_ request: MapRequest, _ region: MapRegion, _ themes: ThemeSource) throws -> Theme {
    if let value = request.value {
      guard let maker = themes.library.styles.first(where: { $0.key == "cakupan" }) else {
        throw MapProblem.unknownTheme(found: "cakupan", known: themes.themes)
      }
      return try themes.value(value, style: maker)
    }
    if let key = request.theme { return try themes.theme(key) }
    for key in region.parameters.styles { if let theme = try? themes.theme(key) { return theme } }
    throw MapProblem.nothingInTheme(theme: region.parameters.styles.first ?? "-")
  }

  func scene() throws -> MapScene {
    try TileJob(region: region, base: base, language: language, threads: request.threads).scene(theme)
  }

  // MARK: - Paper

  func page() throws -> SheetPage {
    guard let paper = PaperSize(rawValue: request.paper.lowercased()) else {
      throw MapProblem.notAChoice(
        option: "paper", found: request.paper, choices: PaperSize.allCases.map(\.rawValue))
    }
    guard let text = request.orientation else { return SheetPage(paper: paper, orientation: fitting) }
    guard let orientation = PaperOrientation(rawValue: text.lowercased()) else {
      throw MapProblem.notAChoice(
        option: "orientation", found: text, choices: PaperOrientation.allCases.map(\.rawValue))
    }
    return SheetPage(paper: paper, orientation: orientation)
  }

  private var fitting: PaperOrientation { base.bounds.height > base.bounds.width * 1.25 ? .portrait : .landscape }

  // MARK: - Text

  func text() throws -> SheetText {
    SheetText(
      place: region.place.name, period: region.period ?? pick("tidak dinyatakan", "not stated"),
      regionCode: regionCode, institution: region.place.institution ?? "", logo: try logo(), sources: sources,
      history: history, method: method, edition: region.result.edition.id, date: region.asOf,
      notes: region.remarks, marking: request.isPublic ? .everyone : .internalUse)
  }

  /// The regency's code as the project file has it, else the one of the villages, or of most of them.
  private var regionCode: String {
    if let code = region.place.regencyCode { return code }
    var counts: [String: Int] = [:]
    for village in region.data.stored.edition.villages {
      let own = village.code(.kemendagri) ?? village.code(.bps) ?? village.districtCode
      if let regency = own?.parent(.regency) { counts[regency.formatted, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "-"
  }

  private func logo() throws -> [UInt8]? {
    guard let url = request.logo else { return nil }
    guard let data = try? Data(contentsOf: url), data.count < 20_000_000 else {
      throw MapProblem.unreadableLogo(file: url.lastPathComponent)
    }
    let bytes = Array(data)
    guard PNGPicture(bytes) != nil else { throw MapProblem.unreadableLogo(file: url.lastPathComponent) }
    return bytes
  }

  private var sources: [String] {
    let used = Set(region.result.headline?.sourceIDs ?? [])
    let files = region.data.imports.filter { $0.role == "boundaries" || used.contains($0.sourceID) }.map(\.fileName)
    return [files.joined(separator: ", "), "Lokus \(LokusVersion.current)"].filter { !$0.isEmpty }
  }

  /// What was done to the borders before drawing.
  private var history: [String] {
    let found = base.findings
    let number = NumberText(language)
    let hectares = { (square: Double) in number.decimal(square / 10_000, 1) + " ha" }
    guard found.sliversFilled.count + found.overlapsSettled.count > 0 else {
      return [pick("Batas dipakai seperti dalam data.", "Borders are used as in the data.")]
    }
    return [
      pick(
        "Untuk peta: \(number.integer(found.sliversFilled.count)) celah sempit (\(hectares(found.sliversFilled.areaSquareMetres))) ditutup, \(number.integer(found.overlapsSettled.count)) tumpang tindih (\(hectares(found.overlapsSettled.areaSquareMetres))) diselesaikan; data tidak diubah.",
        "For the map: \(number.integer(found.sliversFilled.count)) slivers (\(hectares(found.sliversFilled.areaSquareMetres))) closed, \(number.integer(found.overlapsSettled.count)) overlaps (\(hectares(found.overlapsSettled.areaSquareMetres))) settled; the data is unchanged."
      )
    ]
  }

  private var method: [String] {
    let report = ReportBuilder(
      result: region.result,
      context: reportContext(region.analysed, place: region.place, unit: region.parameters.unit, language))
    var lines: [String] = []
    let key = theme.style.key
    // The line of a method names averages, from which hidden counts could be solved.
    if !request.isPublic, ["hotspot", "klaster", "moran", "pindai"].contains(key) {
      lines.append(report.sheetMethod(theme: key))
    }
    if let h = region.result.headline {
      lines.append(pick("Tingkat data: ", "Data rung: ") + Labels(language).rung(h.rung))
    }
    return lines.filter { !$0.isEmpty }
  }
}
