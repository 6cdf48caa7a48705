import CGDAL
public import Geometry

/// How cells between cells are read.
public enum Resampling: String, Sendable {
  /// The nearest cell: for classes.
  case nearest = "near"
  /// Between the four cells around: for heights.
  case bilinear
}

/// Cells in degrees of WGS 84, row 0 the northern edge, without data NaN.
public struct DegreeRaster: Sendable {
  public var grid: RasterGrid
  public var values: [Float]
  /// How many times larger than the file's the cells are; 1 for as they are.
  public var coarsening: Double
}

extension RasterFile {
  /// Brings a part of a raster to WGS 84 degrees. A raster that is in degrees already keeps its cells.
  ///
  /// Reads GeoTIFF, Esri ASCII grid, Erdas Imagine and SRTM height files: plain files only, no network, nothing printed.
  ///
  /// - Parameters:
  ///   - band: Counted from 1; nil for the only one.
  ///   - crs: Reference system (WKT or such as `EPSG:32748`) of a file that states none; nil takes the file's.
  ///   - box: In degrees; what lies beyond the raster is left out.
  ///   - mostCells: Cells of the result at most; cells are made larger where there would be more.
  /// - Returns: Nil when no cell lies in the box.
  /// - Throws: `RasterFileError`; `notGeoreferenced` also when neither the file nor `crs` gives a system.
  public static func readDegrees(
    path: String, band: Int? = nil, crs: String? = nil, box: BoundingBox, resampling: Resampling, mostCells: Int
  ) throws(RasterFileError) -> DegreeRaster? {
    let file = try warpFile(path)
    return try ErrorLog.capturing(folder: file.folder) { log throws(RasterFileError) in
      let source = try WarpSource(file, band: band, crs: crs, log: log)
      guard let target = try WarpTarget(source, box: box, mostCells: mostCells, log) else { return nil }
      let values = try source.values(target, resampling, log)
      return DegreeRaster(grid: target.grid, values: values, coarsening: target.coarsening)
    }
  }

  /// The reference system of a raster, and its extent in its own coordinates, whether its cells are turned or not.
  ///
  /// - Throws: `RasterFileError`.
  public static func reference(path: String) throws(RasterFileError) -> (crs: LayerCRS, extent: BoundingBox) {
    let file = try warpFile(path)
    return try ErrorLog.capturing(folder: file.folder) { log throws(RasterFileError) in
      try WarpSource.reference(file, log)
    }
  }

  private static func warpFile(_ path: String) throws(RasterFileError) -> PlainFile {
    do { return try PlainFile(path) } catch { throw error == .missing ? .missing : .refusedName }
  }
}
