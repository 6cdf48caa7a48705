import CGDAL
import Glibc

/// Writing of vector layers through GDAL: one new file, the same bytes for the same layers, whatever the clock says.
///
/// Calls on several threads do not share anything.
public enum VectorLayerWriter {
  /// Writes layers to a file that does not exist yet. What could not be finished is removed, so a file that is there is
  /// whole; write beside the final name and rename, so that a program that is stopped leaves no half a file either.
  ///
  /// - Parameters:
  ///   - path: A plain file in an existing folder.
  /// - Throws: `VectorWriteError`.
  public static func write(
    _ layers: [LayerToWrite], to path: String, format: WrittenFormat = .geoPackage
  ) throws(VectorWriteError) {
    try check(layers, format)
    let target = try NewFile(path)
    do {
      try ErrorLog.capturing(folder: target.folder) { log throws(VectorWriteError) in
        try withFixedClock { () throws(VectorWriteError) in try writeAll(layers, to: target.path, format, log) }
      }
      try target.finish()
    } catch {
      target.remove()
      throw error
    }
  }

  private static func writeAll(
    _ layers: [LayerToWrite], to path: String, _ format: WrittenFormat, _ log: ErrorLog
  ) throws(VectorWriteError) {
    let dataset = try WritableDataset(path, format, log)
    for layer in layers { try dataset.add(layer, log) }
    try dataset.close(log)
  }

  /// GDAL writes this time in place of the clock's, on this thread.
  private static func withFixedClock(_ body: () throws(VectorWriteError) -> Void) throws(VectorWriteError) {
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z")
    defer { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nil) }
    try body()
  }

  private static func check(_ layers: [LayerToWrite], _ format: WrittenFormat) throws(VectorWriteError) {
    guard !layers.isEmpty, format == .geoPackage || layers.count == 1 else { throw .layerCount(layers.count) }
    var names: Set<String> = []
    for layer in layers {
      guard !layer.name.isEmpty, names.insert(layer.name.lowercased()).inserted else { throw .layerName(layer.name) }
      let shapes = layer.shapes
      if !format.keepsFeaturesWithoutGeometry, let bare = (0..<shapes.count).first(where: { !shapes.isPresent($0) }) {
        throw .missingGeometry(layer: layer.name, feature: bare)
      }
      var columns: Set<String> = []
      for column in layer.columns {
        guard !column.name.isEmpty, columns.insert(column.name.lowercased()).inserted else {
          throw .columnName(layer: layer.name, column: column.name)
        }
        guard column.values.count == layer.shapes.count else {
          throw .unevenColumn(
            layer: layer.name, column: column.name, features: layer.shapes.count, values: column.values.count)
        }
      }
    }
  }
}

/// A file that does not exist yet, by its absolute path.
private struct NewFile {
  let path: String
  let folder: String

  init(_ path: String) throws(VectorWriteError) {
    let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let name = path[cut...]
    guard !path.utf8.contains(0), !name.isEmpty, name != ".", name != "..", !path.lowercased().hasPrefix("/vsi"),
      !path.contains("://")
    else { throw .refusedName }
    guard let resolved = realpath(cut == path.startIndex ? "." : String(path[..<cut]), nil) else {
      throw .folderMissing
    }
    defer { free(resolved) }
    let base = String(cString: resolved)
    folder = base.hasSuffix("/") ? base : base + "/"
    self.path = folder + name
    var status = stat()
    guard !self.path.lowercased().hasPrefix("/vsi") else { throw .refusedName }
    guard stat(base, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw .folderMissing }
    guard lstat(self.path, &status) != 0 else { throw .exists }
  }

  /// Makes sure that the bytes are on disk: a full disk may tell only now.
  func finish() throws(VectorWriteError) {
    let handle = open(path, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { throw .cannotWrite(detail: "errno \(errno)") }
    defer { close(handle) }
    guard fsync(handle) == 0 else { throw .cannotWrite(detail: "errno \(errno)") }
  }

  /// Removes the file and what SQLite leaves beside one that it could not finish.
  func remove() {
    for suffix in ["", "-journal", "-wal", "-shm"] { unlink(path + suffix) }
  }
}
