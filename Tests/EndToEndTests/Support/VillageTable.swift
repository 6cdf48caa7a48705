import Foundation
import TestSupport

/// The table of villages that a run writes, by village code.
struct VillageRows {
  let rows: [String: JSONValue]

  /// Reads `geojson/desa.geojson` of a results folder.
  init(_ project: ProjectFolder, _ results: String = "hasil") throws {
    let json = try JSONValue(contentsOf: project.path(results + "/geojson/desa.geojson"))
    guard let features = json["features"]?.array else { throw TestFailure("desa.geojson has no features") }
    var rows: [String: JSONValue] = [:]
    for feature in features {
      guard let properties = feature["properties"], let code = properties["village_code"]?.string else {
        throw TestFailure("a village without a code")
      }
      rows[code] = properties
    }
    self.rows = rows
  }

  /// Codes of the villages where a yes/no column says `value`.
  func codes(where column: String, is value: Bool = true) -> Set<String> {
    Set(rows.filter { $0.value[column]?.bool == value }.keys)
  }

  /// Every value of a text column.
  func texts(_ column: String) -> Set<String> { Set(rows.values.compactMap { $0[column]?.string }) }
}
