internal import SpatialStats
internal import Stunting

/// Reads `parameters`; what is not given keeps its default.
func readParameters(_ root: inout StrictMapping, project: ProjectFile, knownStyles: [String]?) throws -> Parameters {
  var p = Parameters()
  guard var m = try root.mapping("parameters") else { return p }
  if let edition = try m.string("edition") {
    let known = project.boundaries.map(\.source.id)
    guard known.contains(edition) else {
      throw ProjectError.unknownEdition(line: m.line(of: "edition"), id: edition, known: known)
    }
    p.edition = edition
  }
  p.unit = try readUnit(&m) ?? p.unit
  try readSpread(&m, into: &p, project.catalogue)
  p.mixesEditions = try m.bool("mix_editions") ?? p.mixesEditions
  p.headline = try readHeadline(&m, project.catalogue) ?? p.headline
  p.average = try m.choice("average", AverageKind.self) ?? p.average
  p.alpha = try bounded(&m, "alpha", 0.0001...0.5, "0.0001 - 0.5") ?? p.alpha
  p.minimumMeasured = try whole(&m, "minimum_measured", 0...100_000) ?? p.minimumMeasured
  p.mainIndicators = try readMainIndicators(&m, project.catalogue)
  p.coveragePeriod = try readPeriod(&m, "coverage_period")
  try readLokus(&m, into: &p)
  try readKlaster(&m, into: &p)
  p.access = try m.mappings("access").map { try readAccess($0, project.services) }
  try readTravel(&m, into: &p.travel)
  p.styles = try readStyles(&m, knownStyles) ?? p.styles
  p.maximumZoom = try whole(&m, "maximum_zoom", 0...14) ?? p.maximumZoom
  p.palette = try m.string("map_palette")
  try readMapClasses(&m, into: &p)
  try m.finish()
  return p
}

/// Entries `{theme, classes}`.
private func readMapClasses(_ m: inout StrictMapping, into p: inout Parameters) throws {
  for var entry in try m.mappings("map_classes") {
    let theme = try entry.requiredString("theme")
    let text = try entry.requiredString("classes")
    guard let scheme = try? ClassificationScheme(text: text) else {
      throw ProjectError.notAChoice(
        line: entry.line(of: "classes"), key: "classes", found: text,
        choices: ["juknis", "relative", "quantile 5", "equal 5", "fisher-jenks 5", "manual 10 20 30"])
    }
    p.mapClasses[theme] = scheme
    try entry.finish()
  }
}

/// A regency is one unit: nothing in it can be compared.
private func readUnit(_ m: inout StrictMapping) throws -> UnitLevel? {
  guard let unit = try m.choice("unit", UnitLevel.self) else { return nil }
  guard unit != .regency else {
    throw ProjectError.notAChoice(
      line: m.line(of: "unit"), key: "unit", found: unit.rawValue, choices: ["village", "district", "puskesmas"])
  }
  return unit
}

private func readSpread(_ m: inout StrictMapping, into p: inout Parameters, _ catalogue: IndicatorCatalogue) throws {
  guard var s = try m.mapping("spread") else { return }
  p.spread = try s.choice("method", SpreadRule.self) ?? p.spread
  if let key = try s.string("population") {
    try known(key, catalogue, line: s.line(of: "population"))
    p.population = key
  }
  try s.finish()
}

private func readHeadline(_ m: inout StrictMapping, _ catalogue: IndicatorCatalogue) throws -> Headline? {
  guard var h = try m.mapping("headline") else { return nil }
  let key = try h.requiredString("indicator")
  try known(key, catalogue, line: h.line(of: "indicator"))
  let headline = Headline(
    indicator: key, ageGroup: try h.choice("age_group", AgeGroup.self) ?? .none, period: try readPeriod(&h, "period"),
    isStandIn: try h.bool("stand_in") ?? false)
  try h.finish()
  return headline
}

private func readMainIndicators(_ m: inout StrictMapping, _ catalogue: IndicatorCatalogue) throws -> [String] {
  let keys = try m.strings("main_indicators") ?? []
  for key in keys { try known(key, catalogue, line: m.line(of: "main_indicators")) }
  return keys
}

/// Styles that exist; where `tiles/` can't be found the run says so.
private func readStyles(_ m: inout StrictMapping, _ known: [String]?) throws -> [String]? {
  guard let styles = try m.strings("map_styles") else { return nil }
  if let known, let unknown = styles.first(where: { !isTheme($0, of: known) }) {
    throw ProjectError.unknownStyle(line: m.line(of: "map_styles"), style: unknown, known: known)
  }
  return styles
}

/// A style, or a theme made from one: `akses-posyandu` from `akses`.
private func isTheme(_ theme: String, of styles: [String]) -> Bool {
  styles.contains { theme == $0 || theme.hasPrefix($0 + "-") }
}

private func known(_ key: String, _ catalogue: IndicatorCatalogue, line: Int) throws {
  guard catalogue[key] == nil else { return }
  throw ProjectError.unknownIndicator(
    line: line, found: key, nearest: nearestWord(to: key, among: catalogue.all.map(\.key)))
}

private func readLokus(_ m: inout StrictMapping, into p: inout Parameters) throws {
  guard var l = try m.mapping("lokus") else { return }
  p.reading = try l.choice("criteria", CriteriaReading.self) ?? p.reading
  if let n = try whole(&l, "number", 0...100_000) { p.number = .count(n) }
  if let share = try bounded(&l, "proportion", 0...1, "0 - 1") { p.number = .proportion(share) }
  try l.finish()
}

func bounded(_ m: inout StrictMapping, _ key: String, _ range: ClosedRange<Double>, _ allowed: String) throws
  -> Double?
{
  guard let value = try m.double(key) else { return nil }
  guard range.contains(value) else {
    throw ProjectError.outOfRange(line: m.line(of: key), key: key, found: "\(value)", allowed: allowed)
  }
  return value
}

func whole(_ m: inout StrictMapping, _ key: String, _ range: ClosedRange<Int>) throws -> Int? {
  guard let value = try m.int(key) else { return nil }
  guard range.contains(value) else {
    throw ProjectError.outOfRange(
      line: m.line(of: key), key: key, found: "\(value)", allowed: "\(range.lowerBound) - \(range.upperBound)")
  }
  return value
}
