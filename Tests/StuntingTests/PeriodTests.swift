import Stunting
import Testing

@Suite("Periods")
struct PeriodTests {
  @Test(
    "Start and end",
    arguments: [
      ("2024-02", "2024-02-01", "2024-02-29"), ("2023-02", "2023-02-01", "2023-02-28"),
      ("2025-H1", "2025-01-01", "2025-06-30"), ("2025-h2", "2025-07-01", "2025-12-31"),
      ("1900", "1900-01-01", "1900-12-31"),
    ])
  func dates(text: String, start: String, end: String) throws {
    let period = try #require(Period(text))
    #expect(period.startDate == start)
    #expect(period.endDate == end)
    #expect(period.description == text.uppercased())
  }

  @Test(
    "Anything else is refused",
    arguments: ["", "24", "2024-13", "2024-0", "2024-8", "2024-H3", "2024-08-01", "abcd", "2024-"])
  func refused(text: String) { #expect(Period(text) == nil) }

  @Test("Ordered by end, then start")
  func order() throws {
    let periods = try ["2024", "2024-08", "2024-12", "2025-H1", "2024-H2"].map { try #require(Period($0)) }
    #expect(periods.sorted().map(\.description) == ["2024-08", "2024", "2024-H2", "2024-12", "2025-H1"])
  }
}
