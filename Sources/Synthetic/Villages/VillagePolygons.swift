import Geometry

/// Rings grouped to polygons: every counter-clockwise ring is a shell, every other one a hole of the shell around it.
enum VillagePolygons {
  /// As `set`, for rings that may cross themselves; none of the generator's villages has holes where that is planted.
  static func set(asDelivered rings: [[CoverageShape.Ring]], frame: RegionFrame) -> PolygonSet {
    set(rings.map { $0.map(\.points) }, frame: frame)
  }

  static func set(_ rings: [[[PlanePoint]]], frame: RegionFrame) -> PolygonSet {
    var set = PolygonSet()
    for village in rings {
      for polygon in grouped(village) {
        for ring in polygon {
          for point in ring {
            let degrees = frame.lonLat(point)
            set.appendVertex(degrees.longitude, degrees.latitude)
          }
          set.endRing()
        }
        set.endPolygon()
      }
      set.endFeature()
    }
    return set
  }

  /// Polygons of a village, the shell first.
  static func grouped(_ rings: [[PlanePoint]]) -> [[[PlanePoint]]] {
    let shells = rings.filter { signedArea($0) > 0 }
    var polygons = shells.map { [$0] }
    for hole in rings where signedArea(hole) <= 0 {
      if let first = hole.first, let shell = shells.firstIndex(where: { ring($0, contains: first) }) {
        polygons[shell].append(hole)
      }
    }
    return polygons
  }
}
