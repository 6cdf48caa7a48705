internal import Foundation
internal import GDALBridge
internal import Ingest
internal import Project
internal import Stunting

/// What a file holds, as far as its form tells.
enum FileShape {
  case polygons(TextTable)
  case points(TextTable)
  /// Roads, rivers: not read yet.
  case lines
  case raster
  case table(TextTable)
}

/// Looks at a file: rasters by their name, layers by their geometry, all else as a table.
///
/// - Throws: `IngestError` when no reader knows it.
func shape(of url: URL, sheet: String?) async throws -> FileShape {
  if ["tif", "tiff", "asc"].contains(url.pathExtension.lowercased()) { return .raster }
  if let layer = try await layerIfAny(url, sheet: sheet), layer.geometry.contains(where: { $0 != .null }) {
    let table = TextTable(layer: layer, file: url.lastPathComponent)
    if layer.geometry.contains(.polygon) { return .polygons(table) }
    return layer.geometry.contains(.point) ? .points(table) : .lines
  }
  return .table(try await TableReader.read(TableFile(path: url.path, sheet: sheet), expecting: []))
}

/// The layer of a file; nil when it is none: a table, or nothing that is known.
private func layerIfAny(_ url: URL, sheet: String?) async throws -> VectorLayer? {
  do { return try await VectorReader.read(path: url.path, layer: sheet) } catch {
    switch error {
    case .notThisFormat, .layerAmbiguous, .layerMissing: return nil
    default: throw error
    }
  }
}

/// The first rows of a table, so that a file with a row a child is recognised without holding it; nil for what is no
/// table or has several sheets.
func headTable(_ url: URL, sheet: String?) -> TextTable? {
  let file = TableFile(path: url.path, sheet: sheet)
  guard let sheets = try? RowFile.sheets(of: file) else { return nil }
  let visible = sheets.filter { !$0.isHidden }
  guard sheet != nil || visible.count <= 1 else { return nil }
  var rows: [SheetRow] = []
  let isRead: Void? = try? RowFile.forEachRow(in: file) { row in
    rows.append(row)
    return rows.count < 300
  }
  guard isRead != nil, !rows.isEmpty else { return nil }
  return try? TextTable(file: url.lastPathComponent, rows: rows, merges: [], expecting: [], layout: TableLayout())
}

/// Rows of a table that detection looks at.
func sampleRows(_ table: TextTable) -> [[String]] {
  (0..<min(table.rowCount, 200)).map { row in table.columnNames.indices.map { table.trimmed(row, $0) } }
}

/// The path from the project's folder, when the file lies in or below it; else the whole path.
func relativePath(_ url: URL, from folder: URL) -> String {
  let base = folder.standardizedFileURL.path
  let full = url.standardizedFileURL.path
  return full.hasPrefix(base + "/") ? String(full.dropFirst(base.count + 1)) : full
}
