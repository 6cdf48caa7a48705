internal import Foundation
internal import GDALBridge

/// What a file of a command holds.
enum OutputContent {
  case bytes([UInt8])
  case geoPackage([LayerToWrite])
}

/// Writes files each beside its final name, then puts all in their places; when one can't be written, none is changed.
func writeTogether(_ files: [(URL, OutputContent)]) throws {
  var staged: [(from: URL, to: URL)] = []
  do {
    for (url, content) in files { staged.append((try stage(content, for: url), url)) }
    for file in staged { try replace(file.to, with: file.from) }
  } catch {
    for file in staged { try? FileManager.default.removeItem(at: file.from) }
    throw error
  }
}

private func stage(_ content: OutputContent, for url: URL) throws -> URL {
  let beside = url.deletingLastPathComponent().appendingPathComponent(".lokus-baru.\(url.lastPathComponent)")
  try? FileManager.default.removeItem(at: beside)
  do {
    switch content {
    case .bytes(let bytes): try Data(bytes).write(to: beside)
    case .geoPackage(let layers): try VectorLayerWriter.write(layers, to: beside.path)
    }
  } catch let error as VectorWriteError {
    throw error
  } catch {
    try? FileManager.default.removeItem(at: beside)
    throw OutputError.cannotWrite(name: url.lastPathComponent, reason: reason(error))
  }
  return beside
}

private func replace(_ url: URL, with staged: URL) throws {
  guard rename(staged.path, url.path) == 0 else {
    throw OutputError.cannotWrite(name: url.lastPathComponent, reason: String(cString: strerror(errno)))
  }
}

private func reason(_ error: any Error) -> String {
  guard let error = error as? CocoaError else { return "\(type(of: error))" }
  let posix = error.userInfo[NSUnderlyingErrorKey] as? POSIXError
  return posix.map { String(cString: strerror($0.code.rawValue)) } ?? "\(error.code.rawValue)"
}
