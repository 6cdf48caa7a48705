import GDALBridge
public import Geometry
import PROJBridge
import Stunting

/// Reads the part of a raster around a region as a surface in WGS 84 degrees: heights between four cells, classes and
/// friction from the nearest cell. A raster in degrees keeps its cells. Where more than `mostCells` would come, the cells
/// are made larger and a finding `surfaceCoarsened` says how many times.
///
/// - Parameter region: Box of the region in degrees; a tenth of a degree around it is read, too.
/// - Throws: `IngestError`: `.notThisFormat` for what is no raster, `.rasterNotGeoreferenced`, `.crsMissing`,
///   `.crsConflict`, `.rasterBand`, `.surfaceOutsideRegion`, `.surfaceWithoutData`.
public func importSurface(_ source: SurfaceSource, region: BoundingBox) throws(IngestError) -> SurfaceImport {
  let file = fileName(of: source.path)
  let reference = try surfaceReference(source, file: file)
  let crs = try resolveCRS(reference.crs, declared: source.crs, box: reference.extent, file: file)
  guard let raster = try degreeRaster(source, reference.crs, crs, region.expanded(by: 0.1), file: file) else {
    throw .surfaceOutsideRegion(file: file)
  }
  guard raster.values.contains(where: \.isFinite) else { throw .surfaceWithoutData(file: file) }
  var findings: [ImportFinding] = []
  if raster.coarsening > 1 {
    let tenths = (raster.coarsening * 10).rounded() / 10
    findings.append(
      ImportFinding(
        sourceID: source.id, kind: .surfaceCoarsened, detail: "\(raster.grid.columns) x \(raster.grid.rows)",
        size: tenths))
  }
  return SurfaceImport(
    surface: surface(source, raster), findings: findings, recordsRead: raster.values.count, crs: crs.code ?? crs.name)
}

private func surfaceReference(
  _ source: SurfaceSource, file: String
) throws(IngestError) -> (crs: LayerCRS, extent: BoundingBox) {
  do { return try RasterFile.reference(path: source.path) } catch { throw IngestError(error, file: file) }
}

private func degreeRaster(
  _ source: SurfaceSource, _ stated: LayerCRS, _ crs: CoordinateReference, _ box: BoundingBox, file: String
) throws(IngestError) -> DegreeRaster? {
  do {
    return try RasterFile.readDegrees(
      path: source.path, band: source.band, crs: stated == .none ? crs.definition : nil, box: box,
      resampling: source.role == .elevation ? .bilinear : .nearest, mostCells: source.mostCells)
  } catch {
    throw IngestError(error, file: file)
  }
}

private func surface(_ source: SurfaceSource, _ raster: DegreeRaster) -> TravelSurface {
  let grid = raster.grid
  var surface = TravelSurface(
    sourceID: source.id, role: source.role, columns: grid.columns, rows: grid.rows, west: grid.originX,
    north: grid.originY, cellLongitude: grid.cellWidth, cellLatitude: -grid.cellHeight, values: raster.values)
  for (name, speed) in source.speeds where speed.isFinite && speed >= 0 {
    surface.classSpeeds[name == "default" ? "" : name] = speed
  }
  return surface
}
