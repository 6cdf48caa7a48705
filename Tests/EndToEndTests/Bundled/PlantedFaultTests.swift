import TestSupport
import Testing

/// The faults that the generator planted are all found, and nothing else is. A village whose row was set aside is told
/// besides; that has its own expectation.
@Suite("Planted faults")
struct PlantedFaultTests {
  /// Polygon faults between two villages have no row: the villages are what identifies them. A record that was matched
  /// is identified by the village, too.
  struct Fault: Hashable, CustomStringConvertible {
    var file: String
    var row: Int?
    var kind: String
    var codes: [String]
    var description: String { "\(file) \(row.map(String.init) ?? "-") \(kind) \(codes)" }
  }

  private static let betweenPolygons: Set = ["overlap", "sliver", "gap"]
  private static let matched: Set = ["matched_by_name", "matched_by_similar_name", "name_differs"]

  private func identify(file: String, row: Int?, kind: String, code: String?, other: String?) -> Fault {
    let isBetween = Self.betweenPolygons.contains(kind)
    let codes = isBetween ? [code, other] : Self.matched.contains(kind) ? [code] : []
    return Fault(file: file, row: isBetween ? nil : row, kind: kind, codes: codes.compactMap { $0 }.sorted())
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

  @Test func everyRecordIsUsedAskedOrSetAside() async throws {
    let report = try await report()
    #expect(!report.sources.isEmpty)
    #expect(report.isNothingLost)
  }

  @Test func whatIsAskedHasTheTrueVillageAmongItsCandidates() async throws {
    let faults = try #require(try BundledRegency.truth()["faults"]?.array)
    let planted = faults.filter { $0["set_aside"]?.string == "asked" }
    let questions = try await report().questions
    #expect(planted.count == questions.count)
    for fault in planted {
      let question = try #require(
        questions.first { question in
          question.file == fault["file"]?.string && fault["row"]?.int.map(question.rows.contains) ?? false
        }, "not asked: \(fault)")
      let possible = [fault["code"]?.string, fault["other_code"]?.string].compactMap { $0 }
      #expect(!possible.isEmpty && Set(question.candidates).isSuperset(of: possible), "\(question)")
    }
  }

  /// The planner's part: the true villages and "none of these" written into the file of questions, and imported again.
  @Test func answersAreUsedByTheNextImport() async throws {
    let project = try await BundledRegency.importedProject()
    var lines = try project.text("padanan_nama.csv").split(whereSeparator: \.isNewline).map(String.init)
    let faults = try #require(try BundledRegency.truth()["faults"]?.array)
    let planted = faults.filter { $0["set_aside"]?.string == "asked" }
    let report = try await report()
    for fault in planted {
      let name = try #require(
        report.questions.first { fault["row"]?.int.map($0.rows.contains) ?? false }?.name)
      try answer(fault["code"]?.string ?? "bukan", to: name, in: &lines)
    }
    try project.write("padanan_nama.csv", lines.joined(separator: "\r\n") + "\r\n")
    let after = try CheckReport(await LokusProgram.succeed(["check", "--format", "json"], in: project).output)
    #expect(after.questions.isEmpty && after.isNothingLost)
    let answered = after.findings.filter { $0.kind == "matched_by_answer" }
    #expect(Set(answered.compactMap(\.code)) == Set(planted.compactMap { $0["code"]?.string }))
    let none = after.setAside.filter { $0.kind == "answered_none" }
    #expect(none.count == planted.count { $0["code"] == nil })
    // The answers are about these rows only.
    #expect(answered.count + none.count == planted.count)
    let duplicates = { (report: CheckReport) in report.setAside.count { $0.kind == "duplicate_row" } }
    #expect(duplicates(after) == duplicates(report))
  }

  private func answer(_ code: String, to name: String, in lines: inout [String]) throws {
    let header = lines[0].split(separator: ";").map(String.init)
    let column = try #require(header.firstIndex(of: "jawaban_kode"))
    let row = try #require(lines.firstIndex { $0.split(separator: ";").dropFirst().first.map(String.init) == name })
    var cells = lines[row].split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    cells[column] = code
    lines[row] = cells.joined(separator: ";")
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
