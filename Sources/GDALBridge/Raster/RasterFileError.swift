/// What stops the reading of a raster through GDAL. No case holds a path.
public enum RasterFileError: Error, Sendable, Equatable {
  /// There is no such file, or it is no plain file.
  case missing
  /// The name asks for a virtual file system, a service or a driver: refused.
  case refusedName
  /// Neither a GeoTIFF nor an Esri ASCII grid. `detail`: the message of the library, without folders.
  case notRaster(detail: String)
  /// The file was opened and then found cut off or damaged.
  case damaged(detail: String)
  /// The file does not say where its cells lie.
  case notGeoreferenced
  /// The cells are turned or sheared against the axes: warp the raster first.
  case rotated
  /// There is no such band; bands count from 1.
  case bandMissing(band: Int, available: Int)
  /// Several bands, and none was named.
  case bandAmbiguous(available: Int)
  /// Complex numbers.
  case notNumbers
  /// More cells than are read at all, or blocks that do not fit in memory.
  case tooLarge
}
