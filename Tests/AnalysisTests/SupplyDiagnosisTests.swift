import Analysis
import Stunting
import Testing

@Suite("Supply or management")
struct SupplyDiagnosisTests {
  @Test("At least two kinds must be known; any inadequate one means resources")
  func rule() {
    func made(_ a: SupplyState, _ b: SupplyState, _ c: SupplyState) -> SupplyDiagnosis {
      SupplyDiagnosis(facilities: a, staff: b, supplies: c)
    }
    #expect(made(.adequate, .adequate, .adequate) == .management)
    #expect(made(.adequate, .adequate, .unknown) == .management)
    #expect(made(.unknown, .adequate, .adequate) == .management)
    #expect(made(.adequate, .inadequate, .adequate) == .resources)
    #expect(made(.unknown, .inadequate, .inadequate) == .resources)
    #expect(made(.inadequate, .unknown, .unknown) == .inconclusive)
    #expect(made(.adequate, .unknown, .unknown) == .inconclusive)
    #expect(made(.unknown, .unknown, .unknown) == .inconclusive)
  }

  @Test("Enough posyandu, kader and tools with low coverage indicate management")
  func management() throws {
    var world = SupplyWorld(coverage: [40])
    for _ in 0..<2 { world.add(0, kader: "6", tools: "lengkap") }
    let row = try #require(world.rows().first)
    #expect(row.diagnosis == .management)
    #expect(row.isConfident)
    #expect(row.missing.isEmpty && row.remedies.isEmpty)
    let ratio = try #require(row.facilities.figures.first { $0.measure == .peoplePerFacility })
    #expect(ratio.value == 100 && ratio.limit == 100 && ratio.state == .adequate)
    #expect(row.staff.figures.first?.total == 12)
  }

  @Test("Too few kader mean resources: the shortage by the norm, then what neighbours have to spare, then addition")
  func redistribution() throws {
    var world = SupplyWorld(coverage: [40, 190, 190])
    for _ in 0..<2 { world.add(0, kader: "2", tools: "lengkap") }
    for _ in 0..<2 { world.add(1, kader: "7", tools: "lengkap") }
    for _ in 0..<2 { world.add(2, kader: "9", tools: "lengkap") }
    let row = try #require(world.rows().first)
    #expect(row.diagnosis == .resources)
    #expect(row.staff.state == .inadequate && row.staff.shortage == 6)
    let remedy = try #require(row.remedies.first)
    #expect(row.remedies.count == 1 && remedy.aspect == .staff && remedy.slackIsKnown)
    #expect(
      remedy.transfers == [
        SupplyTransfer(fromVillage: 1, place: .neighbour, amount: 4),
        SupplyTransfer(fromVillage: 2, place: .sameDistrict, amount: 2),
      ])
    #expect(remedy.toAdd == 0)
  }

  @Test("Slack is given once, to the worst coverage first, and never by a village that lacks itself")
  func slackOnce() throws {
    var world = SupplyWorld(coverage: [60, 190, 20, 50])
    world.add(0, kader: "3", tools: "lengkap")
    world.add(0, kader: "5", tools: "lengkap")
    world.add(1, kader: "8", tools: "lengkap")
    world.add(1, kader: "5", tools: "lengkap")
    world.add(2, kader: "3", tools: "lengkap")
    world.add(2, kader: "5", tools: "lengkap")
    world.add(3, kader: "9", tools: "lengkap")
    world.add(3, kader: "9", tools: "lengkap")
    let rows = world.rows()
    #expect(rows.map(\.diagnosis) == [.resources, .notLacking, .resources, .management])
    #expect(rows[2].remedies.first?.transfers == [SupplyTransfer(fromVillage: 1, place: .neighbour, amount: 2)])
    #expect(rows[0].remedies.first?.transfers == [SupplyTransfer(fromVillage: 1, place: .neighbour, amount: 1)])
    #expect(rows[0].remedies.first?.toAdd == 1)
  }

  @Test("Posyandu beyond the need next door are slack; the rest is to be added by the norm")
  func facilities() throws {
    var world = SupplyWorld(coverage: [40, 380], balita: 400)
    world.add(0, kader: "5", tools: "lengkap")
    for _ in 0..<6 { world.add(1, kader: "5", tools: "lengkap") }
    let row = try #require(world.rows().first)
    #expect(row.diagnosis == .resources && row.facilities.shortage == 3)
    let remedy = try #require(row.remedies.first { $0.aspect == .facility })
    #expect(remedy.transfers == [SupplyTransfer(fromVillage: 1, place: .neighbour, amount: 2)])
    #expect(remedy.toAdd == 1)
    let slack = serviceSlack(of: "posyandu", world.input)
    #expect(slack.map(\.needed) == [4, 4] && slack.map(\.slack) == [-3, 2])
    #expect(serviceSlack(of: "tidak ada", world.input).isEmpty)
  }

  @Test("Unequal posyandu of one village help each other first")
  func withinVillage() throws {
    var world = SupplyWorld(coverage: [40])
    world.add(0, kader: "10", tools: "ada")
    world.add(0, kader: "1", tools: "ada")
    let row = try #require(world.rows().first)
    #expect(row.diagnosis == .resources)
    #expect(row.remedies.first?.transfers == [SupplyTransfer(fromVillage: 0, place: .sameVillage, amount: 4)])
    #expect(row.remedies.first?.toAdd == 0)
  }

  @Test("Fewer than two known kinds: inconclusive, with the data to ask for")
  func inconclusive() throws {
    var world = SupplyWorld(coverage: [40])
    for _ in 0..<2 { world.add(0, kader: "", tools: "perlu dicek") }
    let row = try #require(world.rows().first)
    #expect(row.diagnosis == .inconclusive && row.missing == [.staff, .supplies] && row.remedies.isEmpty)
  }

  @Test("Every village has a row: lacking or not, with data or without")
  func everyVillage() {
    let world = SupplyWorld(coverage: [40, 190, nil, 130])
    let rows = world.rows()
    #expect(rows.map(\.village) == [0, 1, 2, 3])
    #expect(rows.map(\.diagnosis) == [.inconclusive, .notLacking, .notJudged, .notLacking])
  }

  @Test("Who cannot reach a facility lacks one, whatever stands elsewhere")
  func outOfReach() throws {
    var world = SupplyWorld(coverage: [40, 190])
    world.add(1, kader: "6", tools: "lengkap")
    world.input.access[0].nearestFacility[0] = 0
    world.input.access[0].demand = [10, 10]
    for (reach, share) in [(AccessClass.cutOff, nil), (.beyond, 0.0), (.partly, 0.74)] {
      world.input.access[0].classes[0] = reach
      world.input.access[0].shareWithin[0] = share
      let row = try #require(world.rows().first)
      #expect(row.diagnosis == .resources && row.facilities.shortage == 1, "\(reach)")
    }
    world.input.access[0].classes[0] = .partly
    world.input.access[0].shareWithin[0] = 0.75
    #expect(world.rows().first?.diagnosis == .management)
  }

  @Test("Where only a count speaks, the count is what is shown")
  func counted() throws {
    var world = SupplyWorld(coverage: [40, 40])
    world.input.access[0].isCounted = [true, false]
    world.input.access[0].countInVillage = [3, 0]
    world.input.access[0].classes = [.within, .unknown]
    let rows = world.rows()
    #expect(rows[0].facilities.deciding?.measure == .facilitiesInVillage && rows[0].facilities.deciding?.value == 3)
    #expect(rows[0].facilities.state == .adequate && rows[1].facilities.state == .unknown)
  }

  @Test("A posyandu that doesn't open is none")
  func notActive() throws {
    var world = SupplyWorld(coverage: [40])
    world.add(0, kader: "6", tools: "lengkap", active: "tidak aktif")
    world.add(0, kader: "6", tools: "lengkap", active: "ya")
    var row = try #require(world.rows().first)
    #expect(row.diagnosis == .resources && row.facilities.deciding?.measure == .peoplePerFacility)
    world.input.facilities[0].attributes["aktif"] = nil
    world.input.facilities[0].capacity = FacilityCapacity()
    world.input.facilities[0].capacity?.daysOpenPerMonth = 1
    row = try #require(world.rows().first)
    #expect(row.diagnosis == .management)
    world.input.facilities[0].capacity?.daysOpenPerMonth = 0.5
    row = try #require(world.rows().first)
    #expect(row.facilities.deciding?.measure == .functioning && row.diagnosis == .resources)
  }
}
