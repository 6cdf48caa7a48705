import Geometry
import Glibc

/// Metres a degree of longitude and of latitude at one latitude of WGS 84: enough for areas of villages and of what lies
/// between them. Radii of curvature: Snyder 1987, "Map projections: a working manual", USGS Professional Paper 1395, p. 24.
struct DegreeScale {
  let metresPerLongitude: Double
  let metresPerLatitude: Double

  init(latitude: Double) {
    let (equatorialRadius, eccentricitySquared) = (6_378_137.0, 0.006_694_379_990_141_316)
    let sine = sin(latitude * .pi / 180)
    let bracket = 1 - eccentricitySquared * sine * sine
    let prime = equatorialRadius / bracket.squareRoot()
    let meridian = equatorialRadius * (1 - eccentricitySquared) / (bracket * bracket.squareRoot())
    metresPerLongitude = prime * cos(latitude * .pi / 180) * .pi / 180
    metresPerLatitude = meridian * .pi / 180
  }

  /// Area in square metres and border length in metres of a feature in degrees, at the latitude of its middle.
  static func measures(_ set: PolygonSet, feature: Int) -> (area: Double, borderLength: Double) {
    guard let box = set.bounds(ofFeature: feature) else { return (0, 0) }
    let scale = DegreeScale(latitude: box.midY)
    let area = set.area(ofFeature: feature) * scale.metresPerLongitude * scale.metresPerLatitude
    return (abs(area), scale.borderLength(set, feature: feature))
  }

  private func borderLength(_ set: PolygonSet, feature: Int) -> Double {
    var sum = 0.0
    for ring in set.rings(ofFeature: feature) {
      for v in set.vertices(ofRing: ring).dropLast() {
        sum += length(set.x[v + 1] - set.x[v], set.y[v + 1] - set.y[v])
      }
    }
    return sum
  }

  /// Length in metres of a step in degrees.
  func length(_ dLongitude: Double, _ dLatitude: Double) -> Double {
    let dx = dLongitude * metresPerLongitude
    let dy = dLatitude * metresPerLatitude
    return (dx * dx + dy * dy).squareRoot()
  }
}
