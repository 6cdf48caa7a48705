public import Geometry
import Glibc

/// The transverse Mercator projection of a UTM zone on the ellipsoid of WGS 84, forward.
///
/// Krueger's series in the third flattening to the fourth order (Karney 2011, "Transverse Mercator with an accuracy of a few
/// nanometers", eqs. 7-9 and 35): within a millimetre to 3000 km from the central meridian.
public struct UTMZone: Sendable, Equatable {
  /// 1...60.
  public let number: Int
  public let isSouthern: Bool

  /// - Parameter number: Pulled into 1...60.
  public init(number: Int, isSouthern: Bool) {
    self.number = min(max(number, 1), 60)
    self.isSouthern = isSouthern
  }

  /// The zone of a place; zone 31 for one that isn't finite. South from the equator down, without the exceptions of
  /// Norway and Svalbard.
  public init(at place: LonLat) {
    let turns = place.longitude.isFinite ? (place.longitude + 180) / 6 : 30
    let zone = Int(turns.truncatingRemainder(dividingBy: 60).rounded(.down))
    self.init(number: (zone + 60) % 60 + 1, isSouthern: place.latitude < 0)
  }

  /// "49S".
  public var name: String { "\(number)\(isSouthern ? "S" : "N")" }
  public var centralMeridianDegrees: Double { Double(number) * 6 - 183 }

  /// Easting and northing in metres. Latitudes are pulled to 89.9 degrees.
  public func project(_ place: LonLat) -> (eastMetres: Double, northMetres: Double) {
    let latitude = min(max(place.latitude, -89.9), 89.9) * .pi / 180
    let longitude = min(max(place.longitude - centralMeridianDegrees, -80), 80) * .pi / 180
    let e = UTMZone.eccentricity
    let sine = sin(latitude)
    // Tangent of the conformal latitude.
    let t = sinh(atanh(sine) - e * atanh(e * sine))
    let (cosine, root) = (cos(longitude), (t * t + cos(longitude) * cos(longitude)).squareRoot())
    let xi = atan2(t, cosine)
    let eta = asinh(sin(longitude) / root)
    var (north, east) = (xi, eta)
    for (index, alpha) in UTMZone.alphas.enumerated() {
      let k = 2 * Double(index + 1)
      north += alpha * sin(k * xi) * cosh(k * eta)
      east += alpha * cos(k * xi) * sinh(k * eta)
    }
    let scale = 0.9996 * UTMZone.meridianRadius
    return (500_000 + scale * east, (isSouthern ? 10_000_000 : 0) + scale * north)
  }

  // MARK: - WGS 84

  private static let flattening = 1 / 298.257_223_563
  private static let eccentricity = (flattening * (2 - flattening)).squareRoot()
  private static let third = flattening / (2 - flattening)
  private static let meridianRadius: Double = {
    let square = third * third
    return 6_378_137 / (1 + third) * (1 + square / 4 + square * square / 64)
  }()
  private static let alphas: [Double] = {
    let n = third
    let (n2, n3, n4) = (n * n, n * n * n, n * n * n * n)
    return [
      n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180, 13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440,
      61 * n3 / 240 - 103 * n4 / 140, 49561 * n4 / 161_280,
    ]
  }()
}
