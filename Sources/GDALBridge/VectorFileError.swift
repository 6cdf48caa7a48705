/// What stops the reading of a file through GDAL. No case holds a path.
public enum VectorFileError: Error, Sendable, Equatable {
  /// There is no such file, or it is no plain file.
  case missing
  /// The name asks for a virtual file system, a service or a driver: refused.
  case refusedName
  /// No allowed driver reads the file. `detail`: the message of the library, without folders.
  case notVector(detail: String)
  /// The file was opened and then found cut off or damaged.
  case damaged(detail: String)
  /// There is no such layer or sheet; `available` are those that exist.
  case layerMissing(name: String, available: [String])
  /// The file has several layers and none was named.
  case layerAmbiguous(available: [String])
  /// More vertices than a polygon set can index.
  case tooLarge
}
