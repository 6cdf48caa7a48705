import CPROJ
public import Geometry

/// The shortest line between two places on WGS 84.
public struct GeodesicLine: Sendable, Equatable {
  public var distanceMetres: Double
  /// Degrees clockwise from north, -180...180, at the start and, going on in the same direction, at the end.
  public var startAzimuthDegrees: Double
  public var endAzimuthDegrees: Double
}

/// Distances and areas on the WGS 84 ellipsoid, to about 15 nanometres.
/// Source: Karney 2013, "Algorithms for geodesics", Journal of Geodesy 87, p. 43-55.
public struct Geodesic: Sendable {
  private let ellipsoid: geod_geodesic

  public init() {
    var ellipsoid = geod_geodesic()
    geod_init(&ellipsoid, 6_378_137, 1 / 298.257223563)
    self.ellipsoid = ellipsoid
  }

  /// The line between two places; NaN when a coordinate is not finite or a latitude lies beyond a pole.
  public func line(from start: LonLat, to end: LonLat) -> GeodesicLine {
    var line = GeodesicLine(distanceMetres: 0, startAzimuthDegrees: 0, endAzimuthDegrees: 0)
    withUnsafePointer(to: ellipsoid) {
      geod_inverse(
        $0, start.latitude, start.longitude, end.latitude, end.longitude, &line.distanceMetres,
        &line.startAzimuthDegrees, &line.endAzimuthDegrees)
    }
    return line
  }

  /// Metres between two places (see `line`).
  public func distanceMetres(from start: LonLat, to end: LonLat) -> Double {
    var distance = 0.0
    withUnsafePointer(to: ellipsoid) {
      geod_inverse($0, start.latitude, start.longitude, end.latitude, end.longitude, &distance, nil, nil)
    }
    return distance
  }

  /// Area of a feature in square metres, its edges being geodesics: shells less holes, whatever their directions.
  public func areaSquareMetres(_ polygons: LonLatPolygons, feature: Int) -> Double {
    let set = polygons.planar
    return set.polygons(ofFeature: feature).reduce(0) { sum, polygon in
      let rings = set.rings(ofPolygon: polygon)
      return rings.reduce(sum) { $0 + ($1 == rings.lowerBound ? 1 : -1) * ring(set, $1).areaSquareMetres }
    }
  }

  /// Length of a feature's border in metres, holes included.
  public func perimeterMetres(_ polygons: LonLatPolygons, feature: Int) -> Double {
    polygons.planar.rings(ofFeature: feature).reduce(0) { $0 + ring(polygons.planar, $1).perimeterMetres }
  }

  private func ring(_ set: PolygonSet, _ ring: Int) -> (areaSquareMetres: Double, perimeterMetres: Double) {
    var polygon = geod_polygon()
    var (area, perimeter) = (0.0, 0.0)
    geod_polygon_init(&polygon, 0)
    withUnsafePointer(to: ellipsoid) {
      for v in set.vertices(ofRing: ring).dropLast() { geod_polygon_addpoint($0, &polygon, set.y[v], set.x[v]) }
      geod_polygon_compute($0, &polygon, 0, 1, &area, &perimeter)
    }
    return (abs(area), perimeter)
  }
}
