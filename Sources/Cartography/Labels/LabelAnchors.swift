public import Geometry
import Parallel
public import Topology

/// Where the name of an area belongs: the middle of its widest part, in the unit square of `WebMercator`.
public struct LabelAnchor: Sendable, Equatable {
  public var unitX: Double
  public var unitY: Double
  /// Distance to the border, as a part of the unit square; 0 for a place that was given.
  public var clearanceUnits: Double

  public init(unitX: Double, unitY: Double, clearanceUnits: Double) {
    self.unitX = unitX
    self.unitY = unitY
    self.clearanceUnits = clearanceUnits
  }
}

/// Where the names of a region belong, the same at all zooms.
public struct LabelAnchors: Sendable, Equatable {
  /// One a village; nil for a village without area.
  public var villages: [LabelAnchor?]
  /// One a district; nil for a district without area.
  public var districts: [LabelAnchor?]

  public init(villages: [LabelAnchor?], districts: [LabelAnchor?]) {
    self.villages = villages
    self.districts = districts
  }

  /// Found from the rings of one zoom; a detailed one, such as 12, is exact enough for all.
  ///
  /// - Parameters:
  ///   - districts: The villages dissolved by district.
  ///   - bits: Grid of both.
  ///   - given: Places that are known better, a village; or empty. One that isn't finite is left out.
  public init(villages: OwnerRings, districts: OwnerRings, bits: Int, given: [LonLat?] = [], threads: Int) async throws
  {
    var places = try await labelAnchors(of: villages, bits: bits, threads: threads)
    for (village, position) in given.enumerated() where places.indices.contains(village) {
      places[village] = position.flatMap(LabelAnchor.init(at:)) ?? places[village]
    }
    self.villages = places
    self.districts = try await labelAnchors(of: districts, bits: bits, threads: threads)
  }
}

extension LabelAnchor {
  fileprivate init?(at position: LonLat) {
    guard position.longitude.isFinite, position.latitude.isFinite else { return nil }
    let unit = WebMercator.unit(position)
    self.init(unitX: unit.x, unitY: unit.y, clearanceUnits: 0)
  }
}

/// The pole of inaccessibility of every area: the place farthest from its border, within 5 % of the largest distance
/// (narrow and branched shapes too). nil for an area without rings. Same result for any number of threads.
///
/// Source: the cell search of Agafonkin (2016), "polylabel", with holes and several polygons an area.
public func labelAnchors(of rings: OwnerRings, bits: Int, threads: Int) async throws -> [LabelAnchor?] {
  let unit = 1 / Double(sign: .plus, exponent: min(max(bits, 0), 30), significand: 1)
  let chunks = try await mapChunks(count: rings.ownerCount, chunkSize: 256, threads: threads) { owners in
    owners.map { owner -> LabelAnchor? in
      guard let spot = pole(of: owner, in: rings) else { return nil }
      return LabelAnchor(unitX: spot.x * unit, unitY: spot.y * unit, clearanceUnits: spot.clearance * unit)
    }
  }
  return chunks.flatMap { $0 }
}

/// The pole in grid steps; nil for an owner without rings.
private func pole(of owner: Int, in rings: OwnerRings) -> LabelSpot? {
  let shapes = rings.polygons(ofOwner: owner).map { LabelOutline(rings, polygon: $0, scale: 1) }
    .sorted { $0.narrowness > $1.narrowness }
  var best: LabelSpot?
  for shape in shapes where shape.narrowness / 2 > best?.clearance ?? -1 {
    var search = LabelSpotSearch(shape, metric: .euclidean, atLeast: best?.clearance ?? 0)
    guard let found = search.best(maximumLooks: 3000) else { continue }
    if best.map({ found.clearance > $0.clearance }) ?? true { best = found }
  }
  return best
}
