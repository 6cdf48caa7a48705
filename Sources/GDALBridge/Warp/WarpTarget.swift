import CGDAL
import Geometry

/// The cells in degrees that a raster is brought to.
struct WarpTarget {
  var grid: RasterGrid
  /// How many times larger than the file's the cells are.
  var coarsening: Double

  var box: BoundingBox {
    BoundingBox(
      minX: grid.originX, minY: grid.originY + Double(grid.rows) * grid.cellHeight,
      maxX: grid.originX + Double(grid.columns) * grid.cellWidth, maxY: grid.originY)
  }

  /// The cells that the library suggests for the whole raster, cut to a box; nil when none lies in it.
  init?(
    _ source: WarpSource, box: BoundingBox, mostCells: Int, _ log: ErrorLog
  ) throws(RasterFileError) {
    let whole = try WarpTarget.suggested(source, log)
    guard let window = whole.window(box) else { return nil }
    let cells = window.columns.count.multipliedReportingOverflow(by: window.rows.count)
    let count = cells.overflow ? Double.infinity : Double(cells.partialValue)
    let most = Double(max(1, mostCells))
    // Rounding up the columns and rows must not pass the limit.
    var factor = count > most ? (count / most).squareRoot() : 1
    var (columns, rows) = (window.columns.count, window.rows.count)
    while factor > 1 {
      columns = max(1, Int((Double(window.columns.count) / factor).rounded(.down)))
      rows = max(1, Int((Double(window.rows.count) / factor).rounded(.down)))
      if Double(columns) * Double(rows) <= most || (columns == 1 && rows == 1) { break }
      factor *= 1.1
    }
    let width = Double(window.columns.count) * whole.cellWidth
    let height = Double(window.rows.count) * whole.cellHeight
    grid = RasterGrid(
      columns: columns, rows: rows, originX: whole.originX + Double(window.columns.lowerBound) * whole.cellWidth,
      originY: whole.originY + Double(window.rows.lowerBound) * whole.cellHeight,
      cellWidth: factor > 1 ? width / Double(columns) : whole.cellWidth,
      cellHeight: factor > 1 ? height / Double(rows) : whole.cellHeight)
    coarsening = factor
  }

  /// A virtual raster costs nothing and says what cells the library would make.
  private static func suggested(
    _ source: WarpSource, _ log: ErrorLog
  ) throws(RasterFileError) -> RasterGrid {
    let made = try source.warp(["-of", "VRT"], log)
    defer { GDALClose(made) }
    var t = [Double](repeating: 0, count: 6)
    guard GDALGetGeoTransform(made, &t) == CE_None, t.allSatisfy(\.isFinite), t[1] > 0, t[5] < 0 else {
      throw .notGeoreferenced
    }
    return RasterGrid(
      columns: Int(GDALGetRasterXSize(made)), rows: Int(GDALGetRasterYSize(made)), originX: t[0], originY: t[3],
      cellWidth: t[1], cellHeight: t[5])
  }
}
