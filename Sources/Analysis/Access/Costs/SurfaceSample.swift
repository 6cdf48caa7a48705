import Geometry
import Stunting

extension TravelSurface {
  /// Its extent in degrees; nil where the numbers make no grid.
  var extent: BoundingBox? {
    let box = BoundingBox(
      minX: west, minY: north - Double(rows) * cellLatitude, maxX: west + Double(columns) * cellLongitude, maxY: north)
    let (cells, overflow) = columns.multipliedReportingOverflow(by: rows)
    guard columns > 0, rows > 0, !overflow, values.count == cells, cellLongitude > 0, cellLatitude > 0,
      box.width.isFinite, box.height.isFinite
    else { return nil }
    return box
  }

  /// The value of the cell that holds a place; NaN outside. For a surface that has an `extent`.
  func value(longitude: Double, latitude: Double) -> Double {
    let column = (longitude - west) / cellLongitude
    let row = (north - latitude) / cellLatitude
    guard column >= 0, column < Double(columns), row >= 0, row < Double(rows) else { return .nan }
    return Double(values[Int(row) * columns + Int(column)])
  }

  /// Between the centres of the four cells around a place; that of the own cell where one of them has none.
  func smoothValue(longitude: Double, latitude: Double) -> Double {
    let own = value(longitude: longitude, latitude: latitude)
    let column = (longitude - west) / cellLongitude - 0.5
    let row = (north - latitude) / cellLatitude - 0.5
    guard own.isFinite, column >= 0, column < Double(columns - 1), row >= 0, row < Double(rows - 1) else { return own }
    let (c, r) = (Int(column), Int(row))
    let (u, v) = (column - Double(c), row - Double(r))
    let at = { (row: Int, column: Int) in Double(values[row * columns + column]) }
    let smooth =
      (1 - v) * ((1 - u) * at(r, c) + u * at(r, c + 1)) + v * ((1 - u) * at(r + 1, c) + u * at(r + 1, c + 1))
    return smooth.isFinite ? smooth : own
  }
}
