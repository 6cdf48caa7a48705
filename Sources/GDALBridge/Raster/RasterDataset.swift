import CGDAL
import Geometry

/// An open raster; closed when it goes out of scope.
struct RasterDataset: ~Copyable {
  private let handle: GDALDatasetH

  /// Drivers that may read a file. None of them fetches anything or runs what a file says.
  static let allowedDrivers = ["GTiff", "AAIGrid"]
  /// Largest block that GDAL may have to hold.
  static let largestBlockBytes = 1 << 28

  /// Once a process; Swift runs a static initialiser once, on one thread, while others wait.
  private static let registered: Void = {
    CPLSetConfigOption("GDAL_DRIVER_PATH", "disable")
    GDALAllRegister()
  }()

  /// Makes the drivers known.
  static func register() { _ = registered }

  init(_ file: PlainFile, log: ErrorLog) throws(RasterFileError) {
    RasterDataset.register()
    let opened = withStringList(RasterDataset.allowedDrivers) { drivers in
      GDALOpenEx(file.path, UInt32(GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR), drivers, nil, nil)
    }
    guard let opened else { throw .notRaster(detail: log.failures.first ?? "") }
    handle = opened
  }

  deinit { GDALClose(handle) }

  /// The band with this number; the only one when `number` is nil.
  func band(_ number: Int?) throws(RasterFileError) -> (handle: GDALRasterBandH, number: Int) {
    let count = Int(GDALGetRasterCount(handle))
    if number == nil, count > 1 { throw .bandAmbiguous(available: count) }
    let wanted = number ?? 1
    guard (1...max(1, count)).contains(wanted), let band = GDALGetRasterBand(handle, Int32(wanted)) else {
      throw .bandMissing(band: wanted, available: count)
    }
    try check(band)
    return (band, wanted)
  }

  private func check(_ band: GDALRasterBandH) throws(RasterFileError) {
    let type = GDALGetRasterDataType(band)
    guard GDALDataTypeIsComplex(type) == 0, type != GDT_Unknown else { throw .notNumbers }
    var (width, height) = (Int32(0), Int32(0))
    GDALGetBlockSize(band, &width, &height)
    let cells = Int(width).multipliedReportingOverflow(by: Int(height))
    guard !cells.overflow, cells.partialValue <= RasterDataset.largestBlockBytes / 8 else { throw .tooLarge }
  }

  func info(_ number: Int?) throws(RasterFileError) -> RasterInfo {
    let (band, number) = try band(number)
    var has: Int32 = 0
    let noData = GDALGetRasterNoDataValue(band, &has)
    let hasNoData = has != 0
    let scale = GDALGetRasterScale(band, &has)
    let hasScale = has != 0
    let offset = GDALGetRasterOffset(band, &has)
    let hasOffset = has != 0
    return RasterInfo(
      grid: try grid(), crs: crs, bandCount: Int(GDALGetRasterCount(handle)), band: number,
      noData: hasNoData ? noData : nil, scale: hasScale ? scale : 1, offset: hasOffset ? offset : 0,
      unit: text(GDALGetRasterUnitType(band)), description: text(GDALGetDescription(band)))
  }

  private func grid() throws(RasterFileError) -> RasterGrid {
    var transform = [Double](repeating: 0, count: 6)
    guard GDALGetGeoTransform(handle, &transform) == CE_None, transform.allSatisfy(\.isFinite) else {
      throw .notGeoreferenced
    }
    let columns = Int(GDALGetRasterXSize(handle))
    let rows = Int(GDALGetRasterYSize(handle))
    // A turn that moves no corner by a thousandth of a cell is rounding.
    let turn = abs(transform[2]) * Double(rows) + abs(transform[4]) * Double(columns)
    guard turn <= 1e-3 * min(abs(transform[1]), abs(transform[5])) || turn == 0 else { throw .rotated }
    guard transform[1] != 0, transform[5] != 0 else { throw .notGeoreferenced }
    return RasterGrid(
      columns: columns, rows: rows, originX: transform[0], originY: transform[3], cellWidth: transform[1],
      cellHeight: transform[5])
  }

  private var crs: LayerCRS {
    guard let reference = GDALGetSpatialRef(handle) else { return .none }
    var wkt: UnsafeMutablePointer<CChar>?
    defer { VSIFree(wkt) }
    let status = withStringList(["FORMAT=WKT2_2018"]) { OSRExportToWktEx(reference, &wkt, $0) }
    guard status == OGRERR_NONE, let wkt else { return .none }
    return .stated(String(cString: wkt))
  }
}
