internal import Analysis
internal import Cartography
internal import Foundation
internal import Project
internal import Publish
internal import SpatialStats
internal import Stunting

/// A theme ready to be drawn: its style and the class of every village.
struct Theme {
  var style: MapStyle
  var values: ThemeValues
  /// What a reader of the map should know of the classes.
  var notes: [LocalisedText] = []

  /// Class id of every village.
  var ids: [String] {
    values.classOf.map { style.classes.indices.contains($0) ? style.classes[$0].id : ThemeClasses.noData }
  }
}

/// Makes the themes of a region, exact or as the public may see them.
struct ThemeSource {
  let region: MapRegion
  let library: StyleLibrary
  /// Nil for the exact numbers.
  let view: PublicView?
  let numbers: VillageNumbers
  /// In the place of the project's palette and classes.
  var palette: String?
  var scheme: ClassificationScheme?

  init(_ region: MapRegion, isPublic: Bool, language: Language) throws {
    self.region = region
    library = try StyleLibrary()
    palette = region.parameters.palette
    if let palette, library.palettes[palette] == nil {
      let known = library.palettes.palettes.map(\.id)
      throw MapProblem.notAChoice(option: "map_palette", found: palette, choices: known)
    }
    if isPublic {
      let view = PublicView.make(result: region.result)
      self.view = view
      let table = PublicTable(view)
      numbers = VillageNumbers(table.columns, count: table.count)
    } else {
      view = nil
      let table = VillageTable(region.result, labels: Labels(language), reason: { _ in "" })
      numbers = VillageNumbers(table.columns + region.fileColumns, count: table.count)
    }
  }

  private var villages: Int { numbers.count }

  /// - Throws: `MapProblem.unknownTheme`, `.nothingInTheme`.
  func theme(_ key: String) throws -> Theme {
    guard let found = library.style(ofTheme: key), let filled = filled(found.style, found.item) else {
      throw MapProblem.unknownTheme(found: key, known: themes)
    }
    if view != nil, PublicView.internalThemes.contains(found.style.key) {
      throw MapProblem.nothingInTheme(theme: key)
    }
    let style = adapted(filled, to: region.result.headline)
    if found.style.key == "bivariat" { return try bivariate(style, item: found.item) }
    if style.numeric != nil { return try numeric(style, item: found.item) }
    guard let ids = classIDs(style, base: found.style.key, item: found.item) else {
      throw MapProblem.nothingInTheme(theme: key)
    }
    return made(coloured(suppressible(style)), ids, amounts: amounts(style))
  }

  /// Every theme that the region has values for.
  var themes: [String] {
    library.styles.flatMap { style -> [String] in
      (style.isPlainTheme && hasValues(style) ? [style.key] : []) + items(style).map { "\(style.key)-\($0)" }
    }.sorted()
  }

  private func hasValues(_ style: MapStyle) -> Bool {
    if view != nil, PublicView.internalThemes.contains(style.key) { return false }
    return style.circles != nil
      ? numbers.values("cases") != nil : ThemeClasses.ids(theme: style.key, region.result) != nil
  }

  private func items(_ style: MapStyle) -> [String] {
    guard style.template != nil else { return [] }
    if style.key == "akses" { return region.result.access.map(\.service.key) }
    let rates = region.result.coverage.filter { $0.definition.kind == .ratio }.map(\.definition.key)
    return rates.filter { numbers.values("\($0)_percent") != nil }
  }

  /// A template filled with its item; nil for an item that is not there.
  private func filled(_ style: MapStyle, _ item: String?) -> MapStyle? {
    guard let item else { return style.isPlainTheme ? style : nil }
    if let a = region.result.access.first(where: { $0.service.key == item }), style.key.hasPrefix("akses") {
      let name = LocalisedText(id: a.service.nameIndonesian, en: a.service.nameEnglish)
      return style.instantiated(item: item, name: name, facilityKinds: a.service.facilityKinds)
    }
    guard let c = region.result.coverage.first(where: { $0.definition.key == item }) else { return nil }
    let name = LocalisedText(id: c.definition.nameIndonesian, en: c.definition.nameEnglish)
    return style.instantiated(item: item, name: name)
  }

  private func classIDs(_ style: MapStyle, base: String, item: String?) -> [String]? {
    if style.circles != nil { return circleIDs() }
    let exact = item.flatMap { itemIDs(base: base, item: $0) } ?? ThemeClasses.ids(theme: base, region.result)
    guard let exact, let view else { return exact }
    if base.hasPrefix("lampu"), let item { return publicLights(item) }
    return view.publicClasses(theme: base.hasPrefix("akses") ? "akses" : base, classes: exact)
  }

  private func itemIDs(base: String, item: String) -> [String]? {
    if let a = region.result.access.first(where: { $0.service.key == item }), base.hasPrefix("akses") {
      return (0..<villages).map { ThemeClasses.access($0, a) }
    }
    guard let c = region.result.coverage.first(where: { $0.definition.key == item }) else { return nil }
    return c.cells.map { ThemeClasses.light($0) }
  }

  /// From what the public table shows.
  private func publicLights(_ item: String) -> [String]? {
    guard let classes = numbers.values("\(item)_class"), let values = numbers.values("\(item)_percent") else {
      return nil
    }
    return classes.indices.map { v in
      if values[v] == .suppressed { return ThemeClasses.suppressed }
      return classes[v].number.flatMap { CoverageClass(rawValue: Int($0)) }.map(ThemeClasses.light)
        ?? ThemeClasses.noData
    }
  }

  // MARK: - Counts

  private func amounts(_ style: MapStyle) -> [Double?] {
    style.circles == nil ? [] : numbers.values("cases")?.map(\.number) ?? []
  }

  /// The area under a circle says only whether there is a number.
  private func circleIDs() -> [String]? {
    numbers.values("cases")?.map { value in
      switch value {
      case .number(let cases): cases > 0 ? ThemeClasses.withCases : ThemeClasses.withoutCases
      case .missing, .noTarget: ThemeClasses.noData
      case .suppressed: ThemeClasses.suppressed
      }
    }
  }

  // MARK: - Putting together

  func made(_ style: MapStyle, _ ids: [String], amounts: [Double?] = []) -> Theme {
    let marks = view?.publicUnstable ?? region.result.headline?.unstable ?? []
    var theme = Theme(
      style: style,
      values: ThemeValues(
        classOf: ids.map { style.classIndex($0) ?? -1 }, isUnstable: style.unstable == nil ? [] : marks,
        amounts: amounts))
    theme.notes = dominanceNote(theme).map { [$0] } ?? []
    theme.style.sourceNotes = theme.notes + theme.style.sourceNotes
    return theme
  }

  /// A warning when one of the numbered classes holds more than 80 % of the villages in them.
  private func dominanceNote(_ theme: Theme) -> LocalisedText? {
    let numbered = theme.style.classes.indices.filter { theme.style.classes[$0].number != nil }
    let counts = numbered.map { place in theme.values.classOf.count { $0 == place } }
    let total = counts.reduce(0, +)
    guard numbered.count > 1, total > 1, let most = counts.max(), let place = counts.firstIndex(of: most),
      Double(most) > Classification.dominanceLimit * Double(total)
    else { return nil }
    let percent = Int((100 * Double(most) / Double(total)).rounded())
    let label = theme.style.classes[numbered[place]].label
    return LocalisedText(
      id: "Peringatan: \(percent) % desa/kelurahan jatuh di satu kelas (\(label.id)); coba pembagian kelas lain",
      en: "Warning: \(percent)% of the villages fall into one class (\(label.en)); try other classes")
  }

  private func coloured(_ style: MapStyle) -> MapStyle {
    guard let palette, style.paletteChoices?.contains(palette) == true, let found = library.palettes[palette] else {
      return style
    }
    return style.coloured(by: found) ?? style
  }

  /// A public style has a class for suppressed villages, an exact one has none.
  func suppressible(_ style: MapStyle) -> MapStyle {
    if view != nil { return withSuppressedClass(style) }
    var own = style
    own.classes.removeAll { $0.id == ThemeClasses.suppressed }
    return own
  }
}

extension MapStyle {
  /// False for a template that is nothing without its item.
  var isPlainTheme: Bool { template == nil || key == "akses" }
}
