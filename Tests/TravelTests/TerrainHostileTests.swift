import Geometry
import TestSupport
import Testing
import Travel

@Suite struct TerrainHostileTests {
  private func frame(_ columns: Int, _ rows: Int, _ cell: Double = 10) -> RasterGrid {
    RasterGrid(columns: columns, rows: rows, originX: 0, originY: 0, cellWidth: cell, cellHeight: cell)
  }

  @Test func oneCell() throws {
    let grid = try FrictionGrid(frame: frame(1, 1), speedKilometresPerHour: [4], elevation: [7])
    let costs = try grid.costs(originX: [5, 0, 10], originY: [5, 0, 10], targetX: [5], targetY: [5])
    #expect(costs.table.costs == [0, 0, 0] && costs.table.states == [.reached, .reached, .reached])
  }

  @Test func barriersEverywhere() throws {
    for speed in [Float(0), .nan, -3, .infinity] {
      let grid = try FrictionGrid(frame: frame(3, 3), speedKilometresPerHour: [Float](repeating: speed, count: 9))
      #expect(grid.barrierCells == (speed == 0 ? 9 : 0) && grid.noDataCells == (speed == 0 ? 0 : 9))
      let costs = try grid.costs(
        originX: [5, .nan], originY: [5, 5], targetX: [15, .infinity], targetY: [5, 5],
        options: TerrainCostOptions(nearestCount: nil, snapLimitMetres: .infinity))
      #expect(costs.table.states == [.tooFarToSnap, .unusable] && costs.table.targets.isEmpty)
      #expect(costs.table.start == [0, 0, 0])
      #expect(costs.targets.states == [.tooFarToSnap, .unusable])
    }
  }

  @Test func frictionThatMakesNoSenseIsNoData() throws {
    let grid = try FrictionGrid(frame: frame(5, 1), minutesPerMetre: [0.01, 0, -1, .nan, .infinity])
    #expect(grid.noDataCells == 3 && grid.barrierCells == 1)
  }

  @Test func heightsThatAreNotKnownCountAsFlat() throws {
    let grid = try FrictionGrid(
      frame: frame(3, 1), speedKilometresPerHour: [6, 6, 6], elevation: [.nan, 5, .infinity])
    #expect(grid.cellsWithoutElevation == 2)
    let minutes = try grid.nearestSource(x: [5], y: [5]).minutes
    #expect(isClose(minutes[2], 0.2, relative: 1e-7))
  }

  @Test func frictionOfAnySizeIsSearched() throws {
    let grid = try FrictionGrid(
      frame: frame(5, 1), minutesPerMetre: [.leastNonzeroMagnitude, 1e-300, 1e300, 1e-5, .greatestFiniteMagnitude])
    let minutes = try grid.nearestSource(x: [5], y: [5]).minutes
    #expect(minutes[0] == 0 && minutes[1] == 0 && isClose(minutes[2], 5e300, relative: 1e-9))
    let costs = try grid.costs(
      originX: [5, 15, 25, 35, 45], originY: [5, 5, 5, 5, 5], targetX: [5, 45], targetY: [5, 5],
      options: TerrainCostOptions(nearestCount: 2))
    #expect(costs.table.states.allSatisfy { $0 == .reached })
  }

  @Test func aCliffStopsEverybody() throws {
    let grid = try FrictionGrid(
      frame: frame(2, 1), speedKilometresPerHour: [6, 6], elevation: [-3e38, 3e38])
    let result = try grid.nearestSource(x: [5], y: [5])
    #expect(result.minutes[1] == .infinity && result.sources[1] == -1)
    let costs = try grid.costs(
      originX: [5], originY: [5], targetX: [15, 15], targetY: [5, 5], options: TerrainCostOptions(nearestCount: 2))
    #expect(costs.table.states == [.unreachable])
  }

  @Test func nothingToSearch() throws {
    let grid = try FrictionGrid(frame: frame(3, 3), minutesPerMetre: [Double](repeating: 1, count: 9))
    let none = try grid.nearestSource(x: [], y: [])
    #expect(none.minutes.allSatisfy { $0 == .infinity } && none.sources.allSatisfy { $0 == -1 })
    for count in [0, -1, 1, 5, nil] as [Int?] {
      let costs = try grid.costs(
        originX: [5], originY: [5], targetX: [], targetY: [], options: TerrainCostOptions(nearestCount: count))
      #expect(costs.table.states == [.unreachable] && costs.table.start == [0, 0])
    }
    let zero = try grid.costs(
      originX: [5], originY: [5], targetX: [5], targetY: [5], options: TerrainCostOptions(nearestCount: -4))
    #expect(zero.table.states == [.unreachable])
    let negative = try grid.costs(
      originX: [5], originY: [5], targetX: [5], targetY: [5],
      options: TerrainCostOptions(limitMinutes: -1, snapLimitMetres: -1))
    #expect(negative.table.states == [.unreachable])
    let nan = try grid.nearestSource(x: [5], y: [5], limitMinutes: .nan, snapLimitMetres: .nan)
    #expect(nan.minutes.allSatisfy { $0 == .infinity })
  }

  @Test func sizesThatOverflowAreRefused() {
    for (columns, rows) in [(Int.max, Int.max), (1 << 40, 1), (0, 5), (-1, 5), (5, -1), (1 << 16, 1 << 16)] {
      #expect(throws: TerrainError.self) {
        _ = try FrictionGrid(
          frame: frame(columns, rows), metres: CellMetres(widths: [1], heights: [1]), minutesPerMetre: [])
      }
    }
    #expect(throws: TerrainError.countMismatch(expected: 4, found: 3)) {
      _ = try FrictionGrid(frame: frame(2, 2), minutesPerMetre: [1, 1, 1])
    }
    #expect(throws: TerrainError.countMismatch(expected: 4, found: 1)) {
      _ = try FrictionGrid(frame: frame(2, 2), minutesPerMetre: [1, 1, 1, 1], elevation: [1])
    }
    for cell in [0, .nan, .infinity] {
      #expect(throws: TerrainError.invalidFrame) {
        _ = try FrictionGrid(frame: frame(1, 1, cell), minutesPerMetre: [1])
      }
    }
    #expect(throws: TerrainError.invalidFrame) {
      _ = try FrictionGrid(
        frame: frame(1, 1), metres: CellMetres(widths: [0], heights: [1]), minutesPerMetre: [1])
    }
  }

  @Test func pointsAndLinesThatMakeNoSense() throws {
    var grid = try FrictionGrid(frame: frame(4, 4), minutesPerMetre: [Double](repeating: 1, count: 16))
    var lines = LineSet()
    for (x, y) in [(Double.nan, 1.0), (5, 5), (5, 5), (1e308, -1e308), (-1e308, 1e308), (.infinity, 3), (7, 7)] {
      lines.appendVertex(x, y)
    }
    lines.endLine()
    lines.appendVertex(1e9, 1e9)
    lines.appendVertex(2e9, 1e9)
    lines.endLine()
    grid.burnBarriers(lines)
    #expect(grid.burnLines(lines, speedKilometresPerHour: [0, .nan]) == 2)
    #expect(grid.burnLines(lines, speedKilometresPerHour: []) == 2)
    #expect(grid.burnLines(lines, speedKilometresPerHour: [40, 40]) >= 1)
    #expect(throws: TerrainError.countMismatch(expected: 1, found: 0)) {
      _ = try grid.costs(originX: [1], originY: [], targetX: [], targetY: [])
    }
    let places = try grid.places(x: [1e308, -1e308, 5], y: [0, 0, .infinity], snapLimitMetres: 1e300)
    #expect(places.count == 3 && places.states[2] == .unusable)
  }

  @Test func theQuickestStayBeyondTheLimitWhenAskedFor() throws {
    let grid = try FrictionGrid(frame: frame(9, 1), minutesPerMetre: [Double](repeating: 1, count: 9))
    let costs = try grid.costs(
      originX: [5, 85], originY: [5, 5], targetX: [15, 25, 35], targetY: [5, 5, 5],
      options: TerrainCostOptions(nearestCount: nil, limitMinutes: 20, keptBeyondLimit: 1))
    #expect(costs.table.start == [0, 2, 3])
    #expect(costs.table.targets == [0, 1, 2])
    #expect(costs.table.costs == [10, 20, 50])
  }
}
