import Foundation
import TestSupport
import Testing

/// `lokus hotspots` and `lokus klaster`, on a workspace and on a polygon file.
@Suite("Hotspots and klaster commands")
struct StatisticsCommandTests {
  private static let file = "hasil/geojson/desa.geojson"
  private static let columns = ["--cases", "cases", "--measured", "denominator", "--code", "village_code"]

  @Test func theTextStatesMethodNumberPermutationsSeedAndCorrection() async throws {
    let project = try await BundledRegency.importedProject()
    let output = try await LokusProgram.succeed(["klaster", "--permutations", "9999"], in: project).output
    let text = output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for part in [
      "klaster tinggi", "desa/kelurahan diuji", "9.999", "benih 20250801", "Benjamini-Hochberg", "Gi*", "local Moran",
      "pindai", "Efek pengukuran",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    let english = try await LokusProgram.succeed(["klaster", "--permutations", "9999", "--lang", "en"], in: project)
    #expect(english.output.contains("high klaster") && english.output.contains("two-sided p"))
  }

  @Test func aPolygonFileGivesTheAnswersOfTheWorkspace() async throws {
    let project = try await BundledRegency.finishedProject()
    let own = try await table(["klaster", "--permutations", "9999"], project)
    let direct = try await table(["klaster", Self.file, "--permutations", "9999"] + Self.columns, project)
    #expect(own.count == direct.count && own.count > 100)
    for (code, row) in own {
      let other = try #require(direct[code])
      for key in ["klaster_class", "gi_star_p", "local_moran_class", "scan_cluster"] {
        #expect(row[key] == other[key], "\(code) \(key)")
      }
    }
    let hotspots = try await table(["hotspots"], project)
    let hotspotsOfFile = try await table(["hotspots", Self.file] + Self.columns, project)
    #expect(hotspots.values.contains { $0["hotspot"]?.bool == true })
    for (code, row) in hotspots {
      #expect(row["hotspot"]?.bool == hotspotsOfFile[code]?["hotspot"]?.bool, "\(code)")
    }
  }

  @Test func everyOutputIsWrittenAndTheSameForAnyNumberOfThreads() async throws {
    let project = try await BundledRegency.finishedProject()
    let names = ["k.geojson", "k.gpkg", "k.csv", "k.json", "k.txt", "k.md"]
    var first: [String: Data] = [:]
    for threads in ["1", "2", "8"] {
      let outs = names.flatMap { ["--out", "t/" + $0] }
      try FileManager.default.createDirectory(at: project.path("t"), withIntermediateDirectories: true)
      try await LokusProgram.succeed(
        [
          "klaster", Self.file, "--permutations", "999", "--threads", threads, "--map", "t/k.png", "--save-weights",
          "t/k.gal",
        ]
          + Self.columns + outs, in: project)
      let files = try project.snapshot("t")
      if first.isEmpty { first = files } else { #expect(files == first, "\(threads)") }
    }
    #expect(Set(first.keys) == Set(names + ["k.png", "k_moran.png", "k_pindai.png", "k.gal"]))
    #expect(first.values.allSatisfy { $0.count > 500 })
  }

  @Test func weightsThatWereSavedGiveTheSameAnswer() async throws {
    let project = try await BundledRegency.importedProject()
    let saved = try await table(["klaster", "--permutations", "999", "--save-weights", "w.gal"], project)
    let loaded = try await table(["klaster", "--permutations", "999", "--load-weights", "w.gal"], project)
    for (code, row) in saved { #expect(row["gi_star_p"] == loaded[code]?["gi_star_p"], "\(code)") }
  }

  @Test(arguments: [
    (["--cases", "kasus", "--measured", "denominator"], "DIR-001", Int32(65)),
    (["--cases", "village_name", "--measured", "denominator"], "DIR-003", 65),
    (["--cases", "cases", "--measured", "denominator", "--neighbours", "bishop"], "STA-002", 64),
    (["--cases", "cases", "--measured", "denominator", "--permutations", "5"], "STA-003", 64),
    (["--cases", "cases", "--measured", "denominator", "--out", "x.docx"], "STA-004", 64),
    (["--cases", "cases", "--measured", "denominator", "--indicator", "stuntig"], "STA-001", 65),
    (["--cases", "cases", "--measured", "denominator", "--load-weights", "none.gal"], "STA-006", 66),
    (["--cases", "cases", "--measured", "denominator", "--out", "nowhere/x.gpkg"], "DIR-012", 73),
  ])
  func mistakesAreSaidAndNothingIsWritten(_ arguments: [String], _ code: String, _ status: Int32) async throws {
    let project = try await BundledRegency.finishedProject()
    let before = try project.snapshot()
    for language in ["id", "en"] {
      let result = try await LokusProgram.run(
        ["klaster", Self.file, "--permutations", "999", "--lang", language] + arguments, in: project)
      #expect(result.messageCode == code && result.status == status, "\(result.errors)")
    }
    #expect(try project.snapshot() == before)
  }

  @Test func aFileThatIsMissingOrIsNoneIsSaid() async throws {
    let project = try ProjectFolder()
    try project.write("x.gpkg", "village,cases\n1,2\n")
    let missing = try await LokusProgram.run(["hotspots", "y.gpkg", "--cases", "a", "--measured", "b"], in: project)
    #expect(missing.status == 66 && missing.messageCode == "ING-001")
    let csv = try await LokusProgram.run(["hotspots", "x.gpkg", "--cases", "a", "--measured", "b"], in: project)
    #expect(csv.status == 65 && csv.messageCode != nil, "\(csv.errors)")
    let usage = try await LokusProgram.run(["hotspots", "x.gpkg"], in: project)
    #expect(usage.status == 64)
  }

  /// Rows by village code.
  private func table(_ arguments: [String], _ project: ProjectFolder) async throws -> [String: [String: JSONValue]] {
    let result = try await LokusProgram.succeed(arguments + ["--format", "json"], in: project)
    let rows = try #require(try JSONValue(text: result.output)["villages"]?.array)
    return Dictionary(
      rows.compactMap { row in row.object.flatMap { o in o["village_code"]?.string.map { ($0, o) } } },
      uniquingKeysWith: { first, _ in first })
  }
}
