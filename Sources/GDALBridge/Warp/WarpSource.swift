import CGDAL
import Geometry

/// An open data set of the library; closed with the last reference.
private final class OpenDataset {
  let handle: GDALDatasetH

  init(_ handle: GDALDatasetH) { self.handle = handle }

  deinit { GDALClose(handle) }
}

/// A raster to be brought to degrees.
struct WarpSource {
  /// Drivers that may read a file. None of them fetches anything or runs what a file says.
  private static let allowedDrivers = ["GTiff", "AAIGrid", "HFA", "SRTMHGT"]

  private let dataset: OpenDataset
  /// The band alone, of a file with several.
  private let oneBand: OpenDataset?
  /// Counted from 1.
  let band: Int
  /// What says where the file's cells lie, for the command.
  private let reference: [String]
  private let scale: Double
  private let offset: Double

  init(_ file: PlainFile, band number: Int?, crs: String?, log: ErrorLog) throws(RasterFileError) {
    dataset = OpenDataset(try WarpSource.open(file, log))
    let handle = dataset.handle
    band = try WarpSource.band(of: handle, number)
    guard WarpSource.corners(handle) != nil, crs.map(WarpSource.isPlain) ?? (GDALGetSpatialRef(handle) != nil) else {
      throw .notGeoreferenced
    }
    oneBand = try WarpSource.select(band, of: handle, log)
    reference = crs.map { ["-s_srs", $0] } ?? []
    let raster = GDALGetRasterBand(handle, Int32(clamping: band))
    var has: Int32 = 0
    let stated = GDALGetRasterScale(raster, &has)
    scale = has != 0 ? stated : 1
    let shift = GDALGetRasterOffset(raster, &has)
    offset = has != 0 ? shift : 0
  }

  private static func open(_ file: PlainFile, _ log: ErrorLog) throws(RasterFileError) -> GDALDatasetH {
    RasterDataset.register()
    let opened = withStringList(allowedDrivers) { drivers in
      GDALOpenEx(file.path, UInt32(GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR), drivers, nil, nil)
    }
    guard let opened else { throw .notRaster(detail: log.failures.first ?? "") }
    return opened
  }

  /// The number of the band asked for, when it exists and holds plain numbers in blocks that fit in memory.
  private static func band(of handle: GDALDatasetH, _ number: Int?) throws(RasterFileError) -> Int {
    let count = Int(GDALGetRasterCount(handle))
    if number == nil, count > 1 { throw .bandAmbiguous(available: count) }
    let wanted = number ?? 1
    guard (1...max(1, count)).contains(wanted), let band = GDALGetRasterBand(handle, Int32(clamping: wanted)) else {
      throw .bandMissing(band: wanted, available: count)
    }
    let type = GDALGetRasterDataType(band)
    guard GDALDataTypeIsComplex(type) == 0, type != GDT_Unknown else { throw .notNumbers }
    var (width, height) = (Int32(0), Int32(0))
    GDALGetBlockSize(band, &width, &height)
    let cells = Int(width).multipliedReportingOverflow(by: Int(height))
    guard !cells.overflow, cells.partialValue <= RasterDataset.largestBlockBytes / 8 else { throw .tooLarge }
    return wanted
  }

  /// A virtual raster of one band; nil for a file that has no other.
  private static func select(
    _ band: Int, of handle: GDALDatasetH, _ log: ErrorLog
  ) throws(RasterFileError) -> OpenDataset? {
    guard GDALGetRasterCount(handle) > 1 else { return nil }
    let options = withArguments(["-of", "VRT", "-b", "\(band)"]) { GDALTranslateOptionsNew($0, nil) }
    defer { GDALTranslateOptionsFree(options) }
    var misuse: Int32 = 0
    guard let options, let made = GDALTranslate("", handle, options, &misuse) else {
      throw .damaged(detail: log.failures.first ?? "")
    }
    return OpenDataset(made)
  }

  /// The library takes a reference system from a file or an address, too: not from here.
  private static func isPlain(_ crs: String) -> Bool { !crs.contains("://") && !crs.hasPrefix("/") }

  /// The four corners in the file's coordinates; nil when the file does not say where they are.
  private static func corners(_ handle: GDALDatasetH) -> (x: [Double], y: [Double])? {
    var t = [Double](repeating: 0, count: 6)
    guard GDALGetGeoTransform(handle, &t) == CE_None, t.allSatisfy(\.isFinite),
      t[1] * t[5] - t[2] * t[4] != 0
    else { return nil }
    let (columns, rows) = (Double(GDALGetRasterXSize(handle)), Double(GDALGetRasterYSize(handle)))
    let at = [(0, 0), (columns, 0), (0, rows), (columns, rows)]
    return (at.map { t[0] + $0.0 * t[1] + $0.1 * t[2] }, at.map { t[3] + $0.0 * t[4] + $0.1 * t[5] })
  }

  static func reference(
    _ file: PlainFile, _ log: ErrorLog
  ) throws(RasterFileError) -> (crs: LayerCRS, extent: BoundingBox) {
    let handle = try open(file, log)
    defer { GDALClose(handle) }
    guard let corners = corners(handle), let box = BoundingBox(x: corners.x, y: corners.y, range: 0..<4) else {
      throw .notGeoreferenced
    }
    guard let reference = GDALGetSpatialRef(handle) else { return (.none, box) }
    var wkt: UnsafeMutablePointer<CChar>?
    defer { VSIFree(wkt) }
    let status = withStringList(["FORMAT=WKT2_2018"]) { OSRExportToWktEx(reference, &wkt, $0) }
    guard status == OGRERR_NONE, let wkt else { return (.none, box) }
    return (.stated(String(cString: wkt)), box)
  }

  /// Runs the library's warp with this band as source.
  func warp(_ arguments: [String], _ log: ErrorLog) throws(RasterFileError) -> GDALDatasetH {
    let all = reference + ["-t_srs", "EPSG:4326"] + arguments
    let options = withArguments(all) { GDALWarpAppOptionsNew($0, nil) }
    defer { GDALWarpAppOptionsFree(options) }
    var sources: [GDALDatasetH?] = [oneBand?.handle ?? dataset.handle]
    var misuse: Int32 = 0
    guard let options, let made = GDALWarp("", nil, 1, &sources, options, &misuse) else {
      throw .damaged(detail: log.failures.first ?? "")
    }
    return made
  }

  /// The cells of a target.
  func values(_ target: WarpTarget, _ resampling: Resampling, _ log: ErrorLog) throws(RasterFileError) -> [Float] {
    let box = target.box
    let made = try warp(
      [
        "-of", "MEM", "-ot", "Float32", "-dstnodata", "nan", "-r", resampling.rawValue, "-te", "\(box.minX)",
        "\(box.minY)", "\(box.maxX)", "\(box.maxY)", "-ts", "\(target.grid.columns)", "\(target.grid.rows)",
      ], log)
    defer { GDALClose(made) }
    var values = [Float](repeating: .nan, count: target.grid.columns * target.grid.rows)
    let (columns, rows) = (Int32(clamping: target.grid.columns), Int32(clamping: target.grid.rows))
    let status = GDALRasterIO(
      GDALGetRasterBand(made, 1), GF_Read, 0, 0, columns, rows, &values, columns, rows, GDT_Float32, 0, 0)
    guard status == CE_None, log.failures.isEmpty else { throw .damaged(detail: log.failures.first ?? "") }
    for cell in values.indices { values[cell] = scaled(values[cell]) }
    return values
  }

  /// One NaN for everything that is no number, so that the same file gives the same bytes.
  private func scaled(_ value: Float) -> Float {
    let result = scale == 1 && offset == 0 ? value : Float(Double(value) * scale + offset)
    return result.isFinite ? result : .nan
  }
}

/// Calls `body` with a NULL-ended list of C strings that it may keep nothing of.
private func withArguments<Value>(
  _ arguments: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Value
) -> Value {
  var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
  for argument in arguments { list = CSLAddString(list, argument) }
  defer { CSLDestroy(list) }
  return body(list)
}
