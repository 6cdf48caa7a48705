import Glibc

/// Web Mercator as a unit square: (0, 0) is the north-west corner of the world, (1, 1) the south-east one, y down. A
/// zoom of tiles has 256 x 2^z pixels a side.
extension WebMercator {
  /// Length of the equator on the sphere of EPSG:3857.
  public static let equatorMetres = 2 * halfWorldMetres
  public static let tilePixels = 256

  /// Unit coordinates of a position; latitudes beyond the square are pulled to its border. NaN stays NaN.
  public static func unit(_ position: LonLat) -> (x: Double, y: Double) {
    let latitude = min(max(position.latitude, -maximumLatitude), maximumLatitude)
    return (position.longitude / 360 + 0.5, 0.5 - asinh(tan(latitude * .pi / 180)) / (2 * .pi))
  }

  public static func lonLat(unitX: Double, unitY: Double) -> LonLat {
    LonLat(longitude: (unitX - 0.5) * 360, latitude: atan(sinh((0.5 - unitY) * 2 * .pi)) * 180 / .pi)
  }

  /// Pixels of the whole world at a zoom.
  public static func worldPixels(zoom: Int) -> Double { Double(tilePixels) * exp2(Double(zoom)) }

  /// Metres on the ground that one pixel covers at a latitude.
  public static func metresPerPixel(zoom: Int, latitude: Double) -> Double {
    equatorMetres * cos(latitude * .pi / 180) / worldPixels(zoom: zoom)
  }

  /// Unit box (y down) of a box in degrees.
  public static func unitBox(_ degrees: BoundingBox) -> BoundingBox {
    let northWest = unit(LonLat(longitude: degrees.minX, latitude: degrees.maxY))
    let southEast = unit(LonLat(longitude: degrees.maxX, latitude: degrees.minY))
    return BoundingBox(minX: northWest.x, minY: northWest.y, maxX: southEast.x, maxY: southEast.y)
  }
}
