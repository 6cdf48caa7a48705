import Geometry

/// The tables of a regency as offices would send them, before faults.
struct CleanTables {
  let regency: SyntheticRegency

  static let placeColumns = ["kode_desa", "nama_desa", "kecamatan"]

  func weighing(_ month: SyntheticWeighing) -> TextTable {
    TextTable(
      fileName: "balita_\(month.month).csv",
      header: CleanTables.placeColumns + ["bulan", "balita_sasaran", "balita_diukur", "pendek", "sangat_pendek"],
      rows: regency.villages.indices.map { v in
        place(v) + [month.month]
          + [month.target[v], month.measured[v], month.short[v], month.severelyShort[v]].map(String.init)
      })
  }

  func coverage() -> TextTable {
    TextTable(
      fileName: "cakupan_2025.csv",
      header: CleanTables.placeColumns
        + regency.coverage.flatMap { [$0.indicator.key + "_terlayani", $0.indicator.key + "_sasaran"] },
      rows: regency.villages.indices.map { v in
        place(v) + regency.coverage.flatMap { [$0.served[v], $0.target[v]].map { $0.map(String.init) ?? "" } }
      })
  }

  func puskesmas() -> TextTable {
    TextTable(
      fileName: "puskesmas.csv",
      header: ["kode", "nama", "kode_kecamatan", "kecamatan", "bujur", "lintang"] + columns(regency.puskesmas),
      rows: regency.puskesmas.map { facility in
        let district = regency.districts[regency.villages[facility.village].district]
        return [facility.id, facility.name, district.code, district.name] + position(facility) + texts(facility)
      })
  }

  func posyandu() -> TextTable { villageFacilities(regency.posyandu, fileName: "posyandu.csv") }
  func water() -> TextTable { villageFacilities(regency.waterPoints, fileName: "air_minum.csv") }

  /// Code, name and kecamatan of a village.
  func place(_ v: Int) -> [String] {
    let village = regency.villages[v]
    return [village.code, village.name, regency.districts[village.district].name]
  }

  private func villageFacilities(_ facilities: [SyntheticFacility], fileName: String) -> TextTable {
    TextTable(
      fileName: fileName,
      header: ["id", "nama"] + CleanTables.placeColumns + ["bujur", "lintang"] + columns(facilities),
      rows: facilities.map { [$0.id, $0.name] + place($0.village) + position($0) + texts($0) })
  }

  private func position(_ facility: SyntheticFacility) -> [String] {
    [DegreeText.text(facility.position.longitude), DegreeText.text(facility.position.latitude)]
  }

  private func columns(_ facilities: [SyntheticFacility]) -> [String] {
    facilities.first?.attributes.map(\.column) ?? []
  }
  private func texts(_ facility: SyntheticFacility) -> [String] { facility.attributes.map(\.text) }
}
