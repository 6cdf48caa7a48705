public import Geometry

/// The nearest targets of some origins, k slots an origin in flat arrays.
public struct NearestTargets: Sendable, Equatable {
  /// Slots an origin.
  public var k: Int
  /// Target of slot j of origin i at i * k + j, nearest first; -1 where there is none.
  public var targets: [Int32]
  /// Metres, beside `targets`; infinite where there is none.
  public var distancesMetres: [Double]

  public init(k: Int, targets: [Int32], distancesMetres: [Double]) {
    self.k = k
    self.targets = targets
    self.distancesMetres = distancesMetres
  }
}

/// Places (facilities) to be found by geodesic distance on WGS 84, exactly: the answers are those of measuring every
/// pair. Built once, then only read, by any number of threads.
public struct GeodesicIndex: Sendable {
  private let geodesic = Geodesic()
  private let tree: EllipsoidIndex
  private let places: [LonLat]

  /// Places that are not finite or lie beyond a pole are never found.
  public init(targets: [LonLat]) {
    places = targets
    let usable = targets.map(GeodesicIndex.isUsable)
    tree = EllipsoidIndex(
      longitudes: zip(targets, usable).map { $1 ? $0.longitude : .nan }, latitudes: targets.map(\.latitude))
  }

  /// The `k` nearest targets of each origin of a range; of equal distances the lower index first. An origin that is not
  /// usable, or more slots than targets, gives -1 and infinity: no origin is left out.
  public func nearest(origins: [LonLat], range: Range<Int>, k: Int) -> NearestTargets {
    let range = range.clamped(to: origins.indices)
    let k = max(0, k)
    var targets: [Int32] = []
    var distances: [Double] = []
    targets.reserveCapacity(min(range.count * k, 1 << 24))
    distances.reserveCapacity(min(range.count * k, 1 << 24))
    for origin in range {
      if k == 1, let sole = sole(origins[origin]) {
        targets.append(sole.target)
        distances.append(sole.distanceMetres)
        continue
      }
      let found = nearest(to: origins[origin], k: k)
      targets.append(contentsOf: found.map(\.target))
      distances.append(contentsOf: found.map(\.distanceMetres))
      let missing = k - found.count
      targets.append(contentsOf: repeatElement(-1, count: missing))
      distances.append(contentsOf: repeatElement(.infinity, count: missing))
    }
    return NearestTargets(k: k, targets: targets, distancesMetres: distances)
  }

  /// For each origin of a range, how many targets lie within `distanceMetres`, the limit included.
  public func counts(withinMetres distanceMetres: Double, origins: [LonLat], range: Range<Int>) -> [Int32] {
    origins[range.clamped(to: origins.indices)].map { Int32(targets(withinMetres: distanceMetres, of: $0).count) }
  }

  /// The targets within `distanceMetres` of a place, the limit included, by index.
  public func targets(withinMetres distanceMetres: Double, of origin: LonLat) -> [Int32] {
    measured(withinMetres: distanceMetres, of: origin).map(\.target)
  }

  /// The targets within `distanceMetres` of a place, the limit included, by index, with their distances: each pair is
  /// measured once.
  public func measured(
    withinMetres distanceMetres: Double, of origin: LonLat
  ) -> [(target: Int32, distanceMetres: Double)] {
    guard GeodesicIndex.isUsable(origin) else { return [] }
    let candidates = tree.candidates(
      longitude: origin.longitude, latitude: origin.latitude, withinMetres: distanceMetres)
    var found: [(target: Int32, distanceMetres: Double)] = []
    found.reserveCapacity(candidates.count)
    for target in candidates {
      let metres = geodesic.distanceMetres(from: origin, to: places[Int(target)])
      if metres <= distanceMetres { found.append((target, metres)) }
    }
    return found
  }

  /// The nearest target where only one can be it.
  private func sole(_ origin: LonLat) -> Measured? {
    guard GeodesicIndex.isUsable(origin),
      let target = tree.soleNearest(longitude: origin.longitude, latitude: origin.latitude)
    else { return nil }
    return Measured(target: target, distanceMetres: geodesic.distanceMetres(from: origin, to: places[Int(target)]))
  }

  private func nearest(to origin: LonLat, k: Int) -> [Measured] {
    guard k > 0, GeodesicIndex.isUsable(origin) else { return [] }
    let candidates = tree.nearestCandidates(longitude: origin.longitude, latitude: origin.latitude, k: k)
    let measured = candidates.map {
      Measured(target: $0, distanceMetres: geodesic.distanceMetres(from: origin, to: places[Int($0)]))
    }
    return Array(measured.sorted { ($0.distanceMetres, $0.target) < ($1.distanceMetres, $1.target) }.prefix(k))
  }

  private static func isUsable(_ place: LonLat) -> Bool {
    place.longitude.isFinite && abs(place.latitude) <= 90
  }
}

private struct Measured {
  var target: Int32
  var distanceMetres: Double
}

/// The `k` nearest targets of each origin by geodesic distance (see `GeodesicIndex.nearest`).
public func nearestByGeodesic(origins: [LonLat], targets: [LonLat], k: Int) -> NearestTargets {
  GeodesicIndex(targets: targets).nearest(origins: origins, range: origins.indices, k: k)
}
