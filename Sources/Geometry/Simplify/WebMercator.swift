import Glibc

/// Web Mercator (EPSG:3857) of WGS 84: the spherical formulas on the equatorial radius. For drawing only: neither its
/// distances nor its areas mean anything on the ground.
/// Source: EPSG method 1024; IOGP Guidance Note 7-2, section "Popular Visualisation Pseudo Mercator".
public enum WebMercator {
  /// Radius in metres.
  public static let radiusMetres = 6_378_137.0
  /// Half the side of the square world, in metres.
  public static let halfWorldMetres = radiusMetres * Double.pi
  /// The latitude in degrees at which the world is a square; latitudes beyond it are drawn there.
  public static let maximumLatitude = 85.051_128_779_806_59

  /// Metres from the equator and the prime meridian. The latitude is kept within `maximumLatitude`.
  public static func project(longitude: Double, latitude: Double) -> PlanarPoint {
    let phi = min(maximumLatitude, max(-maximumLatitude, latitude)) * .pi / 180
    return PlanarPoint(x: radiusMetres * longitude * .pi / 180, y: radiusMetres * asinh(tan(phi)))
  }

  /// Degrees from metres.
  public static func unproject(x: Double, y: Double) -> LonLat {
    LonLat(longitude: x / radiusMetres * 180 / .pi, latitude: atan(sinh(y / radiusMetres)) * 180 / .pi)
  }

  /// A layer of degrees in Web Mercator metres, vertex by vertex.
  public static func project(_ polygons: LonLatPolygons) -> PolygonSet {
    let set = polygons.planar
    var x = set.x
    var y = set.y
    for v in x.indices {
      let point = project(longitude: x[v], latitude: y[v])
      x[v] = point.x
      y[v] = point.y
    }
    return set.replacingCoordinates(x: x, y: y) ?? set
  }

  /// Metres a pixel at the equator for tiles of `tileSize` pixels at a zoom.
  public static func metresPerPixel(zoom: Int, tileSize: Int = 256) -> Double {
    2 * halfWorldMetres / (Double(max(1, tileSize)) * exp2(Double(zoom)))
  }
}
