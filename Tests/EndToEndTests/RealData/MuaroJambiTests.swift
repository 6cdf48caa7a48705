import Foundation
import TestSupport
import Testing

/// Real files of Muaro Jambi, from import to lokus list.
@Suite("Muaro Jambi", .enabled(if: SharedData.isPresent, SharedData.skipReason))
struct MuaroJambiTests {
  private func report(_ project: ProjectFolder) async throws -> CheckReport {
    try CheckReport(await LokusProgram.succeed(["import", "--format", "json"], in: project).output)
  }

  @Test func everyRowIsJoinedAndNothingIsLost() async throws {
    let report = try await report(MuaroJambi.project())
    #expect(report.isNothingLost)
    let boundaries = try report.source("desa-2020")
    #expect(boundaries.read == 155 && boundaries.used == 155)
    let podes = try report.source("podes")
    #expect(podes.read == 1194 && podes.used == 155 && podes.setAside == 1039)
    let puskesmas = try report.source("puskesmas")
    #expect(puskesmas.read == 9886 && puskesmas.used == 18)
    #expect(try report.source("posyandu").used == 155)
    #expect(Set(report.setAside.map(\.kind)) == ["filtered_out"])
    #expect(!report.findings.contains { $0.kind == "village_without_row" })
  }

  @Test func withoutAFilterTheRowsOfOtherRegenciesAreSetAside() async throws {
    let project = try MuaroJambi.project()
    let filter = "      where: {R101: \"15\", R102: \"05\"}\n"
    try project.write("lokus.yaml", MuaroJambi.yaml.replacingOccurrences(of: filter, with: ""))
    let report = try await report(project)
    let podes = try report.source("podes")
    #expect(podes.read == 1194 && podes.used == 155 && podes.setAside == 1039)
    let reasons = Set(report.setAside.filter { $0.file == podes.file }.map(\.kind))
    #expect(reasons == ["outside_region"])
  }

  @Test func sixPuskesmasAreFlaggedEachWithItsDistance() async throws {
    let flags = try await report(MuaroJambi.project()).findings.filter { $0.file == "faskes_indonesia_2019.xlsx" }
    #expect(flags.count == 6)
    #expect(flags.count { $0.kind == "outside_region" } == 2)
    #expect(flags.count { $0.kind == "other_district" } == 4)
    // Metres to the regency or to the declared kecamatan, geodesic; measured with GEOS and GeographicLib.
    let measured = [
      "P1505021202": 13078.1, "P1505013201": 10504.0, "P1505030202": 8971.7, "P1505040201": 284.3,
      "P1505011203": 3806.9, "P1505021101": 17600.6,
    ]
    for flag in flags {
      let expected = try #require(measured[flag.code ?? ""], "\(flag)")
      let size = try #require(flag.size)
      #expect(abs(size - expected) < 0.5, "\(flag.code ?? "")")
    }
  }

  @Test func theHeadlineIsAStandInWithExactPoissonIntervals() async throws {
    let project = try MuaroJambi.project()
    try await LokusProgram.succeed(["import"], in: project)
    let text = try await LokusProgram.succeed(["run"], in: project).output
    #expect(!text.lowercased().contains("prevalensi stunting 20"), "a stand-in is never called prevalence")
    #expect(!text.lowercased().contains("sebaran prevalensi"))
    #expect(text.contains("indikator pengganti"))
    #expect(text.contains("Poisson eksak"))
    #expect(text.contains("109.459"))
    let villages = try VillageRows(project)
    let parit = try #require(villages.rows["1505021008"])
    #expect(parit["cases"]?.int == 8 && parit["denominator"]?.int == 562)
    // Exact (Garwood) limits for 8 events: 3.4538 and 15.7632, here per 1,000 of 562 families.
    #expect(text.contains("6,15 - 28,05"))
    #expect(text.contains("14,23"))
  }

  @Test func categoriesStayCategoriesAndCountsStayCounts() async throws {
    let project = try MuaroJambi.project()
    try await LokusProgram.succeed(["import"], in: project)
    let text = try await LokusProgram.succeed(["run"], in: project).output
    #expect(text.contains("kategori desa, bukan cakupan"))
    let villages = try VillageRows(project)
    #expect(villages.rows.count == 155)
    #expect(villages.rows.values.allSatisfy { $0["posyandu_count"]?.int != nil })
    #expect(villages.rows.values.reduce(0) { $0 + ($1["posyandu_count"]?.int ?? 0) } == 339)
    #expect(villages.rows.values.allSatisfy { $0["posyandu_distance_m"]?.number == nil })
    #expect(villages.rows.values.allSatisfy { $0["puskesmas_distance_m"]?.number != nil })
    #expect(villages.rows.values.allSatisfy { $0["sumber_air_minum_utama_percent"]?.number == nil })
  }

  @Test func theLokusListRunsAndSaysWhereThereIsNoData() async throws {
    let project = try MuaroJambi.project()
    try await LokusProgram.succeed(["import"], in: project)
    let text = try await LokusProgram.succeed(["run"], in: project).output
    #expect(text.contains("tidak ada data"))
    let villages = try VillageRows(project)
    #expect(villages.codes(where: "lokus").count == 10)
    #expect(villages.rows.values.allSatisfy { $0["main_indicators_no_data"]?.int == 3 })
    #expect(villages.rows.values.allSatisfy { $0["air_minum_layak_state"]?.string == "no_data" })
    #expect(villages.texts("edition") == ["desa-2020"])
  }
}
