public import Stunting
internal import Yams

/// The services that a project may ask about: those of Lokus and those its project file adds or changes.
public struct ServiceCatalogue: Sendable, Equatable {
  public private(set) var all: [ServiceDefinition]

  public subscript(key: String) -> ServiceDefinition? { all.first { $0.key == key } }

  /// The service that a facility of a kind gives: the one of that key, else the first that lists the kind.
  public func service(ofKind kind: String) -> ServiceDefinition? {
    self[kind] ?? all.first { $0.facilityKinds.contains(kind) }
  }

  /// The catalogue that comes with Lokus (`Data/services.yaml`).
  ///
  /// - Throws: `ProjectError`.
  public static func bundled() throws -> ServiceCatalogue {
    let text = String(decoding: PackageResources.services_yaml, as: UTF8.self)
    return try ServiceCatalogue(all: []).reading(list: text, nil)
  }

  /// With the services of a YAML text that is a list of them, as in `services:` of a project file.
  ///
  /// - Parameter indicators: Indicators that a service may name; nil doesn't check them.
  /// - Throws: `ProjectError`.
  public func reading(list text: String, _ indicators: IndicatorCatalogue?) throws -> ServiceCatalogue {
    let root = try composeYAML(text)
    guard case .sequence(let items) = root else {
      throw ProjectError.wrongType(line: root.mark?.line ?? 1, key: "services", expected: .listOfMappings)
    }
    let mappings = try items.enumerated().map { index, node in
      try StrictMapping(node, path: "services[\(index + 1)]")
    }
    return try reading(mappings, indicators)
  }

  /// With the `services` of a project file: a known key changes that service, what is not given stays as it is.
  ///
  /// - Throws: `ProjectError`.
  func reading(_ mappings: [StrictMapping], _ indicators: IndicatorCatalogue?) throws -> ServiceCatalogue {
    var result = self
    var seen: Set<String> = []
    for mapping in mappings {
      var m = mapping
      let key = try readServiceKey(&m)
      guard seen.insert(key).inserted else { throw ProjectError.duplicateID(line: m.line(of: "key"), id: key) }
      let service = try readService(&m, key: key, over: result[key], indicators)
      if let index = result.all.firstIndex(where: { $0.key == key }) {
        result.all[index] = service
      } else {
        result.all.append(service)
      }
    }
    return result
  }
}
