import Geometry

extension FrictionGrid {
  /// Minutes of every cell by walking to lines that are reached in known minutes (roads), row by row; infinite where no
  /// line lies within the walk.
  ///
  /// People leave a line anywhere; they walk from there to the centre of the cell at the grid's speeds, across no
  /// barrier. Cells further than `walkLimitMetres` from all lines on such ways (inclusive) are not reached.
  /// - Throws: `TerrainError.countMismatch` when the lines do not have one start and one end.
  public func walkingMinutes(
    from reach: TimedLines, walkLimitMetres: Double, direction: TerrainDirection = .towardsSources
  ) throws(TerrainError) -> [Double] {
    guard reach.startMinutes.count == reach.lines.count, reach.endMinutes.count == reach.lines.count else {
      throw .countMismatch(expected: reach.lines.count, found: min(reach.startMinutes.count, reach.endMinutes.count))
    }
    let steps = leavingPoints(reach)
    var walk = NearestSearch(cellCount: cellCount, isReused: false)
    walk.run(
      TerrainField(metresOf: self), seeds: steps.map { TerrainSeed(cell: $0.cell, minutes: $0.metres, source: 0) },
      limit: walkLimitMetres + 1e-6)
    var search = NearestSearch(cellCount: cellCount, isReused: false)
    search.run(
      TerrainField(self, direction: direction), seeds: steps.map(seed), limit: .infinity,
      allowed: walk.sources.map { $0 >= 0 })
    return zip(search.minutes, walk.sources).map { $1 >= 0 ? roundedMinutes($0) : .infinity }
  }

  /// From a point of a line to the centre of a cell: minutes of the line at the point, metres between.
  private struct LeavingPoint {
    var cell: Int
    var minutes: Double
    var metres: Double
  }

  private func seed(_ step: LeavingPoint) -> TerrainSeed {
    TerrainSeed(cell: step.cell, minutes: step.minutes + step.metres * minutesPerMetre[step.cell], source: 0)
  }

  private func leavingPoints(_ reach: TimedLines) -> [LeavingPoint] {
    var result: [LeavingPoint] = []
    for line in 0..<reach.lines.count {
      let start = reach.startMinutes[line]
      let end = reach.endMinutes[line]
      guard start.isFinite, end.isFinite else { continue }
      let segments = gridSegments(reach.lines, line: line)
      let total = segments.reduce(0) { $0 + length($1) }
      var passed = 0.0
      for segment in segments {
        let own = length(segment)
        leave(segment, &result) { t in start + (end - start) * (total > 0 ? (passed + t * own) / total : 0) }
        passed += own
      }
    }
    return result
  }

  /// Metres of a piece, by the sizes of the cells at its ends.
  private func length(_ s: GridSegment) -> Double {
    let from = clampedIndex(s.ay, rows)
    let to = clampedIndex(s.by, rows)
    let dx = (s.bx - s.ax) * (metres.widths[from] + metres.widths[to]) / 2
    let dy = (s.by - s.ay) * (metres.heights[from] + metres.heights[to]) / 2
    return (dx * dx + dy * dy).squareRoot()
  }

  /// Leaves a piece at points at most half a cell apart.
  private func leave(_ whole: GridSegment, _ result: inout [LeavingPoint], _ minutes: (Double) -> Double) {
    guard let range = shareInGrid(whole) else { return }
    let dx = whole.bx - whole.ax
    let dy = whole.by - whole.ay
    let count = max(1, (max(abs(dx), abs(dy)) * (range.upperBound - range.lowerBound) * 2).rounded(.up))
    guard count < 1e9 else { return }
    for step in 0...Int(count) {
      let t = range.lowerBound + (range.upperBound - range.lowerBound) * Double(step) / count
      leave(x: whole.ax + t * dx, y: whole.ay + t * dy, minutes(t), &result)
    }
  }

  /// Into the point's own cell or, where a barrier keeps its centre away or it can't be entered, those around it.
  private func leave(x: Double, y: Double, _ minutes: Double, _ result: inout [LeavingPoint]) {
    let own = clampedIndex(y, rows) * columns + clampedIndex(x, columns)
    if let step = leave(x, y, minutes, into: own) { return result.append(step) }
    for direction in 0..<8 {
      guard let cell = neighbour(of: own, direction), let step = leave(x, y, minutes, into: cell) else { continue }
      result.append(step)
    }
  }

  private func leave(_ x: Double, _ y: Double, _ minutes: Double, into cell: Int) -> LeavingPoint? {
    let way = GridSegment(ax: x, ay: y, bx: Double(cell % columns) + 0.5, by: Double(cell / columns) + 0.5)
    guard isPassable(cell: cell), !barrierSegments.block(way) else { return nil }
    return LeavingPoint(cell: cell, minutes: minutes, metres: length(way))
  }
}
