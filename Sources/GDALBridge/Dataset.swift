import CGDAL

/// An open data set; closed when it goes out of scope.
struct Dataset: ~Copyable {
  let handle: GDALDatasetH

  /// Drivers that may read a file. None of them fetches anything or runs what a file says.
  static let allowedDrivers = [
    "ESRI Shapefile", "GPKG", "FlatGeobuf", "GeoJSON", "GeoJSONSeq", "TopoJSON", "LIBKML", "KML", "MapInfo File", "CSV",
    "XLSX", "XLS", "ODS",
  ]

  /// Once a process; Swift runs a static initialiser once, on one thread, while others wait.
  private static let registered: Void = {
    CPLSetConfigOption("GDAL_DRIVER_PATH", "disable")
    GDALAllRegister()
  }()

  init(_ file: PlainFile, options: [String], log: ErrorLog) throws(VectorFileError) {
    _ = Dataset.registered
    let opened = withStringList(Dataset.allowedDrivers) { drivers in
      withStringList(options) { options in
        GDALOpenEx(
          file.path, UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR), drivers, options, nil)
      }
    }
    guard let opened else { throw .notVector(detail: log.failures.first ?? "") }
    handle = opened
  }

  deinit { GDALClose(handle) }

  var layerNames: [String] {
    (0..<GDALDatasetGetLayerCount(handle)).map { index in
      GDALDatasetGetLayer(handle, index).map { text(OGR_L_GetName($0)) } ?? ""
    }
  }

  /// The layer called `name`, or the only one when `name` is nil.
  func layer(_ name: String?) throws(VectorFileError) -> OGRLayerH {
    let names = layerNames
    if name == nil && names.count > 1 { throw .layerAmbiguous(available: names) }
    let index = name.map { wanted in names.firstIndex(of: wanted) } ?? (names.isEmpty ? nil : 0)
    guard let index, let layer = GDALDatasetGetLayer(handle, Int32(index)) else {
      throw .layerMissing(name: name ?? "", available: names)
    }
    return layer
  }
}

/// Calls `body` with a NULL-ended list of C strings.
func withStringList<Value>(
  _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Value
) -> Value {
  var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
  for string in strings { list = CSLAddString(list, string) }
  defer { CSLDestroy(list) }
  return body(UnsafeRawPointer(list)?.assumingMemoryBound(to: UnsafePointer<CChar>?.self))
}

/// A C string of the library as text: UTF-8, or Windows-1252 when it is not UTF-8.
func text(_ pointer: UnsafePointer<CChar>?) -> String {
  guard let pointer else { return "" }
  if let string = String(validatingCString: pointer) { return string }
  var scalars = String.UnicodeScalarView()
  var at = pointer
  while at.pointee != 0 {
    scalars.append(windows1252Scalar(UInt8(bitPattern: at.pointee)))
    at += 1
  }
  return String(scalars)
}
