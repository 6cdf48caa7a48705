import TestSupport
import Testing

/// Surveillance that a survey contradicts: 3,862 of 104,696 measured (3.7 %) beside 35.5 %, as published for one regency.
@Suite("Quality: surveillance and survey")
struct SurveyTests {
  private static func project(percent: Double, year: Int = 2023) throws -> ProjectFolder {
    try QualityProject.make(
      indicators: QualityProject.source("eppgbm"),
      files: ["eppgbm.csv": QualityProject.table(period: "2023-08", cases: 3862, measured: 104_696)],
      more: "  surveys: [{name: Survei, year: \(year), age_group: balita, percent: \(percent)}]")
  }

  private static func quality(_ project: ProjectFolder) async throws -> JSONValue {
    let output = try await LokusProgram.succeed(["check", "--format", "json"], in: project).output
    return try #require(JSONValue(text: output)["quality"])
  }

  @Test func isFlaggedWithItsFigures() async throws {
    let quality = try await Self.quality(Self.project(percent: 35.5))
    #expect(quality["totals"]?["surveys_flagged"]?.int == 1)
    let survey = try #require(quality["surveys"]?[0])
    #expect(survey["verdict"]?.string == "differs" && survey["survey_percent"]?.number == 35.5)
    #expect(survey["cases"]?.int == 3862 && survey["measured"]?.int == 104_696)
    #expect(abs((survey["percent"]?.number ?? 0) - 3.6888) < 0.0001)
    let items = quality["mend_list"]?.array?.filter { $0["problem"]?.string == "survey_differs" } ?? []
    #expect(items.count == 1 && items.first?["severity"]?.string == "urgent")
    #expect(items.first?["owner"]?.string == "Dinas Kesehatan")
  }

  @Test func isSaidInBothLanguagesByCheckAndRun() async throws {
    let project = try Self.project(percent: 35.5)
    let indonesian = try await LokusProgram.succeed(["check"], in: project).output
    #expect(indonesian.contains("Surveilans 3,69 % (2023-08), Survei 35,5 %: berbeda jauh"))
    let english = try await LokusProgram.succeed(["check", "--lang", "en"], in: project).output
    #expect(english.contains("Surveillance 3.69% (2023-08), Survei 35.5%: far apart"))
    try await LokusProgram.succeed(["import"], in: project)
    #expect(try await LokusProgram.succeed(["run"], in: project).output.contains("3.862 dari 104.696 anak diukur"))
  }

  @Test func aSurveyNearbyIsNotFlagged() async throws {
    let survey = try #require(try await Self.quality(Self.project(percent: 4.0))["surveys"]?[0])
    #expect(survey["verdict"]?.string == "within")
  }

  @Test func aSurveyOfAnotherTimeIsNotCompared() async throws {
    let survey = try #require(try await Self.quality(Self.project(percent: 35.5, year: 2018))["surveys"]?[0])
    #expect(survey["verdict"]?.string == "not_comparable")
  }
}
