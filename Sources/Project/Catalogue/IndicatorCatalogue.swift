public import Stunting
internal import Yams

/// The indicators that a project may use: those of Lokus and those its project file adds.
public struct IndicatorCatalogue: Sendable {
  public private(set) var all: [IndicatorDefinition]

  public subscript(key: String) -> IndicatorDefinition? { all.first { $0.key == key } }

  /// The catalogue that comes with Lokus (`Data/indicators.yaml`).
  public static func bundled() throws -> IndicatorCatalogue {
    let text = String(decoding: PackageResources.indicators_yaml, as: UTF8.self)
    guard let root = try Yams.compose(yaml: text), case .sequence(let items) = root else {
      return IndicatorCatalogue(all: [])
    }
    return IndicatorCatalogue(
      all: try items.enumerated().map { index, node in
        var mapping = try StrictMapping(node, path: "indicators[\(index + 1)]")
        return try readIndicator(&mapping)
      })
  }

  /// Adds an indicator of the project file; one with a known key replaces it (a regency's own target, say).
  mutating func add(_ definition: IndicatorDefinition) {
    if let index = all.firstIndex(where: { $0.key == definition.key }) {
      all[index] = definition
    } else {
      all.append(definition)
    }
  }
}

/// Reads one indicator definition and refuses what it doesn't know.
func readIndicator(_ m: inout StrictMapping) throws -> IndicatorDefinition {
  let key = try m.requiredString("key")
  var names = try m.mapping("name")
  let indonesian = try names?.requiredString("id") ?? key
  let english = try names?.string("en") ?? indonesian
  try names?.finish()
  let definition = IndicatorDefinition(
    key: key, number: try m.int("number"), nameIndonesian: indonesian, nameEnglish: english,
    essential: try m.bool("essential") ?? false,
    level: try m.choice("level", IndicatorLevel.self) ?? .people,
    direction: try m.choice("direction", Direction.self) ?? .higherIsBetter,
    kind: try m.choice("kind", ValueKind.self) ?? .ratio,
    per: try m.int("per") ?? 100,
    target: try readTarget(&m), sector: try m.string("sector") ?? "", source: try m.string("source") ?? "")
  try m.finish()
  return definition
}

private func readTarget(_ m: inout StrictMapping) throws -> IndicatorTarget? {
  guard var t = try m.mapping("target") else { return nil }
  guard let percent = try t.double("percent") else {
    throw ProjectError.missingKey(line: t.line, key: "percent", inside: t.path)
  }
  guard let year = try t.int("year") else { throw ProjectError.missingKey(line: t.line, key: "year", inside: t.path) }
  let target = IndicatorTarget(
    percent: percent, year: year, source: try t.requiredString("source"),
    status: try t.choice("status", NormStatus.self) ?? .usulan)
  try t.finish()
  return target
}
