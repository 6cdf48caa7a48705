/// One generalised coverage a zoom of vector tiles, on the grid of that zoom (12 + zoom bits).
///
/// Every owner with area in the clean coverage has at least one polygon at every zoom: see `rings(zoom:)`.
public struct CoveragePyramid: Sendable {
  /// Zooms the pyramid can have.
  public static let allZooms = 0...14

  public let zooms: ClosedRange<Int>
  private let levels: [PyramidLevel]

  /// - Parameters:
  ///   - clean: A planar coverage, its grid as fine as that of the highest zoom or finer.
  ///   - zooms: Zooms wanted, pulled into `allZooms`.
  ///   - toleranceSteps: How far a border may be moved at a zoom, in steps of that zoom's grid.
  ///   - anchors: A place on the grid of `clean` for each owner without area in it that is to have a minimal polygon, nil
  ///     for the others: see `CleanCoverage.anchors`. Empty for none at all.
  ///   - threads: Most threads at a time; the result does not depend on it.
  /// - Throws: `CancellationError` when the task is cancelled.
  public init(
    _ clean: ArcCoverage, zooms: ClosedRange<Int> = allZooms, toleranceSteps: Int = 2,
    anchors: [GridPlace?] = [], threads: Int = 1
  ) async throws {
    let highest = min(max(zooms.upperBound, 0), 14)
    let lowest = min(max(zooms.lowerBound, 0), 14)
    self.zooms = lowest...highest
    var builder = PyramidBuilder(clean, anchors: anchors, toleranceSteps: Double(max(0, toleranceSteps)))
    var levels: [PyramidLevel] = []
    for zoom in (lowest...highest).reversed() {
      try Task.checkCancellation()
      levels.append(try await builder.nextLevel(bits: 12 + zoom, threads: threads))
    }
    self.levels = levels.reversed()
  }

  /// The coverage of a zoom; a zoom outside `zooms` gives that of the nearest one. Planar: no arcs cross, neighbours
  /// share their arcs. Minimal polygons that lie over others are not part of it.
  public func coverage(zoom: Int) -> ArcCoverage { level(zoom).coverage }

  /// The areas of a zoom, every owner of `clean` with at least one polygon. Only minimal polygons of crowded places may
  /// lie over other areas.
  public func rings(zoom: Int) -> OwnerRings {
    let level = level(zoom)
    return level.coverage.rings().adding(level.stacked)
  }

  /// The same on several threads.
  public func rings(zoom: Int, threads: Int) async throws -> OwnerRings {
    let level = level(zoom)
    return try await level.coverage.rings(threads: threads).adding(level.stacked)
  }

  /// Owners that a zoom shows as a minimal polygon only (half a cell of its grid, or a whole one when stacked), ascending.
  public func minimalOwners(zoom: Int) -> [Int32] { level(zoom).minimal }

  /// Those of them whose polygon lies over other areas, since there was no room for it, ascending.
  public func stackedOwners(zoom: Int) -> [Int32] { level(zoom).stacked.map(\.owner) }

  private func level(_ zoom: Int) -> PyramidLevel {
    levels[min(max(zoom, zooms.lowerBound), zooms.upperBound) - zooms.lowerBound]
  }
}
