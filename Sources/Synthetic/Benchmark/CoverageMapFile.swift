public import Foundation
import Geometry

extension SyntheticCoverageMap {
  /// Writes the map as one GeoJSON file with the properties `code`, `name`, `stunted`, `measured`.
  ///
  /// - Throws: What the file system says.
  public func write(to file: URL) throws {
    guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: file.path])
    }
    let handle = try FileHandle(forWritingTo: file)
    defer { try? handle.close() }
    var text = GeoJSONText(name: "villages")
    for village in codes.indices {
      text.polygon(
        village, of: polygons.planar,
        [
          ("code", .text(codes[village])), ("name", .text(names[village])), ("stunted", .number(stunted[village])),
          ("measured", .number(measured[village])),
        ])
      if village % 2_000 == 1_999 { try handle.write(contentsOf: Data(text.takeBytes())) }
    }
    text.end()
    try handle.write(contentsOf: Data(text.takeBytes()))
  }
}
