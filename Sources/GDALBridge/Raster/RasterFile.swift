import CGDAL
public import Geometry

/// Reading of rasters (GeoTIFF, Esri ASCII grid) through GDAL: read-only, plain files only, no network, nothing printed.
///
/// Every call opens and closes the file by itself, so calls on several threads do not share anything.
public enum RasterFile {
  /// Most cells of one read.
  public static let largestWindowCells = 1 << 32
  /// Cells that are held at a time.
  static let stripCells = 1 << 20

  /// Where the raster lies and what its band says.
  ///
  /// - Parameter band: Counted from 1; nil for the only one.
  /// - Throws: `RasterFileError`.
  public static func info(path: String, band: Int? = nil) throws(RasterFileError) -> RasterInfo {
    let file = try plainFile(path)
    return try ErrorLog.capturing(folder: file.folder) { log throws(RasterFileError) in
      try RasterDataset(file, log: log).info(band)
    }
  }

  /// Reads the cells of a window from its first row on, some rows at a time, so that memory does not grow with the raster.
  ///
  /// - Parameters:
  ///   - band: Counted from 1; nil for the only one.
  ///   - window: Nil for the whole raster. What lies beyond the raster is cut off.
  ///   - visit: Gets each strip and its cells, row-major, with scale and offset applied; NaN for cells without data and
  ///     for values that are not finite. Returns false to stop.
  /// - Throws: `RasterFileError`, also when the file ends early.
  public static func read(
    path: String, band: Int? = nil, window: RasterWindow? = nil, visit: (RasterWindow, [Double]) -> Bool
  ) throws(RasterFileError) {
    let file = try plainFile(path)
    try ErrorLog.capturing(folder: file.folder) { log throws(RasterFileError) in
      let dataset = try RasterDataset(file, log: log)
      let info = try dataset.info(band)
      let whole = RasterWindow(columns: 0..<info.grid.columns, rows: 0..<info.grid.rows)
      guard let window = window.map(whole.intersection) ?? whole else { return }
      let cells = window.columns.count.multipliedReportingOverflow(by: window.rows.count)
      guard !cells.overflow, cells.partialValue <= largestWindowCells else { throw .tooLarge }
      guard window.columns.count <= 16 * stripCells else { throw .tooLarge }
      let reader = StripReader(band: try dataset.band(info.band).handle, info: info)
      try reader.read(window, log, visit)
    }
  }

  private static func plainFile(_ path: String) throws(RasterFileError) -> PlainFile {
    do {
      return try PlainFile(path)
    } catch {
      throw error == .missing ? .missing : .refusedName
    }
  }
}

/// Reads a band strip by strip.
private struct StripReader {
  let band: GDALRasterBandH
  let info: RasterInfo
  private let isSingle: Bool

  init(band: GDALRasterBandH, info: RasterInfo) {
    self.band = band
    self.info = info
    isSingle = GDALGetRasterDataType(band) == GDT_Float32
  }

  func read(
    _ window: RasterWindow, _ log: ErrorLog, _ visit: (RasterWindow, [Double]) -> Bool
  ) throws(RasterFileError) {
    let height = rowsAtATime(window)
    var row = window.rows.lowerBound
    while row < window.rows.upperBound {
      let end = min(window.rows.upperBound, row + height)
      let strip = RasterWindow(columns: window.columns, rows: row..<end)
      guard visit(strip, try values(strip, log)) else { return }
      row = end
    }
  }

  /// As many rows as fit, whole blocks where possible.
  private func rowsAtATime(_ window: RasterWindow) -> Int {
    var (width, height) = (Int32(0), Int32(0))
    GDALGetBlockSize(band, &width, &height)
    let fitting = max(1, RasterFile.stripCells / max(1, window.columns.count))
    let block = max(1, Int(height))
    return fitting > block ? fitting / block * block : fitting
  }

  private func values(_ strip: RasterWindow, _ log: ErrorLog) throws(RasterFileError) -> [Double] {
    var values = [Double](repeating: 0, count: strip.cellCount)
    let (columns, rows) = (Int32(strip.columns.count), Int32(strip.rows.count))
    let status = GDALRasterIO(
      band, GF_Read, Int32(strip.columns.lowerBound), Int32(strip.rows.lowerBound), columns, rows, &values, columns,
      rows,
      GDT_Float64, 0, 0)
    guard status == CE_None, log.failures.isEmpty else { throw .damaged(detail: log.failures.first ?? "") }
    for cell in values.indices { values[cell] = value(values[cell]) }
    return values
  }

  /// A cell after scale and offset; NaN without data. The no-data value of a single-precision band is compared as one.
  private func value(_ raw: Double) -> Double {
    guard raw.isFinite else { return .nan }
    if let noData = info.noData, raw == noData || (isSingle && Float(raw) == Float(noData)) { return .nan }
    let scaled = raw * info.scale + info.offset
    return scaled.isFinite ? scaled : .nan
  }
}
