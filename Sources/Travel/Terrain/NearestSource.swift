extension FrictionGrid {
  /// The quickest source of every cell, in one search.
  ///
  /// - Parameters:
  ///   - x: planar coordinates of the sources; they are placed as `places(x:y:snapLimitMetres:)` says, and the walk to
  ///     the cell a source was moved to, at that cell's speed, is part of the time.
  ///   - limitMinutes: cells beyond it count as not reached; a cell at exactly the limit is reached.
  /// - Returns: minutes rounded to 2^-27; all infinite when no source is on the grid.
  /// - Throws: `TerrainError.countMismatch` when `x` and `y` differ in count.
  public func nearestSource(
    x: [Double], y: [Double], limitMinutes: Double = .infinity, snapLimitMetres: Double = 1000,
    direction: TerrainDirection = .towardsSources
  ) throws(TerrainError) -> NearestSourceGrid {
    let places = try places(x: x, y: y, snapLimitMetres: snapLimitMetres)
    var search = NearestSearch(cellCount: cellCount, isReused: false)
    search.run(
      TerrainField(self, direction: direction), seeds: seeds(places), limit: searchLimit(limitMinutes))
    var result = NearestSourceGrid(minutes: search.minutes, sources: search.sources, places: places)
    for cell in 0..<cellCount where result.sources[cell] >= 0 {
      let minutes = roundedMinutes(result.minutes[cell])
      result.minutes[cell] = minutes <= limitMinutes ? minutes : .infinity
      if minutes > limitMinutes { result.sources[cell] = -1 }
    }
    return result
  }

  /// One seed a place that is on the grid.
  func seeds(_ places: TerrainPlaces) -> [TerrainSeed] {
    (0..<places.count).compactMap { index in
      places.cells[index] < 0
        ? nil
        : TerrainSeed(
          cell: Int(places.cells[index]), minutes: snapMinutes(places, index),
          source: Int32(truncatingIfNeeded: index))
    }
  }

  /// Minutes of the walk to the cell a point was moved to.
  func snapMinutes(_ places: TerrainPlaces, _ index: Int) -> Double {
    places.snapMetres[index] * minutesPerMetre[Int(places.cells[index])]
  }
}
