import Foundation
import TestSupport

/// A project of Muaro Jambi with real files: BPS boundaries of 2020, Podes 2018, puskesmas of 2019.
enum MuaroJambi {
  static func project() throws -> ProjectFolder {
    let project = try ProjectFolder()
    for file in [
      "adm4-bps-2020/id1505_muaro_jambi.geojson", "podes2019-jambi/podes2019_jambi_9kab.csv",
      "faskes-2019/faskes_indonesia_2019.xlsx",
    ] {
      try project.link(SharedFolder.url("data/" + file))
    }
    try project.write("lokus.yaml", yaml)
    return project
  }

  /// Podes counts severe malnutrition in 2018: a stand-in for stunting data, declared as such.
  static let yaml = """
    format: 1
    project: {name: Kabupaten Muaro Jambi, regency_code: "15.05"}
    sources:
      boundaries:
        - id: desa-2020
          file: id1505_muaro_jambi.geojson
          code_system: bps
          code_year: 2020
          columns: {code: village_code, name: village, district_code: district_code, district_name: district}
      facilities:
        - id: puskesmas
          kind: puskesmas
          file: faskes_indonesia_2019.xlsx
          where_starts_with: {kode_faskes: P1505}
          code_system: bps
          district_code_pattern: "^P([0-9]{7})"
          columns: {id: kode_faskes, name: nama_faskes, longitude: long_, latitude: lat_, district_code: kode_faskes}
        - id: posyandu
          kind: posyandu
          file: podes2019_jambi_9kab.csv
          where: {R101: "15", R102: "05"}
          code_system: bps
          columns: {village_code: [R101, R102, R103, R104], village_name: R104N}
          count: R502N
          period: 2018
      indicators:
        - id: podes
          file: podes2019_jambi_9kab.csv
          where: {R101: "15", R102: "05"}
          code_system: bps
          columns: {village_code: [R101, R102, R103, R104], village_name: R104N, district_name: R103N}
          values:
            - {indicator: gizi_buruk_podes, period: 2018, numerator: R1207, denominator: [R401A1, R401A2, R401B]}
            - {indicator: sumber_air_minum_utama, period: 2018, value: R404}
            - {indicator: tempat_bab_utama, period: 2018, value: R405A}
    parameters:
      headline: {indicator: gizi_buruk_podes, stand_in: true}
      main_indicators: [air_minum_layak, sanitasi_layak, asi_eksklusif]
      lokus: {number: 10}
      access:
        - {service: puskesmas, threshold_m: 10000, source: usulan Lokus, status: usulan}
        - {service: posyandu, threshold_m: 1000, source: usulan Lokus, status: usulan}
    """ + "\n"
}
