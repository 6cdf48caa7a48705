public import Geometry
import PROJBridge
public import Stunting

/// What is asked of access to one kind of facility.
public struct AccessQuestion: Sendable, Equatable {
  public var kind: String
  public var thresholdMetres: Double
  public var source: String
  public var status: NormStatus

  public init(kind: String, thresholdMetres: Double, source: String, status: NormStatus) {
    self.kind = kind
    self.thresholdMetres = thresholdMetres
    self.source = source
    self.status = status
  }
}

/// Geodesic distance of every village to its nearest facility of a kind, and facilities in the village. When the kind is
/// known only as bare counts (or not at all), the counts are given and no distance is made up.
///
/// A facility outside the region counts for distance like any other; one without a position counts in its village.
public func access(
  _ question: AccessQuestion, villages: Int, origins: [LonLat], facilities: [Facility], counts: [FacilityCount]
) -> AccessTable {
  let own = facilities.indices.filter { facilities[$0].kind == question.kind }
  let placed = own.filter { facilities[$0].position != nil }
  let bare = counts.filter { $0.kind == question.kind }
  var table = AccessTable(
    kind: question.kind, thresholdMetres: question.thresholdMetres, thresholdSource: question.source,
    thresholdStatus: question.status, origin: pointOnSurfaceOrigin,
    nearestMetres: [Double?](repeating: nil, count: villages),
    nearestFacility: [Int?](repeating: nil, count: villages),
    countInVillage: countPerVillage(villages, own.map { facilities[$0] }, bare), isBareCount: own.isEmpty)
  guard !placed.isEmpty else { return table }
  let index = GeodesicIndex(targets: placed.compactMap { facilities[$0].position })
  let nearest = index.nearest(origins: origins, range: 0..<villages, k: 1)
  for v in 0..<villages where nearest.targets[v] >= 0 {
    table.nearestMetres[v] = nearest.distancesMetres[v]
    table.nearestFacility[v] = placed[Int(nearest.targets[v])]
  }
  return table
}

/// Facilities a village: bare counts of the latest period where a table gives them, else those that lie in it.
private func countPerVillage(_ villages: Int, _ own: [Facility], _ bare: [FacilityCount]) -> [Int?] {
  if own.isEmpty {
    var latest = [FacilityCount?](repeating: nil, count: villages)
    for c in bare where c.village < villages {
      if let known = latest[c.village], known.period >= c.period { continue }
      latest[c.village] = c
    }
    return latest.map { $0?.count }
  }
  var counts = [Int?](repeating: 0, count: villages)
  for f in own { if let v = f.village, v < villages { counts[v] = (counts[v] ?? 0) + 1 } }
  return counts
}
