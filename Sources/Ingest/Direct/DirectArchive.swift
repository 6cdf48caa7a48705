import GDALBridge
import Glibc

/// Reads the one polygon file of a zip archive, or the one that `layer` names: unpacked into a folder of its own, which
/// is gone afterwards.
///
/// - Throws: `DirectError`; `layerAmbiguous` for several files of which none is named.
func archivedLayer(_ request: DirectRequest, threads: Int) async throws(DirectError) -> VectorLayer {
  let file = fileName(of: request.path)
  let archive = try ingest { () throws(IngestError) in
    try ZipDirectory(FileBytes(path: request.path, limitBytes: RowLimits.unpackedBytes))
  }
  let (main, layer) = try mainEntry(archive.entries.map(\.name), layer: request.layer, file: file)
  let folder = try ingest { () throws(IngestError) in try makeFolder(file) }
  defer { removeFolder(folder) }
  let path = try ingest { () throws(IngestError) in try unpack(main, of: archive, into: folder, file: file) }
  do {
    return try await VectorReader.read(path: path, layer: layer, encoding: request.encoding, threads: threads)
  } catch {
    throw .file(error)
  }
}

private let mapExtensions: Set<String> = ["shp", "gpkg", "fgb", "geojson", "geojsonl", "kml", "json", "topojson"]

/// The entry to read and the layer to take of it.
private func mainEntry(
  _ names: [String], layer: String?, file: String
) throws(DirectError) -> (name: String, layer: String?) {
  let all = names.filter { mapExtensions.contains(pathExtension(of: $0)) }
  let certain = all.filter { pathExtension(of: $0) != "json" }
  let candidates = certain.isEmpty ? all : certain
  if let layer, let named = candidates.first(where: { stem($0) == layer || $0 == layer }) { return (named, nil) }
  guard let only = candidates.first else {
    let isWorkbook = names.contains { $0 == "[Content_Types].xml" || $0 == "content.xml" }
    if isWorkbook { throw .file(.notThisFormat(file: file, detail: "XLSX, ODS")) }
    throw .archiveWithoutLayer(file: file, entries: Array(names.prefix(20)))
  }
  guard candidates.count == 1 else {
    let stems = candidates.map { stem($0) }
    let shown = Set(stems).count == stems.count ? stems : candidates
    throw .file(
      layer.map { .layerMissing(file: file, layer: $0, available: shown) }
        ?? .layerAmbiguous(file: file, available: shown))
  }
  return (only, layer)
}

/// Name of an entry without folders and extension.
private func stem(_ name: String) -> String {
  let base = fileName(of: name)
  return base.lastIndex(of: ".").map { String(base[..<$0]) } ?? base
}

/// Writes the entry and, for formats of several files, those beside it; returns the path of the entry.
private func unpack(
  _ main: String, of archive: ZipDirectory, into folder: String, file: String
) throws(IngestError) -> String {
  let beside = main.dropLast(pathExtension(of: main).utf8.count)
  // A name of its own on disk: one that a system cannot hold must not stop the reading.
  let base = stem(main).utf8.count <= 100 ? stem(main) : "layer"
  var left = RowLimits.unpackedBytes
  var written: Set<String> = []
  for entry in archive.entries where entry.name.dropLast(pathExtension(of: entry.name).utf8.count) == beside {
    let kind = pathExtension(of: entry.name)
    guard kind.utf8.count <= 10, written.insert(kind).inserted else { continue }
    let bytes = try archive.content(of: entry, limitBytes: left)
    left -= bytes.count
    try write(bytes, to: folder + "/" + base + "." + kind, file: file)
  }
  return folder + "/" + base + "." + pathExtension(of: main)
}

private func write(_ bytes: [UInt8], to path: String, file: String) throws(IngestError) {
  let handle = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  guard handle >= 0 else { throw .fileUnreadable(file: file, code: errno) }
  defer { close(handle) }
  var done = 0
  while done < bytes.count {
    let count = bytes.withUnsafeBytes { buffer in
      buffer.baseAddress.map { Glibc.write(handle, $0 + done, bytes.count - done) } ?? 0
    }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { throw .fileUnreadable(file: file, code: errno) }
    done += count
  }
}

/// A new folder that only this user can read.
private func makeFolder(_ file: String) throws(IngestError) -> String {
  let base = getenv("TMPDIR").map { String(cString: $0) } ?? ""
  var template = Array(((base.isEmpty ? "/tmp" : base) + "/lokus-XXXXXX").utf8CString)
  guard mkdtemp(&template) != nil else { throw .fileUnreadable(file: file, code: errno) }
  return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// Removes a folder of plain files.
private func removeFolder(_ folder: String) {
  if let entries = opendir(folder) {
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { unlink(folder + "/" + name) }
    }
    closedir(entries)
  }
  rmdir(folder)
}
