public import Geometry
import Travel

/// Where people are within some costs of the facilities of a service: polygons for a map.
public struct AccessIsochrones: Sendable {
  /// Minutes or metres as asked, rising.
  public var thresholds: [Double]
  public var isMinutes: Bool
  /// One feature a threshold, from there to the nearest facility; empty where nothing is reached. A wider one holds the
  /// narrower ones.
  public var polygons: LonLatPolygons

  public init(thresholds: [Double], isMinutes: Bool, polygons: LonLatPolygons) {
    self.thresholds = thresholds
    self.isMinutes = isMinutes
    self.polygons = polygons
  }
}

extension CostEngine {
  /// The area from which the nearest of some facilities costs at most each threshold, the threshold included: circles of
  /// geodesic radius, the cells of the terrain grid, or over roads the cells of a grid of at most 2^18 cells over the
  /// engine's box, each by the cost from its centre.
  ///
  /// - Parameters:
  ///   - targets: Places that are not usable have no area.
  ///   - thresholds: In any order; those that are not above 0 or not finite are left out, of equals one is kept.
  /// - Throws: `geometry` and `projection` when GEOS or PROJ can't be used.
  public func isochrones(
    targets: [LonLat], thresholds: [Double], isMinutes: Bool, threads: Int = 1
  ) async throws(AnalysisError) -> AccessIsochrones {
    let usable = Set(thresholds.filter { $0.isFinite && $0 > 0 }).sorted()
    var polygons = PolygonSet()
    switch ground {
    case .geodesic:
      for threshold in usable {
        let radius = threshold / perMetre(isMinutes: isMinutes)
        polygons.append(feature: 0, of: try geodesicCircles(around: targets, radiusMetres: radius))
      }
    case .terrain(let terrain):
      polygons = contours(terrain.cellCosts(to: targets, isMinutes: isMinutes), terrain.grid.frame, usable)
    case .road:
      let frame = roadFrame
      let costs = try await costs(
        origins: centres(frame), targets: targets, isMinutes: isMinutes, nearest: 1, threads: threads)
      let cells = (0..<costs.table.count).map { costs.table.nearest($0)?.cost ?? .infinity }
      polygons = contours(cells, frame, usable)
    }
    return AccessIsochrones(thresholds: usable, isMinutes: isMinutes, polygons: LonLatPolygons(polygons))
  }

  /// Square cells, or nearly, of 100 m or so many that there are at most 2^18.
  private var roadFrame: RasterGrid {
    let box = (box ?? BoundingBox(minX: 0, minY: 0, maxX: 0, maxY: 0)).expanded(by: 0.01)
    let step = max(100 / 111_195.0, (box.width * box.height / Double(1 << 18)).squareRoot())
    let columns = max(1, min(4096, (box.width / step).rounded(.down)))
    let rows = max(1, min(4096, (box.height / step).rounded(.down)))
    return RasterGrid(
      columns: Int(columns), rows: Int(rows), originX: box.minX, originY: box.maxY, cellWidth: box.width / columns,
      cellHeight: -box.height / rows)
  }
}

private func centres(_ frame: RasterGrid) -> [LonLat] {
  (0..<frame.rows * frame.columns).map { cell in
    LonLat(
      longitude: frame.originX + (Double(cell % frame.columns) + 0.5) * frame.cellWidth,
      latitude: frame.originY + (Double(cell / frame.columns) + 0.5) * frame.cellHeight)
  }
}

/// One feature a threshold.
private func contours(_ costs: [Double], _ frame: RasterGrid, _ thresholds: [Double]) -> PolygonSet {
  var polygons = PolygonSet()
  let sets = (try? Travel.isochrones(minutes: costs, frame: frame, thresholds: thresholds)) ?? []
  for i in thresholds.indices {
    if i < sets.count, sets[i].featureCount > 0 {
      polygons.append(feature: 0, of: sets[i])
    } else {
      polygons.endFeature()
    }
  }
  return polygons
}
