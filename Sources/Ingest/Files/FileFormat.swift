import Glibc

/// Which reader a file needs, by its first bytes and, where those do not tell, by its extension.
enum FileFormat {
  case geoJSON, workbook, vector, delimitedText

  init(path: String) throws(IngestError) {
    let head = try fileHead(path)
    let pathExtension = pathExtension(of: path)
    let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    let first = text.first { $0 > 32 || $0 == 0x1E }
    switch true {
    case ["shp", "dbf", "gpkg", "fgb", "kml", "kmz", "tab", "mif", "topojson"].contains(pathExtension): self = .vector
    case head.starts(with: Array("SQLite format 3".utf8)), head.starts(with: Array("fgb".utf8)): self = .vector
    case head.starts(with: [0x50, 0x4B]), head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]): self = .workbook
    case head.starts(with: [0x1F, 0x8B]): self = pathExtension == "gz" && isPackedText(path) ? .delimitedText : .geoJSON
    case first == 0x7B, first == 0x1E, ["geojson", "geojsonl", "geojsons", "json"].contains(pathExtension):
      self = .geoJSON
    case ["xlsx", "xlsm", "xls", "ods"].contains(pathExtension): self = .workbook
    default: self = .delimitedText
    }
  }
}

private func isPackedText(_ path: String) -> Bool {
  let lower = path.lowercased()
  return [".csv.gz", ".tsv.gz", ".txt.gz", ".sql.gz", ".md.gz"].contains { lower.hasSuffix($0) }
}

/// The extension of a file's name in lower case, without the dot; of `a.csv.gz` that is `gz`.
func pathExtension(of path: String) -> String {
  let name = fileName(of: path)
  return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
}

/// The first bytes of a plain file.
func fileHead(_ path: String, count most: Int = 64) throws(IngestError) -> [UInt8] {
  let name = fileName(of: path)
  guard !name.hasPrefix("~$"), !name.hasPrefix(".~lock.") else { throw .lockFile(file: name) }
  let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard file >= 0 else {
    throw errno == ENOENT || errno == ENOTDIR ? .fileMissing(file: name) : .fileUnreadable(file: name, code: errno)
  }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .fileMissing(file: name) }
  return [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
    count = max(0, read(file, buffer.baseAddress, most))
  }
}
