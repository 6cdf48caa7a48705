import Geometry
import TestSupport
import Testing
import Travel

@Suite struct TerrainSearchTests {
  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6], [TerrainDirection.towardsSources, .awayFromSources])
  func timesOverHillsEqualThePlainTwin(seed: UInt64, direction: TerrainDirection) throws {
    let diagonals: DiagonalRule = seed % 2 == 0 ? .allowed : .blockedBetweenBarriers
    let sample = TerrainSample(seed: seed, rows: 13, columns: 11, isFlat: seed == 6)
    var random = SeededGenerator(seed: seed + 100)
    let open = sample.openCells
    let sources = (0..<4).map { _ in open[random.index(below: open.count)] }
    let twins = sources.map { sample.twin(source: $0, direction, diagonals) }
    let got = try sample.grid(diagonals).nearestSource(
      x: sources.map(sample.x), y: sources.map(sample.y), direction: direction)
    for cell in 0..<sample.rows * sample.columns {
      let best = twins.map { $0[cell] }.min() ?? .infinity
      #expect(isClose(got.minutes[cell], best, relative: 1e-9, absolute: 1e-8), "cell \(cell)")
      if best < .infinity {
        #expect(isClose(twins[Int(got.sources[cell])][cell], best, relative: 1e-9, absolute: 1e-9))
      } else {
        #expect(got.sources[cell] == -1)
      }
    }
  }

  @Test(arguments: [UInt64(11), 12, 13, 14])
  func theThreeWaysToATableAgreeWithTheTwin(seed: UInt64) throws {
    let sample = TerrainSample(seed: seed, rows: 12, columns: 12, barrierShare: 0.3)
    var random = SeededGenerator(seed: seed)
    let open = sample.openCells
    let targets = (0..<7).map { _ in open[random.index(below: open.count)] }
    let twins = targets.map { sample.twin(source: $0, .towardsSources, .blockedBetweenBarriers) }
    let grid = try sample.grid()
    for nearest in [1, 3, 7, nil] as [Int?] {
      for limit in [Double.infinity, 25] {
        let costs = try grid.costs(
          originX: open.map(sample.x), originY: open.map(sample.y), targetX: targets.map(sample.x),
          targetY: targets.map(sample.y), options: TerrainCostOptions(nearestCount: nearest, limitMinutes: limit))
        #expect(costs.table.count == open.count)
        for (origin, cell) in open.enumerated() {
          let want = twins.map { $0[cell] }.filter { $0 < .infinity && $0 <= limit }.sorted().prefix(nearest ?? 99)
          let got = costs.table.slots(origin).map { costs.table.costs[$0] }
          #expect(
            got.count == want.count && zip(got, want).allSatisfy { isClose($0, $1, relative: 1e-9, absolute: 1e-8) })
          for slot in costs.table.slots(origin) {
            let twin = twins[Int(costs.table.targets[slot])][cell]
            #expect(isClose(twin, costs.table.costs[slot], relative: 1e-9, absolute: 1e-8))
          }
          #expect(costs.table.states[origin] == (want.isEmpty ? .unreachable : .reached))
        }
      }
    }
  }

  @Test func uphillTakesLongerThanDownhill() throws {
    // Ten cells of 100 m that rise 20 m each; the land is walked at 5 km/h on the flat.
    let frame = RasterGrid(columns: 10, rows: 1, originX: 0, originY: 0, cellWidth: 100, cellHeight: 100)
    let grid = try FrictionGrid(
      frame: frame, speedKilometresPerHour: [Float](repeating: 5, count: 10),
      elevation: (0..<10).map { Float($0) * 20 })
    let up = try grid.nearestSource(x: [950], y: [50]).minutes[0]
    let down = try grid.nearestSource(x: [50], y: [50]).minutes[9]
    let flat = 900.0 / 1000 / 5 * 60
    let ratio = toblerKilometresPerHour(slope: 0)
    #expect(isClose(up, flat * ratio / toblerKilometresPerHour(slope: 0.2), relative: 1e-8))
    #expect(isClose(down, flat * ratio / toblerKilometresPerHour(slope: -0.2), relative: 1e-8))
    #expect(up > down && down > flat)
    // The other way round when the midwife travels.
    let out = try grid.nearestSource(x: [950], y: [50], direction: .awayFromSources).minutes[0]
    #expect(isClose(out, down, relative: 1e-9))
  }

  @Test func gentlyDownhillIsTheQuickest() throws {
    #expect(isClose(toblerKilometresPerHour(slope: -0.05), 6, relative: 1e-12))
    #expect(toblerKilometresPerHour(slope: 0) < 6)
    #expect(toblerKilometresPerHour(slope: .nan).isNaN)
    #expect(toblerKilometresPerHour(slope: .infinity) == 0)
  }

  @Test func sixtyMinutesAreSixty() throws {
    // 50 steps of 1.2 minutes: added up in floating point they are a little more than 60.
    let frame = RasterGrid(columns: 52, rows: 1, originX: 0, originY: 0, cellWidth: 100, cellHeight: 100)
    let grid = try FrictionGrid(frame: frame, speedKilometresPerHour: [Float](repeating: 5, count: 52))
    let options = TerrainCostOptions(nearestCount: nil, limitMinutes: 60)
    let costs = try grid.costs(
      originX: [5050, 5150], originY: [50, 50], targetX: [50], targetY: [50], options: options)
    #expect(costs.table.costs == [60])
    #expect(costs.table.states == [.reached, .unreachable])
    let nearest = try grid.nearestSource(x: [50], y: [50], limitMinutes: 60)
    #expect(nearest.minutes[50] == 60 && nearest.minutes[51] == .infinity && nearest.sources[51] == -1)
  }

  @Test func ofEquallyQuickSourcesTheLowerIndexStands() throws {
    let frame = RasterGrid(columns: 5, rows: 5, originX: 0, originY: 0, cellWidth: 10, cellHeight: 10)
    let grid = try FrictionGrid(frame: frame, minutesPerMetre: [Double](repeating: 0.5, count: 25))
    let got = try grid.nearestSource(x: [45, 5, 5], y: [25, 25, 25])
    #expect(got.sources[12] == 0)
    #expect(got.sources[10] == 1)
    let costs = try grid.costs(
      originX: [25], originY: [25], targetX: [45, 5, 5], targetY: [25, 25, 25],
      options: TerrainCostOptions(nearestCount: 2))
    #expect(costs.table.targets == [0, 1] && costs.table.costs == [10, 10])
  }

  @Test func cellsInDegreesHaveTheirLengthOnTheEllipsoid() throws {
    // At the equator a degree is 111.320 km along it and 110.574 km across it; at 60 degrees 55.800 and 111.412 km.
    let equator = RasterGrid(columns: 2, rows: 1, originX: 100, originY: 0.05, cellWidth: 0.1, cellHeight: -0.1)
    let atEquator = CellMetres.degrees(equator)
    #expect(isClose(atEquator.widths[0], 11_131.95, relative: 1e-6))
    #expect(isClose(atEquator.heights[0], 11_057.43, relative: 1e-6))
    let north = RasterGrid(columns: 2, rows: 1, originX: 100, originY: 60.05, cellWidth: 0.1, cellHeight: -0.1)
    #expect(isClose(CellMetres.degrees(north).widths[0], 5_580.0, relative: 1e-4))
    let grid = try FrictionGrid(frame: equator, metres: atEquator, speedKilometresPerHour: [4, 4])
    let minutes = try grid.nearestSource(x: [100.05], y: [0]).minutes
    #expect(isClose(minutes[1], 11.13195 / 4 * 60, relative: 1e-6))
  }
}
