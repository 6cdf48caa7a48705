import Glibc

/// Places on WGS 84 in a balanced tree, to find the candidates for the nearest by *geodesic* distance.
///
/// The tree knows the straight line through the earth (chord) only. A geodesic is never shorter than its chord c. Its
/// curvature is a normal curvature of the ellipsoid, at most 1/r with r = a(1 - e^2) = 6,335,439.327 m (the meridian at
/// the equator; Snyder 1987, USGS Professional Paper 1395, p. 24), so by Schur's comparison theorem (do Carmo,
/// "Differential geometry of curves and surfaces", sec. 5-7) it is at most 2r asin(c/2r) long, up to a length of pi r.
/// Between places 10 km apart the two bounds differ by a millimetre: the candidates are hardly more than the answer. Every
/// set below contains all places that can be meant; the caller measures them and keeps the right ones.
public struct EllipsoidIndex: Sendable {
  /// Smallest radius of curvature, metres.
  static let leastRadiusMetres = 6_335_439.327
  /// Longest chord that the upper bound is used for: places farther apart are all taken.
  static let longestChordMetres = 12_500_000.0
  /// Added to every chord for rounding.
  static let marginMetres = 0.01

  /// Places in tree order: the middle of a range splits it along `axis` of the middle.
  let items: [Int32]
  let axis: [UInt8]
  let x: [Double]
  let y: [Double]
  let z: [Double]

  /// Places as parallel arrays of degrees; entries beyond the shorter array and places that are not finite are never
  /// found.
  public init(longitudes: [Double], latitudes: [Double]) {
    var builder = EllipsoidTreeBuilder(longitudes: longitudes, latitudes: latitudes)
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
    guard k >= 1, count > 0, let origin = EarthPoint(longitude: longitude, latitude: latitude) else { return [] }
    let wanted = min(k, count)
    var nearest = NearestSquares(capacity: wanted + 1)
    searchNearest(origin, 0..<count, &nearest)
    let reach = longestGeodesic(chord: nearest.squares[wanted - 1].squareRoot()) + EllipsoidIndex.marginMetres
    // The next one lies beyond anything that can be as near: the tree need not be asked again.
    if nearest.squares.count == wanted || nearest.squares[wanted] > reach * reach {
      return nearest.places.prefix(wanted).map { items[$0] }.sorted()
    }
    return within(chord: reach, of: origin)
  }

  /// The nearest place by geodesic distance where no other can be as near; nil where several can be, and the candidates
  /// must be measured.
  public func soleNearest(longitude: Double, latitude: Double) -> Int32? {
    guard count > 0, let origin = EarthPoint(longitude: longitude, latitude: latitude) else { return nil }
    var pair = NearestPair()
    searchNearest(origin, 0..<count, &pair)
    let reach = longestGeodesic(chord: pair.first.squareRoot()) + EllipsoidIndex.marginMetres
    return pair.second > reach * reach ? items[pair.place] : nil
  }

  /// All places that can be within `distanceMetres` by geodesic distance, ascending. Empty for an origin that is not
  /// finite and a negative distance.
  public func candidates(longitude: Double, latitude: Double, withinMetres distanceMetres: Double) -> [Int32] {
    guard distanceMetres >= 0, let origin = EarthPoint(longitude: longitude, latitude: latitude) else { return [] }
    return within(chord: distanceMetres + EllipsoidIndex.marginMetres, of: origin)
  }

  /// The length that no geodesic between places with this chord exceeds.
  private func longestGeodesic(chord: Double) -> Double {
    guard chord < EllipsoidIndex.longestChordMetres else { return .infinity }
    return 2 * EllipsoidIndex.leastRadiusMetres * asin(chord / (2 * EllipsoidIndex.leastRadiusMetres))
  }

  private func within(chord: Double, of origin: EarthPoint) -> [Int32] {
    var found: [Int32] = []
    gather(origin, 0..<count, chord * chord, &found)
    found.sort()
    return found
  }

  private func squaredChord(_ origin: EarthPoint, _ i: Int) -> Double {
    let dx = x[i] - origin.x
    let dy = y[i] - origin.y
    let dz = z[i] - origin.z
    return dx * dx + dy * dy + dz * dz
  }

  /// How far the origin lies beyond the split of the range's middle, along its axis.
  private func offset(_ origin: EarthPoint, _ middle: Int) -> Double {
    switch axis[middle] {
    case 0: origin.x - x[middle]
    case 1: origin.y - y[middle]
    default: origin.z - z[middle]
    }
  }

  /// Offers every place that can be better than what is held.
  private func searchNearest<Best: NearestBest>(_ origin: EarthPoint, _ range: Range<Int>, _ best: inout Best) {
    if range.count <= EllipsoidTreeBuilder.leafSize {
      for i in range { best.offer(squaredChord(origin, i), i) }
      return
    }
    let middle = (range.lowerBound + range.upperBound) / 2
    best.offer(squaredChord(origin, middle), middle)
    let offset = offset(origin, middle)
    let low = range.lowerBound..<middle
    let high = middle + 1..<range.upperBound
    searchNearest(origin, offset < 0 ? low : high, &best)
    if offset * offset <= best.bound { searchNearest(origin, offset < 0 ? high : low, &best) }
  }

  private func gather(_ origin: EarthPoint, _ range: Range<Int>, _ squared: Double, _ found: inout [Int32]) {
    if range.count <= EllipsoidTreeBuilder.leafSize {
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

/// What a search for the nearest holds on to.
private protocol NearestBest {
  /// What a square must not exceed to matter.
  var bound: Double { get }
  mutating func offer(_ square: Double, _ place: Int)
}

/// The smallest square offered with its place, and the next one.
private struct NearestPair: NearestBest {
  private(set) var first = Double.infinity
  private(set) var second = Double.infinity
  private(set) var place = 0

  var bound: Double { second }

  @inline(__always)
  mutating func offer(_ square: Double, _ place: Int) {
    if square < first {
      second = first
      first = square
      self.place = place
    } else if square < second {
      second = square
    }
  }
}

/// The smallest squares offered, ascending, with their places.
private struct NearestSquares: NearestBest {
  let capacity: Int
  private(set) var squares: [Double] = []
  private(set) var places: [Int] = []

  init(capacity: Int) {
    self.capacity = capacity
    squares.reserveCapacity(capacity)
    places.reserveCapacity(capacity)
  }

  var bound: Double { squares.count < capacity ? .infinity : squares.last ?? -1 }

  mutating func offer(_ square: Double, _ place: Int) {
    guard square < bound else { return }
    if squares.count == capacity {
      squares.removeLast()
      places.removeLast()
    }
    var at = squares.count
    while at > 0, squares[at - 1] > square { at -= 1 }
    squares.insert(square, at: at)
    places.insert(place, at: at)
  }
}
