import ArgumentParser
import Foundation
import GDALBridge
import Ingest

/// The regencies that can be calibrated on.
enum RegencySource: String, Sendable, CaseIterable, ExpressibleByArgument {
  case muaroJambi = "muaro-jambi"
  case kerinci
  case malang
  case sarolangun
  /// The invented regency of the repository, for a trial without real data.
  case contoh

  static let defaults: [RegencySource] = [.muaroJambi, .kerinci, .malang]
  static var allKeys: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// Children measured for each family: about a third of a child under five a family, three in four of them weighed.
  static let childrenPerFamily = 0.25

  func read(threads: Int) async throws -> Regency {
    switch self {
    case .muaroJambi: try await podes("Muaro Jambi", file: "id1505_muaro_jambi", threads)
    case .kerinci: try await podes("Kerinci", file: "id1501_kerinci", threads)
    case .sarolangun: try await podes("Sarolangun", file: "id1503_sarolangun", threads)
    case .malang: try await malangRegency(threads)
    case .contoh: try await contohRegency(threads)
    }
  }

  /// Families of the village census of 2018, times a constant.
  private func podes(_ name: String, file: String, _ threads: Int) async throws -> Regency {
    let shared = try sharedFolder()
    let layer = try await GeoJSONReader.read(path: shared + "/data/adm4-bps-2020/\(file).geojson", threads: threads)
    let families = try podesFamilies(shared + "/data/podes2019-jambi/podes2019_jambi_9kab.csv")
    let villages = layerRows(layer, code: "village_code", district: "district").compactMap { row in
      // The layer also holds lakes, which no family lives on.
      families["id" + row.code.trimmingPrefix("id")].map { count in
        row.with(measured: Int((Double(count) * RegencySource.childrenPerFamily).rounded()))
      }
    }
    return try await Regency(
      key: rawValue, name: name,
      denominators: "families of Podes 2018 x \(RegencySource.childrenPerFamily)", villages: villages,
      threads: threads)
  }

  /// Children measured by the puskesmas of each kecamatan, in equal parts for its villages.
  private func malangRegency(_ threads: Int) async throws -> Regency {
    let shared = try sharedFolder()
    let folder = shared + "/data/adm4-bps-2020/id3507_malang"
    var rows: [VillageRow] = []
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    for file in files where file.hasSuffix(".geojson") {
      let layer = try await GeoJSONReader.read(path: folder + "/" + file, threads: threads)
      rows += layerRows(layer, code: "village_code", district: "district")
    }
    let measured = try kecamatanMeasured(shared + "/data/stunting-kab-malang/kesehatan_stunting.csv")
    return try await Regency(
      key: rawValue, name: "Kab. Malang",
      denominators:
        "children measured by the puskesmas of each kecamatan, August 2024, in equal parts for its villages",
      villages: spread(measured, over: rows), threads: threads)
  }

  private func contohRegency(_ threads: Int) async throws -> Regency {
    let folder = "geodata/kabupaten-contoh"
    guard FileManager.default.fileExists(atPath: folder) else { throw RegencyFault.missing(folder) }
    let layer = try await GeoJSONReader.read(path: folder + "/batas_desa.geojson", threads: threads)
    let measured = try table(folder + "/balita_2025-08.csv", columns: ["kode_desa", "balita_diukur"]).reduce(
      into: [String: Int]()
    ) { $0[$1[0]] = Int($1[1]) }
    let villages = layerRows(layer, code: "kode_desa", district: "kecamatan").compactMap { row in
      measured[row.code].map { row.with(measured: $0) }
    }
    return try await Regency(
      key: rawValue, name: "Kabupaten Contoh (invented)", denominators: "children measured, August 2025",
      villages: villages, threads: threads)
  }
}

/// Why a regency cannot be read.
enum RegencyFault: Error {
  case noSharedFolder
  case missing(String)
  case column(file: String, name: String)

  var text: String {
    switch self {
    case .noSharedFolder:
      """
      LOKUS_SHARED is not set: it names the folder of real data (data/adm4-bps-2020 and others). \
      Without it, try --regency contoh, the invented regency of this repository.
      """
    case .missing(let path): "not there: \(path)"
    case .column(let file, let name): "\(file): no column \(name)"
    }
  }
}

private func sharedFolder() throws -> String {
  guard let path = ProcessInfo.processInfo.environment["LOKUS_SHARED"], !path.isEmpty else {
    throw RegencyFault.noSharedFolder
  }
  guard FileManager.default.fileExists(atPath: path + "/data") else { throw RegencyFault.missing(path + "/data") }
  return path
}
