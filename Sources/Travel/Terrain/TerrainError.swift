/// What the terrain kernels refuse.
public enum TerrainError: Error, Sendable, Equatable {
  /// Rows or columns are not positive, or there are more cells than can be addressed.
  case invalidSize(rows: Int, columns: Int)
  /// A cell size is 0 or not finite, or the origin is not finite.
  case invalidFrame
  /// An array does not hold one value a cell (or a row, a node, a point, where it says so).
  case countMismatch(expected: Int, found: Int)
}
