import Analysis
import Geometry
import SpatialStats
import Stunting
import Testing

@Suite("Measurement effect, by hand")
struct MeasurementTests {
  /// Four areas of 3 x 3 on a 6 x 6 grid.
  private let map = MeasurementMap(side: 6, area: (0..<36).map { ($0 / 18) * 2 + ($0 % 6) / 3 })
  private let lowerLeft = [0, 1, 2, 6, 7, 8, 12, 13, 14]

  private func input(_ rates: [Double], members: [Int]) throws -> MeasurementInput {
    let table = try timeTable("2025-08", rates.map { $0 * 100 }, rates.map { _ in 100 })
    var input = MeasurementInput(
      headline: table, neighbours: map.lists, groups: [MeasuredGroup(members: members, isHigh: true)], seed: 1)
    input.areas = map.areas()
    return input
  }

  private func high(_ villages: [Int]) -> [Double] { (0..<36).map { villages.contains($0) ? 0.5 : 0.2 } }

  @Test("A cluster across borders survives within its areas, and is low when D/S is fine")
  func across() async throws {
    let members = [8, 9, 14, 15, 20, 21]
    var input = try input(high(members), members: members)
    input.measured = [Double?](repeating: 90, count: 36)
    input.registered = [Double?](repeating: 100, count: 36)
    let table = try await measurementEffects(input, threads: 2)
    let effect = try #require(table.effects.first)
    #expect(effect.level == .low)
    #expect(effect.unknown == [.heaping, .tools])
    guard case .withinAreas(let within)? = effect.first(.withinAreas)?.numbers else {
      Issue.record("no version within areas")
      return
    }
    #expect(within.outcome == .survives && within.areas == 4 && within.comparedWith == 30)
    #expect(abs((within.differenceWithin ?? 0) - 0.3) < 1e-12)
    #expect(abs((within.retained ?? 0) - 1) < 1e-12)
    let jumps = try #require(table.borderJumps)
    #expect(jumps.pairsAcross + jumps.pairsWithin == 110)
  }

  @Test("A cluster that is a working area cannot be told from its measurers")
  func wholeArea() async throws {
    let table = try await measurementEffects(try input(high(lowerLeft), members: lowerLeft), threads: 1)
    let effect = try #require(table.effects.first)
    guard case .withinAreas(let within)? = effect.first(.withinAreas)?.numbers else {
      Issue.record("no version within areas")
      return
    }
    #expect(within.outcome == .fillsAreas && within.differenceWithin == nil && within.comparedWith == 0)
    #expect(effect.level == .medium || effect.level == .high)
    #expect(table.betweenAreas?.share ?? 0 > 0.8)
  }

  @Test("Part of a high area fades within it")
  func fades() async throws {
    let table = try await measurementEffects(try input(high(lowerLeft), members: [0, 1, 6, 7, 8]), threads: 1)
    guard case .withinAreas(let within)? = table.effects.first?.first(.withinAreas)?.numbers else {
      Issue.record("no version within areas")
      return
    }
    #expect(within.outcome == .fades && within.differenceWithin == 0)
    #expect(table.effects.first?.level != .low)
  }

  @Test("When nothing is known about D/S, digits and puskesmas it cannot be assessed, kecamatan or not")
  func unknown() async throws {
    let members = [8, 9, 14, 15, 20, 21]
    var input = try input(high(members), members: members)
    input.areas = nil
    let nothing = try await measurementEffects(input, threads: 1)
    #expect(nothing.effects.first?.level == .notAssessed)
    #expect(nothing.effects.first?.unknown == MeasurementEvidenceKind.allCases)
    #expect(nothing.areaBasis == nil && nothing.betweenAreas == nil)
    input.areas = map.areas(.district)
    let district = try await measurementEffects(input, threads: 1)
    #expect(district.areaBasis == .district)
    #expect(district.effects.first?.level == .notAssessed)
    #expect(district.effects.first?.first(.withinAreas) != nil)
    // D/S alone, and fine: still no reason to call it low.
    input.areas = nil
    input.measured = [Double?](repeating: 90, count: 36)
    input.registered = [Double?](repeating: 100, count: 36)
    #expect(try await measurementEffects(input, threads: 1).effects.first?.level == .notAssessed)
  }

  @Test("Low D/S in the group alone points; the same everywhere does not")
  func measuredShare() async throws {
    let members = [8, 9, 14, 15, 20, 21]
    var input = try input(high(members), members: members)
    input.registered = [Double?](repeating: 100, count: 36)
    input.measured = (0..<36).map { members.contains($0) ? 60 : 90 }
    let low = try #require(try await measurementEffects(input, threads: 1).effects.first)
    #expect(low.first(.measuredShare)?.finding == .points && low.level == .medium)
    if case .measuredShare(let numbers)? = low.first(.measuredShare)?.numbers {
      #expect(numbers.group == 0.6 && numbers.others == 0.9 && numbers.knownMembers == 6 && numbers.members == 6)
    }
    input.measured = [Double?](repeating: 60, count: 36)
    let everywhere = try #require(try await measurementEffects(input, threads: 1).effects.first)
    #expect(everywhere.first(.measuredShare)?.finding == .neutral)
    input.measured = [90]
    #expect(try await measurementEffects(input, threads: 1).effects.first?.first(.measuredShare) == nil)
  }

  @Test("Digits and tools of the group's puskesmas")
  func digitsAndTools() async throws {
    var input = try input(high(lowerLeft), members: [0, 1, 6, 7, 8])
    for area in 0..<4 {
      for digit in 0..<10 {
        let count = area == 0 ? (digit == 0 ? 300 : 20) : 50
        input.digits.append(
          DigitCount(sourceID: "uji", measure: .height, unitName: "Puskesmas Misal \(area)", digit: digit, count: count)
        )
      }
    }
    input.hasStandardTools = (0..<36).map { $0 % 6 < 3 && $0 < 18 ? false : true }
    let effect = try #require(try await measurementEffects(input, threads: 1).effects.first)
    #expect(effect.first(.heaping)?.finding == .points)
    guard case .heaping(let heaping)? = effect.first(.heaping)?.numbers else { return }
    #expect(heaping.group == 1 && heaping.others == 4.0 / 31 && heaping.known == 1 && heaping.highestScore > 20)
    #expect(effect.first(.tools)?.finding == .points)
    #expect(effect.level == .high)
  }

  @Test("Strange input: members outside, no groups, other neighbours, areas that do not exist")
  func hostile() async throws {
    var input = try input(high(lowerLeft), members: [-5, 99, 0, 0])
    input.groups.append(MeasuredGroup(members: [], isHigh: false))
    input.measured = [.nan, -3, .infinity]
    input.registered = [0, -1, 5]
    input.areas?.areaOfVillage = [-7, 900, nil]
    input.digits = [DigitCount(sourceID: "", measure: .weight, unitName: "x", digit: 77, count: .max)]
    input.rules.draws = -1
    let table = try await measurementEffects(input, threads: 1)
    #expect(table.effects.map(\.level) == [.notAssessed, .notAssessed])
    #expect(table.withoutArea.count == 36)
    input.neighbours = NeighbourLists(lists: [])
    await #expect(throws: AnalysisError.self) { try await measurementEffects(input, threads: 1) }
  }

  @Test("D/S of the villages: the period's own, balita stands in, the newest month of a half-year")
  func registered() throws {
    func value(_ unit: Int, _ period: String, _ measured: Double, _ group: AgeGroup = .balita) throws -> IndicatorValue
    {
      var v = IndicatorValue(
        level: .village, unit: unit, indicator: "penimbangan", ageGroup: group, period: try #require(Period(period)),
        kind: .ratio, state: .value, rung: .recentMonths, sourceID: "uji", sourceRow: 1)
      (v.numerator, v.denominator) = (measured, 100)
      return v
    }
    let values = [
      try value(0, "2025-08", 80), try value(0, "2025-07", 70), try value(1, "2025-08", 60, .baduta),
      try value(1, "2025-08", 90), try value(2, "2024-08", 50), try value(9, "2025-08", 50),
    ]
    let month = registeredChildren(values, villages: 3, period: try #require(Period("2025-08")), ageGroup: .baduta)
    #expect(month.measured == [80, 60, nil] && month.share == 0.7)
    let half = registeredChildren(
      values.reversed(), villages: 3, period: try #require(Period("2025-H2")), ageGroup: .balita)
    #expect(half.measured == [80, 90, nil])
    #expect(registeredChildren([], villages: -1, period: values[0].period, ageGroup: .balita).share == nil)
  }
}
