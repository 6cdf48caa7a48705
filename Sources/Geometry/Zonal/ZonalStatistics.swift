/// Coverage-weighted statistics of the cells under a feature: each cell counts by the share of it that the feature covers
/// (as in the R and Python packages exactextract).
public struct ZonalStatistics: Sendable, Equatable {
  /// Sum of the covered shares of cells with data.
  public private(set) var count = 0.0
  /// Sum of value times covered share; 0 without data.
  public private(set) var sum = 0.0
  /// Sum of the covered shares of cells without data.
  public private(set) var countWithoutData = 0.0
  /// The feature's area in cells, whether the raster reaches there or not.
  public private(set) var areaInCells = 0.0
  private var running = RunningVariance()
  private var range: ClosedRange<Double>?

  public init(areaInCells: Double) { self.areaInCells = areaInCells }

  /// Nil without data.
  public var mean: Double? { count > 0 ? sum / count : nil }
  /// Of the cells with data that the feature covers at all.
  public var minimum: Double? { range?.lowerBound }
  public var maximum: Double? { range?.upperBound }
  /// Population variance, weighted by covered share.
  public var variance: Double? { running.variance }
  /// Share of the feature's area that lies in cells with data, 0 to 1.
  public var shareWithData: Double { share(count) }
  /// Share of the feature's area that lies in cells without data.
  public var shareWithoutData: Double { share(countWithoutData) }
  /// Share of the feature's area that the raster does not reach.
  public var shareOutside: Double { max(0, 1 - share(count + countWithoutData)) }

  private func share(_ cells: Double) -> Double { areaInCells > 0 ? min(1, cells / areaInCells) : 0 }

  /// Adds a cell; a value that is not finite is no data.
  public mutating func add(_ value: Double, share: Double) {
    guard share > 0 else { return }
    guard value.isFinite else {
      countWithoutData += share
      return
    }
    count += share
    sum += value * share
    running.add(value, weight: share)
    range = range.map { min($0.lowerBound, value)...max($0.upperBound, value) } ?? value...value
  }
}

/// West 1979, "Updating mean and variance estimates", Communications of the ACM 22(9), p. 532-535.
private struct RunningVariance: Sendable, Equatable {
  private var weight = 0.0
  private var mean = 0.0
  private var squares = 0.0

  var variance: Double? { weight > 0 ? squares / weight : nil }

  mutating func add(_ value: Double, weight added: Double) {
    weight += added
    let step = value - mean
    mean += step * added / weight
    squares += added * step * (value - mean)
  }
}

/// Adds up a raster, strip by strip, under the features of a set.
///
/// The strips may be of any height: the result is the same to rounding. Only the cells of the current strip are held.
public struct ZonalAccumulator: Sendable {
  public let grid: RasterGrid
  private let polygons: PolygonSet
  private let windows: [RasterWindow?]
  /// One a feature, in order.
  public private(set) var statistics: [ZonalStatistics]

  /// - Parameter polygons: Valid polygons in the coordinates of the grid.
  public init(_ polygons: PolygonSet, grid: RasterGrid) {
    self.grid = grid
    self.polygons = polygons
    let features = 0..<polygons.featureCount
    windows = features.map { polygons.bounds(ofFeature: $0).flatMap(grid.window) }
    statistics = features.map { ZonalStatistics(areaInCells: polygons.area(ofFeature: $0) / grid.cellArea) }
  }

  /// The cells that any feature touches; nil when none does.
  public var window: RasterWindow? { polygons.bounds.flatMap(grid.window) }

  /// Adds the cells of a strip.
  ///
  /// - Parameters:
  ///   - values: Row-major, one for each cell of `strip`; NaN for no data.
  /// - Returns: False when the number of values is not that of the cells; nothing is added then.
  @discardableResult
  public mutating func add(_ values: [Double], strip: RasterWindow) -> Bool {
    guard values.count == strip.cellCount else { return false }
    for feature in windows.indices {
      guard let part = windows[feature]?.intersection(strip) else { continue }
      add(feature, part, values, strip)
    }
    return true
  }

  private mutating func add(_ feature: Int, _ part: RasterWindow, _ values: [Double], _ strip: RasterWindow) {
    let coverage = CellCoverage(polygons, feature: feature, grid: grid, window: part)
    var result = statistics[feature]
    for row in part.rows {
      let shares = coverage.shares(row: row)
      let first =
        (row - strip.rows.lowerBound) * strip.columns.count + part.columns.lowerBound - strip.columns.lowerBound
      for column in shares.indices where shares[column] > 0 {
        result.add(values[first + column], share: shares[column])
      }
    }
    statistics[feature] = result
  }
}
