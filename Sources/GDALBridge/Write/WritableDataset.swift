import CGDAL

/// A data set being written; closed when it goes out of scope, if not before.
final class WritableDataset {
  private var handle: GDALDatasetH?
  private let format: WrittenFormat

  init(_ path: String, _ format: WrittenFormat, _ log: ErrorLog) throws(VectorWriteError) {
    registerDrivers()
    guard let driver = GDALGetDriverByName(format.driver) else { throw .cannotWrite(detail: format.driver) }
    handle = GDALCreate(driver, path, 0, 0, 0, GDT_Unknown, nil)
    self.format = format
    guard handle != nil else { throw .cannotWrite(detail: log.failures.first ?? "") }
  }

  deinit { if let handle { GDALClose(handle) } }

  /// Adds a layer with all its features.
  func add(_ layer: LayerToWrite, _ log: ErrorLog) throws(VectorWriteError) {
    let created = try create(layer, log)
    let isTransaction = format == .geoPackage && GDALDatasetStartTransaction(handle, 0) == OGRERR_NONE
    let fields = try addFields(layer.columns, to: created, log)
    let writer = FeatureWriter(layer, created, fields)
    for feature in 0..<layer.shapes.count {
      guard writer.write(feature), log.failures.isEmpty else { throw failure(log) }
    }
    if isTransaction, GDALDatasetCommitTransaction(handle) != OGRERR_NONE { throw failure(log) }
    guard log.failures.isEmpty else { throw failure(log) }
  }

  /// Closes the file; what the library could not write until now it tells here.
  func close(_ log: ErrorLog) throws(VectorWriteError) {
    if let handle { GDALClose(handle) }
    handle = nil
    guard log.failures.isEmpty else { throw failure(log) }
  }

  private func failure(_ log: ErrorLog) -> VectorWriteError { .cannotWrite(detail: log.failures.first ?? "") }

  private func create(_ layer: LayerToWrite, _ log: ErrorLog) throws(VectorWriteError) -> OGRLayerH {
    let type: OGRwkbGeometryType = if case .points = layer.shapes { wkbPoint } else { wkbMultiPolygon }
    let reference = layer.reference == .wgs84 ? try wgs84(log) : nil
    defer { if let reference { OSRRelease(reference) } }
    let created = withStringList(options(layer)) { options in
      // The library takes the list as changeable and does not change it.
      let list = UnsafeMutableRawPointer(mutating: UnsafeRawPointer(options))
      return GDALDatasetCreateLayer(
        handle, plain(layer.name), reference, type, list?.assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self))
    }
    guard let created else { throw failure(log) }
    return created
  }

  private func wgs84(_ log: ErrorLog) throws(VectorWriteError) -> OGRSpatialReferenceH {
    guard let reference = OSRNewSpatialReference(nil) else { throw failure(log) }
    guard OSRImportFromEPSG(reference, 4326) == OGRERR_NONE else {
      OSRRelease(reference)
      throw failure(log)
    }
    // Coordinates come longitude first, whatever the definition's own order of axes.
    OSRSetAxisMappingStrategy(reference, OAMS_TRADITIONAL_GIS_ORDER)
    return reference
  }

  private func options(_ layer: LayerToWrite) -> [String] {
    // With its index a FlatGeobuf loses the order of the features.
    guard format == .geoPackage else { return ["SPATIAL_INDEX=NO"] }
    let taken = Set(layer.columns.map { $0.name.lowercased() })
    var options = [
      "FID=" + free("fid", taken), "GEOMETRY_NAME=" + free("geom", taken), "IDENTIFIER=" + plain(layer.name),
      "SPATIAL_INDEX=YES",
    ]
    if !layer.description.isEmpty { options.append("DESCRIPTION=" + plain(layer.description)) }
    return options
  }

  private func addFields(
    _ columns: [LayerColumn], to layer: OGRLayerH, _ log: ErrorLog
  ) throws(VectorWriteError) -> [Int32] {
    var fields: [Int32] = []
    for column in columns {
      let definition = OGR_Fld_Create(plain(column.name), column.values.type)
      defer { OGR_Fld_Destroy(definition) }
      guard let definition else { throw failure(log) }
      if case .boolean = column.values { OGR_Fld_SetSubType(definition, OFSTBoolean) }
      guard OGR_L_CreateField(layer, definition, 1) == OGRERR_NONE else { throw failure(log) }
      fields.append(Int32(fields.count))
    }
    return fields
  }
}

/// Once a process, as for reading.
private let driversRegistered: Void = {
  CPLSetConfigOption("GDAL_DRIVER_PATH", "disable")
  GDALAllRegister()
}()

private func registerDrivers() { _ = driversRegistered }

/// A name that no column has.
private func free(_ name: String, _ taken: Set<String>) -> String {
  var free = name
  while taken.contains(free) { free += "_" }
  return free
}

/// Without zero characters, which would end a C string.
func plain(_ text: String) -> String { text.utf8.contains(0) ? String(text.filter { $0 != "\0" }) : text }

extension LayerValues {
  fileprivate var type: OGRFieldType {
    switch self {
    case .text: OFTString
    case .integer: OFTInteger64
    case .real: OFTReal
    case .boolean: OFTInteger
    }
  }
}
