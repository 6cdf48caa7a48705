import Analysis
import Geometry
import PROJBridge
import Stunting
import TestSupport
import Testing
import Travel

@Suite("Access over roads and terrain")
struct AccessGroundTests {
  private let box = BoundingBox(minX: 110, minY: -0.1, maxX: 110.3, maxY: 0.1)

  @Test("over a road: the walk to it, then its speed; metres are those of the network")
  func roadByHand() async throws {
    var question = AccessWorld.question(AccessWorld.row(2), [AccessWorld.facility("a", 110, 0)])
    question.inputs.lines = [lines(.road, [[(110, 0), (110.3, 0)]], speed: 60)]
    question.inputs.points = [AccessWorld.place(0, 110.05, 0.001), AccessWorld.place(1, 110.15, 0.001)]
    question.travel.model = .road
    question.services[0].norm = AccessWorld.norm(10, .travelMinutes)
    let a = try await only(question)
    let along = metres((110, 0), (110.05, 0))
    let walk = metres((110.05, 0), (110.05, 0.001))
    #expect(isClose(a.mean[0] ?? 0, walk / 5000 * 60 + along / 1000, relative: 1e-4))
    #expect(a.classes == [.within, .beyond])
    #expect(isClose(a.snapMetres[0] ?? 0, walk, relative: 1e-4))
    #expect(a.method.model == .road)
    #expect(a.method.sources == ["road"])
    question.services[0].norm = AccessWorld.norm(10_000)
    let inMetres = try await only(question)
    #expect(isClose(inMetres.mean[0] ?? 0, walk + along, relative: 1e-4))
    #expect(!inMetres.method.isMinutes)
  }

  @Test("a river cuts off, a far place is out of reach, a facility behind a river is off the network")
  func roadBarriers() async throws {
    var question = AccessWorld.question(
      AccessWorld.row(3), [AccessWorld.facility("a", 110, 0), AccessWorld.facility("b", 110.2, 0.01)])
    question.inputs.lines = [
      lines(.road, [[(110, 0), (110.3, 0)]], speed: 30), lines(.barrier, [[(109.9, 0.005), (110.4, 0.005)]]),
    ]
    question.inputs.points = [
      AccessWorld.place(0, 110.05, 0.001, people: 3), AccessWorld.place(0, 110.05, 0.01, people: 1),
      AccessWorld.place(1, 110.15, 0.01), AccessWorld.place(2, 110.25, 0.09),
    ]
    question.travel.model = .road
    question.services[0].norm = AccessWorld.norm(60, .travelMinutes)
    let a = try await only(question)
    #expect(a.classes == [.partly, .cutOff, .cutOff])
    #expect(a.shareCutOff == [0.25, 1, 0])
    #expect(a.shareUnreachable == [0.25, 1, 1])
    #expect(a.loads.map(\.isOffNetwork) == [false, true])
    #expect(a.p90[0] == nil)
    #expect(a.mean[0] != nil)
  }

  @Test("a boat reaches an island at its speed")
  func boat() async throws {
    var question = AccessWorld.question(AccessWorld.row(2), [AccessWorld.facility("a", 110, 0)])
    question.inputs.lines = [
      lines(.road, [[(110, 0), (110.02, 0)], [(110.15, 0), (110.17, 0)]], speed: 60),
      lines(.boat, [[(110.02, 0), (110.15, 0)]], speed: 20),
    ]
    question.inputs.points = [AccessWorld.place(0, 110.01, 0), AccessWorld.place(1, 110.17, 0)]
    question.travel.model = .road
    question.services[0].norm = AccessWorld.norm(60, .travelMinutes)
    let a = try await only(question)
    let wanted =
      (metres((110, 0), (110.02, 0)) + metres((110.15, 0), (110.17, 0))) / 1000
      + metres((110.02, 0), (110.15, 0)) / 20_000 * 60
    #expect(isClose(a.mean[1] ?? 0, wanted, relative: 1e-4))
    question.inputs.lines.removeLast()
    #expect(try await only(question).classes == [.within, .cutOff])
  }

  @Test("speeds: the line's own, its class, the default of the layer, on foot; zero closes")
  func speeds() async throws {
    var layer = lines(
      .road, [[(110, 0), (110.1, 0)], [(110, 0.05), (110.1, 0.05)], [(110, -0.05), (110.1, -0.05)]], speed: nil)
    layer.classNames = ["primer", "setapak"]
    layer.classOf = [0, 1, 1]
    layer.speedKilometresPerHour = [.nan, .nan, 24]
    layer.classSpeeds = ["primer": 60]
    let along = metres((110, 0), (110.1, 0))
    let minutes = { (layer: TravelLines, y: Double) async throws -> Double? in
      var inputs = AccessInputs()
      inputs.lines = [layer]
      let engine = try CostEngine(TravelMethod(model: .road), inputs: inputs, around: box)
      let found = try await engine.costs(
        origins: [LonLat(longitude: 110, latitude: y)], targets: [LonLat(longitude: 110.1, latitude: y)],
        isMinutes: true, nearest: 1)
      return found.table.nearest(0)?.cost
    }
    #expect(isClose(try await minutes(layer, 0) ?? 0, along / 1000, relative: 1e-3))
    #expect(isClose(try await minutes(layer, 0.05) ?? 0, along / 5000 * 60, relative: 1e-3))
    #expect(isClose(try await minutes(layer, -0.05) ?? 0, along / 24_000 * 60, relative: 1e-3))
    layer.classSpeeds[""] = 12
    #expect(isClose(try await minutes(layer, 0.05) ?? 0, along / 12_000 * 60, relative: 1e-3))
    layer.classSpeeds["setapak"] = 0
    #expect(try await minutes(layer, 0.05) == nil)
  }

  @Test(
    "road costs: the nearest and all within are those of all pairs, on any number of threads", arguments: [1, 2, 3])
  func roadTwin(seed: Int) async throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let engine = try CostEngine(TravelMethod(model: .road), inputs: grid(&random), around: box)
    #expect(engine.method.model == .road)
    let place = { (random: inout SeededGenerator) in
      LonLat(longitude: random.uniform(in: 110...110.3), latitude: random.uniform(in: -0.1...0.1))
    }
    let origins = (0..<120).map { _ in place(&random) }
    let targets = (0..<50).map { _ in place(&random) }
    for isMinutes in [true, false] {
      let limit = isMinutes ? 25.0 : 9000
      let all = try await engine.costs(origins: origins, targets: targets, isMinutes: isMinutes, nearest: 50)
      let found = try await engine.costs(
        origins: origins, targets: targets, isMinutes: isMinutes, nearest: 2, within: limit, threads: 3)
      #expect(found.table.states == all.table.states)
      #expect(found.table.count == 120)
      for i in origins.indices {
        let wanted = all.table.slots(i).enumerated().filter { $0.offset < 2 || all.table.costs[$0.element] <= limit }
        #expect(found.table.slots(i).map { found.table.targets[$0] } == wanted.map { all.table.targets[$0.element] })
        for (slot, one) in zip(found.table.slots(i), wanted) {
          #expect(isClose(found.table.costs[slot], all.table.costs[one.element], relative: 1e-9))
        }
      }
      let again = try await engine.costs(
        origins: origins, targets: targets, isMinutes: isMinutes, nearest: 2, within: limit, threads: 1)
      #expect(again == found)
    }
  }

  @Test("over flat land on foot: minutes and metres; a river with a bridge makes the way longer")
  func terrainByHand() async throws {
    var question = AccessWorld.question(AccessWorld.row(1), [AccessWorld.facility("a", 110.01, 0.05)])
    question.inputs.surfaces = [cover(river: nil)]
    question.inputs.points = [AccessWorld.place(0, 110.05, 0.05)]
    question.travel = TravelMethod(model: .terrain, walkingKilometresPerHour: 5)
    question.services[0].norm = AccessWorld.norm(60, .travelMinutes)
    let straight = metres((110.01, 0.05), (110.05, 0.05))
    let open = try await only(question)
    #expect(open.method.model == .terrain)
    #expect(isClose(open.mean[0] ?? 0, straight / 4000 * 60, relative: 0.02))
    question.services[0].norm = AccessWorld.norm(5000)
    #expect(isClose(try await only(question).mean[0] ?? 0, straight, relative: 0.02))
    question.inputs.surfaces = [cover(river: 110.03)]
    #expect(try await only(question).classes == [.cutOff])
    question.inputs.lines = [lines(.road, [[(110.02, 0.08), (110.04, 0.08)]], speed: 4)]
    let bridged = try await only(question)
    #expect((bridged.mean[0] ?? 0) > straight * 1.5)
    #expect(bridged.method.sources == ["cover", "road"])
    #expect(bridged.classes == [.beyond])
  }

  @Test("a barrier line holds on the grid, and ready-made friction sets the time")
  func terrainBarrierAndFriction() async throws {
    var friction = cover(river: nil)
    friction.role = .friction
    friction.values = friction.values.map { _ in 0.01 }
    var inputs = AccessInputs()
    inputs.surfaces = [friction]
    let origin = LonLat(longitude: 110.05, latitude: 0.05)
    let target = LonLat(longitude: 110.01, latitude: 0.05)
    let free = try await terrainCost(inputs, origin, target)
    #expect(isClose(free ?? 0, metres((110.01, 0.05), (110.05, 0.05)) * 0.01, relative: 0.02))
    inputs.lines = [lines(.barrier, [[(110.03, -1), (110.03, 1)]])]
    #expect(try await terrainCost(inputs, origin, target) == nil)
  }

  @Test("a village that the surfaces don't cover is unknown, not cut off")
  func outsideSurfaces() async throws {
    var question = AccessWorld.question(AccessWorld.row(2), [AccessWorld.facility("a", 110.01, 0.05)])
    question.inputs.surfaces = [cover(river: nil)]
    question.inputs.points = [AccessWorld.place(0, 110.05, 0.05), AccessWorld.place(1, 110.18, 0.05)]
    question.travel.model = .terrain
    let a = try await only(question)
    #expect(a.classes == [.beyond, .unknown])
    #expect(a.mean[1] == nil)
  }

  @Test("up a hill takes longer than down")
  func slope() async throws {
    var heights = cover(river: nil)
    heights.role = .elevation
    for i in heights.values.indices { heights.values[i] = Float(i % heights.columns) * 20 }
    var inputs = AccessInputs()
    inputs.surfaces = [heights]
    let low = LonLat(longitude: 110.01, latitude: 0.05)
    let high = LonLat(longitude: 110.05, latitude: 0.05)
    let up = try #require(try await terrainCost(inputs, low, high))
    let down = try #require(try await terrainCost(inputs, high, low))
    #expect(up > down * 1.1)
  }

  @Test("terrain costs are the same on any number of threads, every origin there")
  func terrainThreads() async throws {
    var random = SeededGenerator(seed: 5)
    var inputs = AccessInputs()
    inputs.surfaces = [cover(river: 110.05)]
    let engine = try CostEngine(
      TravelMethod(model: .terrain, snapLimitMetres: 300), inputs: inputs,
      around: BoundingBox(minX: 110, minY: 0, maxX: 110.1, maxY: 0.1), cellMetres: 300)
    let place = { (random: inout SeededGenerator) in
      LonLat(longitude: random.uniform(in: 109.99...110.11), latitude: random.uniform(in: 0...0.1))
    }
    let origins = (0..<90).map { _ in place(&random) }
    let targets = (0..<70).map { _ in place(&random) }
    let one = try await engine.costs(origins: origins, targets: targets, isMinutes: true, nearest: 3, within: 20)
    let three = try await engine.costs(
      origins: origins, targets: targets, isMinutes: true, nearest: 3, within: 20, threads: 3)
    #expect(one == three)
    #expect(one.table.count == 90)
    #expect(one.targetStates.count == 70)
    let all = try await engine.costs(origins: origins, targets: targets, isMinutes: true, nearest: 70)
    for i in origins.indices {
      let wanted = all.table.slots(i).enumerated().filter { $0.offset < 3 || all.table.costs[$0.element] <= 20 }
      #expect(one.table.slots(i).map { one.table.costs[$0] } == wanted.map { all.table.costs[$0.element] })
    }
  }

  @Test("a model without its layers is the geodesic one, and says so")
  func fallback() async throws {
    for model in [CostModel.road, .terrain] {
      let engine = try CostEngine(TravelMethod(model: model), inputs: AccessInputs(), around: box)
      #expect(engine.method.model == .geodesic)
    }
    var inputs = AccessInputs()
    inputs.lines = [lines(.road, [[(.nan, 0), (110, 0)], [(110, 0)], []], speed: 5)]
    inputs.surfaces = [
      TravelSurface(
        sourceID: "s", role: .landCover, columns: 3, rows: 3, west: 0, north: 0, cellLongitude: 0, cellLatitude: .nan,
        values: [])
    ]
    for model in [CostModel.road, .terrain] {
      let engine = try CostEngine(TravelMethod(model: model), inputs: inputs, around: box)
      #expect(engine.method.model == .geodesic)
    }
    let nowhere = BoundingBox(minX: .nan, minY: 0, maxX: 1, maxY: 1)
    #expect(try CostEngine(TravelMethod(model: .road), inputs: inputs, around: nowhere).method.model == .geodesic)
  }

  @Test("isochrones over roads and terrain hold the places within and not those beyond")
  func isochrones() async throws {
    var roads = AccessInputs()
    roads.lines = [lines(.road, [[(110, 0), (110.3, 0)]], speed: 60)]
    var land = AccessInputs()
    land.surfaces = [cover(river: nil)]
    for (model, inputs, y) in [(CostModel.road, roads, 0.0), (.terrain, land, 0.05)] {
      let engine = try CostEngine(
        TravelMethod(model: model), inputs: inputs, around: BoundingBox(minX: 110, minY: 0, maxX: 110.1, maxY: 0.1))
      let found = try await engine.isochrones(
        targets: [LonLat(longitude: 110.02, latitude: y)], thresholds: [30, 5], isMinutes: true)
      let set = found.polygons.planar
      #expect(set.featureCount == 2)
      #expect(set.containment(x: 110.021, y: y, inFeature: 0) == .inside)
      #expect(set.containment(x: 110.09, y: y, inFeature: 0) == .outside)
      #expect(set.containment(x: 110.021, y: y, inFeature: 1) == .inside)
      #expect(set.containment(x: 110.021, y: y + 0.04, inFeature: 1) == .outside)
    }
  }

  private func terrainCost(_ inputs: AccessInputs, _ origin: LonLat, _ target: LonLat) async throws -> Double? {
    let engine = try CostEngine(
      TravelMethod(model: .terrain), inputs: inputs, around: BoundingBox(minX: 110, minY: 0, maxX: 110.1, maxY: 0.1))
    let found = try await engine.costs(origins: [origin], targets: [target], isMinutes: true, nearest: 1)
    return found.table.nearest(0)?.cost
  }

  /// 0.12 x 0.12 degrees in cells of 0.001 from (109.99, -0.01), class 1 at 4 km/h, a river of class 2 at a longitude.
  private func cover(river: Double?) -> TravelSurface {
    let values = (0..<120 * 120).map { i -> Float in
      let west = 109.99 + Double(i % 120) * 0.001
      return river.map { west <= $0 && $0 < west + 0.002 } == true ? 2 : 1
    }
    var surface = TravelSurface(
      sourceID: "cover", role: .landCover, columns: 120, rows: 120, west: 109.99, north: 0.11, cellLongitude: 0.001,
      cellLatitude: 0.001, values: values)
    surface.classSpeeds = ["1": 4, "2": 0]
    return surface
  }

  /// Streets every 0.01 degree with common vertices, some one-way, speeds at random.
  private func grid(_ random: inout SeededGenerator) -> AccessInputs {
    var drawn: [[(Double, Double)]] = []
    for i in 0...20 {
      drawn.append((0...30).map { (110 + Double($0) * 0.01, -0.1 + Double(i) * 0.01) })
    }
    for j in 0...30 { drawn.append((0...20).map { (110 + Double(j) * 0.01, -0.1 + Double($0) * 0.01) }) }
    var layer = lines(.road, drawn, speed: 30)
    layer.speedKilometresPerHour = drawn.map { _ in Float(random.uniform(in: 10...60)) }
    layer.oneWay = drawn.map { _ in Int8(random.index(below: 4)) - 1 > 1 ? 0 : Int8(random.index(below: 2)) }
    var inputs = AccessInputs()
    inputs.lines = [layer]
    return inputs
  }

  private func lines(
    _ role: TravelLineRole, _ drawn: [[(Double, Double)]], speed: Float? = nil
  ) -> TravelLines {
    var layer = TravelLines(sourceID: role.rawValue, role: role)
    for line in drawn {
      layer.longitudes += line.map(\.0)
      layer.latitudes += line.map(\.1)
      layer.lineStart.append(Int32(layer.longitudes.count))
      layer.classOf.append(-1)
      layer.oneWay.append(0)
      layer.speedKilometresPerHour.append(speed ?? .nan)
    }
    return layer
  }

  private func metres(_ a: (Double, Double), _ b: (Double, Double)) -> Double {
    Geodesic().distanceMetres(
      from: LonLat(longitude: a.0, latitude: a.1), to: LonLat(longitude: b.0, latitude: b.1))
  }

  private func only(_ question: AccessQuestion) async throws -> ServiceAccess {
    try #require(try await accessAnalysis(question, threads: 2).services.first)
  }
}
