import GDALBridge
import Ingest

extension VillageRow {
  func with(measured count: Int) -> VillageRow {
    var row = self
    row.measured = count
    return row
  }
}

/// The polygons of a layer with their codes.
func layerRows(_ layer: VectorLayer, code: String, district: String) -> [VillageRow] {
  guard let codes = layer.column(code), let districts = layer.column(district) else { return [] }
  return (0..<layer.featureCount).filter { layer.geometry[$0] == .polygon }.map { feature in
    VillageRow(
      code: layer.columns[codes][feature].text, district: layer.columns[districts][feature].text, measured: 0,
      polygons: layer.polygons, feature: feature)
  }
}

/// The named columns of a delimited file, one array of cells a row.
func table(_ path: String, columns names: [String]) throws -> [[String]] {
  var places: [Int] = []
  var rows: [[String]] = []
  var missing: String?
  try RowFile.forEachRow(in: TableFile(path: path)) { row throws(IngestError) -> Bool in
    if places.isEmpty {
      for name in names {
        guard let place = row.cells.firstIndex(of: name) else {
          missing = name
          return false
        }
        places.append(place)
      }
    } else {
      rows.append(places.map { $0 < row.cells.count ? row.cells[$0] : "" })
    }
    return true
  }
  if let missing { throw RegencyFault.column(file: path, name: missing) }
  return rows
}

/// Families of each village by "id" and its ten digits.
func podesFamilies(_ path: String) throws -> [String: Int] {
  let columns = ["R101", "R102", "R103", "R104", "R401A1", "R401A2", "R401B"]
  return try table(path, columns: columns).reduce(into: [:]) { result, row in
    result["id" + row[0...3].joined()] = row[4...6].reduce(0) { $0 + (Int($1) ?? 0) }
  }
}

/// Children measured in August 2024 by kecamatan, puskesmas of one kecamatan added.
func kecamatanMeasured(_ path: String) throws -> [String: Int] {
  let rows = try table(path, columns: ["Tahun", "Bulan", "Kecamatan", "Jumlah Yang Diukur"])
  return rows.filter { $0[0] == "2024" && $0[1] == "Agustus" }.reduce(into: [:]) { result, row in
    result[letters(row[2]), default: 0] += Int(row[3]) ?? 0
  }
}

/// Each kecamatan's children in equal parts for its villages, the rest one by one for the first ones.
func spread(_ measured: [String: Int], over villages: [VillageRow]) -> [VillageRow] {
  var counts: [String: Int] = [:]
  for village in villages { counts[village.district, default: 0] += 1 }
  var given: [String: Int] = [:]
  return villages.compactMap { village in
    let key = letters(village.district)
    // One kecamatan's name is shorter on the map: "Sumbermanjing" of "Sumbermanjing Wetan".
    let name = measured[key] == nil ? measured.keys.sorted().first { $0.hasPrefix(key) } : key
    guard let name, let total = measured[name], let parts = counts[village.district] else { return nil }
    let place = given[village.district, default: 0]
    given[village.district] = place + 1
    return village.with(measured: total / parts + (place < total % parts ? 1 : 0))
  }
}

private func letters(_ name: String) -> String { name.uppercased().filter(\.isLetter) }
