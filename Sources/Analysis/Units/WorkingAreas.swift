public import Geometry
import PROJBridge
public import Stunting

/// Working areas of puskesmas, one village at most once, and what could not be decided.
public struct WorkingAreaTable: Sendable, Equatable {
  /// In the order of the villages. `how` says of each whether a source lists it or the nearest puskesmas was taken.
  public var areas: [WorkingArea]
  /// Geodesic metres from the village to the puskesmas, beside `areas`; nil for listed ones without a position.
  public var distanceMetres: [Double?]
  /// Villages that sources list under more than one puskesmas, ascending. They go to the nearest of those; to none when
  /// no position decides.
  public var listedTwice: [Int]
  /// Villages in no working area, ascending: not listed, and no puskesmas has a position.
  public var unassigned: [Int]
}

/// The working area of every village: the puskesmas that lists it, else the nearest one, marked `nearest`.
///
/// Nearest is by geodesic distance from a point in the village, whatever the kecamatan: a straight line says nothing of
/// rivers and roads. Travel over roads comes with a network.
///
/// - Parameters:
///   - puskesmas: Facilities that are puskesmas; those without a position are never the nearest.
///   - listed: Areas that sources give, of any order. Their puskesmas are looked for among the facilities.
///   - origins: A point inside each village, as `pointsOnSurface` gives; not finite where there is none.
public func workingAreas(
  _ edition: BoundaryEdition, puskesmas: [Facility], listed: [WorkingArea], origins: [LonLat]
) -> WorkingAreaTable {
  let choice = PuskesmasChoice(puskesmas: puskesmas, origins: origins)
  let listedOf = listedUnits(listed, choice.roster, villages: edition.villages.count)
  var table = WorkingAreaTable(areas: [], distanceMetres: [], listedTwice: [], unassigned: [])
  for village in edition.villages.indices {
    let own = listedOf[village]
    if own.count > 1 { table.listedTwice.append(village) }
    guard let (area, metres) = own.isEmpty ? choice.nearest(village) : choice.listed(own, village) else {
      table.unassigned.append(village)
      continue
    }
    table.areas.append(area)
    table.distanceMetres.append(metres)
  }
  return table
}

/// The listed areas of each village, one for each puskesmas, with the puskesmas as the facilities know it. Those that
/// no facility fits are told apart by identifier, code or name.
private func listedUnits(_ listed: [WorkingArea], _ roster: UnitRoster, villages: Int) -> [[WorkingArea]] {
  var ofVillage = [[WorkingArea]](repeating: [], count: villages)
  var others: [String: UnitKey] = [:]
  for area in listed where ofVillage.indices.contains(area.village) && area.how == .listed {
    var area = area
    if let place = roster.index(of: area.puskesmas) {
      area.puskesmas = roster.units[place]
    } else {
      let key = area.puskesmas
      let identity = "\(key.facilityID ?? "")/\(key.code?.digits ?? "")/\(unitName(key.name))"
      area.puskesmas = others[identity] ?? key
      others[identity] = area.puskesmas
    }
    guard !ofVillage[area.village].contains(where: { $0.puskesmas == area.puskesmas }) else { continue }
    ofVillage[area.village].append(area)
  }
  return ofVillage
}

/// Puskesmas by distance.
private struct PuskesmasChoice {
  let roster: UnitRoster
  private let placed: [Facility]
  private let positions: [UnitKey: LonLat]
  private let index: GeodesicIndex
  private let origins: [LonLat]
  private let geodesic = Geodesic()

  init(puskesmas: [Facility], origins: [LonLat]) {
    self.origins = origins
    var seen: Set<UnitKey> = []
    roster = UnitRoster(puskesmas.map(PuskesmasChoice.key).filter { seen.insert($0).inserted })
    placed = puskesmas.filter { $0.position != nil }
    positions = Dictionary(
      placed.compactMap { f in f.position.map { (PuskesmasChoice.key(f), $0) } },
      uniquingKeysWith: { first, _ in first })
    index = GeodesicIndex(targets: placed.compactMap(\.position))
  }

  private static func key(_ facility: Facility) -> UnitKey {
    UnitKey(level: .puskesmas, facilityID: facility.id, name: facility.name)
  }

  func nearest(_ village: Int) -> (WorkingArea, Double?)? {
    guard origins.indices.contains(village) else { return nil }
    let found = index.nearest(origins: origins, range: village..<village + 1, k: 1)
    guard let target = found.targets.first, target >= 0 else { return nil }
    let facility = placed[Int(target)]
    let area = WorkingArea(
      puskesmas: PuskesmasChoice.key(facility), village: village, how: .nearest, sourceID: facility.sourceID,
      sourceRow: facility.sourceRow)
    return (area, found.distancesMetres.first)
  }

  /// The only area of a village, or the nearest of several; nil when no position decides.
  func listed(_ areas: [WorkingArea], _ village: Int) -> (WorkingArea, Double?)? {
    let measured = areas.map { ($0, metres(to: $0.puskesmas, village)) }
    if measured.count == 1 { return measured.first }
    let known = measured.filter { $0.1 != nil }
    return known.count == measured.count ? known.min { ($0.1 ?? 0) < ($1.1 ?? 0) } : nil
  }

  private func metres(to puskesmas: UnitKey, _ village: Int) -> Double? {
    guard origins.indices.contains(village), let position = positions[puskesmas] else { return nil }
    let metres = geodesic.distanceMetres(from: origins[village], to: position)
    return metres.isFinite ? metres : nil
  }
}
