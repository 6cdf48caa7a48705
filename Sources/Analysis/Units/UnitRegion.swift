import GEOSBridge
import Geometry
import Parallel
public import Stunting

/// A region seen by puskesmas or kecamatan: an edition whose "villages" are the units, with everything joined to it.
/// The analysis runs on it as on villages.
public struct UnitRegion: Sendable {
  public var level: UnitLevel
  public var membership: UnitMembership
  /// Village i is unit i; its polygons are the union of the unit's villages, without any for a unit without villages.
  public var edition: BoundaryEdition
  public var values: [IndicatorValue]
  /// Beside `values` (see `UnitValues`).
  public var completeness: [UnitCompleteness?]
  /// Units with values that fit none, or more than one, of the edition's.
  public var unplaced: [UnitKey]

  /// Villages of each unit.
  public var members: [[Int]] { membership.members }
  /// Villages in no unit, ascending. Nothing of them is in the edition.
  public var unassigned: [Int] { membership.unassigned }

  /// Facilities with the unit they lie in as their village.
  public func facilities(_ facilities: [Facility]) -> [Facility] {
    facilities.map { facility in
      var facility = facility
      facility.village = facility.village.flatMap { unit(of: $0) }
      return facility
    }
  }

  /// Facilities counted a unit: the sum where every village of the unit has a count of that kind and period, else none.
  public func facilityCounts(_ counts: [FacilityCount]) -> [FacilityCount] {
    struct Key: Hashable {
      let kind: String
      let period: Period
      let unit: Int
    }
    var groups: [Key: [Int: FacilityCount]] = [:]
    var order: [Key] = []
    for count in counts {
      guard let unit = unit(of: count.village) else { continue }
      let key = Key(kind: count.kind, period: count.period, unit: unit)
      if groups[key] == nil { order.append(key) }
      groups[key, default: [:]][count.village] = count
    }
    return order.compactMap { key in
      let found = members[key.unit].compactMap { groups[key]?[$0] }
      guard found.count == members[key.unit].count, var sum = found.first else { return nil }
      sum.village = key.unit
      sum.count = found.reduce(0) { $0.addingReportingOverflow($1.count).partialValue }
      return sum
    }
  }

  /// Unit of a village of the edition that the region was made from; nil where it belongs to none.
  public func unit(of village: Int) -> Int? {
    membership.unitOfVillage.indices.contains(village) ? membership.unitOfVillage[village] : nil
  }
}

/// The region by puskesmas or kecamatan. Does not depend on `threads`.
///
/// - Parameters:
///   - values: Values of all levels, villages' included.
///   - units: What `IndicatorValue.unit` of the levels above village counts through.
///   - workingAreas: One a village, as `workingAreas` gives; used for level puskesmas only.
///   - level: `puskesmas`; any other gives kecamatan.
///   - minimumShare: Share of the villages below which a sum of ratios is no value (see `unitValues`).
///   - gapMetres: Holes of a unit that are narrower are closed: gaps between villages that count as neighbours. 0 keeps
///     every hole.
public func unitRegion(
  _ edition: BoundaryEdition, values: [IndicatorValue], units: [UnitKey], workingAreas: [WorkingArea] = [],
  level: UnitLevel, minimumShare: Double = 0.8, gapMetres: Double = 0, threads: Int = 1
) async throws -> UnitRegion {
  let membership =
    level == .puskesmas
    ? puskesmasMembership(edition, workingAreas: workingAreas, others: valued(values, units, level))
    : districtMembership(edition)
  let found = unitValues(values, units: units, membership: membership, minimumShare: minimumShare)
  return UnitRegion(
    level: membership.level, membership: membership,
    edition: BoundaryEdition(
      id: edition.id, villages: unitVillages(membership, of: edition),
      polygons: try await dissolvedPolygons(membership, of: edition, gapMetres: gapMetres, threads: threads)),
    values: found.values,
    completeness: found.completeness, unplaced: found.unplaced)
}

/// Units of a level that have a value, in their order.
private func valued(_ values: [IndicatorValue], _ units: [UnitKey], _ level: UnitLevel) -> [UnitKey] {
  var isUsed = [Bool](repeating: false, count: units.count)
  for value in values where value.level == level && isUsed.indices.contains(value.unit) { isUsed[value.unit] = true }
  return units.indices.filter { isUsed[$0] && units[$0].level == level }.map { units[$0] }
}

private func dissolvedPolygons(
  _ membership: UnitMembership, of edition: BoundaryEdition, gapMetres: Double, threads: Int
) async throws -> LonLatPolygons {
  let planar = edition.polygons.planar
  let parts = try await mapChunks(count: membership.members.count, chunkSize: 16, threads: threads) { range in
    do throws(GEOSError) {
      return try GEOSContext().dissolved(planar, groups: Array(membership.members[range]))
        .withoutHoles(narrowerThanMetres: gapMetres)
    } catch {
      throw AnalysisError.geometry(error)
    }
  }
  var all = PolygonSet()
  for part in parts { for feature in 0..<part.featureCount { all.append(feature: feature, of: part) } }
  return LonLatPolygons(all)
}
