internal import Foundation
internal import GDALBridge
internal import Ingest
internal import Stunting

/// What `init` takes a file for.
enum FileRole: String {
  case boundaries
  case facilities
  case indicators

  var indonesian: String {
    switch self {
    case .boundaries: "batas desa/kelurahan"
    case .facilities: "fasilitas"
    case .indicators: "tabel indikator"
    }
  }
}

/// What a file looks like: its role and the columns that were recognised.
struct FileLook {
  var path: String
  var role: FileRole
  var rows: Int
  var columns: [String]
  var codeColumn: String?
  var codeSystem: CodeSystem?
  /// Name of the village.
  var nameColumn: String?
  /// Identifier and name of a facility.
  var facilityIDColumn: String?
  var facilityNameColumn: String?
  var periodColumn: String?
  var districtColumn: String?
  var districtCodeColumn: String?
  var longitudeColumn: String?
  var latitudeColumn: String?
}

/// Looks at one file. Polygons are boundaries, points or coordinate columns are facilities, all else is a table.
func look(at url: URL, from folder: URL) async throws -> FileLook {
  let path = relativePath(url, from: folder)
  if let layer = try? await VectorReader.read(path: url.path), layer.geometry.contains(where: { $0 != .null }) {
    let table = TextTable(layer: layer, file: url.lastPathComponent)
    let isPolygons = layer.geometry.contains(.polygon)
    return describe(table, path: path, role: isPolygons ? .boundaries : .facilities)
  }
  let table = try await TableReader.read(TableFile(path: url.path), expecting: [])
  var look = describe(table, path: path, role: .indicators)
  if look.longitudeColumn != nil, look.latitudeColumn != nil { look.role = .facilities }
  return look
}

private func describe(_ table: TextTable, path: String, role: FileRole) -> FileLook {
  var look = FileLook(path: path, role: role, rows: table.rowCount, columns: table.columnNames)
  if let code = codeColumn(table) {
    look.codeColumn = code.column
    look.codeSystem = code.system
  }
  look.nameColumn = first(
    table,
    ["nama_desa", "desa", "nama_kelurahan", "kelurahan", "village", "namobj", "nama", "wadmkd", "name", "nama_faskes"],
    except: look.codeColumn)
  look.districtColumn = first(
    table, ["kecamatan", "nama_kecamatan", "district", "wadmkc", "nmkec"], except: look.codeColumn)
  look.districtCodeColumn = first(table, ["kode_kecamatan", "district_code", "kdkec"], except: look.codeColumn)
  look.facilityIDColumn = first(table, ["id", "kode_faskes", "kode", "no"], except: look.codeColumn)
  look.facilityNameColumn = first(table, ["nama_faskes", "nama_posyandu", "nama", "name", "namobj"], except: nil)
  look.periodColumn = periodColumn(table)
  look.longitudeColumn = first(table, ["longitude", "bujur", "long", "lon", "lng", "long_", "x"], except: nil)
  look.latitudeColumn = first(table, ["latitude", "lintang", "lat", "lat_", "y"], except: nil)
  return look
}

/// A column of months or years whose cells can all be read as periods.
private func periodColumn(_ table: TextTable) -> String? {
  guard let name = first(table, ["bulan", "periode", "period", "bulan_timbang", "tahun"], except: nil),
    let index = table.columnNames.firstIndex(of: name)
  else { return nil }
  let cells = (0..<min(table.rowCount, 200)).map { table.trimmed($0, index) }.filter { !$0.isEmpty }
  return !cells.isEmpty && cells.allSatisfy { periodFromText($0) != nil } ? name : nil
}

/// The first known name that is a column, whatever its case.
private func first(_ table: TextTable, _ names: [String], except: String?) -> String? {
  for name in names {
    if let column = table.columnNames.first(where: { $0.lowercased() == name }), column != except { return column }
  }
  return nil
}

/// The column in which nearly every cell is a village code, and whose system fits more of them.
///
/// Both systems have ten digits. With dots a code is Kemendagri's; without, its seventh digit tells: 1 or 2 throughout
/// is Kemendagri's (kelurahan, desa), anything else is BPS'. The file says so, for a person to check.
private func codeColumn(_ table: TextTable) -> (column: String, system: CodeSystem)? {
  let sample = 0..<min(table.rowCount, 200)
  for (index, name) in table.columnNames.enumerated() {
    let cells = sample.map { table.trimmed($0, index) }.filter { !$0.isEmpty }
    let codes = cells.compactMap { RegionCode($0, system: .kemendagri) ?? RegionCode($0, system: .bps) }
      .filter { $0.level == .village }
    guard !cells.isEmpty, codes.count * 10 >= cells.count * 9 else { continue }
    let hasPrefix = cells.contains { $0.lowercased().hasPrefix("id") }
    let seventh = Set(codes.compactMap { $0.digits.dropFirst(6).first })
    let isKemendagri = cells.contains { $0.contains(".") } || (!hasPrefix && seventh.isSubset(of: ["1", "2"]))
    return (name, isKemendagri ? .kemendagri : .bps)
  }
  return nil
}

/// The path from the project's folder, when the file lies in or below it; else the whole path.
private func relativePath(_ url: URL, from folder: URL) -> String {
  let base = folder.standardizedFileURL.path
  let full = url.standardizedFileURL.path
  return full.hasPrefix(base + "/") ? String(full.dropFirst(base.count + 1)) : full
}
