import Foundation
import Geometry
import TestSupport

/// A problem with a golden file, so that a shape nobody knows fails its suite.
struct UnknownShape: Error, CustomStringConvertible {
  var description: String
}

/// Reads the polygons that golden files hold.
enum GoldenLayer {
  /// A GeoJSON file named in `meta.data`, relative to the golden file.
  static func polygons(named relative: String, beside file: URL) throws -> PolygonSet {
    let url = file.deletingLastPathComponent().appendingPathComponent(relative).standardizedFileURL
    guard let features = try JSONValue(contentsOf: url)["features"]?.array else {
      throw UnknownShape(description: "no features in \(relative)")
    }
    var set = PolygonSet()
    for feature in features {
      let geometry = feature["geometry"]
      switch geometry?["type"]?.string {
      case "Polygon": try append([geometry?["coordinates"] ?? .null], to: &set)
      case "MultiPolygon": try append(geometry?["coordinates"]?.array ?? [], to: &set)
      default: throw UnknownShape(description: "geometry \(String(describing: geometry?["type"]))")
      }
    }
    return set
  }

  /// One feature from a list of polygons (lists of rings).
  static func append(_ polygons: [JSONValue], to set: inout PolygonSet) throws {
    for polygon in polygons {
      guard let rings = polygon.array else { throw UnknownShape(description: "polygon without rings") }
      for ring in rings {
        for point in ring.array ?? [] {
          guard let x = point[0]?.number, let y = point[1]?.number else {
            throw UnknownShape(description: "vertex \(point)")
          }
          set.appendVertex(x, y)
        }
        set.endRing()
      }
      set.endPolygon()
    }
    set.endFeature()
  }

  /// Lists of neighbours.
  static func lists(_ value: JSONValue?) throws -> NeighbourLists {
    guard let rows = value?.array else {
      throw UnknownShape(description: "neighbour lists \(String(describing: value))")
    }
    return NeighbourLists(
      lists: try rows.map {
        guard let items = $0.ints, items.count == $0.array?.count else {
          throw UnknownShape(description: "neighbour list \($0)")
        }
        return items.sorted()
      })
  }
}
