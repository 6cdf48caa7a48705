internal import Ingest
internal import Stunting

/// What the attributes of a layer look like: the columns that were recognised.
struct LayerLook {
  var codeColumn: String?
  var codeSystem: CodeSystem?
  /// Name of the village, or of the facility.
  var nameColumn: String?
  var idColumn: String?
  var districtColumn: String?
  var districtCodeColumn: String?
  var regencyColumn: String?

  init(_ table: TextTable) {
    let code = villageCodeColumn(table)
    codeColumn = code?.column
    codeSystem = code?.system
    nameColumn = first(
      table, ["nama_desa", "desa", "nama_kelurahan", "kelurahan", "village", "wadmkd", "namobj", "nama", "name"],
      except: code?.column)
    districtColumn = first(
      table, ["kecamatan", "nama_kecamatan", "district", "wadmkc", "nmkec"], except: code?.column)
    districtCodeColumn = first(table, ["kode_kecamatan", "district_code", "kdkec"], except: code?.column)
    regencyColumn = first(table, ["kabupaten", "regency", "wadmkk", "nmkab", "kabupaten_kota"], except: nil)
    idColumn = first(table, ["id", "kode_faskes", "kode", "no", "fid"], except: code?.column)
  }
}

/// The first known name that is a column with anything in it, whatever its case.
private func first(_ table: TextTable, _ names: [String], except: String?) -> String? {
  for name in names {
    guard let index = table.columnNames.firstIndex(where: { $0.lowercased() == name }) else { continue }
    let column = table.columnNames[index]
    let isFilled = (0..<min(table.rowCount, 200)).contains { !table.trimmed($0, index).isEmpty }
    if isFilled, column != except { return column }
  }
  return nil
}

/// The column in which nearly every cell is a village code, and whose system fits more of them.
///
/// Both systems have ten digits. With dots a code is Kemendagri's; without, its seventh digit tells: 1 or 2 throughout
/// is Kemendagri's (kelurahan, desa), anything else is BPS'. The file says so, for a person to check.
func villageCodeColumn(_ table: TextTable) -> (column: String, system: CodeSystem)? {
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
