import Geometry
import TestSupport
import Travel

/// A small grid with what its twin needs: speeds, heights, sources.
struct TerrainSample {
  var rows: Int
  var columns: Int
  var widths: [Double]
  var heights: [Double]
  var speeds: [Float]
  var elevation: [Float]

  /// Random land cover with barriers and no data, hills with holes in the heights, rows of different width.
  init(seed: UInt64, rows: Int, columns: Int, barrierShare: Double = 0.2, isFlat: Bool = false) {
    var random = SeededGenerator(seed: seed)
    self.rows = rows
    self.columns = columns
    widths = (0..<rows).map { 90 + Double($0) * 1.5 }
    heights = (0..<rows).map { 110 - Double($0) }
    speeds = (0..<rows * columns).map { _ in
      let draw = random.uniform()
      if draw < barrierShare { return draw < barrierShare / 4 ? .nan : 0 }
      return [1, 2.5, 3, 4, 5, 20][random.index(below: 6)]
    }
    elevation = (0..<rows * columns).map { _ in
      random.uniform() < 0.05 ? .nan : Float(random.uniform(in: 0...60))
    }
    if isFlat { elevation = [] }
  }

  var frame: RasterGrid {
    RasterGrid(columns: columns, rows: rows, originX: 1000, originY: 9000, cellWidth: 1, cellHeight: -1)
  }

  func grid(_ diagonals: DiagonalRule = .blockedBetweenBarriers) throws -> FrictionGrid {
    try FrictionGrid(
      frame: frame, metres: CellMetres(widths: widths, heights: heights), speedKilometresPerHour: speeds,
      elevation: elevation, diagonals: diagonals)
  }

  /// Planar coordinates of a cell's centre.
  func x(_ cell: Int) -> Double { 1000.5 + Double(cell % columns) }
  func y(_ cell: Int) -> Double { 8999.5 - Double(cell / columns) }

  func isOpen(_ cell: Int) -> Bool { speeds[cell] > 0 }
  var openCells: [Int] { (0..<rows * columns).filter(isOpen) }

  /// Minutes of a traveller's step between neighbours, infinite when there is none: the definition, slowly.
  func step(from a: Int, to b: Int, _ diagonals: DiagonalRule) -> Double {
    let (ra, ca) = (a / columns, a % columns)
    let (rb, cb) = (b / columns, b % columns)
    guard a != b, abs(ra - rb) <= 1, abs(ca - cb) <= 1, isOpen(a), isOpen(b) else { return .infinity }
    if ra != rb, ca != cb, diagonals == .blockedBetweenBarriers, !isOpen(ra * columns + cb),
      !isOpen(rb * columns + ca)
    {
      return .infinity
    }
    let dx = ca == cb ? 0 : (widths[ra] + widths[rb]) / 2
    let dy = ra == rb ? 0 : (heights[ra] + heights[rb]) / 2
    let metres = (dx * dx + dy * dy).squareRoot()
    var slowdown = 1.0
    if !elevation.isEmpty, !elevation[a].isNaN, !elevation[b].isNaN {
      let slope = Double(elevation[b] - elevation[a]) / metres
      slowdown = toblerKilometresPerHour(slope: 0) / toblerKilometresPerHour(slope: slope)
    }
    let half = metres / 2 / 1000 * 60
    return half * slowdown / Double(speeds[a]) + half * slowdown / Double(speeds[b])
  }

  /// Minutes of every cell to (or from) one source.
  func twin(source: Int, _ direction: TerrainDirection, _ diagonals: DiagonalRule) -> [Double] {
    plainDijkstra(count: rows * columns, source: source, direction) { step(from: $0, to: $1, diagonals) }
  }
}

/// Plain Dijkstra that scans the whole array for the next cell; `step` is a traveller's time from cell to cell.
func plainDijkstra(
  count: Int, source: Int, _ direction: TerrainDirection, step: (Int, Int) -> Double
) -> [Double] {
  var minutes = [Double](repeating: .infinity, count: count)
  var isDone = [Bool](repeating: false, count: count)
  minutes[source] = 0
  while let cell = minutes.indices.filter({ !isDone[$0] && minutes[$0] < .infinity })
    .min(by: { minutes[$0] < minutes[$1] })
  {
    isDone[cell] = true
    for other in minutes.indices {
      let cost = direction == .towardsSources ? step(other, cell) : step(cell, other)
      minutes[other] = min(minutes[other], minutes[cell] + cost)
    }
  }
  return minutes
}
