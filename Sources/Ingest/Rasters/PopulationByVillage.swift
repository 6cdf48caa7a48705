import GDALBridge
import Geometry
import PROJBridge
public import Stunting

/// Sums a population raster under the villages of an edition, cells by the exact share that a village covers. The
/// villages are brought to the raster's reference system, never the raster to theirs. Densities are multiplied by the
/// geodesic area of a cell, row by row.
///
/// A village without data gets nil, not 0. Cells below zero are no data.
///
/// - Throws: `IngestError.rasterUnitMissing` when the source does not say what a cell counts; `.rasterRotated`,
///   `.rasterNotGeoreferenced`, `.rasterBand` and the errors of files and reference systems.
public func populationByVillage(
  _ edition: BoundaryEdition, raster: RasterSource
) throws(IngestError) -> RasterPopulation {
  let file = fileName(of: raster.path)
  let info = try rasterInfo(raster, file: file)
  guard let unit = raster.unit else { throw .rasterUnitMissing(file: file) }
  let crs = try resolveCRS(info.crs, declared: raster.crs, box: extent(info.grid), file: file)
  let villages = try projected(edition, to: crs, file: file)
  var accumulator = ZonalAccumulator(villages, grid: info.grid)
  var negativeCells = 0
  if let window = accumulator.window {
    let factors = try CellFactors(unit, info.grid, window, crs, file: file)
    try readRaster(raster, info, window, file: file) { strip, values in
      var persons = values
      negativeCells += factors.apply(to: &persons, strip)
      return accumulator.add(persons, strip: strip)
    }
  }
  let results = accumulator.statistics.enumerated().map { VillagePopulation($0, $1) }
  return RasterPopulation(villages: results, negativeCells: negativeCells, crs: crs.code ?? crs.name)
}

func rasterInfo(_ raster: RasterSource, file: String) throws(IngestError) -> RasterInfo {
  do { return try RasterFile.info(path: raster.path, band: raster.band) } catch { throw IngestError(error, file: file) }
}

func readRaster(
  _ raster: RasterSource, _ info: RasterInfo, _ window: RasterWindow, file: String,
  _ visit: (RasterWindow, [Double]) -> Bool
) throws(IngestError) {
  do {
    try RasterFile.read(path: raster.path, band: info.band, window: window, visit: visit)
  } catch {
    throw IngestError(error, file: file)
  }
}

func extent(_ grid: RasterGrid) -> BoundingBox {
  let x = [grid.originX, grid.originX + Double(grid.columns) * grid.cellWidth]
  let y = [grid.originY, grid.originY + Double(grid.rows) * grid.cellHeight]
  return BoundingBox(minX: min(x[0], x[1]), minY: min(y[0], y[1]), maxX: max(x[0], x[1]), maxY: max(y[0], y[1]))
}

/// The villages in the coordinates of a raster.
func projected(
  _ edition: BoundaryEdition, to crs: CoordinateReference, file: String
) throws(IngestError) -> PolygonSet {
  let set = edition.polygons.planar
  guard !crs.isWGS84 else { return set }
  var (x, y) = (set.x, set.y)
  do {
    // A vertex beyond the projection's reach leaves its own village without data.
    _ = try Projection(from: .wgs84, to: crs).forward(x: &x, y: &y)
  } catch {
    throw .crsUnknown(file: file, definition: crs.definition)
  }
  return set.replacingCoordinates(x: x, y: y) ?? set
}

extension VillagePopulation {
  fileprivate init(_ village: Int, _ statistics: ZonalStatistics) {
    self.init(
      village: village, persons: statistics.count > 0 ? statistics.sum : nil, cells: statistics.count,
      shareWithData: statistics.shareWithData, shareWithoutData: statistics.shareWithoutData,
      shareOutside: statistics.shareOutside)
  }
}

extension IngestError {
  init(_ error: RasterFileError, file: String) {
    switch error {
    case .missing: self = .fileMissing(file: file)
    case .refusedName: self = .fileRefused(file: file)
    case .notRaster(let detail): self = .notThisFormat(file: file, detail: detail)
    case .damaged(let detail): self = .fileDamaged(file: file, detail: detail)
    case .notGeoreferenced: self = .rasterNotGeoreferenced(file: file)
    case .rotated: self = .rasterRotated(file: file)
    case .bandMissing(_, let available), .bandAmbiguous(let available):
      self = .rasterBand(file: file, available: available)
    case .notNumbers: self = .notThisFormat(file: file, detail: "complex numbers")
    case .tooLarge: self = .fileTooLarge(file: file, limitBytes: largestFileBytes)
    }
  }
}
