import Testing

/// Wrong command lines end with 64, a message on stderr, and nothing on stdout.
@Suite("Wrong command lines")
struct UsageTests {
  @Test(arguments: [
    ["ngawur"], ["run", "--ngawur"], ["run", "--lang", "fr"], ["run", "--as-of", "kemarin"],
    ["run", "--as-of", "2025-13-01"], ["run", "--threads", "0"], ["run", "--threads", "banyak"],
    ["import", "--threads", "0"], ["check", "--threads", "-1"], ["demo", "--threads", "0"],
    ["check", "--format", "xml"], ["run", "--out"],
  ])
  func endWith64(_ arguments: [String]) async throws {
    let project = try BundledRegency.project()
    let before = try project.snapshot()
    let result = try await LokusProgram.run(arguments, in: project)
    #expect(result.status == 64, "\(arguments): \(result.errors)")
    #expect(result.output.isEmpty)
    #expect(!result.errors.isEmpty)
    #expect(try project.snapshot() == before)
  }

  @Test(arguments: [
    [], ["init"], ["import"], ["run"], ["check"], ["doctor"], ["report"], ["export"], ["tiles"], ["demo"],
    ["hotspots"], ["klaster"],
  ])
  func helpHasExamples(_ command: [String]) async throws {
    let result = try await LokusProgram.succeed(command + ["--help"], in: ProjectFolder())
    #expect(result.output.contains("lokus " + (command.first ?? "demo")))
  }

  @Test func theLanguageComesFromTheOptionElseTheEnvironmentElseIndonesian() async throws {
    let folder = try ProjectFolder()
    let byDefault = try await LokusProgram.run(["run"], in: folder)
    let environment = try await LokusProgram.run(["run"], in: folder, environment: ["LOKUS_LANG": "en"])
    let option = try await LokusProgram.run(["run", "--lang", "id"], in: folder, environment: ["LOKUS_LANG": "en"])
    #expect(byDefault.errors.contains("Langkah berikut"))
    #expect(environment.errors.contains("What to do"))
    #expect(option.errors == byDefault.errors)
  }
}
