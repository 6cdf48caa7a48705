import TestSupport
import Testing

/// The faults that the generator planted are all found, and nothing else is. A village whose row was set aside is told
/// besides; that has its own expectation.
@Suite("Planted faults")
struct PlantedFaultTests {
  /// Polygon faults between two villages have no row: the villages are what identifies them.
  struct Fault: Hashable, CustomStringConvertible {
    var file: String
    var row: Int?
    var kind: String
    var codes: [String]
    var description: String { "\(file) \(row.map(String.init) ?? "-") \(kind) \(codes)" }
  }

  private static let betweenPolygons: Set = ["overlap", "sliver", "gap"]

  private func identify(file: String, row: Int?, kind: String, code: String?, other: String?) -> Fault {
    let isBetween = Self.betweenPolygons.contains(kind)
    return Fault(
      file: file, row: isBetween ? nil : row, kind: kind,
      codes: isBetween ? [code, other].compactMap { $0 }.sorted() : [])
  }

  private func planted() throws -> Set<Fault> {
    var all: Set<Fault> = []
    for fault in try #require(try BundledRegency.truth()["faults"]?.array) {
      let file = try #require(fault["file"]?.string)
      let kinds =
        [fault["finding"]?.string, fault["set_aside"]?.string].compactMap { $0 }
        + (fault["flags"]?.array ?? []).compactMap(\.string)
      #expect(!kinds.isEmpty, "a planted fault without an expectation: \(fault)")
      for kind in kinds {
        all.insert(
          identify(
            file: file, row: fault["row"]?.int, kind: kind, code: fault["code"]?.string,
            other: fault["other_code"]?.string))
      }
    }
    return all
  }

  private func report() async throws -> CheckReport {
    let project = try BundledRegency.project()
    return try CheckReport(await LokusProgram.succeed(["check", "--format", "json"], in: project).output)
  }

  @Test func everyPlantedFaultIsFoundAndNothingElse() async throws {
    let planted = try planted()
    let report = try await report()
    let found = Set(
      (report.findings + report.setAside).filter { $0.kind != "village_without_row" }.map {
        identify(file: $0.file, row: $0.row, kind: $0.kind, code: $0.code, other: $0.otherCode)
      })
    #expect(planted.subtracting(found).map(\.description).sorted() == [], "planted and not found")
    #expect(found.subtracting(planted).map(\.description).sorted() == [], "found and not planted")
  }

  @Test func nothingIsToldTwice() async throws {
    let report = try await report()
    #expect(Set(report.findings).count == report.findings.count)
    #expect(Set(report.setAside).count == report.setAside.count)
  }

  @Test func everyRecordIsUsedOrSetAside() async throws {
    let report = try await report()
    #expect(!report.sources.isEmpty)
    #expect(report.isNothingLost)
  }

  @Test func theVillagesWithoutARowAreTheOnesLeftOutOrSetAside() async throws {
    let truth = try #require(try BundledRegency.truth()["villages_without_row"]?.object)
    let planted = truth.reduce(into: Set<String>()) { all, entry in
      for code in entry.value.array ?? [] { all.insert(entry.key + " " + (code.string ?? "")) }
    }
    let found = try await report().findings.filter { $0.kind == "village_without_row" }
    #expect(Set(found.map { $0.file + " " + ($0.code ?? "") }) == planted)
  }
}
