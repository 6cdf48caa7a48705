import TestSupport
import Testing

/// A file for each period: the old ones are neither late nor incomplete because newer ones are there.
@Suite("Quality: a file for each period")
struct SuccessionTests {
  private static func check(_ periods: [(id: String, period: String, without: Set<Int>)], asOf: String) async throws
    -> JSONValue
  {
    let sources = periods.map { QualityProject.source($0.id) }.joined(separator: "\n")
    let files = Dictionary(
      uniqueKeysWithValues: periods.map {
        ($0.id + ".csv", QualityProject.table(period: $0.period, cases: 280, measured: 2800, without: $0.without))
      })
    let project = try QualityProject.make(indicators: sources, files: files)
    let output = try await LokusProgram.succeed(["check", "--as-of", asOf, "--format", "json"], in: project).output
    return try #require(JSONValue(text: output)["quality"])
  }

  private static func source(_ id: String, _ quality: JSONValue) -> JSONValue? {
    quality["sources"]?.array?.first { $0["source"]?.string == id }
  }

  @Test func onlyTheNewestIsJudged() async throws {
    let quality = try await Self.check(
      [("lama", "2024-08", [3]), ("baru", "2025-02", [])], asOf: "2025-04-15")
    #expect(quality["totals"]?["sources_late"]?.int == 0)
    #expect(Self.source("lama", quality)?["superseded"]?.bool == true)
    #expect(Self.source("lama", quality)?["days_late"]?.isNull == true)
    #expect(Self.source("baru", quality)?["days_late"]?.int == 0)
  }

  @Test func theNewestIsLateWhenItsSuccessorIsMissing() async throws {
    let quality = try await Self.check([("lama", "2024-02", []), ("baru", "2024-08", [])], asOf: "2025-04-15")
    #expect(quality["totals"]?["sources_late"]?.int == 1)
    #expect((Self.source("baru", quality)?["days_late"]?.int ?? 0) > 0)
  }

  @Test func filesOfDifferentKecamatanAreJudgedApart() async throws {
    let (first, second) = (Set(0..<7), Set(7..<14))
    let quality = try await Self.check(
      [("utara", "2024-08", second), ("selatan", "2025-02", first)], asOf: "2025-04-15")
    #expect((Self.source("utara", quality)?["days_late"]?.int ?? 0) > 0)
    #expect(Self.source("selatan", quality)?["days_late"]?.int == 0)
  }
}
