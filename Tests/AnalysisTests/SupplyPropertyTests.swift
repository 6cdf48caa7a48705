import Analysis
import Geometry
import Stunting
import TestSupport
import Testing

@Suite("Supply, properties and hostile input")
struct SupplyPropertyTests {
  /// A random regency of posyandu.
  private func world(_ seed: UInt64) -> SupplyWorld {
    var g = SeededGenerator(seed: seed)
    let n = 1 + g.index(below: 30)
    var world = SupplyWorld(
      coverage: (0..<n).map { _ in g.index(below: 2) == 0 ? Double(g.index(below: 201)) : nil })
    for village in 0..<n {
      for _ in 0..<g.index(below: 5) {
        world.add(
          village, kader: ["2", "5", "9", "", "?"][g.index(below: 5)],
          tools: ["lengkap", "tidak lengkap", "", "3"][g.index(below: 4)],
          active: ["ya", "tidak", nil][g.index(below: 3)])
      }
      world.input.access[0].classes[village] = AccessClass.allCases[g.index(below: 5)]
      world.input.access[0].demand[village] =
        g.index(below: 2) == 0 ? Double(g.index(below: 601)) : nil
    }
    return world
  }

  @Test("Nobody gives more than the slack of its own, nobody gets more than it lacks", arguments: UInt64(1)...60)
  func conservation(_ seed: UInt64) {
    let world = world(seed)
    let rows = world.rows()
    #expect(rows.count == world.input.villages.count)
    for aspect in SupplyAspect.allCases {
      var given: [Int: Double] = [:]
      for row in rows {
        for remedy in row.remedies where remedy.aspect == aspect {
          #expect(row.diagnosis == .resources && row.check(aspect).state == .inadequate)
          let got = remedy.transfers.reduce(0) { $0 + $1.amount }
          #expect(got <= (remedy.shortage ?? 0) && (remedy.toAdd ?? 0) == (remedy.shortage ?? 0) - got)
          for transfer in remedy.transfers {
            #expect(transfer.amount > 0)
            #expect((transfer.place == .sameVillage) == (transfer.fromVillage == row.village))
            if transfer.place != .sameVillage {
              given[transfer.fromVillage, default: 0] += transfer.amount
              #expect(rows[transfer.fromVillage].cell.coverageClass?.isLacking != true)
            }
          }
        }
      }
      guard aspect == .facility else { continue }
      for slack in serviceSlack(of: "posyandu", world.input) {
        guard let village = slack.village else { continue }
        #expect(given[village, default: 0] <= Double(max(0, slack.slack ?? 0)))
      }
    }
  }

  @Test("The diagnosis follows from the states, and lacking alone is diagnosed", arguments: UInt64(1)...60)
  func rule(_ seed: UInt64) {
    for row in world(seed).rows() {
      let made = SupplyDiagnosis(
        facilities: row.facilities.state, staff: row.staff.state, supplies: row.supplies.state)
      switch row.cell.coverageClass?.isLacking {
      case true: #expect(row.diagnosis == made)
      case false: #expect(row.diagnosis == .notLacking)
      case nil: #expect(row.diagnosis == .notJudged)
      }
      for check in row.checks where check.state != .unknown { #expect(check.deciding?.state == check.state) }
    }
  }

  @Test("The order of the facilities changes nothing", arguments: UInt64(1)...20)
  func order(_ seed: UInt64) {
    var g = SeededGenerator(seed: seed)
    let world = world(seed)
    var other = world
    let order = world.input.facilities.indices.map { ($0, g.next()) }.sorted { $0.1 < $1.1 }.map(\.0)
    other.input.facilities = order.map { world.input.facilities[$0] }
    other.input.access[0].nearestFacility = world.input.access[0].nearestFacility.map { old in
      old.flatMap { order.firstIndex(of: $0) }
    }
    #expect(world.rows() == other.rows())
  }

  @Test("Two indicators on one supply are dealt its slack once")
  func shared() {
    var world = SupplyWorld(coverage: [40, 190])
    world.add(0, kader: "3", tools: "lengkap")
    world.add(0, kader: "5", tools: "lengkap")
    world.add(1, kader: "6", tools: "lengkap")
    world.add(1, kader: "6", tools: "lengkap")
    var second = world.input.columns[0]
    second.definition = SupplyWorld.definition("lain")
    world.input.columns.append(second)
    let tables = supplyTable(world.input).pairs
    #expect(tables.count == 2 && tables[0].rows == tables[1].rows)
    #expect(tables[0].rows[0].remedies.first?.toAdd == 0)
    world.input.columns[1].cells[1].coverageClass = .rendah
    let other = supplyTable(world.input).pairs
    #expect(other[0].rows[0].remedies.first?.toAdd == 2, "a village lacking either indicator has nothing to spare")
  }

  @Test("Nothing, short arrays, wrong indices and numbers that are none are survived")
  func hostile() {
    #expect(supplyTable(SupplyInput(villages: [], columns: [], services: [], facilities: [])).pairs.isEmpty)
    var world = world(7)
    let n = world.input.villages.count
    world.input.columns[0].cells = []
    world.input.columns[0].notMeasuredHere = []
    #expect(world.rows().count == n && world.rows().allSatisfy { $0.diagnosis == .notJudged })
    world = self.world(7)
    world.input.access[0].nearestFacility = [Int?](repeating: 1_000_000, count: n)
    world.input.access[0].classes = []
    world.input.access[0].rung = []
    world.input.access[0].isReported = []
    world.input.access[0].demand = [.nan]
    world.input.neighbours = NeighbourLists(lists: (0..<n).map { _ in [999_999] })
    world.input.population = [.infinity, -1]
    world.input.options = SupplyOptions(adequateShare: .nan, confidence: 2)
    for index in world.input.facilities.indices {
      world.input.facilities[index].village = index % 2 == 0 ? -5 : .max
      world.input.facilities[index].capacity = FacilityCapacity()
      world.input.facilities[index].capacity?.kader = .max
      world.input.facilities[index].capacity?.daysOpenPerMonth = .nan
    }
    #expect(world.rows().count == n)
    world.input.services[0].norms = [
      SupplyWorld.norm(.demandPerFacility, 0, ""), SupplyWorld.norm(.leastCapacity, .nan, ""),
    ]
    #expect(world.rows().count == n)
    world.input.services = []
    #expect(world.rows().count == n)
  }
}
