import Glibc

/// A grid made ready for searches.
struct TerrainField {
  let columns: Int
  let friction: [Double]
  let elevation: [Float]
  /// 1 where slope counts; empty: everywhere.
  let marks: [UInt8]
  let open: [UInt8]
  /// 8 a row.
  let stepMetres: [Double]
  /// +1 when the traveller goes towards the cell a search comes from, else -1.
  let rise: Double
  /// Change of the cell index by direction.
  let shifts: [Int]
  /// For `TerrainQueue`.
  let bucketWidth: Double

  init(_ grid: FrictionGrid, direction: TerrainDirection) {
    columns = grid.columns
    friction = grid.minutesPerMetre
    elevation = grid.elevation
    marks = grid.marks
    open = grid.openSteps()
    stepMetres = grid.stepMetres()
    rise = direction == .towardsSources ? 1 : -1
    shifts = (0..<8).map { StepDirection.rowShift[$0] * grid.columns + StepDirection.columnShift[$0] }
    bucketWidth = usualStep(friction, stepMetres) / 32
  }

  /// The same steps at one metre a metre: for walks measured in metres.
  init(metresOf grid: FrictionGrid) {
    columns = grid.columns
    friction = [Double](repeating: 1, count: grid.cellCount)
    elevation = []
    marks = []
    open = grid.openSteps()
    stepMetres = grid.stepMetres()
    rise = 1
    shifts = (0..<8).map { StepDirection.rowShift[$0] * grid.columns + StepDirection.columnShift[$0] }
    bucketWidth = usualStep(friction, stepMetres) / 32
  }

  /// Minutes between a cell a search has come to and a neighbour, for the traveller's direction.
  @inline(__always)
  func minutes(from cell: Int, to other: Int, metres: Double) -> Double {
    var own = friction[cell]
    var next = friction[other]
    if !elevation.isEmpty {
      let climb = Double(elevation[cell] - elevation[other])
      if climb == climb {
        let slowdown = toblerSlowdown(slope: rise * climb / metres)
        if marks.isEmpty || marks[cell] & CellMark.noSlope == 0 { own *= slowdown }
        if marks.isEmpty || marks[other] & CellMark.noSlope == 0 { next *= slowdown }
      }
    }
    return metres * 0.5 * (own + next)
  }
}

/// Where and when a search begins.
struct TerrainSeed {
  var cell: Int
  var minutes: Double
  var source: Int32
}

/// A usual step in minutes: the geometric mean of up to 2^16 cells' minutes a metre times the least metres of a step.
private func usualStep(_ friction: [Double], _ stepMetres: [Double]) -> Double {
  var sum = 0.0
  var count = 0.0
  for cell in stride(from: 0, to: friction.count, by: max(1, friction.count >> 16)) where friction[cell].isFinite {
    sum += log(friction[cell])
    count += 1
  }
  return count > 0 ? exp(sum / count) * (stepMetres.min() ?? 1) : 1
}
