/// Points sorted by tiles of a locator's grid, for joins of many points.
///
/// Points in this order find the grid and the polygons of their tile in the cache. In an order of their own nearly every
/// one waits for memory, and that is most of the time of a join: for a million points and more it pays to sort first.
public struct TiledPoints: Sendable {
  /// The sorted points; those that cannot lie in any polygon are left out.
  public let x: [Double]
  public let y: [Double]
  /// The place of each among the points as they were given.
  public let place: [Int32]
  /// Number of points as given.
  public let givenCount: Int

  /// The features found for the sorted points (`PointLocator.locate`), put in the order of the points as given; -1 for
  /// those left out.
  public func restored(_ found: [Int32]) -> [Int32] {
    var result = [Int32](repeating: -1, count: givenCount)
    for (place, feature) in zip(place, found) { result[Int(place)] = feature }
    return result
  }
}

extension PointLocator {
  /// Sorts points for `locate(x:y:range:)`; those beyond the shorter array are left out.
  public func tiled(x: [Double], y: [Double]) -> TiledPoints { grid.tiled(x: x.span, y: y.span) }
}

extension CellGrid {
  private static let tilesPerSide = 64

  fileprivate func tiled(x: Span<Double>, y: Span<Double>) -> TiledPoints {
    let count = min(x.count, y.count)
    let (tileOf, starts) = tiles(of: count, x: x, y: y)
    var next = starts
    let inside = Int(starts.last ?? 0)
    var (sortedX, sortedY) = ([Double](repeating: 0, count: inside), [Double](repeating: 0, count: inside))
    var place = [Int32](repeating: 0, count: inside)
    for point in 0..<count where tileOf[point] >= 0 {
      let at = Int(next[Int(tileOf[point])])
      next[Int(tileOf[point])] += 1
      (sortedX[at], sortedY[at]) = (x[point], y[point])
      place[at] = Int32(truncatingIfNeeded: point)
    }
    return TiledPoints(x: sortedX, y: sortedY, place: place, givenCount: count)
  }

  /// The tile of each point, -1 outside the grid's box, and where each tile starts in the sorted order, then its end.
  private func tiles(of count: Int, x: Span<Double>, y: Span<Double>) -> ([Int16], [Int32]) {
    var shift = 0
    while (max(columns, rows) - 1) >> shift >= CellGrid.tilesPerSide { shift += 1 }
    var tileOf = [Int16](repeating: -1, count: count)
    var starts = [Int32](repeating: 0, count: CellGrid.tilesPerSide * CellGrid.tilesPerSide + 1)
    for point in 0..<count where box.contains(x[point], y[point]) {
      let column = gridCell(x[point], origin: box.minX, scale: scaleX, count: columns) >> shift
      let row = gridCell(y[point], origin: box.minY, scale: scaleY, count: rows) >> shift
      let tile = row * CellGrid.tilesPerSide + column
      tileOf[point] = Int16(truncatingIfNeeded: tile)
      starts[tile + 1] += 1
    }
    for tile in 1..<starts.count { starts[tile] += starts[tile - 1] }
    return (tileOf, starts)
  }
}
