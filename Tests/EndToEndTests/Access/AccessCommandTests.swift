import Foundation
import TestSupport
import Testing

/// `lokus access` and `lokus siting`, on a workspace and on files.
@Suite("Access and siting commands")
struct AccessCommandTests {
  @Test func theTextNamesThresholdSourceMethodAndWhereItStarts() async throws {
    let project = try await BundledRegency.importedProject()
    let output = try await LokusProgram.succeed(["access", "--service", "posyandu"], in: project).output
    let text = output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for part in ["di luar jangkauan layanan (> 1", "usulan", "Tempat tinggal: titik permukiman", "Sasaran:", "balita"] {
      #expect(text.contains(part), "\(part) in \(text.prefix(1500))")
    }
    let english = try await LokusProgram.succeed(["access", "--service", "posyandu", "--lang", "en"], in: project)
    #expect(english.output.contains("beyond reach"))
  }

  @Test func everyVillageIsInEveryServiceAndTheWorstIsNamed() async throws {
    let project = try await BundledRegency.importedProject()
    let villages = try BundledRegency.truth()["villages"]?.int ?? 164
    for cost in ["geodesic", "road"] {
      let result = try await LokusProgram.succeed(
        ["access", "--threshold-min", "30", "--cost", cost, "--format", "json"], in: project)
      let rows = try #require(try JSONValue(text: result.output)["access"]?.array)
      let services = Dictionary(grouping: rows) { $0["service"]?.string ?? "" }
      #expect(services.count == 3 && services.values.allSatisfy { $0.count == villages }, "\(cost)")
      #expect(rows.allSatisfy { $0["access_class"]?.string != "unknown" && $0["cost_model"]?.string == cost })
      let cutOff = rows.filter { $0["access_class"]?.string == "cut_off" }.compactMap { $0["village_name"]?.string }
      if cost == "road" {
        #expect(!cutOff.isEmpty, "an island without a boat has no way")
        let text = try await LokusProgram.succeed(["access", "--threshold-min", "30", "--cost", cost], in: project)
        let flat = text.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(cutOff.allSatisfy { flat.contains($0) } && flat.contains("Sulit dijangkau"))
      }
    }
  }

  @Test func filesGiveTheAnswersOfTheWorkspace() async throws {
    let project = try await BundledRegency.finishedProject()
    let options = ["--service", "puskesmas", "--threshold-m", "10000", "--format", "json"]
    let own = try await rows(["access"] + options, project)
    let direct = try await rows(
      [
        "access", "batas_desa.geojson", "--facilities", "puskesmas.csv", "--settlements", "permukiman.geojson",
        "--code",
        "kode_desa", "--name", "nama_desa", "--district", "kecamatan",
      ] + options, project)
    #expect(own.count == direct.count && own.count > 100)
    for (code, row) in own {
      let other = try #require(direct[code])
      #expect(row["nearest"] == other["nearest"], "\(code)")
      #expect(row["access_class"] == other["access_class"], "\(code)")
    }
  }

  @Test func everyOutputIsWrittenAndTheSameForAnyNumberOfThreads() async throws {
    let project = try await BundledRegency.importedProject()
    let names = ["a.geojson", "a.gpkg", "a.csv", "a.json", "a.txt", "a.md"]
    var first: [String: Data] = [:]
    for threads in ["1", "2", "8"] {
      try FileManager.default.createDirectory(at: project.path("t"), withIntermediateDirectories: true)
      try await LokusProgram.succeed(
        [
          "access", "--cost", "road", "--threshold-min", "30", "--threads", threads, "--map", "t/a.png",
          "--isochrones", "t/area.geojson",
        ] + names.flatMap { ["--out", "t/" + $0] }, in: project)
      try await LokusProgram.succeed(
        [
          "siting", "--service", "posyandu", "--sites", "3", "--threads", threads, "--out", "t/s.gpkg", "--out",
          "t/s.geojson", "--out", "t/s.json", "--map", "t/s.png",
        ], in: project)
      let files = try project.snapshot("t")
      if first.isEmpty { first = files } else { #expect(files == first, "\(threads)") }
    }
    let more = [
      "a.png", "a_puskesmas.png", "a_posyandu.png", "a_water.png", "area.geojson", "s.gpkg", "s.geojson", "s.json",
      "s.png",
    ]
    #expect(Set(first.keys).isSubset(of: Set(names + more)) && first.count == names.count + more.count - 1)
    #expect(first.values.allSatisfy { $0.count > 500 })
  }

  @Test func sitingIsProvenAndEachFurtherSiteBringsLess() async throws {
    let project = try await BundledRegency.importedProject()
    let result = try await LokusProgram.succeed(
      ["siting", "--service", "posyandu", "--sites", "3", "--format", "json"], in: project)
    let json = try JSONValue(text: result.output)
    #expect(json["status"]?.string == "optimal" && json["gap"]?.number == 0)
    let sites = try #require(json["sites"]?.array)
    #expect((1...3).contains(sites.count))
    let brought = sites.compactMap { $0["newly_within"]?.number }
    #expect(brought.count == sites.count && brought.allSatisfy { $0 > 0 })
    let difference = (json["after"]?["covered"]?.number ?? 0) - (json["before"]?["covered"]?.number ?? 0)
    #expect(abs(brought.reduce(0, +) - difference) < 0.1)
    let gained = try #require(json["curve"]?.array).dropFirst().compactMap { $0["gained"]?.number }
    #expect(gained.first ?? 0 > 0 && zip(gained, gained.dropFirst()).allSatisfy { $0 >= $1 - 1e-6 })
    let cover = try await LokusProgram.succeed(
      ["siting", "--service", "posyandu", "--objective", "lscp", "--format", "json"], in: project)
    let all = try JSONValue(text: cover.output)
    #expect(["optimal", "infeasible"].contains(all["status"]?.string ?? ""))
  }

  @Test(arguments: [
    (["access", "--service", "apotik"], "AKS-002", Int32(64)),
    (["access", "--cost", "terrain"], "AKS-005", 65),
    (["access", "--cost", "flying"], "STA-002", 64),
    (["access", "--detour", "0.2"], "STA-003", 64),
    (["access", "--out", "x.docx"], "STA-004", 64),
    (["access", "--out", "lokus.gpkg"], "STA-010", 73),
    (["access", "--out", "batas_desa.geojson"], "STA-010", 73),
    (["siting", "--service", "posyandu", "--sites", "1", "--out", "posyandu.csv"], "STA-010", 73),
    (["access", "--out", "a.csv", "--out", "./a.csv"], "STA-011", 64),
    (["access", "--out", "nowhere/a.csv"], "DIR-012", 73),
    (["access", "--isochrones", "a.csv"], "STA-004", 64),
    (["siting", "--service", "posyandu", "--sites=-1"], "STA-003", 64),
    (["siting", "--service", "posyandu", "--sites", "2", "--objective", "best"], "STA-002", 64),
    (["siting", "--service", "posyandu", "--sites", "2", "--candidates", "none.csv"], "ING-001", 66),
    (["siting", "--service", "posyandu", "--budget", "9", "--cost-column", "biaya"], "AKS-008", 65),
  ])
  func mistakesAreSaidAndNothingIsWritten(_ arguments: [String], _ code: String, _ status: Int32) async throws {
    let project = try await BundledRegency.importedProject()
    let before = try project.snapshot()
    for language in ["id", "en"] {
      let result = try await LokusProgram.run(arguments + ["--lang", language], in: project)
      #expect(result.messageCode == code && result.status == status, "\(result.errors)")
    }
    #expect(try project.snapshot() == before)
  }

  @Test func whatIsNotKnownIsSaid() async throws {
    let project = try await BundledRegency.importedProject()
    let table = try project.text("puskesmas.csv").split(separator: "\n").enumerated().map { row, line in
      row == 0
        ? String(line)
        : line.split(separator: ",", omittingEmptySubsequences: false).enumerated()
          .map { [4, 5].contains($0) ? "" : String($1) }.joined(separator: ",")
    }
    try project.write("tanpa.csv", table.joined(separator: "\n") + "\n")
    let files = ["batas_desa.geojson", "--service", "puskesmas", "--facilities", "tanpa.csv"]
    let access = try await LokusProgram.succeed(["access"] + files, in: project).output
    #expect(access.contains("164 tidak diketahui") && access.contains("tanpa koordinat"))
    let siting = try await LokusProgram.succeed(["siting"] + files + ["--sites", "1"], in: project).output
    #expect(siting.contains("PERHATIAN"), "nothing is known of existing puskesmas")
  }

  private func rows(_ arguments: [String], _ project: ProjectFolder) async throws -> [String: [String: JSONValue]] {
    let result = try await LokusProgram.succeed(arguments, in: project)
    let rows = try #require(try JSONValue(text: result.output)["access"]?.array)
    return Dictionary(
      rows.compactMap { row in row.object.flatMap { o in o["village_code"]?.string.map { ($0, o) } } },
      uniquingKeysWith: { first, _ in first })
  }
}
