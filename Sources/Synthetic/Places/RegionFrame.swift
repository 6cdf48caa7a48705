import Geometry
import Glibc

/// Where the plane lies on Earth: open ocean south of Java, at 110.9 E 11.15 S, so that no map of it can be taken for a
/// real place. Local scale of the WGS 84 ellipsoid; distances of the plane hold within 0.1 %.
struct RegionFrame: Sendable {
  static let centre = LonLat(longitude: 110.9, latitude: -11.15)
  private let middle: PlanePoint
  private let metresPerDegreeEast: Double
  private let metresPerDegreeNorth: Double

  init(_ lattice: HexLattice) {
    middle = PlanePoint(
      x: Double(lattice.columns) * lattice.cellMetres / 2, y: Double(lattice.rows) * lattice.cellMetres * 0.433)
    let radians = RegionFrame.centre.latitude * .pi / 180
    let e2 = 0.006_694_379_990_14
    let w = 1 - e2 * sin(radians) * sin(radians)
    metresPerDegreeEast = 6_378_137 / w.squareRoot() * cos(radians) * .pi / 180
    metresPerDegreeNorth = 6_378_137 * (1 - e2) / (w * w.squareRoot()) * .pi / 180
  }

  /// Rounded to six decimals (about 0.1 m), as the files hold it.
  func lonLat(_ p: PlanePoint) -> LonLat {
    LonLat(
      longitude: rounded(RegionFrame.centre.longitude + (p.x - middle.x) / metresPerDegreeEast),
      latitude: rounded(RegionFrame.centre.latitude + (p.y - middle.y) / metresPerDegreeNorth))
  }

  /// The place on the plane.
  func plane(_ p: LonLat) -> PlanePoint {
    PlanePoint(
      x: middle.x + (p.longitude - RegionFrame.centre.longitude) * metresPerDegreeEast,
      y: middle.y + (p.latitude - RegionFrame.centre.latitude) * metresPerDegreeNorth)
  }

  private func rounded(_ degrees: Double) -> Double { (degrees * 1_000_000).rounded() / 1_000_000 }
}
