import Geometry

/// Small files of places, lines and cells.
enum AccessFiles {
  /// A GeoJSON collection of features given as (properties, geometry).
  static func features(_ items: [(properties: String, geometry: String)]) -> String {
    let texts = items.map { "{\"type\":\"Feature\",\"properties\":{\($0.properties)},\"geometry\":\($0.geometry)}" }
    return "{\"type\":\"FeatureCollection\",\"features\":[\(texts.joined(separator: ","))]}"
  }

  static func line(_ points: [(Double, Double)]) -> String {
    "{\"type\":\"LineString\",\"coordinates\":\(coordinates(points))}"
  }

  static func point(_ x: Double, _ y: Double) -> String { "{\"type\":\"Point\",\"coordinates\":[\(x),\(y)]}" }

  static func square(_ west: Double, _ south: Double, _ size: Double) -> String {
    let corners = [
      (west, south), (west + size, south), (west + size, south + size), (west, south + size), (west, south),
    ]
    return "{\"type\":\"Polygon\",\"coordinates\":[\(coordinates(corners))]}"
  }

  static func coordinates(_ points: [(Double, Double)]) -> String {
    "[" + points.map { "[\($0.0),\($0.1)]" }.joined(separator: ",") + "]"
  }

  /// An Esri ASCII grid, row 0 the northern one.
  static func grid(west: Double, south: Double, cell: Double, _ rows: [[Double]]) -> String {
    let head = [
      "ncols \(rows.first?.count ?? 0)", "nrows \(rows.count)", "xllcorner \(west)", "yllcorner \(south)",
      "cellsize \(cell)", "NODATA_value -9999",
    ]
    return (head + rows.map { $0.map { "\($0)" }.joined(separator: " ") }).joined(separator: "\n") + "\n"
  }
}
