import Glibc

/// Centres of a scan: points of a plane, or of the unit sphere. Squared distances are those of the plane or of chords,
/// which ascend as great circles do.
struct ScanPoints: Sendable {
  static let sphereRadiusMetres = 6_371_008.8

  let metric: ScanMetric
  let x: [Double]
  let y: [Double]
  /// Zeros in a plane.
  let z: [Double]
  /// Two distances that differ by less are equal: what rounding of the coordinates can do.
  let resolution: Double

  var count: Int { x.count }

  init(x: [Double], y: [Double], metric: ScanMetric) throws(StatisticsError) {
    guard x.count == y.count else { throw .lengthMismatch(expected: x.count, found: y.count) }
    for index in x.indices where !(abs(x[index]) < 1e150 && abs(y[index]) < 1e150) {
      throw .notFinite(index: index)
    }
    self.metric = metric
    switch metric {
    case .planar:
      (self.x, self.y, z) = (x, y, [Double](repeating: 0, count: x.count))
      resolution = 1e-12 * zip(x, y).reduce(0) { max($0, abs($1.0), abs($1.1)) }
    case .greatCircle:
      let degree = Double.pi / 180
      self.x = x.indices.map { cos(y[$0] * degree) * cos(x[$0] * degree) }
      self.y = x.indices.map { cos(y[$0] * degree) * sin(x[$0] * degree) }
      z = y.map { sin($0 * degree) }
      resolution = 1e-12
    }
  }

  func squaredDistance(_ a: Int, _ b: Int) -> Double {
    let (dx, dy, dz) = (x[a] - x[b], y[a] - y[b], z[a] - z[b])
    return dx * dx + dy * dy + dz * dz
  }

  /// In the unit of the plane, or metres on the sphere.
  func distance(_ a: Int, _ b: Int) -> Double {
    let chord = squaredDistance(a, b).squareRoot()
    return metric == .planar ? chord : 2 * Self.sphereRadiusMetres * asin(min(1, chord / 2))
  }
}
