import Analysis
import Glibc
import SpatialStats
import Testing

@Suite("Measurement effect on simulated maps")
struct MeasurementSimulationTests {
  enum Truth: String, CaseIterable {
    /// A round cluster wherever it falls, areas without effect.
    case cluster
    /// Puskesmas measure differently; nothing else.
    case puskesmas
  }

  private func shares(_ map: MeasurementMap, _ truth: Truth, _ generator: inout CounterGenerator) -> [Double] {
    switch truth {
    case .cluster:
      let (x, y) = (2 + generator.uniform() * 8, 2 + generator.uniform() * 8)
      return (0..<map.count).map { v in
        hypot(Double(v % map.side) - x, Double(v / map.side) - y) <= 2 ? 0.4 : 0.2
      }
    case .puskesmas:
      let effect = (0...(map.area.max() ?? 0)).map { _ in 0.45 * generator.normal() }
      return map.area.map { 1 / (1 + exp(1.3 - effect[$0])) }
    }
  }

  /// Verdicts over groups found on simulated maps.
  private func verdicts(_ truth: Truth, maps: Int) async throws -> [MeasurementLevel: Int] {
    var generator = CounterGenerator(seed: 21, stream: truth == .cluster ? 1 : 2)
    var counts: [MeasurementLevel: Int] = [:]
    for _ in 0..<maps {
      let map = MeasurementMap(side: 12, areas: 16, &generator)
      let table = try measurementTable(shares(map, truth, &generator), &generator)
      let groups = map.groups(table, above: 4).filter { $0.count > 1 }
      var input = MeasurementInput(
        headline: table, neighbours: map.lists, groups: groups.map { MeasuredGroup(members: $0, isHigh: true) },
        seed: 8)
      input.areas = map.areas()
      input.rules.draws = 199
      for effect in try await measurementEffects(input, threads: 2).effects { counts[effect.level, default: 0] += 1 }
    }
    return counts
  }

  @Test("Real clusters are mostly low, clusters of measurers seldom")
  func confusion() async throws {
    var shareLow: [Truth: Double] = [:]
    for truth in Truth.allCases {
      let counts = try await verdicts(truth, maps: 100)
      let all = counts.values.reduce(0, +)
      #expect(all >= 90)
      shareLow[truth] = Double(counts[.low] ?? 0) / Double(max(1, all))
      #expect(counts[.notAssessed] == nil)
    }
    #expect(shareLow[.cluster] ?? 0 > 0.7)
    #expect(shareLow[.puskesmas] ?? 1 < 0.15)
  }

  @Test("Areas that mean nothing are found as often as by chance, on smooth maps too")
  func nominal() async throws {
    var generator = CounterGenerator(seed: 31, stream: 3)
    var (between, jumps, maps) = (0, 0, 0)
    for _ in 0..<200 {
      let map = MeasurementMap(side: 12, areas: 16, &generator)
      let (a, b) = (generator.normal(), generator.normal())
      let smooth = (0..<map.count).map { v -> Double in
        let (x, y) = (Double(v % 12) / 4, Double(v / 12) / 4)
        let height: Double = 0.8 * sin(x + a) * cos(y + b)
        return 1 / (1 + exp(1.3 - height))
      }
      var input = MeasurementInput(
        headline: try measurementTable(smooth, &generator), neighbours: map.lists, groups: [], seed: 8)
      input.areas = map.areas()
      input.rules.draws = 99
      let table = try await measurementEffects(input, threads: 2)
      maps += 1
      if let p = table.betweenAreas?.p, p <= 0.05 { between += 1 }
      if let p = table.borderJumps?.p, p <= 0.05 { jumps += 1 }
    }
    #expect(between <= 22 && jumps <= 22)
  }

  @Test("Same bytes on any number of threads")
  func threads() async throws {
    var generator = CounterGenerator(seed: 41, stream: 3)
    let map = MeasurementMap(side: 12, areas: 16, &generator)
    let table = try measurementTable(shares(map, .puskesmas, &generator), &generator)
    var input = MeasurementInput(
      headline: table, neighbours: map.lists, groups: [MeasuredGroup(members: [1, 2, 3], isHigh: true)], seed: 8)
    input.areas = map.areas()
    let one = try await measurementEffects(input, threads: 1)
    #expect(try await measurementEffects(input, threads: 2) == one)
    #expect(try await measurementEffects(input, threads: 8) == one)
  }
}
