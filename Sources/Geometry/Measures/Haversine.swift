import Glibc

/// The mean radius of the earth in metres, (2a + b) / 3 of WGS 84.
public let meanEarthRadiusMetres = 6_371_008.8

/// Great-circle distance in metres on the sphere of mean radius. Up to 0.56 % from the truth in Indonesia: for rough
/// checks; published distances are geodesic (`Geodesic` of PROJBridge).
public func haversineMetres(from a: LonLat, to b: LonLat) -> Double {
  let radian = Double.pi / 180
  let sinLatitude = sin((b.latitude - a.latitude) * radian / 2)
  let sinLongitude = sin((b.longitude - a.longitude) * radian / 2)
  let h =
    sinLatitude * sinLatitude
    + cos(a.latitude * radian) * cos(b.latitude * radian) * sinLongitude * sinLongitude
  return 2 * meanEarthRadiusMetres * asin(min(1, h.squareRoot()))
}
