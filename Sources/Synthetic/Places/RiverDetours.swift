/// Villages whose nearest puskesmas as the crow flies lies across a river, so that the road there is much longer or
/// another puskesmas is nearer by road.
public struct RiverDetour: Sendable, Equatable {
  public var village: Int
  /// Indices into the puskesmas: the nearest as the crow flies, and by road.
  public var nearestByAir: Int
  public var nearestByRoad: Int
  /// Metres from the main settlement to the first of them.
  public var airMetres: Double
  public var roadMetres: Double

  /// The road is this many times as long as the crow flies.
  static let factor = 1.6

  static func all(_ plan: RegionPlan, network: RoadNetwork, puskesmas: [PlacedFacility]) -> [RiverDetour] {
    let land = LandMask(plan)
    let roads = puskesmas.map { network.metres(from: network.hub($0.village)) }
    return plan.cells.indices.compactMap { village in
      let home = network.hub(village)
      let air = puskesmas.map { $0.point.distance(to: network.place(home)) }
      let road = roads.map { $0[home] ?? .infinity }
      guard let near = air.indices.min(by: { air[$0] < air[$1] }),
        let byRoad = road.indices.min(by: { road[$0] < road[$1] }), road[near].isFinite,
        land.crossesRiver(network.place(home), puskesmas[near].point),
        near != byRoad || road[near] > factor * air[near]
      else { return nil }
      return RiverDetour(
        village: village, nearestByAir: near, nearestByRoad: byRoad, airMetres: air[near], roadMetres: road[near])
    }
  }
}
