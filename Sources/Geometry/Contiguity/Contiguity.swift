/// Two neighbouring features, the lower index first.
public struct FeaturePair: Sendable, Equatable, Hashable {
  public var first: Int32
  public var second: Int32

  public init(first: Int32, second: Int32) {
    self.first = first
    self.second = second
  }
}

/// Queen neighbours: features that come within `tolerance` of each other, or overlap.
///
/// At tolerance 0 that is exact contact: a shared point, a vertex on the other's edge, crossing borders, one inside the
/// other. Real village borders are often digitised one by one: there about 1 m finds the neighbours that exact contact
/// misses.
/// - Parameter tolerance: In the set's planar units (metres in a `LocalFrame`), finite and not negative.
public func queenNeighbours(_ polygons: PolygonSet, tolerance: Double) throws(GeometryError) -> NeighbourLists {
  let index = ContiguityIndex(polygons)
  let pairs = try index.queenPairs(inFeatures: 0..<polygons.featureCount, tolerance: tolerance)
  return NeighbourLists(count: polygons.featureCount, pairs: pairs)
}

/// Rook neighbours: features that share more than `minimumSharedLength` of border.
///
/// Shared border of two features is the part of the one's border that lies within `tolerance` of the other's, or inside
/// the other; the larger of the two readings counts. At tolerance 0 it is exact, and 0 as the minimum asks for any
/// positive length. With a tolerance two features that meet at a corner share up to a few tolerances: choose the
/// minimum well above that, or rook becomes queen.
/// - Parameters: In the set's planar units, finite and not negative.
public func rookNeighbours(
  _ polygons: PolygonSet, tolerance: Double, minimumSharedLength: Double
) throws(GeometryError) -> NeighbourLists {
  let index = ContiguityIndex(polygons)
  let pairs = try index.rookPairs(
    inFeatures: 0..<polygons.featureCount, tolerance: tolerance, minimumSharedLength: minimumSharedLength)
  return NeighbourLists(count: polygons.featureCount, pairs: pairs)
}

extension ContiguityIndex {
  /// The queen pairs whose lower feature is in `features`, ascending. Chunks of features, joined in their order, give
  /// the same pairs as one call over all (see `queenNeighbours`).
  public func queenPairs(
    inFeatures features: Range<Int>, tolerance: Double
  ) throws(GeometryError) -> [FeaturePair] {
    guard tolerance >= 0, tolerance.isFinite else { throw .invalidTolerance(tolerance) }
    var scratch = ContactScratch()
    return pairs(inFeatures: features, reach: tolerance) { candidates in
      candidates.contains {
        touches(Int($0.polygon), Int($0.otherPolygon), tolerance: tolerance, scratch: &scratch)
      }
    }
  }

  /// The rook pairs whose lower feature is in `features`, ascending (see `rookNeighbours`).
  public func rookPairs(
    inFeatures features: Range<Int>, tolerance: Double, minimumSharedLength: Double
  ) throws(GeometryError) -> [FeaturePair] {
    guard tolerance >= 0, tolerance.isFinite else { throw .invalidTolerance(tolerance) }
    guard minimumSharedLength >= 0, minimumSharedLength.isFinite else {
      throw .invalidMinimumLength(minimumSharedLength)
    }
    var scratch = ContactScratch()
    return pairs(inFeatures: features, reach: tolerance) { candidates in
      sharesBorder(candidates, tolerance: tolerance, longerThan: minimumSharedLength, scratch: &scratch)
    }
  }

  /// Runs `areNeighbours` on the candidates of each pair of features.
  private func pairs(
    inFeatures features: Range<Int>, reach: Double, areNeighbours: (ArraySlice<Candidate>) -> Bool
  ) -> [FeaturePair] {
    var result: [FeaturePair] = []
    var found: [Int32] = []
    for feature in features.clamped(to: 0..<featureCount) {
      let candidates = candidates(of: feature, reach: reach, found: &found)
      var first = 0
      while first < candidates.count {
        let other = candidates[first].other
        let end = candidates[first...].firstIndex { $0.other != other } ?? candidates.count
        if areNeighbours(candidates[first..<end]) {
          result.append(FeaturePair(first: Int32(feature), second: other))
        }
        first = end
      }
    }
    return result
  }
}

extension NeighbourLists {
  /// Symmetric neighbours of `count` units from ascending pairs (by first, then second) without repeats.
  public init(count: Int, pairs: [FeaturePair]) {
    let valid = pairs.filter { $0.first >= 0 && $0.first < $0.second && Int($0.second) < count }
    var start = [Int32](repeating: 0, count: count + 1)
    for pair in valid {
      start[Int(pair.first) + 1] += 1
      start[Int(pair.second) + 1] += 1
    }
    for unit in 0..<count { start[unit + 1] += start[unit] }
    var next = start
    var items = [Int32](repeating: 0, count: valid.count * 2)
    // Pairs ascend, so every unit meets its lower neighbours first, then its higher ones.
    for pair in valid {
      items[Int(next[Int(pair.first)])] = pair.second
      next[Int(pair.first)] += 1
      items[Int(next[Int(pair.second)])] = pair.first
      next[Int(pair.second)] += 1
    }
    self.init(start: start, items: items)
  }
}
