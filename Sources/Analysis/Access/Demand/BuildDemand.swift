import GEOSBridge
import Geometry
import Parallel
public import Stunting

/// Where people live in every village of an edition: for each village the best rung that is allowed and has places in it
/// (population raster, buildings, settlements, hamlets, points spread in the polygon, a point on its surface).
///
/// Weights inside a village are the people of its places: unknown ones count as the mean of the known, places without
/// people are left out, and when nothing is known, or nobody lives anywhere, every place weighs the same. A place that is
/// not finite or names no village of the edition is left out. When no rung gives a place, a point on the surface does,
/// also where it is not among the allowed ones: no village is without demand unless it has no polygon.
///
/// - Throws: `geometry` when GEOS can't be used.
public func demandPoints(
  _ edition: BoundaryEdition, inputs: AccessInputs, options: DemandOptions = DemandOptions(), threads: Int = 1
) async throws(AnalysisError) -> RegionDemand {
  let villages = edition.villages.count
  let given = bestPoints(inputs.points, villages: villages, options)
  let points = inputs.points
  do {
    let parts = try await mapChunks(count: villages, chunkSize: 64, threads: threads) { range in
      try demandOf(range, edition, points, given, options)
    }
    return joined(parts)
  } catch let error as AnalysisError { throw error } catch { throw .geometry(.contextUnavailable) }
}

/// The points of a village's best rung: indices into the points.
private struct VillagePoints {
  var rung: DemandRung?
  var points: [Int] = []
}

private func rank(_ rung: DemandRung) -> Int { DemandRung.allCases.firstIndex(of: rung) ?? DemandRung.allCases.count }

private func bestPoints(_ points: [DemandPoint], villages: Int, _ options: DemandOptions) -> [VillagePoints] {
  var best = [VillagePoints](repeating: VillagePoints(), count: villages)
  for (i, point) in points.enumerated() {
    guard (0..<villages).contains(point.village), options.allows(point.rung), isUsablePlace(point.position) else {
      continue
    }
    if let known = best[point.village].rung, known != point.rung {
      guard rank(point.rung) < rank(known) else { continue }
      best[point.village].points = []
    }
    best[point.village].rung = point.rung
    best[point.village].points.append(i)
  }
  return best
}

func isUsablePlace(_ place: LonLat) -> Bool { place.longitude.isFinite && abs(place.latitude) <= 90 }

private func demandOf(
  _ range: Range<Int>, _ edition: BoundaryEdition, _ points: [DemandPoint], _ given: [VillagePoints],
  _ options: DemandOptions
) throws(AnalysisError) -> RegionDemand {
  var part = RegionDemand()
  for village in range {
    let own = given[village]
    if let rung = own.rung {
      part.append(own.points.map { points[$0].position }, shares(own.points.map { points[$0].people }), rung)
    } else {
      try part.appendWithin(edition, village, options)
    }
  }
  return part
}

extension RegionDemand {
  /// Appends a village; places of no weight are left out.
  fileprivate mutating func append(_ places: [LonLat], _ shares: [Double], _ rung: DemandRung) {
    for (place, share) in zip(places, shares) where share > 0 {
      positions.append(place)
      weights.append(share)
    }
    self.rung.append(rung)
    start.append(Int32(clamping: positions.count))
  }

  /// Appends a village of which only the polygon is known.
  fileprivate mutating func appendWithin(
    _ edition: BoundaryEdition, _ village: Int, _ options: DemandOptions
  ) throws(AnalysisError) {
    let set = edition.polygons.planar
    if options.allows(.spread), village < set.featureCount {
      let stream = villageStream(edition.villages[village].printedCode, village)
      let spread = spreadPoints(
        set, feature: village, count: options.spreadPoints, seed: options.seed, stream: stream)
      if !spread.isEmpty {
        let places = spread.map { LonLat(longitude: $0.x, latitude: $0.y) }
        return append(places, shares(places.map { _ in nil }), .spread)
      }
    }
    let inside = village < set.featureCount ? try pointsOnSurface(edition, range: village..<village + 1) : []
    let usable = inside.filter(isUsablePlace)
    append(usable, shares(usable.map { _ in nil }), .pointOnSurface)
  }
}

/// Shares that sum to 1 (see `demandPoints`).
func shares(_ people: [Double?]) -> [Double] {
  guard !people.isEmpty else { return [] }
  let known = people.map { p in p.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil } }
  let largest = known.lazy.compactMap { $0 }.max() ?? 0
  guard largest > 0 else { return people.map { _ in 1 / Double(people.count) } }
  let scaled = known.map { $0.map { $0 / largest } }
  let some = scaled.compactMap { $0 }
  let mean = some.reduce(0, +) / Double(some.count)
  let all = scaled.map { $0 ?? mean }
  let total = all.reduce(0, +)
  return all.map { $0 / total }
}

/// Stream of a village's own draws: its code (FNV-1a), so that other villages in the edition don't move its points.
private func villageStream(_ code: String, _ index: Int) -> UInt64 {
  guard !code.isEmpty else { return UInt64(index) }
  return code.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
}

private func joined(_ parts: [RegionDemand]) -> RegionDemand {
  var all = RegionDemand()
  for part in parts {
    let offset = all.start[all.start.count - 1]
    all.rung += part.rung
    all.start += part.start.dropFirst().map { Int32(clamping: Int(offset) + Int($0)) }
    all.positions += part.positions
    all.weights += part.weights
  }
  return all
}
