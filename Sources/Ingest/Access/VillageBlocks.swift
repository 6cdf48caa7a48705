import Geometry

/// People of a raster by blocks of cells, village by village.
struct VillageBlocks {
  /// People of a block and where they are, in the coordinates of the raster.
  struct Block {
    var people = 0.0
    var x = 0.0
    var y = 0.0
  }

  /// What lies in a block. Positions are summed from its first cell on, so that large coordinates cost no digits.
  private struct Sums {
    var people = 0.0
    var columns = 0.0
    var rows = 0.0
    /// The cell with most people.
    var most = 0.0
    var column: Int32 = 0
    var row: Int32 = 0
  }

  private struct Village {
    var window: RasterWindow
    /// Cells a side of a block.
    var side: Int
    var blocksAcross: Int
    var sums: [Sums] = []
    var hasData = false
  }

  private let polygons: PolygonSet
  private let grid: RasterGrid
  private let locator: PointLocator
  private let most: Int
  private var villages: [Village?]

  /// - Parameters:
  ///   - polygons: Valid polygons in the coordinates of the grid.
  ///   - most: Points a village, about.
  init(_ polygons: PolygonSet, grid: RasterGrid, most: Int) {
    self.polygons = polygons
    self.grid = grid
    self.most = most
    locator = PointLocator(polygons)
    villages = (0..<polygons.featureCount).map { feature in
      guard let window = polygons.bounds(ofFeature: feature).flatMap(grid.window) else { return nil }
      let cells = polygons.area(ofFeature: feature) / grid.cellArea
      let side = cells.isFinite ? max(1, Int((cells / Double(most)).squareRoot().rounded(.up))) : 1
      return Village(window: window, side: side, blocksAcross: (window.columns.count - 1) / side + 1)
    }
  }

  func hasData(_ village: Int) -> Bool { villages[village]?.hasData ?? false }

  func side(_ village: Int) -> Int { villages[village]?.side ?? 1 }

  /// Adds the cells of a strip: persons a cell, NaN for no data.
  mutating func add(_ persons: [Double], _ strip: RasterWindow) {
    guard persons.count == strip.cellCount else { return }
    for feature in villages.indices {
      guard var village = villages[feature], let part = village.window.intersection(strip) else { continue }
      villages[feature] = nil
      add(feature, &village, part, persons, strip)
      villages[feature] = village
    }
  }

  private func add(
    _ feature: Int, _ village: inout Village, _ part: RasterWindow, _ persons: [Double], _ strip: RasterWindow
  ) {
    if village.sums.isEmpty {
      let down = (village.window.rows.count - 1) / village.side + 1
      village.sums = Array(repeating: Sums(), count: down * village.blocksAcross)
    }
    let shares = polygons.coveredShares(ofFeature: feature, grid: grid, window: part)
    var at = 0
    for row in part.rows {
      let first = (row - strip.rows.lowerBound) * strip.columns.count - strip.columns.lowerBound
      for column in part.columns {
        let share = shares[at]
        at += 1
        let value = persons[first + column]
        guard share > 0, value.isFinite else { continue }
        village.hasData = true
        guard value > 0 else { continue }
        let cell = share < 1 ? ownCell(feature, column, row, village.window) : (column, row)
        VillageBlocks.put(value * share, cell.0, cell.1, &village)
      }
    }
  }

  /// The cell, or the first of its neighbours whose centre lies in the village; itself when none does.
  private func ownCell(_ feature: Int, _ column: Int, _ row: Int, _ window: RasterWindow) -> (Int, Int) {
    if isInside(feature, Double(column), Double(row)) { return (column, row) }
    for (dx, dy) in [(0, -1), (-1, 0), (1, 0), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1)] {
      let (x, y) = (column + dx, row + dy)
      guard window.columns.contains(x), window.rows.contains(y) else { continue }
      if isInside(feature, Double(x), Double(y)) { return (x, y) }
    }
    return (column, row)
  }

  /// Whether the centre of a cell, or of a place between cells, lies in a village.
  private func isInside(_ feature: Int, _ column: Double, _ row: Double) -> Bool {
    let (x, y) = centre(column, row)
    return locator.locateAll(x: x, y: y).contains(Int32(clamping: feature))
  }

  private func centre(_ column: Double, _ row: Double) -> (Double, Double) {
    (grid.originX + (column + 0.5) * grid.cellWidth, grid.originY + (row + 0.5) * grid.cellHeight)
  }

  private static func put(_ people: Double, _ column: Int, _ row: Int, _ village: inout Village) {
    let (x, y) = (column - village.window.columns.lowerBound, row - village.window.rows.lowerBound)
    let block = y / village.side * village.blocksAcross + x / village.side
    village.sums[block].people += people
    village.sums[block].columns += people * Double(x % village.side)
    village.sums[block].rows += people * Double(y % village.side)
    guard people > village.sums[block].most else { return }
    village.sums[block].most = people
    village.sums[block].column = Int32(clamping: column)
    village.sums[block].row = Int32(clamping: row)
  }

  /// Blocks with people, from the first row of blocks on.
  func points(_ feature: Int) -> [Block] {
    guard let village = villages[feature] else { return [] }
    return village.sums.indices.compactMap { index in
      let sums = village.sums[index]
      guard sums.people > 0, sums.people.isFinite else { return nil }
      let column = Double(village.window.columns.lowerBound + index % village.blocksAcross * village.side)
      let row = Double(village.window.rows.lowerBound + index / village.blocksAcross * village.side)
      var at = (column + sums.columns / sums.people, row + sums.rows / sums.people)
      if village.side > 1, !isInside(feature, at.0, at.1) { at = (Double(sums.column), Double(sums.row)) }
      let (x, y) = centre(at.0, at.1)
      return Block(people: sums.people, x: x, y: y)
    }
  }
}
