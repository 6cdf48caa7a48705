import GDALBridge
import Geometry
import PROJBridge

/// What turns a cell's value into persons, one factor a row of the window.
struct CellFactors {
  private let firstRow: Int
  private let factors: [Double]

  init(
    _ unit: RasterUnit, _ grid: RasterGrid, _ window: RasterWindow, _ crs: CoordinateReference, file: String
  ) throws(IngestError) {
    firstRow = window.rows.lowerBound
    guard let squareMetres = unit.squareMetres else {
      factors = Array(repeating: 1, count: window.rows.count)
      return
    }
    factors = try CellFactors.areas(grid, window, crs, file: file).map { $0 / squareMetres }
  }

  /// Geodesic square metres of the cells in the middle column of the window, row by row: exact for degrees, and for metres
  /// as exact as the scale of the projection is even over the window.
  private static func areas(
    _ grid: RasterGrid, _ window: RasterWindow, _ crs: CoordinateReference, file: String
  ) throws(IngestError) -> [Double] {
    let column = (window.columns.lowerBound + window.columns.upperBound) / 2
    let x = (0...1).map { grid.originX + Double(column + $0) * grid.cellWidth }
    let y = (0...window.rows.count).map { grid.originY + Double(window.rows.lowerBound + $0) * grid.cellHeight }
    var px = y.map { _ in x[0] } + y.map { _ in x[1] }
    var py = y + y
    if !crs.isWGS84 { (px, py, _) = try inDegrees(px, py, crs, file: file) }
    let geodesic = Geodesic()
    return window.rows.indices.map { row in
      let at = row - window.rows.lowerBound
      var cell = PolygonSet()
      for corner in [at, at + y.count, at + 1 + y.count, at + 1] { cell.appendVertex(px[corner], py[corner]) }
      cell.endRing()
      cell.endPolygon()
      cell.endFeature()
      return geodesic.areaSquareMetres(LonLatPolygons(cell), feature: 0)
    }
  }

  /// Turns the values of a strip into persons. Values below zero become NaN; returns how many did.
  func apply(to values: inout [Double], _ strip: RasterWindow) -> Int {
    var negative = 0
    for row in strip.rows where factors.indices.contains(row - firstRow) {
      let factor = factors[row - firstRow]
      let first = (row - strip.rows.lowerBound) * strip.columns.count
      for cell in first..<(first + strip.columns.count) {
        if values[cell] < 0 {
          values[cell] = .nan
          negative += 1
        } else {
          values[cell] *= factor
        }
      }
    }
    return negative
  }
}

extension RasterUnit {
  /// The area that a density counts over; nil for counts.
  fileprivate var squareMetres: Double? {
    switch self {
    case .personsPerCell: nil
    case .personsPerHectare: 10_000
    case .personsPerSquareKilometre: 1_000_000
    }
  }
}
