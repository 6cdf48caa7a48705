public import Stunting
internal import Yams

/// The indicators that a project may use: those of Lokus and those its project file adds.
public struct IndicatorCatalogue: Sendable {
  public private(set) var all: [IndicatorDefinition]

  public subscript(key: String) -> IndicatorDefinition? { all.first { $0.key == key } }

  /// The indicator with a number of Table 1.1.
  public subscript(number number: Int) -> IndicatorDefinition? { all.first { $0.number == number } }

  /// The catalogue that comes with Lokus (`Data/indicators.yaml`).
  ///
  /// - Throws: `ProjectError`.
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

  /// Adds an indicator of the project file; one with a known key replaces it.
  mutating func add(_ definition: IndicatorDefinition) {
    if let index = all.firstIndex(where: { $0.key == definition.key }) {
      all[index] = definition
    } else {
      all.append(definition)
    }
  }

  /// Adds an indicator of the project file, or changes a known one: what is not given stays as it is, so that a regency
  /// may write its `key` and `regency_target` only.
  mutating func addOwn(_ mapping: StrictMapping) throws {
    var m = mapping
    let known = try m.string("key").flatMap { self[$0] }
    add(try readIndicator(&m, over: known))
  }
}
