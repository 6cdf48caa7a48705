/// Which of the two numbers of a position comes first.
public enum CoordinateOrder: String, Sendable, Codable, CaseIterable {
  case latLon = "lat_lon"
  case lonLat = "lon_lat"
}

/// A column of a table that holds polygons as text.
public enum GeometryColumn: Sendable, Equatable, Codable {
  /// Nested lists of numbers, as JSON: two deep a ring, three deep a polygon, four deep a multipolygon.
  case path(column: String, order: CoordinateOrder)
  /// Well-known text, longitude or easting first; an `SRID=...;` in front of all of them is their reference system.
  case wkt(column: String)

  var column: String {
    switch self {
    case .path(let column, _), .wkt(let column): column
    }
  }
}
