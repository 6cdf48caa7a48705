/// The cells of a raster without rotation, in the planar units of the polygons laid over it. Cell (0, 0) begins at the
/// origin; columns go along x, rows along y. A raster with north up has a negative `cellHeight`.
public struct RasterGrid: Sendable, Equatable {
  public var columns: Int
  public var rows: Int
  /// Outer corner of cell (0, 0).
  public var originX: Double
  public var originY: Double
  /// Signed and not 0.
  public var cellWidth: Double
  public var cellHeight: Double

  public init(
    columns: Int, rows: Int, originX: Double, originY: Double, cellWidth: Double, cellHeight: Double
  ) {
    self.columns = columns
    self.rows = rows
    self.originX = originX
    self.originY = originY
    self.cellWidth = cellWidth
    self.cellHeight = cellHeight
  }

  /// Area of a cell in squared units.
  public var cellArea: Double { abs(cellWidth * cellHeight) }

  /// The cells that a box touches, or nil when it lies outside or is not finite.
  public func window(_ box: BoundingBox) -> RasterWindow? {
    guard
      let columns = span(
        (box.minX - originX) / cellWidth, (box.maxX - originX) / cellWidth, count: columns),
      let rows = span((box.minY - originY) / cellHeight, (box.maxY - originY) / cellHeight, count: rows)
    else { return nil }
    return RasterWindow(columns: columns, rows: rows)
  }

  private func span(_ a: Double, _ b: Double, count: Int) -> Range<Int>? {
    guard a.isFinite, b.isFinite else { return nil }
    let from = max(0, min(a, b).rounded(.down))
    let to = min(Double(count), max(a, b).rounded(.up))
    return from < to ? Int(from)..<Int(to) : nil
  }
}

/// Some columns and rows of a raster.
public struct RasterWindow: Sendable, Equatable {
  public var columns: Range<Int>
  public var rows: Range<Int>

  public init(columns: Range<Int>, rows: Range<Int>) {
    self.columns = columns
    self.rows = rows
  }

  public var cellCount: Int { columns.count.multipliedReportingOverflow(by: rows.count).partialValue }

  public func intersection(_ other: RasterWindow) -> RasterWindow? {
    let both = RasterWindow(columns: columns.clamped(to: other.columns), rows: rows.clamped(to: other.rows))
    return both.columns.isEmpty || both.rows.isEmpty ? nil : both
  }
}
