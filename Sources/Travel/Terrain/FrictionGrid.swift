public import Geometry

/// How a diagonal step between two cells that nobody can enter is taken.
public enum DiagonalRule: Sendable, Equatable {
  /// No step: a barrier one cell wide that runs diagonally holds.
  case blockedBetweenBarriers
  /// A step like any other, as scikit-image does.
  case allowed
}

/// A grid that people walk over: minutes a metre in each cell, heights, barriers between cells and lines with a speed.
///
/// A step goes from the centre of a cell to the centre of one of its 8 neighbours and takes, on flat ground, its metres
/// times the mean of the two cells' minutes a metre. On a slope s the speed on foot is the cell's own times
/// tobler(s) / tobler(0), so that uphill and downhill differ (see `toblerKilometresPerHour`). A step from or to a cell
/// without height counts as flat. With 8 directions a way is at most 8.3 % longer than the straight one.
public struct FrictionGrid: Sendable {
  /// Cells in the planar units of the points and lines laid over it (metres or degrees).
  public let frame: RasterGrid
  public let metres: CellMetres
  public let diagonals: DiagonalRule
  /// A cell that can be entered has a positive number; infinite is a barrier, NaN no data. Lines are burned in.
  public internal(set) var minutesPerMetre: [Double]
  /// Metres above the sea, NaN where unknown; empty: flat.
  public let elevation: [Float]
  /// Cells of the land cover alone, before lines were burned in.
  public let barrierCells: Int
  /// Cells whose friction or speed is missing or makes no sense: they can't be entered.
  public let noDataCells: Int
  /// Cells that can be entered but have no height though the grid has heights.
  public let cellsWithoutElevation: Int

  /// Bits of `CellMark`, one a cell; empty until lines are burned in.
  var marks: [UInt8] = []
  /// Steps that cross a barrier line, one bit a direction; empty until barriers are burned in.
  var blockedSteps: [UInt8] = []
  /// Steps along a burned line; empty until lines are burned in.
  var lineSteps: [UInt8] = []
  var barrierSegments = BarrierSegments()

  /// A grid from speeds.
  /// - Parameters:
  ///   - metres: size of the cells; `.planar(frame)` when nil.
  ///   - speedKilometresPerHour: speed on flat ground, row by row; 0 is a barrier; negative or not finite is no data.
  ///   - elevation: metres, row by row; empty is flat; not finite is unknown.
  /// - Throws: `TerrainError` when a count or a size does not fit.
  public init(
    frame: RasterGrid, metres: CellMetres? = nil, speedKilometresPerHour: [Float], elevation: [Float] = [],
    diagonals: DiagonalRule = .blockedBetweenBarriers
  ) throws(TerrainError) {
    let minutes = speedKilometresPerHour.map { speed -> Double in
      guard speed.isFinite, speed >= 0 else { return .nan }
      return speed == 0 ? .infinity : terrainMinutesPerMetre(kilometresPerHour: Double(speed))
    }
    try self.init(
      frame: frame, metres: metres, minutesPerMetre: minutes, elevation: elevation, diagonals: diagonals)
  }

  /// A grid from ready-made friction: minutes a metre, row by row; infinite is a barrier; NaN, 0 and negative no data.
  /// - Throws: `TerrainError` when a count or a size does not fit.
  public init(
    frame: RasterGrid, metres: CellMetres? = nil, minutesPerMetre: [Double], elevation: [Float] = [],
    diagonals: DiagonalRule = .blockedBetweenBarriers
  ) throws(TerrainError) {
    let count = try checkedCellCount(frame)
    let metres = try checkedMetres(metres ?? .planar(frame), frame)
    guard minutesPerMetre.count == count else {
      throw .countMismatch(expected: count, found: minutesPerMetre.count)
    }
    guard elevation.isEmpty || elevation.count == count else {
      throw .countMismatch(expected: count, found: elevation.count)
    }
    let cleaned = minutesPerMetre.map { $0 > 0 ? $0 : .nan }
    let heights = elevation.map { $0.isFinite ? $0 : .nan }
    self.frame = frame
    self.metres = metres
    self.diagonals = diagonals
    self.minutesPerMetre = cleaned
    self.elevation = heights
    barrierCells = cleaned.reduce(0) { $0 + ($1 == .infinity ? 1 : 0) }
    noDataCells = cleaned.reduce(0) { $0 + ($1.isNaN ? 1 : 0) }
    cellsWithoutElevation = zip(cleaned, heights).reduce(0) { $0 + ($1.0.isFinite && $1.1.isNaN ? 1 : 0) }
  }

  public var rows: Int { frame.rows }
  public var columns: Int { frame.columns }
  public var cellCount: Int { minutesPerMetre.count }

  /// Whether people can stand in a cell: it can be entered, is not just passed by a line (a bridge, a boat), and no
  /// barrier line runs through its centre.
  public func isPassable(cell: Int) -> Bool {
    guard minutesPerMetre.indices.contains(cell), minutesPerMetre[cell].isFinite else { return false }
    return marks.isEmpty || marks[cell] & (CellMark.lineOnly | CellMark.onBarrier) == 0
  }

  /// Planar coordinates of the centre of a cell.
  public func centre(ofCell cell: Int) -> (x: Double, y: Double) {
    let row = cell / columns
    return (
      frame.originX + (Double(cell - row * columns) + 0.5) * frame.cellWidth,
      frame.originY + (Double(row) + 0.5) * frame.cellHeight
    )
  }
}

/// Bits of `FrictionGrid.marks`.
enum CellMark {
  /// The speed is a line's that is not on foot: no slope.
  static let noSlope: UInt8 = 1
  /// Only a line makes the cell passable: it is entered and left along the line.
  static let lineOnly: UInt8 = 2
  /// A line ends here: the cell is open to all sides.
  static let landing: UInt8 = 4
  /// A barrier line runs through the centre of the cell.
  static let onBarrier: UInt8 = 8
}

/// Minutes a metre takes at a speed above 0.
func terrainMinutesPerMetre(kilometresPerHour: Double) -> Double { 0.06 / kilometresPerHour }

/// The number of cells of a sound frame.
func checkedCellCount(_ frame: RasterGrid) throws(TerrainError) -> Int {
  let (count, overflow) = frame.rows.multipliedReportingOverflow(by: frame.columns)
  guard frame.rows > 0, frame.columns > 0, !overflow, count < Int(Int32.max) else {
    throw .invalidSize(rows: frame.rows, columns: frame.columns)
  }
  guard frame.originX.isFinite, frame.originY.isFinite, frame.cellWidth.isFinite, frame.cellHeight.isFinite,
    frame.cellWidth != 0, frame.cellHeight != 0
  else { throw .invalidFrame }
  return count
}

/// The sizes of cells, one a row and all above 0.
private func checkedMetres(_ metres: CellMetres, _ frame: RasterGrid) throws(TerrainError) -> CellMetres {
  for sizes in [metres.widths, metres.heights] {
    guard sizes.count == frame.rows else { throw .countMismatch(expected: frame.rows, found: sizes.count) }
    guard sizes.allSatisfy({ $0.isFinite && $0 > 0 }) else { throw .invalidFrame }
  }
  return metres
}
