import Analysis
import Foundation
import Geometry
import Stunting

/// What planted maps were drawn with.
struct PlantedFacts: Codable, Equatable {
  var version = CalibrationPart.currentVersion
  var regency: RegencyFacts
  var size: Int
  var risk: Double
  var maps: Int
  var seed: UInt64
  var prevalence: Double
  var correlation: Double

  /// Such as `12-villages-risk-1.5`.
  var name: String { "\(size)-villages-risk-\(risk)" }
}

/// The planted maps of one regency as text that any program reads.
///
/// `villages.csv` (number, measured, x, y), `neighbours.csv` (village, neighbour), `villages.geojson`, and in a folder
/// for each size and risk: `facts.json`, `cases.csv` (a line a map, a number a village), `planted.txt` and
/// `calls-<method>.txt` (a line a map, 0 or 1 a village).
struct PlantedFolder {
  let url: URL

  init(_ parts: String, regency: String) throws {
    self.init(url: try PartFolder(parts).url.appendingPathComponent("planted-" + regency, isDirectory: true))
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  init(url: URL) { self.url = url }

  /// The folders of all regencies below the folder of parts, ascending.
  static func all(_ parts: PartFolder) throws -> [PlantedFolder] {
    try FileManager.default.contentsOfDirectory(atPath: parts.url.path).filter { $0.hasPrefix("planted-") }.sorted()
      .map { PlantedFolder(url: parts.url.appendingPathComponent($0, isDirectory: true)) }
  }

  func write(_ regency: Regency) throws {
    let villages = (0..<regency.count).map { village in
      "\(village),\(regency.measured[village]),\(regency.points.x[village]),\(regency.points.y[village])"
    }
    try text(["village,measured,x,y"] + villages, "villages.csv")
    let links = (0..<regency.count).flatMap { village in
      regency.neighbours.neighbours(of: village).map { "\(village),\($0)" }
    }
    try text(["village,neighbour"] + links, "neighbours.csv")
    try text([geoJSON(regency.edition.polygons.planar)], "villages.geojson")
  }

  /// True when the maps were drawn before with the same settings, and called by all methods.
  func holds(_ facts: PlantedFacts) -> Bool {
    self.facts(facts.name) == facts
      && PlantedMethod.allCases.allSatisfy { calls(facts.name, $0.rawValue)?.count == facts.maps }
  }

  /// The facts are written last: what a killed run leaves is not taken for whole.
  func write(_ facts: PlantedFacts, _ maps: [PlantedMap], calls: [[[Bool]]]) throws {
    let folder = url.appendingPathComponent(facts.name, isDirectory: true)
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text(maps.map { $0.map.cases.map(String.init).joined(separator: ",") }, facts.name + "/cases.csv")
    try text(maps.map { flags($0.isPlanted) }, facts.name + "/planted.txt")
    for (method, lines) in zip(PlantedMethod.allCases, calls) {
      try text(lines.map { flags($0) }, facts.name + "/calls-\(method.rawValue).txt")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(facts).write(to: folder.appendingPathComponent("facts.json"), options: .atomic)
  }

  func facts(_ name: String) -> PlantedFacts? {
    (try? Data(contentsOf: url.appendingPathComponent(name + "/facts.json"))).flatMap {
      try? JSONDecoder().decode(PlantedFacts.self, from: $0)
    }
  }

  /// Facts of all series, by size and risk.
  func series() throws -> [PlantedFacts] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).compactMap { facts($0) }.sorted {
      ($0.size, $0.risk) < ($1.size, $1.risk)
    }
  }

  /// Names of the methods that called the maps of a series, ascending.
  func methods(_ name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.appendingPathComponent(name).path).filter {
      $0.hasPrefix("calls-") && $0.hasSuffix(".txt")
    }.map { String($0.dropFirst(6).dropLast(4)) }.sorted()
  }

  func planted(_ name: String) -> [[Bool]]? { lines(name + "/planted.txt") }

  func calls(_ name: String, _ method: String) -> [[Bool]]? { lines(name + "/calls-\(method).txt") }

  /// Neighbours of the villages, from `neighbours.csv`.
  func neighbours(villages: Int) -> NeighbourLists? {
    guard let text = try? String(contentsOf: url.appendingPathComponent("neighbours.csv"), encoding: .utf8) else {
      return nil
    }
    var lists = [[Int]](repeating: [], count: villages)
    for line in text.split(separator: "\n").dropFirst() {
      let pair = line.split(separator: ",").compactMap { Int($0) }
      guard pair.count == 2, lists.indices.contains(pair[0]), lists.indices.contains(pair[1]) else { return nil }
      lists[pair[0]].append(pair[1])
    }
    return NeighbourLists(lists: lists.map { $0.sorted() })
  }

  private func lines(_ path: String) -> [[Bool]]? {
    (try? String(contentsOf: url.appendingPathComponent(path), encoding: .utf8)).map { text in
      text.split(separator: "\n").map { line in line.map { $0 == "1" } }
    }
  }

  private func text(_ lines: [String], _ path: String) throws {
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: url.appendingPathComponent(path), options: .atomic)
  }
}

private func flags(_ values: [Bool]) -> String { values.map { $0 ? "1" : "0" }.joined() }

/// The polygons with the number of their village, coordinates as they are.
private func geoJSON(_ polygons: PolygonSet) -> String {
  func ring(_ ring: Int) -> String {
    "[" + polygons.vertices(ofRing: ring).map { "[\(polygons.x[$0]),\(polygons.y[$0])]" }.joined(separator: ",") + "]"
  }
  let features = (0..<polygons.featureCount).map { feature in
    let parts = polygons.polygons(ofFeature: feature).map { polygon in
      "[" + polygons.rings(ofPolygon: polygon).map { ring($0) }.joined(separator: ",") + "]"
    }
    return #"{"type":"Feature","properties":{"village":\#(feature)},"geometry":{"type":"MultiPolygon","coordinates":["#
      + parts.joined(separator: ",") + "]}}"
  }
  return #"{"type":"FeatureCollection","features":["# + "\n" + features.joined(separator: ",\n") + "\n]}"
}
