import Glibc

/// Places on the unit sphere in a balanced tree, to find the candidates for the nearest by *geodesic* distance.
///
/// The tree knows spherical distance only. On the WGS 84 ellipsoid the length of any path is between 6,335,439.327 m
/// (the smallest radius of curvature of the meridian, a(1 - e^2)) and 6,399,593.626 m (the largest radius, a/sqrt(1 -
/// e^2), at the poles) times its length on the unit sphere that has the same latitudes and longitudes; so the same
/// bounds hold for the shortest paths. Every candidate set below contains all places that can be meant; the caller
/// measures them and keeps the right ones. Radii: Snyder 1987, "Map projections: a working manual", USGS Professional
/// Paper 1395, p. 24-25.
public struct SphereIndex: Sendable {
  /// Metres a radian, at least and at most, between two places on WGS 84.
  public static let leastMetresPerRadian = 6_335_439.327
  public static let mostMetresPerRadian = 6_399_593.626
  /// Added to every search angle for rounding, in radians (6 mm).
  static let angleMargin = 1e-9

  /// Places in tree order: the middle of a range splits it along `axis` of the middle.
  let items: [Int32]
  let axis: [UInt8]
  let x: [Double]
  let y: [Double]
  let z: [Double]

  /// Places as parallel arrays of degrees; entries beyond the shorter array and places that are not finite are never
  /// found.
  public init(longitudes: [Double], latitudes: [Double]) {
    var builder = SphereTreeBuilder(longitudes: longitudes, latitudes: latitudes)
    builder.build()
    items = builder.order
    axis = builder.axis
    x = items.map { builder.points[Int($0)].x }
    y = items.map { builder.points[Int($0)].y }
    z = items.map { builder.points[Int($0)].z }
  }

  /// Number of places that can be found.
  public var count: Int { items.count }

  /// All places that can be among the `k` nearest by geodesic distance, ties included: at least min(k, count) of them,
  /// ascending. Empty for an origin that is not finite and for k < 1.
  public func nearestCandidates(longitude: Double, latitude: Double, k: Int) -> [Int32] {
    guard k >= 1, let origin = UnitVector(longitude: longitude, latitude: latitude) else { return [] }
    var nearest = NearestSquares(capacity: min(k, count))
    searchNearest(origin, 0..<count, &nearest)
    guard let farthest = nearest.largest else { return [] }
    let ratio = SphereIndex.mostMetresPerRadian / SphereIndex.leastMetresPerRadian
    return within(angle: 2 * asin(min(1, farthest.squareRoot() / 2)) * ratio, of: origin)
  }

  /// All places that can be within `distanceMetres` by geodesic distance, ascending. Empty for an origin that is not
  /// finite and a negative distance.
  public func candidates(longitude: Double, latitude: Double, withinMetres distanceMetres: Double) -> [Int32] {
    guard distanceMetres >= 0, let origin = UnitVector(longitude: longitude, latitude: latitude) else { return [] }
    return within(angle: distanceMetres / SphereIndex.leastMetresPerRadian, of: origin)
  }

  private func within(angle: Double, of origin: UnitVector) -> [Int32] {
    let widened = angle + SphereIndex.angleMargin
    let chord = widened >= Double.pi ? 2.1 : 2 * sin(widened / 2)
    var found: [Int32] = []
    gather(origin, 0..<count, chord * chord, &found)
    found.sort()
    return found
  }

  private func squaredChord(_ origin: UnitVector, _ i: Int) -> Double {
    let dx = x[i] - origin.x
    let dy = y[i] - origin.y
    let dz = z[i] - origin.z
    return dx * dx + dy * dy + dz * dz
  }

  /// How far the origin lies beyond the split of the range's middle, along its axis.
  private func offset(_ origin: UnitVector, _ middle: Int) -> Double {
    switch axis[middle] {
    case 0: origin.x - x[middle]
    case 1: origin.y - y[middle]
    default: origin.z - z[middle]
    }
  }

  private func searchNearest(_ origin: UnitVector, _ range: Range<Int>, _ nearest: inout NearestSquares) {
    if range.count <= SphereTreeBuilder.leafSize {
      for i in range { nearest.offer(squaredChord(origin, i)) }
      return
    }
    let middle = (range.lowerBound + range.upperBound) / 2
    nearest.offer(squaredChord(origin, middle))
    let offset = offset(origin, middle)
    let low = range.lowerBound..<middle
    let high = middle + 1..<range.upperBound
    searchNearest(origin, offset < 0 ? low : high, &nearest)
    if offset * offset <= nearest.bound { searchNearest(origin, offset < 0 ? high : low, &nearest) }
  }

  private func gather(_ origin: UnitVector, _ range: Range<Int>, _ squared: Double, _ found: inout [Int32]) {
    if range.count <= SphereTreeBuilder.leafSize {
      for i in range where squaredChord(origin, i) <= squared { found.append(items[i]) }
      return
    }
    let middle = (range.lowerBound + range.upperBound) / 2
    if squaredChord(origin, middle) <= squared { found.append(items[middle]) }
    let offset = offset(origin, middle)
    if offset <= 0 || offset * offset <= squared { gather(origin, range.lowerBound..<middle, squared, &found) }
    if offset >= 0 || offset * offset <= squared { gather(origin, middle + 1..<range.upperBound, squared, &found) }
  }
}

/// The k smallest values offered.
private struct NearestSquares {
  let capacity: Int
  private var values: [Double] = []

  init(capacity: Int) { self.capacity = capacity }

  /// What a value must not exceed to matter.
  var bound: Double { values.count < capacity ? .infinity : values.last ?? -1 }
  var largest: Double? { values.last }

  mutating func offer(_ value: Double) {
    guard value < bound else { return }
    if values.count == capacity { values.removeLast() }
    var at = values.count
    while at > 0, values[at - 1] > value { at -= 1 }
    values.insert(value, at: at)
  }
}
