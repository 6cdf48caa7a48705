import Foundation
import TestSupport
import Testing

/// Real roads, and real reports of travel beside computed distances.
@Suite("Roads of Jakarta and Podes", .enabled(if: SharedData.isPresent, SharedData.skipReason))
struct RoadsAndReportsTests {
  @Test func everyKelurahanOfJakartaHasATimeOrIsNamedCutOff() async throws {
    let project = try ProjectFolder()
    for file in [
      "adm4-national-2025/adm4_31.geojsonl.gz", "faskes-dki-rbi/puskesmas.geojson", "roads-jakarta/jakarta_roads.shp",
      "roads-jakarta/jakarta_roads.shx", "roads-jakarta/jakarta_roads.dbf", "roads-jakarta/jakarta_roads.prj",
    ] { try project.link(SharedFolder.url("data/" + file)) }
    let command = [
      "access", "adm4_31.geojsonl.gz", "--code", "kode", "--name", "nama", "--facilities", "puskesmas.geojson",
      "--service", "puskesmas", "--roads", "jakarta_roads.shp", "--threshold-min", "15",
    ]
    let result = try await LokusProgram.succeed(command + ["--format", "json"], in: project)
    let rows = try #require(try JSONValue(text: result.output)["access"]?.array)
    #expect(rows.count > 200)
    for row in rows {
      let isCut = row["access_class"]?.string == "cut_off"
      #expect(row["cost_model"]?.string == "road" && (row["mean_min"]?.number == nil) == isCut)
      #expect(row["snap_m"]?.number ?? 0 <= 2000, "nothing is snapped from farther than the limit")
    }
    let text = try await LokusProgram.succeed(command, in: project).output
    #expect(text.contains("jakarta_roads.shp: 18.574 dibaca, 18.574 dipakai, 0 tidak dipakai"))
  }

  @Test(arguments: [("05", "id1505_muaro_jambi", 155), ("01", "id1501_kerinci", 287)])
  func everyVillageOfPodesHasItsReport(_ regency: String, _ boundaries: String, _ villages: Int) async throws {
    let project = try ProjectFolder()
    for file in [
      "adm4-bps-2020/\(boundaries).geojson", "podes2019-jambi/podes2019_jambi_9kab.csv",
      "faskes-2019/faskes_indonesia_2019.xlsx",
    ] { try project.link(SharedFolder.url("data/" + file)) }
    try project.write("lokus.yaml", yaml(regency, boundaries))
    try await LokusProgram.succeed(["import"], in: project)
    let result = try await LokusProgram.succeed(["access", "--format", "json"], in: project)
    let rows = try #require(try JSONValue(text: result.output)["access"]?.array)
    let reported = rows.filter { $0["is_reported"]?.bool == true }
    #expect(reported.count == villages && reported.allSatisfy { $0["median_m"]?.number != nil })
    let text = try await LokusProgram.succeed(["access"], in: project).output
    #expect(text.contains("Dihitung dan dilaporkan desa (\(villages) desa/kelurahan)"))
  }

  private func yaml(_ regency: String, _ boundaries: String) -> String {
    """
    format: 1
    project: {name: Kabupaten, regency_code: "15.\(regency)"}
    sources:
      boundaries:
        - id: desa-2020
          file: \(boundaries).geojson
          code_system: bps
          columns: {code: village_code, name: village, district_code: district_code, district_name: district}
      facilities:
        - id: puskesmas
          kind: puskesmas
          file: faskes_indonesia_2019.xlsx
          where_starts_with: {kode_faskes: P15\(regency)}
          code_system: bps
          columns: {id: kode_faskes, name: nama_faskes, longitude: long_, latitude: lat_}
      reported_travel:
        - id: podes
          kind: puskesmas
          file: podes2019_jambi_9kab.csv
          where: {R101: "15", R102: "\(regency)"}
          code_system: bps
          columns:
            village_code: [R101, R102, R103, R104]
            village_name: R104N
            km: [R502CK3, R502DK3]
            count: [R502CK2, R502DK2]
          period: 2018
    parameters:
      access:
        - {service: puskesmas, threshold_m: 10000, source: usulan Lokus, status: usulan}
    """ + "\n"
  }
}
