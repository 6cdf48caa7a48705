import Analysis
import Foundation
import SpatialStats

/// The result of one family of methods under one null model in one regency.
struct CalibrationPart: Codable, Equatable {
  struct Row: Codable, Equatable {
    var form: String
    var tally: CalibrationTally
  }

  var version = CalibrationPart.currentVersion
  var regency: RegencyFacts
  var null: String
  var family: String
  var maps: Int
  var seed: UInt64
  var prevalence: Double
  var rows: [Row]

  /// Raised when the meaning of a part changes, so that old ones are made again.
  static let currentVersion = 1
}

/// What the report says of a regency.
struct RegencyFacts: Codable, Equatable {
  var key: String
  var name: String
  var villages: Int
  var areas: Int
  var meanMeasured: Double
  var fewestMeasured: Int
  var mostMeasured: Int
  var meanNeighbours: Double
  var denominators: String

  init(_ regency: Regency) {
    key = regency.key
    name = regency.name
    villages = regency.count
    areas = regency.areaCount
    meanMeasured = regency.meanMeasured
    fewestMeasured = regency.measured.min() ?? 0
    mostMeasured = regency.measured.max() ?? 0
    meanNeighbours = regency.weights.summary.meanNeighbours
    denominators = regency.denominators
  }
}

/// The folder of parts.
struct PartFolder {
  let url: URL

  init(_ path: String) throws {
    url = URL(fileURLWithPath: path, isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  private func file(_ part: String) -> URL { url.appendingPathComponent(part + ".json") }

  func read<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) -> Value? {
    (try? Data(contentsOf: file(name))).flatMap { try? JSONDecoder().decode(Value.self, from: $0) }
  }

  /// Whole or not at all: a run may be killed at any time.
  func write(_ value: some Encodable, _ name: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(value).write(to: file(name), options: .atomic)
  }

  /// Names of the parts, ascending.
  func names(prefix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).filter {
      $0.hasPrefix(prefix) && $0.hasSuffix(".json")
    }.map { String($0.dropLast(5)) }.sorted()
  }
}
