public import Stunting
internal import Yams

/// Speeds by class of road where neither the line nor the project file gives one, with where they come from.
public struct TravelSpeeds: Sendable, Equatable, Codable {
  /// Kilometres an hour by class in lower case; `default` for every other class.
  public var kilometresPerHour: [String: Double]
  public var source: String
  public var appliesTo: String
  public var status: NormStatus

  /// The table that comes with Lokus (`Data/travel_speeds.yaml`).
  ///
  /// - Throws: `ProjectError`.
  public static func bundled() throws -> TravelSpeeds {
    try read(String(decoding: PackageResources.travel_speeds_yaml, as: UTF8.self))
  }

  /// The same from a text of this form.
  ///
  /// - Throws: `ProjectError`.
  public static func read(_ text: String) throws -> TravelSpeeds {
    var m = try StrictMapping(composeYAML(text), path: "")
    guard let other = try m.double("default", in: 0.1...500) else {
      throw ProjectError.missingKey(line: m.line, key: "default", inside: "travel_speeds.yaml")
    }
    var table = TravelSpeeds(
      kilometresPerHour: ["default": other], source: try m.requiredString("source"),
      appliesTo: try m.requiredString("applies_to"), status: try m.choice("status", NormStatus.self) ?? .usulan)
    for item in try m.mappings("classes") {
      var entry = item
      let name = try entry.requiredString("class").lowercased()
      guard let speed = try entry.double("kmh", in: 0.1...500) else {
        throw ProjectError.missingKey(line: entry.line, key: "kmh", inside: entry.path)
      }
      try entry.finish()
      guard table.kilometresPerHour.updateValue(speed, forKey: name) == nil else {
        throw ProjectError.duplicateKey(line: entry.line, key: name)
      }
    }
    try m.finish()
    return table
  }

  /// The table with the speeds of a source in front: theirs count for their classes, and their `default` for the rest.
  public func overridden(by own: [String: Double]) -> [String: Double] {
    var table = kilometresPerHour
    let keys = Set(own.keys.map { $0.lowercased() })
    for key in table.keys where keys.contains(key) { table[key] = nil }
    return table.merging(own) { _, theirs in theirs }
  }
}
