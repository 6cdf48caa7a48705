import Foundation
import Store
import Stunting
import Testing

@Suite("Units, working areas, programmes, digits, codes and questions")
struct TableTests {
  let folder: TemporaryFolder
  let workspace: Workspace
  let id = "contoh-2025"
  let august: Period

  init() throws {
    folder = try TemporaryFolder()
    august = try Period.of("2024-08")
    workspace = try Workspace.create(at: folder.file("lokus.gpkg"))
    try workspace.importSample()
  }

  private func importAll(
    _ period: Period? = nil, year: Int = 2024, sha256: String = "aa", in other: Workspace? = nil
  ) throws {
    var entry = Sample.entry("pkm", sha256: sha256)
    entry.summary.recordsAsked = 3
    entry.summary.recordsAccepted = 5
    try (other ?? workspace).write {
      try $0.replace(
        Sample.everyTable("pkm", period: period ?? august, year: year), entry: entry,
        questions: Sample.questions("pkm"))
    }
  }

  @Test("everything comes out as it went in")
  func roundTrip() throws {
    try importAll()
    let all = Sample.everyTable("pkm", period: august)
    let read = try workspace.values(edition: id, ValueFilter(sources: ["pkm"]))
    #expect(read == StoredValues(values: all.values, units: all.units))
    #expect(try workspace.workingAreas(edition: id) == all.workingAreas)
    #expect(try workspace.programmes(edition: id) == all.programmes)
    #expect(try workspace.digitCounts(edition: id) == all.digitCounts)
    #expect(
      try workspace.officialCodes() == all.officialCodes.sorted { $0.code.system.rawValue < $1.code.system.rawValue })
    #expect(try workspace.officialCodes(system: .bps, year: 2020).map(\.code.digits) == ["9999010"])
    #expect(try workspace.officialCodes(year: 2019).isEmpty)
    #expect(try workspace.questions() == Sample.questions("pkm"))
    #expect(try workspace.questions(source: "podes").isEmpty)
    let summary = try #require(try workspace.imports().first { $0.summary.sourceID == "pkm" }?.summary)
    #expect(summary.recordsAsked == 3)
    #expect(summary.recordsRead == summary.recordsAccepted + summary.recordsAsked + summary.recordsSetAside)
  }

  @Test("units of several sources are numbered as they appear; levels can be chosen")
  func levels() throws {
    try importAll()
    let all = try workspace.values(edition: id)
    #expect(all.units.map(\.level) == [.puskesmas, .puskesmas, .regency, .district, .district, .district])
    #expect(all.values.allSatisfy { $0.level == .village || all.units[$0.unit].level == $0.level })
    let regency = try workspace.values(edition: id, ValueFilter(levels: [.regency]))
    #expect(regency.units.map(\.name) == ["Kab. Contoh"])
    #expect(regency.values.count == 21 && regency.values.allSatisfy { $0.unit == 0 })
    #expect(try workspace.villageValues(id).count == 60)
  }

  @Test("the same import twice gives the same dump; two workspaces the same bytes")
  func twice() throws {
    try importAll()
    let before = try workspace.dump()
    try importAll()
    #expect(try workspace.dump() == before)
    let other = try Workspace.create(at: folder.file("kedua.gpkg"))
    try other.importSample()
    try importAll(in: other)
    try importAll(in: other)
    try workspace.copy(to: folder.file("a.gpkg"))
    try other.copy(to: folder.file("b.gpkg"))
    #expect(try bytes(folder.file("a.gpkg")) == bytes(folder.file("b.gpkg")))
  }

  @Test("a later file replaces all but the values and programmes of other periods")
  func laterFile() throws {
    try importAll()
    try importAll(try Period.of("2025-02"), year: 2025, sha256: "bb")
    #expect(try workspace.programmes(edition: id).map(\.year) == [2024, 2024, 2025, 2025])
    #expect(try workspace.workingAreas(edition: id).count == 30)
    #expect(try workspace.digitCounts(edition: id).count == 20)
    #expect(try workspace.officialCodes().count == 3)
    #expect(try workspace.questions().count == 2)
    #expect(try workspace.values(edition: id, ValueFilter(sources: ["pkm"])).values.count == 126)
    try workspace.write { try $0.remove(period: try Period.of("2024"), ofSource: "pkm", edition: id) }
    #expect(try workspace.programmes(edition: id).map(\.year) == [2025, 2025])
  }

  @Test("a removed source leaves nothing")
  func remove() throws {
    let before = try workspace.dump()
    try importAll()
    try workspace.write { try $0.removeSource("pkm") }
    let sequence = "INSERT INTO \"sqlite_sequence\""
    func rows(_ dump: String) -> [Substring] { dump.split(separator: "\n").filter { !$0.hasPrefix(sequence) } }
    #expect(rows(try workspace.dump()) == rows(before))
  }

  @Test("working areas and programmes of villages that are gone stop the transaction")
  func dangling() throws {
    var areas = SourceRecords(workingAreas: Sample.workingAreas("a", villages: 30))
    try workspace.write {
      try $0.removeSource("faskes")
      try $0.removeSource("podes")
      try $0.replace(areas, entry: Sample.entry("a"))
      var programmes = Sample.programmes("b", year: 2024)
      programmes[0].village = 29
      try $0.replace(SourceRecords(programmes: programmes), entry: Sample.entry("b"))
    }
    let gone = [SourceKey(sourceID: "a", edition: id), SourceKey(sourceID: "b", edition: id)]
    #expect(throws: StoreError.danglingReferences(sources: gone)) {
      try workspace.write {
        _ = try $0.replaceEdition(Sample.edition(count: 29), entry: Sample.entry("batas", role: "boundaries"))
      }
    }
    areas.workingAreas.removeLast()
    try workspace.write {
      _ = try $0.replaceEdition(Sample.edition(count: 29), entry: Sample.entry("batas", role: "boundaries"))
      try $0.replace(areas, entry: Sample.entry("a"))
      try $0.removeSource("b")
    }
    #expect(try workspace.workingAreas(edition: id).count == 29)
  }

  @Test("records that can't be stored are named by table, row and field")
  func invalid() throws {
    func refused(_ change: (inout SourceRecords, inout [PlaceQuestion]) -> Void) -> StoreError? {
      var records = Sample.everyTable("pkm", period: august)
      var questions = Sample.questions("pkm")
      change(&records, &questions)
      do {
        try workspace.write { try $0.replace(records, entry: Sample.entry("pkm"), questions: questions) }
      } catch let error as StoreError { return error } catch { return nil }
      return nil
    }
    func invalid(_ table: String, _ index: Int, _ field: String) -> StoreError {
      .invalidRecord(table: table, index: index, field: field)
    }
    #expect(refused { r, _ in r.workingAreas[2].village = 30 } == invalid("working_area", 2, "village_fid"))
    #expect(refused { r, _ in r.workingAreas[2].puskesmas.level = .regency } == invalid("working_area", 2, "level"))
    #expect(refused { r, _ in r.programmes[1].year = 0 } == invalid("programme", 1, "year"))
    #expect(refused { r, _ in r.programmes[0].budgetRupiah = .nan } == invalid("programme", 0, "budget_rupiah"))
    #expect(refused { r, _ in r.digitCounts[3].digit = 10 } == invalid("digit_count", 3, "digit"))
    #expect(refused { r, _ in r.officialCodes[0].sourceID = "x" } == invalid("code_list", 0, "source_id"))
    #expect(refused { _, q in q[0].candidates[1].score = .nan } == invalid("question", 0, "candidates"))
    #expect(refused { r, _ in r.units[0].level = .district } == invalid("indicator_value", 0, "level"))
    if case .constraint = refused({ r, _ in r.values.append(r.values[0]) }) {} else { Issue.record("a cell twice") }
    #expect(try workspace.questions().isEmpty)
  }
}
