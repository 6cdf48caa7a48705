internal import Analysis
internal import Cartography
internal import Foundation
internal import Project
internal import Publish
internal import SpatialStats
internal import Stunting

/// Themes whose classes are made from the values of the map.
extension ThemeSource {
  /// - Throws: `MapProblem.nothingInTheme`, `.badClasses`.
  func numeric(_ style: MapStyle, item: String?) throws -> Theme {
    guard let item, let values = numbers.values("\(item)_percent") else {
      throw MapProblem.nothingInTheme(theme: style.key)
    }
    if let attained = attainment(item, values) {
      return try classified(style, attained, cuts: ClassificationScheme.coverageCutsPercentOfTarget)
    }
    var plain = style
    plain.numeric?.unit = "%"
    return try classified(plain, values, cuts: nil)
  }

  /// The villages by thirds of prevalence and of coverage.
  ///
  /// - Throws: `MapProblem.nothingInTheme`.
  func bivariate(_ style: MapStyle, item: String?) throws -> Theme {
    guard let item, let coverage = numbers.values("\(item)_percent"), let rates = numbers.values("rate_percent"),
      let byCoverage = try? ClassBreaks.quantiles(coverage.map(\.number), classes: 3), byCoverage.count == 3,
      let byRate = try? ClassBreaks.quantiles(rates.map(\.number), classes: 3), byRate.count == 3
    else { throw MapProblem.nothingInTheme(theme: style.key) }
    let words = ["rendah", "sedang", "tinggi"]
    let ids = rates.indices.map { v -> String in
      if rates[v] == .suppressed || coverage[v] == .suppressed { return ThemeClasses.suppressed }
      guard let rate = byRate.index(of: rates[v].number), let covered = byCoverage.index(of: coverage[v].number) else {
        return ThemeClasses.noData
      }
      return "prevalensi_\(words[rate])_cakupan_\(words[covered])"
    }
    return made(suppressible(style), ids)
  }

  /// The villages coloured by any number: a column of the table, an indicator by its key, a column of a file.
  ///
  /// - Throws: `MapProblem.unknownValue`, `.badClasses`.
  func value(_ name: String, style maker: MapStyle) throws -> Theme {
    let keys = [name, "\(name)_percent", name == region.parameters.headline.indicator ? "rate_percent" : nil]
    guard let key = keys.compactMap({ $0 }).first(where: { numbers.values($0) != nil }),
      let values = numbers.values(key)
    else { throw MapProblem.unknownValue(found: name, known: numbers.keys) }
    let definition = region.catalogue[name]
    var style = maker.instantiated(
      item: name,
      name: LocalisedText(id: definition?.nameIndonesian ?? name, en: definition?.nameEnglish ?? name))
    style.numeric?.unit = key.hasSuffix("_percent") ? "%" : nil
    style.numeric?.names = nil
    style.sourceNotes = [borderNotice]
    if scheme == nil, style.numeric?.scheme == "juknis" { style.numeric?.scheme = "fisher-jenks 5" }
    return try classified(style, values, cuts: nil)
  }

  private func classified(_ style: MapStyle, _ values: [VillageNumbers.Value], cuts: [Double]?) throws -> Theme {
    guard let rule = style.numeric else { throw MapProblem.nothingInTheme(theme: style.key) }
    let scheme = try wanted(style, rule, hasCuts: cuts != nil)
    let known = values.map(\.number)
    let mean = average(known)
    guard let breaks = breaks(scheme, of: known, average: mean, cuts: cuts) else {
      guard known.contains(where: { $0 != nil }) else { throw MapProblem.nothingInTheme(theme: style.key) }
      throw MapProblem.badClasses(text: scheme.text)
    }
    let labels = breaks.labels(unit: rule.unit ?? "").map { LocalisedText(id: $0.indonesian, en: $0.english) }
    let wanted = [palette, rule.palette].compactMap { $0.flatMap { library.palettes[$0] }?.withTwoColours }
    let base = suppressible(style)
    guard let made = wanted.lazy.compactMap({ base.withNumericClasses(labels: labels, palette: $0) }).first else {
      throw MapProblem.badClasses(text: scheme.text)
    }
    let ids = values.map { value -> String in
      if value == .suppressed { return ThemeClasses.suppressed }
      if value == .noTarget, made.classIndex(ThemeClasses.noTarget) != nil { return ThemeClasses.noTarget }
      return breaks.index(of: value.number).map(MapStyle.numericClassID) ?? ThemeClasses.noData
    }
    var theme = self.made(made, ids)
    theme.notes.insert(LocalisedText(id: "Kelas: \(scheme.text)", en: "Classes: \(scheme.text)"), at: 0)
    theme.style.sourceNotes.insert(theme.notes[0], at: 0)
    return theme
  }

  /// With fewer classes where there are fewer different values; nil when there are none.
  private func breaks(_ scheme: ClassificationScheme, of known: [Double?], average: Double?, cuts: [Double]?)
    -> ClassBreaks?
  {
    let different = Set(known.compactMap { $0 })
    if different.count == 1, let only = different.first, scheme.classCount != nil {
      return try? ClassBreaks.manual(cuts: [only])
    }
    for fewer in scheme.withFewerClasses(different.count) {
      let made = try? fewer.breaks(of: known, average: average, juknisCuts: cuts ?? [])
      if let made, made.count > 0 { return made }
    }
    return nil
  }

  private func wanted(_ style: MapStyle, _ rule: NumericClasses, hasCuts: Bool) throws -> ClassificationScheme {
    if let scheme { return scheme }
    let base = style.key.split(separator: "-").first.map(String.init) ?? style.key
    if let own = region.parameters.mapClasses[style.key] ?? region.parameters.mapClasses[base] { return own }
    guard let scheme = try? ClassificationScheme(text: rule.scheme) else {
      throw MapProblem.badClasses(text: rule.scheme)
    }
    return scheme == .juknis && !hasCuts ? .fisherJenks(5) : scheme
  }

  /// Per cent of the target; nil for an indicator without one, or where lower is better.
  private func attainment(_ item: String, _ values: [VillageNumbers.Value]) -> [VillageNumbers.Value]? {
    guard let column = region.result.coverage.first(where: { $0.definition.key == item }),
      let target = column.definition.target?.percent, target > 0, column.definition.direction == .higherIsBetter
    else { return nil }
    return values.map { value in value.number.map { .number(100 * $0 / target) } ?? value }
  }

  private func average(_ values: [Double?]) -> Double? {
    let known = values.compactMap { $0 }
    return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
  }
}

extension ClassificationScheme {
  /// The number of classes asked for; nil for schemes that have their own.
  fileprivate var classCount: Int? {
    switch self {
    case .quantile(let count), .equal(let count), .fisherJenks(let count), .maximumBreaks(let count): count
    default: nil
    }
  }

  /// The scheme itself, then with ever fewer classes, from as many as there are different values.
  fileprivate func withFewerClasses(_ different: Int) -> [ClassificationScheme] {
    guard let count = classCount, count > 2 else { return [self] }
    return [self] + stride(from: min(count - 1, max(2, different)), through: 2, by: -1).map(with)
  }

  private func with(_ count: Int) -> ClassificationScheme {
    switch self {
    case .quantile: .quantile(count)
    case .equal: .equal(count)
    case .fisherJenks: .fisherJenks(count)
    case .maximumBreaks: .maximumBreaks(count)
    default: self
    }
  }
}

extension MapPalette {
  /// With a ramp of two colours, the ends of the shortest.
  fileprivate var withTwoColours: MapPalette {
    guard colours(2) == nil, let shortest = ramps.first, let first = shortest.first, let last = shortest.last else {
      return self
    }
    var own = self
    own.ramps.insert([first, last], at: 0)
    return own
  }
}
