import Geometry
import Synthetic
import Testing

@Suite("Roads, rivers and boats")
struct TravelTests {
  static let seeds: [UInt64] = [1, 2, 3, 7, 0, 2025, .max] + Array(201...206)

  @Test("boats join island roads to the mainland's; one island village is cut off", arguments: seeds)
  func boats(seed: UInt64) throws {
    let regency = SyntheticRegency.generate(seed: seed)
    let truth = regency.delivery().truth
    #expect(truth.travel.islandsWithBoat.count == 3 && truth.travel.islandsCutOff.count == 1)
    #expect(truth.travel.islandsCutOff == truth.multipart)
    #expect(Set(truth.travel.islandsCutOff + truth.travel.islandsWithBoat) == Set(truth.islands))
    let roads = RoadParts(regency.roads)
    let mainland = try #require(roads.part(regency.roads[0].points[0]))
    #expect(regency.boats.count == 3)
    for (boat, village) in zip(regency.boats, regency.boatVillages) {
      #expect((12...20).contains(boat.kilometresPerHour ?? 0))
      let ends = try [#require(boat.points.first), #require(boat.points.last)].map { roads.part($0) }
      #expect(ends[1] == mainland && ends[0] != nil && ends[0] != mainland, "\(boat.name)")
      #expect(regency.villages[village].isIsland)
    }
    for home in regency.settlements where home.rank != "dusun" {
      let part = try #require(roads.nearest(to: home.position))
      #expect(part.metres < 400, "\(home.name)")
      let isCutOff = truth.travel.islandsCutOff.contains(regency.villages[home.village].code)
      let ends = regency.boats.compactMap { $0.points.first }.compactMap { roads.part($0) }
      #expect(isCutOff == (part.part != mainland && !ends.contains(part.part)), "\(home.name)")
    }
  }

  @Test("boats go over water", arguments: seeds)
  func water(seed: UInt64) {
    let regency = SyntheticRegency.generate(seed: seed)
    let locator = PointLocator(regency.polygons.planar)
    for boat in regency.boats {
      let (a, b) = (boat.points[0], boat.points[1])
      let onLand = (1..<40).count { step in
        let t = Double(step) / 40
        return locator.locate(
          x: a.longitude + (b.longitude - a.longitude) * t, y: a.latitude + (b.latitude - a.latitude) * t) >= 0
      }
      #expect(onLand <= 2, "\(boat.name): \(onLand) of 39")
    }
  }

  @Test("villages across a river: the river lies between, and the road is long or leads elsewhere", arguments: seeds)
  func rivers(seed: UInt64) throws {
    let regency = SyntheticRegency.generate(seed: seed)
    #expect(!regency.riverDetours.isEmpty)
    for detour in regency.riverDetours {
      #expect(detour.roadMetres >= 0.98 * detour.airMetres)
      #expect(detour.nearestByAir != detour.nearestByRoad || detour.roadMetres > 1.6 * detour.airMetres)
      let near = regency.puskesmas[detour.nearestByAir].position
      let home = try #require(regency.settlements.first { $0.village == detour.village && $0.rank != "dusun" }).position
      #expect(abs(metres(near, home) - detour.airMetres) < 250)
    }
    let truth = regency.delivery().truth.travel.acrossRiver
    #expect(truth.map(\.village) == regency.riverDetours.map { regency.villages[$0.village].code })
  }
}

/// Roads joined where they share a vertex.
private struct RoadParts {
  private var parent: [Int] = []
  private var number: [LonLat: Int] = [:]
  private var points: [LonLat] = []

  init(_ roads: [SyntheticLine]) {
    for road in roads {
      let numbers = road.points.map { add($0) }
      for (a, b) in zip(numbers, numbers.dropFirst()) { parent[root(a)] = root(b) }
    }
  }

  private mutating func add(_ p: LonLat) -> Int {
    if let known = number[p] { return known }
    number[p] = parent.count
    parent.append(parent.count)
    points.append(p)
    return parent.count - 1
  }

  private func root(_ i: Int) -> Int {
    var i = i
    while parent[i] != i { i = parent[i] }
    return i
  }

  func part(_ p: LonLat) -> Int? { number[p].map { root($0) } }

  func nearest(to p: LonLat) -> (part: Int, metres: Double)? {
    points.indices.min { metres(points[$0], p) < metres(points[$1], p) }.map { (root($0), metres(points[$0], p)) }
  }
}
