import GEOSBridge
import Geometry
import Glibc
import PROJBridge

/// The union of circles of a geodesic radius around places, as one feature in degrees; empty without a usable place. Each
/// circle has 96 corners on the exact circle, so it lies at most 0.06 percent of the radius inside it.
func geodesicCircles(around places: [LonLat], radiusMetres: Double) throws(AnalysisError) -> PolygonSet {
  var circles = PolygonSet()
  let geodesic = Geodesic()
  for place in places where isUsablePlace(place) && radiusMetres > 0 && radiusMetres < largestRadius {
    for corner in 0..<corners {
      let point = geodesic.point(from: place, turn: Double(corner) / Double(corners), metres: radiusMetres)
      circles.appendVertex(point.longitude, point.latitude)
    }
    circles.endRing()
    circles.endPolygon()
    circles.endFeature()
  }
  do { return try GEOSContext().union(circles, features: Array(0..<circles.featureCount)) } catch {
    throw .geometry(error)
  }
}

private let corners = 96
/// Beyond this a circle is no shape on a map in degrees.
private let largestRadius = 2_000_000.0

extension Geodesic {
  /// A place at a distance in a direction (turns counter-clockwise from east): a first step by the radii of curvature, then
  /// scaled until the geodesic distance is right. The direction is exact enough for a circle.
  fileprivate func point(from place: LonLat, turn: Double, metres: Double) -> LonLat {
    let latitude = place.latitude * .pi / 180
    let (e2, a) = (0.006_694_379_990_141_3, 6_378_137.0)
    let w = (1 - e2 * sin(latitude) * sin(latitude)).squareRoot()
    let east = metres * cos(2 * .pi * turn) / (a / w * max(cos(latitude), 1e-6)) * 180 / .pi
    let north = metres * sin(2 * .pi * turn) / (a * (1 - e2) / (w * w * w)) * 180 / .pi
    var scale = 1.0
    var point = place
    for _ in 0..<4 {
      point = LonLat(
        longitude: place.longitude + east * scale, latitude: min(90, max(-90, place.latitude + north * scale)))
      let found = distanceMetres(from: place, to: point)
      guard found > 0 else { break }
      scale *= metres / found
    }
    return point
  }
}
