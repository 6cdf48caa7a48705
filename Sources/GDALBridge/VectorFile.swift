import CGDAL

/// A sheet as rows of text.
public struct Sheet: Sendable, Equatable {
  /// Row i is row i + 1 of the sheet; rows may be shorter than the widest one.
  public var rows: [[String]]
  /// For each column whether all its filled cells below the first row are number cells of the workbook: then a point in
  /// their text is a decimal point for certain.
  public var numericBelowFirstRow: [Bool]

  public init(rows: [[String]], numericBelowFirstRow: [Bool]) {
    self.rows = rows
    self.numericBelowFirstRow = numericBelowFirstRow
  }
}

/// Reading of vector files and tables through GDAL: read-only, plain files only, no network, nothing printed.
///
/// Every call opens and closes the file by itself, so calls on several threads do not share anything.
public enum VectorFile {
  /// Names of the layers or sheets, in file order.
  ///
  /// - Throws: `VectorFileError`.
  public static func layerNames(path: String) throws(VectorFileError) -> [String] {
    let file = try PlainFile(path)
    return try ErrorLog.capturing(folder: file.folder) { log throws(VectorFileError) in
      try Dataset(file, options: [], log: log).layerNames
    }
  }

  /// Reads a layer whole.
  ///
  /// - Parameters:
  ///   - path: An existing plain file.
  ///   - layer: Name of the layer; nil for the only one.
  ///   - encoding: Encoding of a Shapefile's texts, as GDAL names it (`CP1252`, `UTF-8`); nil takes the .cpg file,
  ///     and without one UTF-8, or Windows-1252 for texts that are not UTF-8.
  /// - Throws: `VectorFileError`, also when the file ends early or a record cannot be read.
  public static func readLayer(
    path: String, layer: String? = nil, encoding: String? = nil
  ) throws(VectorFileError) -> VectorLayer {
    let file = try PlainFile(path)
    return try ErrorLog.capturing(folder: file.folder) { log throws(VectorFileError) in
      let dataset = try Dataset(file, options: shapefileEncoding(file, encoding), log: log)
      let handle = try dataset.layer(layer)
      var reader = LayerReader(handle)
      return try reader.read(log)
    }
  }

  /// Reads a sheet of a workbook (XLSX, XLS, ODS) as rows of text, every row of the sheet from the first one on.
  ///
  /// A number cell comes as its shortest text (`8.6`, not `8.5999999999999996`), a text cell as it stands (`0105`), a
  /// date as the driver writes it, an empty cell as an empty text. Row i of the result is row i + 1 of the sheet.
  ///
  /// - Parameters:
  ///   - sheet: Name of the sheet; nil for the only one.
  /// - Throws: `VectorFileError`.
  public static func readSheet(path: String, sheet: String? = nil) throws(VectorFileError) -> Sheet {
    let file = try PlainFile(path)
    return try ErrorLog.capturing(folder: file.folder) { log throws(VectorFileError) in
      let rows = try withSheetOptions(headers: "DISABLE", types: "STRING") { () throws(VectorFileError) in
        let dataset = try Dataset(file, options: [], log: log)
        return try SheetReader(dataset.layer(sheet)).read(log)
      }
      let numeric = try withSheetOptions(headers: "FORCE", types: "AUTO") { () throws(VectorFileError) in
        let dataset = try Dataset(file, options: [], log: log)
        return try SheetReader(dataset.layer(sheet)).numericColumns()
      }
      return Sheet(rows: rows, numericBelowFirstRow: numeric)
    }
  }

  static func shapefileEncoding(_ file: PlainFile, _ encoding: String?) -> [String] {
    guard file.pathExtension == "shp" || file.pathExtension == "dbf" else { return [] }
    if let encoding { return ["ENCODING=" + encoding] }
    return file.hasSibling("cpg") ? [] : ["ENCODING="]
  }

  /// The drivers read these as configuration; set for this thread only and taken back.
  private static func withSheetOptions<Value>(
    headers: String, types: String, _ body: () throws(VectorFileError) -> Value
  ) throws(VectorFileError) -> Value {
    for driver in ["XLSX", "XLS", "ODS"] {
      CPLSetThreadLocalConfigOption("OGR_\(driver)_HEADERS", headers)
      CPLSetThreadLocalConfigOption("OGR_\(driver)_FIELD_TYPES", types)
    }
    defer {
      for driver in ["XLSX", "XLS", "ODS"] {
        CPLSetThreadLocalConfigOption("OGR_\(driver)_HEADERS", nil)
        CPLSetThreadLocalConfigOption("OGR_\(driver)_FIELD_TYPES", nil)
      }
    }
    return try body()
  }
}
