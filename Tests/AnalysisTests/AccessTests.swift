import Analysis
import Geometry
import PROJBridge
import Stunting
import TestSupport
import Testing
import Travel

@Suite("Access of villages to a service")
struct AccessTests {
  @Test("one place a village: distance, share, class and load by hand")
  func byHand() async throws {
    var question = AccessWorld.question(AccessWorld.row(3), [AccessWorld.facility("a", 110.05, 0.05, village: 0)])
    question.inputs.points = [
      AccessWorld.place(0, 110.05, 0.05), AccessWorld.place(1, 110.15, 0.05), AccessWorld.place(2, 110.25, 0.05),
    ]
    question.services[0].norm.value = 11_132
    question.values = [AccessWorld.count(0, 10), AccessWorld.count(1, 20)]
    let a = try await only(question)
    // A tenth of a degree of the equator is 6378137 * pi / 1800 = 11131.949 m, at 0.05 north a little less.
    #expect(isClose(a.mean[1] ?? 0, 11_131.945, relative: 1e-6))
    #expect(a.mean[0] == 0)
    #expect(a.median == a.mean)
    #expect(a.p90 == a.mean)
    #expect(a.shareWithin == [1, 1, 0])
    #expect(a.classes == [.within, .within, .beyond])
    #expect(a.nearestFacility == [0, 0, 0])
    #expect(a.demand == [10, 20, nil])
    #expect(a.demandSource == "sasaran_balita")
    #expect(a.loads.map(\.demand) == [30])
    #expect(a.countInVillage == [1, 0, 0])
    // One facility for the 30 people within.
    #expect(isClose(a.catchment[.twoStep]?[0] ?? 0, 1.0 / 30, relative: 1e-12))
    #expect(a.catchment[.twoStep]?[2] == 0)
    #expect(a.opportunities == [1, 1, 0])
    #expect(a.method.model == .geodesic)
    #expect(!a.method.isMinutes)
  }

  @Test("a village is partly within by the people of its places, the threshold included")
  func partly() async throws {
    var question = AccessWorld.question(AccessWorld.row(1), [AccessWorld.facility("a", 110, 0)])
    question.inputs.points = [
      AccessWorld.place(0, 110.0, 0, people: 30), AccessWorld.place(0, 110.05, 0, people: 10),
    ]
    let metres = Geodesic().distanceMetres(
      from: LonLat(longitude: 110.05, latitude: 0), to: LonLat(longitude: 110, latitude: 0))
    question.services[0].norm.value = metres
    #expect(try await only(question).classes == [.within])
    question.services[0].norm.value = metres.nextDown
    let a = try await only(question)
    #expect(a.classes == [.partly])
    #expect(a.shareWithin == [0.75])
    #expect(a.median == [0])
    #expect(a.p90 == [metres])
  }

  @Test("minutes on foot are metres by detour and speed, sixty means sixty")
  func minutes() async throws {
    var question = AccessWorld.question(AccessWorld.row(1), [AccessWorld.facility("a", 110.01, 0)])
    question.inputs.points = [AccessWorld.place(0, 110, 0)]
    question.travel = TravelMethod(detourFactor: 1.5, walkingKilometresPerHour: 4)
    question.services[0].norm = AccessWorld.norm(30, .travelMinutes)
    let a = try await only(question)
    let metres = Geodesic().distanceMetres(
      from: LonLat(longitude: 110, latitude: 0), to: LonLat(longitude: 110.01, latitude: 0))
    #expect(isClose(a.mean[0] ?? 0, metres * 1.5 / (4000.0 / 60), relative: 1e-12))
    #expect(a.method.isMinutes)
    question.services[0].norm.value = a.mean[0] ?? 0
    #expect(try await only(question).classes == [.within])
  }

  @Test("facilities that don't work or never open are listed, those without a position count in their village")
  func destinations() async throws {
    var broken = AccessWorld.facility("b", 110.05, 0.05, village: 0)
    broken.capacity = FacilityCapacity()
    broken.capacity?.isFunctioning = false
    var closed = broken
    closed.capacity?.isFunctioning = nil
    closed.capacity?.daysOpenPerMonth = 0
    var unplaced = AccessWorld.facility("u", .nan, 0, village: 2)
    unplaced.position = nil
    let other = AccessWorld.facility("o", 110.05, 0.05, kind: "puskesmas")
    let far = AccessWorld.facility("f", 112, 0.05)
    let a = try await only(AccessWorld.question(AccessWorld.row(3), [broken, closed, unplaced, other, far]))
    #expect(a.inactive == [0, 1])
    #expect(a.unplaced == [2])
    #expect(a.nearestFacility == [4, 4, 4])
    #expect(a.countInVillage == [0, 0, 1])
    #expect(a.classes == [.beyond, .beyond, .within])
    #expect(a.isCounted == [false, false, true])
    #expect(a.shareServed(2) == nil)
    #expect(a.shareServed(0) == 0)
  }

  @Test("a service that asks for two days a month leaves out what is open on one")
  func daysOpen() {
    var monthly = AccessWorld.facility("m", 110, 0)
    monthly.capacity = FacilityCapacity()
    monthly.capacity?.daysOpenPerMonth = 1
    let asked = { (days: Double) in
      ServiceDestinations(
        AccessWorld.service(norms: [AccessWorld.norm(days, .daysOpenPerMonth)]), facilities: [monthly])
    }
    #expect(asked(1).facilities == [0])
    #expect(asked(2).inactive == [0])
  }

  @Test("bare counts class by the count, and nothing known is unknown")
  func bareCounts() async throws {
    var question = AccessWorld.question(AccessWorld.row(3), [])
    question.facilityCounts = [count(0, 2, "2023"), count(0, 0, "2022"), count(1, 0, "2024"), count(7, 1, "2024")]
    let a = try await only(question)
    #expect(a.isBareCount)
    #expect(a.countInVillage == [2, 0, nil])
    #expect(a.classes == [.within, .beyond, .unknown])
    #expect(a.shareWithin == [nil, nil, nil])
    #expect(a.shareUnreachable == [0, 0, 0])
    question.facilityCounts = []
    #expect(try await only(question).classes == [.unknown, .unknown, .unknown])
  }

  @Test("where all facilities are known not to work the villages are cut off")
  func nothingWorks() async throws {
    var broken = AccessWorld.facility("b", 110.05, 0.05)
    broken.capacity = FacilityCapacity()
    broken.capacity?.isFunctioning = false
    let a = try await only(AccessWorld.question(AccessWorld.row(2), [broken]))
    #expect(a.classes == [.cutOff, .cutOff])
    #expect(a.shareUnreachable == [1, 1])
    #expect(a.mean == [nil, nil])
  }

  @Test("what the village reports goes first where its unit is the norm's; both are shown")
  func reported() async throws {
    var question = AccessWorld.question(AccessWorld.row(4), [AccessWorld.facility("a", 110.05, 0.05)])
    question.inputs.reported = [
      report(0, kilometres: 7), report(1, minutes: 5), report(2, kilometres: 1),
      report(3, kilometres: 0, facilities: 0),
    ]
    let a = try await only(question)
    #expect(a.isReported == [true, false, true, false])
    #expect(a.classes[0] == .beyond)
    #expect(a.classes[2] == .within)
    #expect(a.reported[1]?.minutes == 5)
    #expect(a.reported[3] == nil)
    #expect(a.mean[2].map { $0 > 10_000 } == true)
    #expect(a.shareServed(2) == 1)
    question.services[0].norm = AccessWorld.norm(5, .travelMinutes)
    #expect(try await only(question).isReported == [false, true, false, false])
  }

  @Test("of several kinds the nearer report counts, each kind by its latest")
  func reportedKinds() {
    var service = AccessWorld.service()
    service.facilityKinds = ["posyandu", "pustu"]
    var other = report(0, kilometres: 2)
    other.kind = "pustu"
    var old = report(0, kilometres: 0.5)
    old.period = Period("2011") ?? .unstated
    let found = reportedTravel(service, [report(0, kilometres: 7), old, other], villages: 1)
    #expect(found[0]?.kilometres == 2)
    #expect(reportedTravel(service, [other], villages: 1, notAfter: Period("2019")) == [nil])
  }

  @Test("capacity: the unknown get the median of the known, and are counted")
  func capacities() async throws {
    var facilities = (0..<4).map { AccessWorld.facility("f\($0)", 110.01 + Double($0) * 0.02, 0.05) }
    for (i, kader) in [(0, 3), (1, 9), (2, 5)] {
      facilities[i].capacity = FacilityCapacity()
      facilities[i].capacity?.kader = kader
    }
    let found = ServiceDestinations(AccessWorld.service(.kader), facilities: facilities)
    #expect(found.capacities == [3, 9, 5, nil])
    #expect(found.supply == [3, 9, 5, 5])
    #expect(found.unknownCapacities == 1)
    var water = facilities[0]
    water.attributes = ["debit": " 1,5", "seats": "x"]
    var service = AccessWorld.service(.litresPerSecond)
    service.capacityAttribute = "debit"
    #expect(service.capacity(of: water) == 1.5)
    #expect(AccessWorld.service(.seats).capacity(of: water) == nil)
  }

  @Test("costs equal those of measuring every pair, for any number of threads", arguments: [1, 2, 3, 4])
  func twin(seed: Int) async throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let place = { (random: inout SeededGenerator) in
      LonLat(longitude: random.uniform(in: 100...101), latitude: random.uniform(in: -1...1))
    }
    let origins = (0..<700).map { _ in place(&random) }
    var targets = (0..<40).map { _ in place(&random) }
    targets.append(targets[3])
    let engine = try CostEngine(
      TravelMethod(detourFactor: 1.3), inputs: AccessInputs(),
      around: BoundingBox(minX: 100, minY: -1, maxX: 101, maxY: 1))
    let limit = 20_000.0
    let found = try await engine.costs(
      origins: origins, targets: targets, isMinutes: false, nearest: 2, within: limit, threads: 3)
    let geodesic = Geodesic()
    for (i, origin) in origins.enumerated() {
      let all = targets.indices.map { ($0, geodesic.distanceMetres(from: origin, to: targets[$0]) * 1.3) }
        .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      let wanted = all.enumerated().filter { $0.offset < 2 || $0.element.1 <= limit }.map(\.element)
      #expect(found.table.slots(i).map { Int(found.table.targets[$0]) } == wanted.map(\.0))
      #expect(found.table.slots(i).map { found.table.costs[$0] } == wanted.map(\.1))
    }
    let again = try await engine.costs(
      origins: origins, targets: targets, isMinutes: false, nearest: 2, within: limit, threads: 1)
    #expect(again == found)
  }

  @Test("one more facility makes nothing farther", arguments: [11, 12, 13])
  func monotone(seed: Int) async throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let edition = AccessWorld.row(12)
    var facilities: [Facility] = []
    var before: ServiceAccess?
    for i in 0..<6 {
      facilities.append(
        AccessWorld.facility("f\(i)", random.uniform(in: 110...111.2), random.uniform(in: 0...0.1)))
      let now = try await only(AccessWorld.question(edition, facilities, norm: AccessWorld.norm(8000)))
      #expect(now.villages == 12 && now.mean.count == 12 && now.snapMetres.count == 12)
      if let before {
        for v in 0..<12 {
          #expect((now.mean[v] ?? .infinity) <= (before.mean[v] ?? .infinity))
          #expect((now.shareWithin[v] ?? 0) >= (before.shareWithin[v] ?? 0))
          #expect((now.opportunities[v] ?? 0) >= (before.opportunities[v] ?? 0))
        }
      }
      before = now
    }
  }

  @Test("loads and people agree: everybody has a nearest facility")
  func loadsSum() async throws {
    let edition = AccessWorld.row(5)
    let facilities = (0..<3).map { AccessWorld.facility("f\($0)", 110.07 + Double($0) * 0.17, 0.03) }
    var question = AccessWorld.question(edition, facilities)
    question.values = (0..<5).map { AccessWorld.count($0, Double(10 + $0)) }
    let a = try await only(question)
    #expect(isClose(a.loads.reduce(0) { $0 + $1.demand }, 60, relative: 1e-12))
    #expect(a.kNearest.count == 3)
    #expect(a.kNearest[0] == a.median)
    for v in 0..<5 { #expect((a.kNearest[1][v] ?? 0) <= (a.kNearest[2][v] ?? 0)) }
  }

  @Test("no villages, no places, norms of another kind, facilities nowhere")
  func hostile() async throws {
    let nowhere = [
      AccessWorld.facility("n", .nan, 0), AccessWorld.facility("p", 0, 123),
      AccessWorld.facility("i", .infinity, 0, village: 99), AccessWorld.facility("v", 110, 0, village: -3),
    ]
    #expect(try await only(AccessWorld.question(AccessWorld.row(0), nowhere)).villages == 0)
    var set = PolygonSet()
    set.endFeature()
    let empty = try await only(AccessWorld.question(AccessWorld.edition(set), nowhere))
    #expect(empty.classes == [.unknown])
    #expect(empty.mean == [nil])
    for value in [Double.nan, .infinity, -1, 0] {
      var question = AccessWorld.question(AccessWorld.row(2), nowhere, norm: AccessWorld.norm(value))
      question.values = [AccessWorld.count(0, 5)]
      question.travel = TravelMethod(detourFactor: .nan, walkingKilometresPerHour: 0)
      #expect(try await only(question).villages == 2)
    }
    let ladder = AccessWorld.norm(80, .coveragePercent)
    let a = try await only(AccessWorld.question(AccessWorld.row(2), nowhere, norm: ladder))
    #expect(a.classes == [.unknown, .unknown])
    #expect(a.mean.allSatisfy { $0 != nil })
  }

  @Test("places grow into circles of the threshold, wider ones around narrower ones")
  func isochrones() async throws {
    let engine = try CostEngine(TravelMethod(), inputs: AccessInputs(), around: nil)
    let place = LonLat(longitude: 110, latitude: -2)
    let found = try await engine.isochrones(
      targets: [place, LonLat(longitude: .nan, latitude: 0)], thresholds: [2000, 1000, 1000, -1, .nan],
      isMinutes: false)
    #expect(found.thresholds == [1000, 2000])
    let geodesic = Geodesic()
    let area = geodesic.areaSquareMetres(found.polygons, feature: 0)
    #expect(isClose(area, .pi * 1e6, relative: 2e-3))
    let set = found.polygons.planar
    for v in set.vertices(ofFeature: 1) {
      let metres = geodesic.distanceMetres(from: place, to: LonLat(longitude: set.x[v], latitude: set.y[v]))
      #expect(abs(metres - 2000) < 0.01)
    }
    #expect(
      try await engine.isochrones(targets: [], thresholds: [5], isMinutes: true).polygons.planar.featureCount == 1)
  }

  @Test("computed against reported: correlation and the largest disagreements with what they say")
  func comparison() async throws {
    var question = AccessWorld.question(AccessWorld.row(5), [AccessWorld.facility("a", 110.05, 0.05, village: 0)])
    question.inputs.points = (0..<5).map { AccessWorld.place($0, 110.05 + Double($0) * 0.1, 0.05) }
    question.inputs.reported = [
      report(0, kilometres: 0, facilities: 1), report(1, kilometres: 12, facilities: 0),
      report(2, kilometres: 24, facilities: 0), report(3, kilometres: 60, facilities: 0),
      report(4, kilometres: 0, facilities: 2),
    ]
    let found = try #require(compareReported(try await only(question), largest: 2))
    #expect(found.villages == 5)
    #expect(!found.isMinutes)
    #expect(found.largest.map(\.village) == [4, 3])
    #expect(found.largest.map(\.kind) == [.missingFacility, .fartherThanComputed])
    #expect(compareReported(try await only(question))?.largest.last?.kind == .insideVillage)
    // Ranks 1 2 3 4 5 against 1.5 3 4 5 1.5: products sum to 2, squares to 10 and 9.5.
    #expect(isClose(found.spearman ?? 9, 2 / 95.0.squareRoot(), relative: 1e-12))
    #expect(compareReported(try await only(AccessWorld.question(AccessWorld.row(1), []))) == nil)
  }

  private func only(_ question: AccessQuestion) async throws -> ServiceAccess {
    try #require(try await accessAnalysis(question, threads: 2).services.first)
  }

  private func count(_ village: Int, _ number: Int, _ period: String) -> FacilityCount {
    FacilityCount(
      kind: "posyandu", village: village, count: number, period: Period(period) ?? .unstated, sourceID: "c",
      sourceRow: 1)
  }

  private func report(
    _ village: Int, minutes: Double? = nil, kilometres: Double? = nil, facilities: Int? = nil
  ) -> ReportedTravel {
    ReportedTravel(
      kind: "posyandu", village: village, minutes: minutes, kilometres: kilometres, facilitiesInVillage: facilities,
      period: Period("2020") ?? .unstated, sourceID: "p", sourceRow: 1)
  }
}
