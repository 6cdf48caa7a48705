import Geometry
import Glibc

extension PolygonSet {
  /// The set, in degrees, without holes that are narrower than `widthMetres`: what neighbours that were drawn apart
  /// leave between them. The width of a hole is twice its area by its length round, which for a sliver is its width.
  func withoutHoles(narrowerThanMetres widthMetres: Double) -> PolygonSet {
    guard widthMetres > 0, ringCount > polygonCount else { return self }
    var result = PolygonSet()
    result.reserve(vertices: vertexCount, features: featureCount)
    for feature in 0..<featureCount {
      for polygon in polygons(ofFeature: feature) {
        let rings = rings(ofPolygon: polygon)
        for ring in rings where ring == rings.lowerBound || widthInMetres(ofRing: ring) >= widthMetres {
          for v in vertices(ofRing: ring) { result.appendVertex(x[v], y[v]) }
          result.endRing()
        }
        result.endPolygon()
      }
      result.endFeature()
    }
    return result
  }

  /// On a sphere, good to 1 %: enough to tell a sliver.
  private func widthInMetres(ofRing ring: Int) -> Double {
    let vertices = vertices(ofRing: ring)
    guard let first = vertices.first else { return 0 }
    let north = meanEarthRadiusMetres * Double.pi / 180
    let east = north * cos(y[first] * Double.pi / 180)
    var length = 0.0
    for v in vertices.dropLast() {
      let (dx, dy) = ((x[v + 1] - x[v]) * east, (y[v + 1] - y[v]) * north)
      length += (dx * dx + dy * dy).squareRoot()
    }
    return length > 0 ? 2 * abs(signedArea(ofRing: ring)) * east * north / length : 0
  }
}
