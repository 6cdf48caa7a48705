public import Geometry
import Glibc

/// Width and height of the cells of a grid in metres, row by row, so that grids in degrees can be walked too.
public struct CellMetres: Sendable, Equatable {
  /// One a row, positive.
  public var widths: [Double]
  public var heights: [Double]

  public init(widths: [Double], heights: [Double]) {
    self.widths = widths
    self.heights = heights
  }

  /// The frame's own units are metres.
  public static func planar(_ frame: RasterGrid) -> CellMetres {
    let rows = rowCount(frame)
    return CellMetres(
      widths: Array(repeating: abs(frame.cellWidth), count: rows),
      heights: Array(repeating: abs(frame.cellHeight), count: rows))
  }

  /// The frame's units are degrees of WGS 84: the arcs of the parallel and the meridian at the middle of each row.
  /// Source: Snyder 1987, "Map projections, a working manual", USGS Professional Paper 1395, p. 24-25, (4-18), (4-21).
  public static func degrees(_ frame: RasterGrid) -> CellMetres {
    var result = CellMetres(widths: [], heights: [])
    for row in 0..<rowCount(frame) {
      let latitude = (frame.originY + (Double(row) + 0.5) * frame.cellHeight) * .pi / 180
      let (parallel, meridian) = metresPerRadian(latitude: latitude)
      result.widths.append(abs(frame.cellWidth) * .pi / 180 * parallel)
      result.heights.append(abs(frame.cellHeight) * .pi / 180 * meridian)
    }
    return result
  }

  /// 0 for a frame that no grid can have.
  private static func rowCount(_ frame: RasterGrid) -> Int {
    frame.rows > 0 && frame.rows < Int(Int32.max) ? frame.rows : 0
  }

  private static func metresPerRadian(latitude: Double) -> (parallel: Double, meridian: Double) {
    let a = 6_378_137.0
    let e2 = 0.006694379990141316
    let s = sin(latitude)
    let w = 1 - e2 * s * s
    return (a * cos(latitude) / w.squareRoot(), a * (1 - e2) / (w * w.squareRoot()))
  }
}
