import Geometry
import TestSupport
import Testing
import Travel

@Suite struct IsochroneLinesTests {
  private let frame = RasterGrid(columns: 30, rows: 20, originX: 0, originY: 0, cellWidth: 100, cellHeight: 100)

  private func grid() throws -> FrictionGrid {
    try FrictionGrid(frame: frame, speedKilometresPerHour: [Float](repeating: 4, count: 600))
  }

  private func road(_ y: Double) -> LineSet {
    var lines = LineSet()
    lines.appendVertex(50, y)
    lines.appendVertex(2950, y)
    lines.endLine()
    return lines
  }

  @Test func minutesGoAlongTheRoadAndThenOnFoot() throws {
    let reach = TimedLines(lines: road(1050), startMinutes: [0], endMinutes: [29])
    let minutes = try grid().walkingMinutes(from: reach, walkLimitMetres: 400)
    // On the road 1 minute a cell; off it 1.5 a cell, so that straight away from the road is not the quickest way back.
    #expect(isClose(minutes[10 * 30 + 12], 12, relative: 1e-9))
    #expect(minutes[10 * 30 + 12 - 60] <= 12 + 3)
    #expect(minutes[14 * 30 + 5] < .infinity)
    #expect(minutes[15 * 30 + 5] == .infinity)
    #expect(minutes[6 * 30 + 5] < .infinity && minutes[5 * 30 + 5] == .infinity)
  }

  @Test func nobodyWalksOffARoadAcrossARiver() throws {
    // The river runs within the row of the road, 20 m south of it and across the centres' side.
    var land = try grid()
    var river = LineSet()
    river.appendVertex(-10, 1030)
    river.appendVertex(3010, 1030)
    river.endLine()
    land.burnBarriers(river)
    let reach = TimedLines(lines: road(1010), startMinutes: [0], endMinutes: [29])
    let minutes = try land.walkingMinutes(from: reach, walkLimitMetres: 1000)
    for cell in 0..<600 { #expect((minutes[cell] < .infinity) == (cell / 30 < 10), "cell \(cell)") }
    let areas = try isochrones(minutes: minutes, frame: frame, thresholds: [15])
    #expect(areas[0].bounds.map { $0.maxY <= 1000 } == true)
  }

  @Test func linesThatAreNotReachedGiveNothing() throws {
    var lines = road(1050)
    lines.appendVertex(.nan, 5)
    lines.appendVertex(1e300, -1e300)
    lines.endLine()
    lines.appendVertex(-1e12, 550)
    lines.appendVertex(1e12, 550)
    lines.endLine()
    let none = try grid().walkingMinutes(
      from: TimedLines(lines: lines, startMinutes: [.infinity, 0, .nan], endMinutes: [3, 0, 1]), walkLimitMetres: 500)
    #expect(none.allSatisfy { $0 == .infinity })
    let long = try grid().walkingMinutes(
      from: TimedLines(lines: lines, startMinutes: [.nan, 0, 7], endMinutes: [3, 0, 7]), walkLimitMetres: 40)
    #expect(long.filter { $0 < .infinity }.count == 30)
    #expect(throws: TerrainError.countMismatch(expected: 3, found: 1)) {
      _ = try grid().walkingMinutes(
        from: TimedLines(lines: lines, startMinutes: [1], endMinutes: [1, 2, 3]), walkLimitMetres: 0)
    }
  }
}
