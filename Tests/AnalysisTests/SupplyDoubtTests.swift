import Analysis
import SpatialStats
import Stunting
import Testing

@Suite("How sure a diagnosis of supply is")
struct SupplyDoubtTests {
  private func managed(_ served: Double) -> SupplyWorld {
    var world = SupplyWorld(coverage: [served])
    for _ in 0..<2 { world.add(0, kader: "6", tools: "lengkap") }
    return world
  }

  @Test("A coverage whose interval reaches 75 % of the target is less sure")
  func interval() throws {
    // The cut is 60 % of 200 children. Wilson 95 % of 110 in 200: 48.1 to 61.7 %; of 100: 43.1 to 56.9 %.
    let near = try #require(managed(110).rows().first)
    #expect(near.doubts == [.coverageInterval] && !near.isConfident)
    let interval = try #require(near.coverageInterval)
    #expect(abs(interval.lower - 48.07) < 0.01 && abs(interval.upper - 61.74) < 0.01)
    #expect(managed(100).rows().first?.doubts == [])
  }

  @Test("A percentage without its numbers, or one spread from a larger area, is less sure")
  func percentOnly() {
    var world = managed(40)
    world.input.columns[0].cells[0].numerator = nil
    world.input.columns[0].cells[0].denominator = nil
    #expect(world.rows().first?.doubts == [.coverageWithoutNumbers])
    world.input.columns[0].notMeasuredHere = [true]
    #expect(world.rows().first?.doubts == [.coverageNotMeasuredHere])
  }

  @Test("A guess of where people live counts only where it decides")
  func rung() {
    var world = managed(40)
    world.input.access[0].rung = [.pointOnSurface]
    #expect(world.rows().first?.doubts == [.demandRung])
    world.input.access[0].isReported = [true]
    #expect(world.rows().first?.doubts == [])
    var short = SupplyWorld(coverage: [40])
    for _ in 0..<2 { short.add(0, kader: "2", tools: "lengkap") }
    short.input.access[0].rung = [.spread]
    #expect(short.rows().first?.diagnosis == .resources && short.rows().first?.doubts == [])
  }

  @Test("An urban norm is doubtful unless the village is known to be urban")
  func urbanNorm() {
    var world = managed(40)
    world.input.access[0].demand = [nil]
    world.input.population = [2400]
    #expect(world.rows().first?.doubts == [.normOutsideItsArea])
    world.input.isUrban = [false]
    #expect(world.rows().first?.doubts == [.normOutsideItsArea])
    world.input.isUrban = [true]
    // The posyandu's days are a norm of villages, but the first figure that is doubtful must decide, and does here too.
    #expect(world.rows().first?.doubts == [.normOutsideItsArea])
    world.input.services[0].norms.removeAll { $0.measure == .daysOpenPerMonth }
    #expect(world.rows().first?.doubts == [])
  }

  @Test("Facilities that say nothing leave a doubt where they could decide")
  func partlyKnown() {
    var world = SupplyWorld(coverage: [40])
    world.add(0, kader: "6", tools: "lengkap")
    world.add(0, kader: nil, tools: "lengkap")
    #expect(world.rows().first?.diagnosis == .management)
    #expect(world.rows().first?.doubts == [.partlyKnown])
    world.add(0, kader: nil, tools: "lengkap")
    #expect(world.rows().first?.staff.state == .unknown)
    #expect(world.rows().first?.diagnosis == .management)
  }
}
