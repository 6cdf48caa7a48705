public import Geometry

/// "Kabupaten Contoh" (99.99): an invented regency with everything that was planted in it. Made wholly in memory from a
/// seed; the tables here are clean, faults enter only the files (`files()`).
///
/// Villages are in code order, and every per-village array follows that order.
public struct SyntheticRegency: Sendable {
  public let seed: UInt64
  /// What it was made with.
  public let options: SyntheticOptions
  public let villages: [SyntheticVillage]
  public let districts: [SyntheticDistrict]
  /// Feature i is village i; neighbours share every vertex of their border; shells counter-clockwise, six decimals.
  public let polygons: LonLatPolygons
  /// Villages that share a border, known from construction: rook and queen agree.
  public let neighbours: NeighbourLists
  /// The weighing months, oldest first.
  public let weighings: [SyntheticWeighing]
  public let coverage: [SyntheticCoverage]
  public let puskesmas: [SyntheticFacility]
  public let posyandu: [SyntheticFacility]
  public let waterPoints: [SyntheticFacility]
  public let roads: [SyntheticLine]
  public let rivers: [SyntheticLine]
  public let settlements: [SyntheticSettlement]
  /// The two villages that bear the same name, in two kecamatan.
  public let sameNamePair: [Int]
  /// Metres from each village's interior point to the nearest facility.
  public let distances: SyntheticDistances
  /// Boat services from islands to the mainland, island landing first.
  public let boats: [SyntheticLine]
  /// Village of each boat service.
  public let boatVillages: [Int]
  public let riverDetours: [RiverDetour]

  let plan: RegionPlan
  let frame: RegionFrame
  /// Facilities before the planted diagnoses.
  let placed: FacilityPlan
  let diagnoses: DiagnosisPlan
  /// The posyandu on the plane, in their order.
  let posyanduPlaces: [PlacedFacility]

  /// Name and version of the generator; another version may give another regency for the same seed.
  public static let generatorName = "kabupaten-contoh 4"

  /// The regency of a seed. Every seed gives one; the same seed gives the same one.
  public static func generate(seed: UInt64, options: SyntheticOptions = SyntheticOptions()) -> SyntheticRegency {
    SyntheticRegency(seed: seed, options: options)
  }

  private init(seed: UInt64, options: SyntheticOptions) {
    let numbering = Numbering(RegionPlan.make(seed: seed, options: options), seed: seed)
    let plan = numbering.plan
    let frame = RegionFrame(plan.lattice)
    var roles = RolePlan(plan, seed: seed, options: options)
    let draws = WeighingDraws(plan, isUrban: numbering.isUrban, roles: roles, seed: seed, options: options)
    let facilities = FacilityPlan(plan, seats: numbering.seats, measured: draws.measured, roles: &roles, seed: seed)
    let diagnoses = DiagnosisPlan(plan, roles: roles, measured: draws.measured, isPlanted: options.plantsPattern)
    let names = NameBook.names(
      SyntheticRegency.settings(plan, isUrban: numbering.isUrban), district: plan.district, seed: seed)
    let villages = plan.cells.indices.map { v in
      SyntheticVillage(
        code: numbering.codes[v], name: names.names[v], district: plan.district[v], isUrban: numbering.isUrban[v],
        isIsland: plan.isIsland[v], interiorPoint: frame.lonLat(plan.interior[v].point),
        areaSquareKilometres: plan.rings[v].reduce(0) { $0 + signedArea($1.points) } / 1_000_000,
        truePrevalence: draws.truePrevalence[v], roles: roles.roles[v],
        diagnosis: diagnoses.diagnosis[v])
    }
    let districts = numbering.seats.enumerated().map { d, seat in
      SyntheticDistrict(
        code: Numbering.districtCode(d), name: NameBook.districts[d % NameBook.districts.count], seat: seat)
    }
    let network = RoadNetwork(plan, seats: numbering.seats, seed: seed)
    let naming = FacilityNaming(villages: villages, districts: districts, frame: frame, seed: seed)
    let children = draws.weighings.last?.target ?? []
    let homes = SettlementPlan(
      plan: plan, villages: villages, districts: districts, children: children, frame: frame, seed: seed
    ).settlements(hub: network.hub)
    let supply = PosyanduSupply(
      facilities.posyandu, naming.posyandu(facilities.posyandu), diagnoses: diagnoses, roles: roles, settlements: homes,
      children: children, plan: plan, frame: frame, seed: seed)
    let links = IslandLinks(plan, network: network, seed: seed)
    self.seed = seed
    self.villages = villages
    self.districts = districts
    self.plan = plan
    self.frame = frame
    placed = facilities
    self.options = options
    polygons = LonLatPolygons(VillagePolygons.set(plan.rings.map { $0.map(\.points) }, frame: frame))
    neighbours = NeighbourLists(lists: plan.neighbours)
    weighings = draws.weighings
    let drawn = CoverageDraws(plan, children: children, roles: roles, seed: seed).table
    coverage =
      options.plantsPattern ? CoverageDraws.planted(drawn, diagnoses, roles: roles, seed: seed) : drawn
    puskesmas = naming.puskesmas(facilities.puskesmas)
    posyandu = supply.facilities
    posyanduPlaces = supply.placed
    self.diagnoses = diagnoses
    waterPoints = naming.water(facilities.water)
    roads = SyntheticRegency.roadLines(network, links, frame: frame)
    boatVillages = links.boats.map(\.village)
    boats = links.boats.map { boat in
      SyntheticLine(
        name: "Perahu " + villages[boat.village].name, kind: "perahu", points: boat.points.map(frame.lonLat),
        kilometresPerHour: boat.kilometresPerHour)
    }
    riverDetours = RiverDetour.all(plan, network: network, puskesmas: facilities.puskesmas)
    rivers = plan.rivers.enumerated().map { number, points in
      SyntheticLine(
        name: number == 0 ? "Kali Contoh" : "Kali " + ["Misal", "Umpama"][(number - 1) % 2],
        kind: number == 0 ? "sungai utama" : "anak sungai", points: points.map(frame.lonLat))
    }
    settlements = homes
    sameNamePair = names.pair
    distances = SyntheticDistances(facilities, posyandu: supply.placed, plan)
  }

  /// The network first, then the roads to landings and on islands.
  private static func roadLines(_ network: RoadNetwork, _ links: IslandLinks, frame: RegionFrame) -> [SyntheticLine] {
    let further = links.roads.map { RoadNetwork.Road(isMain: false, points: $0) }
    return (network.roads() + further).enumerated().map { number, road in
      SyntheticLine(
        name: "Jalan \(number + 1)", kind: road.isMain ? "kabupaten" : "desa", points: road.points.map(frame.lonLat))
    }
  }

  private static func settings(_ plan: RegionPlan, isUrban: [Bool]) -> [NameBook.Setting] {
    plan.cells.indices.map { v in
      if plan.isIsland[v] { return .island }
      if isUrban[v] && plan.district[v] == 0 { return .town }
      let p = plan.interior[v].point
      let onCoast = plan.rings[v].contains { $0.across.contains(-1) }
      if onCoast && p.y < plan.landform.town.y + 9_000 { return .coast }
      return plan.landform.hilliness(p) > 0.45 ? .hills : .plain
    }
  }
}

/// Metres from each village's interior point to the nearest facility of a kind, on the plane (within 0.1 % of the
/// geodesic).
public struct SyntheticDistances: Sendable, Equatable {
  public let puskesmasMetres: [Double]
  public let posyanduMetres: [Double]
  public let waterMetres: [Double]

  init(_ facilities: FacilityPlan, posyandu: [PlacedFacility], _ plan: RegionPlan) {
    let all = plan.cells.indices
    puskesmasMetres = all.map { FacilityPlan.distance(from: $0, to: facilities.puskesmas, plan) }
    posyanduMetres = all.map { FacilityPlan.distance(from: $0, to: posyandu, plan) }
    waterMetres = all.map { FacilityPlan.distance(from: $0, to: facilities.water, plan) }
  }
}
