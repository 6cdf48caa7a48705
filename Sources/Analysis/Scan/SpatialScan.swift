import Geometry
import PROJBridge
import Parallel
import SpatialStats
public import Stunting

/// The circular scan of a headline indicator. Centres are points on surface, in metres of a frame centred on the
/// edition. Villages without a value measured there, or without a polygon, take no part.
///
/// The result does not depend on `threads`.
public func scanTable(
  _ headline: HeadlineTable, edition: BoundaryEdition, options: ScanOptions, threads: Int
) async throws -> ScanTable {
  let points = try await scanPoints(edition, threads: threads)
  let counts = ScanCounts(headline, points: points)
  let plan = try counts.plan(options)
  return ScanTable(counts: counts, options: options, plan: plan, result: try await run(plan, threads: threads))
}

/// The same on the calling thread, with points made before by `scanPoints`: for many maps of one edition.
public func scanTable(_ headline: HeadlineTable, points: ScanVillagePoints, options: ScanOptions) throws -> ScanTable {
  let counts = ScanCounts(headline, points: points)
  let plan = try counts.plan(options)
  return ScanTable(counts: counts, options: options, plan: plan, result: plan.runAll())
}

/// Where the villages of an edition are, in metres of a local frame; NaN without a place.
public struct ScanVillagePoints: Sendable, Equatable {
  public var x: [Double]
  public var y: [Double]
  /// Such as `point_on_surface`.
  public var kind: String

  public init(x: [Double], y: [Double], kind: String) {
    self.x = x
    self.y = y
    self.kind = kind
  }
}

/// Points on surface of all villages, in metres of a frame centred on the edition.
public func scanPoints(_ edition: BoundaryEdition, threads: Int) async throws -> ScanVillagePoints {
  let parts = try await mapChunks(count: edition.villages.count, chunkSize: 500, threads: threads) { range in
    try pointsOnSurface(edition, range: range)
  }
  let points = parts.flatMap { $0 }
  var (x, y) = (points.map(\.longitude), points.map(\.latitude))
  let kind = "point_on_surface"
  guard let bounds = edition.polygons.planar.bounds else { return ScanVillagePoints(x: x, y: y, kind: kind) }
  do {
    let projection = try Projection(to: LocalFrame(centredOn: bounds))
    for failed in projection.forward(x: &x, y: &y) { (x[failed], y[failed]) = (.nan, .nan) }
  } catch {
    throw AnalysisError.projection(error)
  }
  return ScanVillagePoints(x: x, y: y, kind: kind)
}

/// The scan on several threads.
private func run(_ plan: ScanPlan, threads: Int) async throws -> ScanResult {
  let observed = try await mapChunks(count: plan.centreCount, chunkSize: 128, threads: threads) { centres in
    plan.candidates(centres: centres)
  }
  var run = plan.start(observed)
  while let next = run.next {
    let parts = (next.count + ScanPlan.mapsInPart - 1) / ScanPlan.mapsInPart
    let drawn = try await mapChunks(count: parts, chunkSize: 1, threads: threads) { part in
      let start = next.lowerBound + part.lowerBound * ScanPlan.mapsInPart
      return plan.draw(start..<min(next.upperBound, start + ScanPlan.mapsInPart))
    }
    let maps = plan.maps(drawn)
    let maxima = try await mapChunks(count: plan.centreCount, chunkSize: 256, threads: threads) { centres in
      plan.maxima(of: maps, centres: centres)
    }
    run.add(plan.merged(maxima))
  }
  return run.result()
}
