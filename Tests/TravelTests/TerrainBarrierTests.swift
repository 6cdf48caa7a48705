import Geometry
import TestSupport
import Testing
import Travel

@Suite struct TerrainBarrierTests {
  private let size = 40

  private func openGrid() throws -> FrictionGrid {
    try FrictionGrid(
      frame: RasterGrid(
        columns: size, rows: size, originX: 0, originY: 0, cellWidth: 100, cellHeight: 100),
      speedKilometresPerHour: [Float](repeating: 4, count: size * size))
  }

  private func line(_ points: [(Double, Double)]) -> LineSet {
    var lines = LineSet()
    for point in points { lines.appendVertex(point.0, point.1) }
    lines.endLine()
    return lines
  }

  /// A river from the western to the eastern border as one y for each x, with bends; `unit` metres snaps its vertices.
  private func river(seed: UInt64, unit: Double) -> [(Double, Double)] {
    var random = SeededGenerator(seed: seed)
    var points: [(Double, Double)] = []
    var x = -50.0
    while x < 4050 {
      points.append((x, (random.uniform(in: 800...3200) / unit).rounded() * unit))
      x += unit * Double(1 + random.index(below: Int(700 / unit)))
    }
    points.append((4100, 2000))
    return points
  }

  private func riverY(_ points: [(Double, Double)], at x: Double) -> Double {
    for (a, b) in zip(points, points.dropFirst()) where a.0 <= x && x <= b.0 {
      return a.1 + (x - a.0) / (b.0 - a.0) * (b.1 - a.1)
    }
    return .nan
  }

  /// Vertices anywhere, on cell borders and corners (100) and on the centres (50).
  @Test(arguments: Array(UInt64(1)...12), [0.001, 50, 100])
  func nobodyCrossesARiver(seed: UInt64, unit: Double) throws {
    let points = river(seed: seed, unit: unit)
    for diagonals in [DiagonalRule.allowed, .blockedBetweenBarriers] {
      var grid = try FrictionGrid(
        frame: RasterGrid(columns: size, rows: size, originX: 0, originY: 0, cellWidth: 100, cellHeight: 100),
        speedKilometresPerHour: [Float](repeating: 4, count: size * size), diagonals: diagonals)
      grid.burnBarriers(line(points))
      let fromNorth = try grid.nearestSource(x: [50], y: [50]).minutes
      for cell in 0..<size * size {
        let centre = grid.centre(ofCell: cell)
        let gap = centre.y - riverY(points, at: centre.x)
        if gap >= 0 { #expect(fromNorth[cell] == .infinity, "cell \(cell) is across the river") }
      }
      #expect(fromNorth.filter { $0 < .infinity }.count > 200)
    }
  }

  /// Land cells that a step along the shore joins on the true side stay joined: the flood over unblocked pairs of
  /// centres, decided by the river's side alone, is the same for a straight river.
  @Test(arguments: Array(UInt64(1)...10))
  func aStraightRiverTakesNothingAway(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let points = [(-100.0, random.uniform(in: 300...3700)), (4100.0, random.uniform(in: 300...3700))]
    var grid = try openGrid()
    grid.burnBarriers(line(points))
    let north = try grid.nearestSource(x: [50], y: [50]).minutes
    let south = try grid.nearestSource(x: [3950], y: [3950]).minutes
    for cell in 0..<size * size {
      let centre = grid.centre(ofCell: cell)
      let isNorth = centre.y < riverY(points, at: centre.x)
      #expect((north[cell] < .infinity) == isNorth)
      #expect((south[cell] < .infinity) == !isNorth)
    }
  }

  @Test func aDiagonalBarrierOfCellsHoldsOnlyByTheSafeRule() throws {
    for (rule, reaches) in [(DiagonalRule.blockedBetweenBarriers, false), (.allowed, true)] {
      var speeds = [Float](repeating: 4, count: 100)
      for i in 0..<10 { speeds[i * 10 + 9 - i] = 0 }
      let grid = try FrictionGrid(
        frame: RasterGrid(columns: 10, rows: 10, originX: 0, originY: 0, cellWidth: 10, cellHeight: 10),
        speedKilometresPerHour: speeds, diagonals: rule)
      #expect(try (grid.nearestSource(x: [5], y: [5]).minutes[99] < .infinity) == reaches)
      #expect(grid.barrierCells == 10)
    }
  }

  @Test(arguments: [true, false])
  func aBridgeTakesPeopleAcross(isBridgeFirst: Bool) throws {
    var grid = try openGrid()
    let bridge = line([(3050, 1850), (3050, 2150)])
    if isBridgeFirst { grid.burnLines(bridge, speedKilometresPerHour: [4]) }
    grid.burnBarriers(line([(-100, 2000), (4100, 2000)]))
    if !isBridgeFirst { grid.burnLines(bridge, speedKilometresPerHour: [4]) }
    let minutes = try grid.nearestSource(x: [50], y: [1950]).minutes
    // Straight across is 100 m; by the bridge 30 cells east, one south, 30 west.
    #expect(isClose(minutes[20 * size], 61 * 1.5, relative: 1e-9))
    #expect(minutes.allSatisfy { $0 < .infinity })
  }

  @Test func aBoatIsBoardedAtItsLandings() throws {
    // Land in columns 0-9 and 30-39, sea between, a spit of land in the sea beside the boat's way.
    var speeds = [Float](repeating: 0, count: size * size)
    for cell in 0..<size * size where cell % size < 10 || cell % size >= 30 { speeds[cell] = 4 }
    speeds[19 * size + 20] = 4
    var grid = try FrictionGrid(
      frame: RasterGrid(columns: size, rows: size, originX: 0, originY: 0, cellWidth: 100, cellHeight: 100),
      speedKilometresPerHour: speeds)
    let leftOut = grid.burnLines(line([(950, 2050), (3050, 2050)]), speedKilometresPerHour: [12])
    #expect(leftOut == 0)
    let minutes = try grid.nearestSource(x: [950], y: [2050]).minutes
    #expect(isClose(minutes[20 * size + 30], 2.1 / 12 * 60, relative: 1e-9))
    #expect(minutes[19 * size + 20] == .infinity)
    #expect(!grid.isPassable(cell: 20 * size + 20))
    // Somebody on the open sea is not on the boat, but on the nearest land within the limit.
    let places = try grid.places(x: [1250, 2050], y: [2050, 2450], snapLimitMetres: 300)
    #expect(places.states == [.reached, .tooFarToSnap])
    #expect(places.cells[0] == Int32(20 * size + 9) && places.snapMetres[0] == 300)
  }

  @Test func aPointIsNotMovedAcrossARiver() throws {
    var speeds = [Float](repeating: 4, count: 100)
    for row in 0..<10 { for column in 3...5 { speeds[row * 10 + column] = 0 } }
    var grid = try FrictionGrid(
      frame: RasterGrid(columns: 10, rows: 10, originX: 0, originY: 0, cellWidth: 100, cellHeight: 100),
      speedKilometresPerHour: speeds)
    // The eastern bank is nearer, but the river runs at x = 480.
    grid.burnBarriers(line([(480, -10), (480, 1010)]))
    let places = try grid.places(x: [470, 470, 1e9, .nan, 1000], y: [450, 450, 0, 0, 1000], snapLimitMetres: 250)
    #expect(places.cells[0] == 42 && places.snapMetres[0] == 220)
    #expect(places.states == [.reached, .reached, .tooFarToSnap, .unusable, .reached])
    #expect(places.cells[4] == 99 && places.snapMetres[4] == 0)
    let near = try grid.places(x: [470], y: [450], snapLimitMetres: 219.9)
    #expect(near.states == [.cutOffByBarrier] || near.states == [.tooFarToSnap])
    let cut = try grid.places(x: [470], y: [450], snapLimitMetres: 200)
    #expect(cut.states == [.cutOffByBarrier])
    // The walk to the cell is part of the time: 220 m at 4 km/h.
    let costs = try grid.costs(originX: [250], originY: [450], targetX: [470], targetY: [450])
    #expect(isClose(costs.table.costs[0], 0.22 / 4 * 60, relative: 1e-8))
    #expect(costs.targets.snapMetres == [220])
  }

  @Test func aPointBesideARiverStandsOnItsOwnSide() throws {
    var grid = try openGrid()
    // The river cuts off the southern fifth of row 19; a point there belongs to the south.
    grid.burnBarriers(line([(-100, 1980), (4100, 1980)]))
    let places = try grid.places(x: [550, 550], y: [1950, 1990], snapLimitMetres: 1000)
    #expect(places.cells == [Int32(19 * size + 5), Int32(20 * size + 5)])
    #expect(places.snapMetres == [0, 60])
  }

  /// A slanted river through hills with one bridge: times equal the plain twin's, both ways.
  @Test(arguments: Array(UInt64(1)...8), [TerrainDirection.towardsSources, .awayFromSources])
  func hillsWithARiverAndABridgeEqualThePlainTwin(seed: UInt64, direction: TerrainDirection) throws {
    let (rows, columns) = (13, 14)
    var random = SeededGenerator(seed: seed)
    let speeds = (0..<rows * columns).map { _ in [Float(2), 3, 4, 5][random.index(below: 4)] }
    let heights = (0..<rows * columns).map { _ in Float(random.uniform(in: 0...40)) }
    var grid = try FrictionGrid(
      frame: RasterGrid(columns: columns, rows: rows, originX: 0, originY: 0, cellWidth: 100, cellHeight: 100),
      speedKilometresPerHour: speeds, elevation: heights)
    let (top, bottom) = (random.uniform(in: 300...1100), random.uniform(in: 300...1100))
    let bridgeRow = 1 + random.index(below: rows - 2)
    let bridgeY = Double(bridgeRow) * 100 + 50
    grid.burnBarriers(line([(top, -1), (bottom, 1301)]))
    grid.burnLines(line([(50, bridgeY), (1350, bridgeY)]), speedKilometresPerHour: [30])
    func isOnBridge(_ cell: Int) -> Bool { cell / columns == bridgeRow }
    func isWest(_ cell: Int) -> Bool {
      let y = Double(cell / columns) * 100 + 50
      return Double(cell % columns) * 100 + 50 < top + (y + 1) / 1302 * (bottom - top)
    }
    func step(_ a: Int, _ b: Int) -> Double {
      let (dx, dy) = (abs(a % columns - b % columns), abs(a / columns - b / columns))
      guard a != b, dx <= 1, dy <= 1 else { return .infinity }
      if isWest(a) != isWest(b), !(isOnBridge(a) && isOnBridge(b)) { return .infinity }
      let metres = Double(dx * dx + dy * dy).squareRoot() * 100
      let slope = Double(heights[b] - heights[a]) / metres
      func speed(_ cell: Int) -> Double {
        if isOnBridge(cell) { return 30 }
        return Double(speeds[cell]) * toblerKilometresPerHour(slope: slope) / toblerKilometresPerHour(slope: 0)
      }
      return metres * 0.03 / speed(a) + metres * 0.03 / speed(b)
    }
    let source = random.index(below: rows * columns)
    let centre = grid.centre(ofCell: source)
    let got = try grid.nearestSource(x: [centre.x], y: [centre.y], direction: direction).minutes
    let want = plainDijkstra(count: rows * columns, source: source, direction, step: step)
    for cell in want.indices {
      #expect(isClose(got[cell], want[cell], relative: 1e-9, absolute: 1e-8), "cell \(cell)")
    }
  }

  /// A closed shore of any shape: what lies inside is not reached from outside, the flood over the cells outside is.
  @Test(arguments: Array(UInt64(1)...12), [0.001, 50, 100])
  func aClosedShoreHolds(seed: UInt64, unit: Double) throws {
    var random = SeededGenerator(seed: seed &* 77)
    var shore = (0..<14).map { _ in
      (
        (random.uniform(in: 500...3500) / unit).rounded() * unit,
        (random.uniform(in: 500...3500) / unit).rounded() * unit
      )
    }
    shore.append(shore[0])
    var grid = try openGrid()
    grid.burnBarriers(line(shore))
    let minutes = try grid.nearestSource(x: [50], y: [50]).minutes
    // Even-odd by a ray that no vertex or centre lies on; odd is cut off for certain.
    for cell in minutes.indices {
      let centre = grid.centre(ofCell: cell)
      let y = centre.y + 0.000_37
      var isInside = false
      for (a, b) in zip(shore, shore.dropFirst()) where (a.1 > y) != (b.1 > y) {
        if centre.x < a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0) - 0.001 { isInside.toggle() }
      }
      if isInside, !isNearShore(shore, centre) { #expect(minutes[cell] == .infinity, "cell \(cell)") }
    }
  }

  /// Within a metre of the shore, where the slanted ray above does not decide.
  private func isNearShore(_ shore: [(Double, Double)], _ p: (x: Double, y: Double)) -> Bool {
    zip(shore, shore.dropFirst()).contains { a, b in
      let (dx, dy) = (b.0 - a.0, b.1 - a.1)
      let square = dx * dx + dy * dy
      let t = square > 0 ? min(max(((p.x - a.0) * dx + (p.y - a.1) * dy) / square, 0), 1) : 0
      let (ex, ey) = (a.0 + t * dx - p.x, a.1 + t * dy - p.y)
      return ex * ex + ey * ey < 1
    }
  }
}
