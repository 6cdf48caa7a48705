import Foundation
import Geometry
import Store
import Stunting
import Testing

@Suite("Imports replace what they bring and nothing else")
struct ReplacementTests {
  let folder: TemporaryFolder
  let workspace: Workspace
  let id = "contoh-2025"

  init() throws {
    folder = try TemporaryFolder()
    workspace = try Workspace.create(at: folder.file("lokus.gpkg"))
    try workspace.importSample()
  }

  private func importValues(_ period: String, file: String, sha256: String, seed: UInt64 = 3) throws -> [KeptPeriod] {
    let values = Sample.values("podes", villages: 30, period: try Period.of(period), seed: seed)
    return try workspace.write {
      try $0.replace(SourceRecords(values: values), entry: Sample.entry("podes", file: file, sha256: sha256))
    }
  }

  private func periods() throws -> [String] { try workspace.periods(edition: id).map(\.description) }

  @Test("two imports are one: same dump, same fids")
  func twice() throws {
    let before = try workspace.dump()
    try workspace.importSample()
    #expect(try workspace.dump() == before)
    try workspace.importSample()
    #expect(try workspace.dump() == before)
  }

  @Test("re-importing one of several sources and editions gives the same dump")
  func twiceAmongOthers() throws {
    try workspace.importSample(Sample.edition("kedua", count: 50, seed: 9))
    let before = try workspace.dump()
    try workspace.importSample()
    #expect(try workspace.dump() == before)
  }

  @Test("a changed edition put back gives the same dump")
  func thereAndBack() throws {
    let before = try workspace.dump()
    var changed = Sample.edition(seed: 77)
    changed.villages[3].name = "Baru"
    try workspace.importSample(changed)
    #expect(try workspace.dump() != before)
    try workspace.importSample()
    #expect(try workspace.dump() == before)
  }

  @Test("the same imports give the same bytes, and so do copies")
  func sameBytes() throws {
    let other = try Workspace.create(at: folder.file("kedua.gpkg"))
    try other.importSample()
    try other.close()
    try workspace.close()
    #expect(try bytes(folder.file("kedua.gpkg")) == bytes(folder.file("lokus.gpkg")))
    let reader = try Workspace.open(at: folder.file("lokus.gpkg"), access: .readOnly)
    try reader.copy(to: folder.file("salin-1.gpkg"))
    try reader.copy(to: folder.file("salin-2.gpkg"))
    let copy = try Workspace.open(at: folder.file("salin-1.gpkg"))
    #expect(try copy.dump() == reader.dump())
    try copy.close()
    try reader.close()
    #expect(try bytes(folder.file("salin-1.gpkg")) == bytes(folder.file("salin-2.gpkg")))
    #expect(folder.contents == ["kedua.gpkg", "lokus.gpkg", "salin-1.gpkg", "salin-2.gpkg"])
  }

  @Test("a new file of the source keeps the periods of the old one, and says so")
  func keepsPeriods() throws {
    let kept = try importValues("2025-02", file: "b.csv", sha256: "bb")
    #expect(try periods() == ["2024-08", "2025-02"])
    #expect(kept.map(\.period.description) == ["2024-08"])
    #expect(kept.first?.fileName == "a.csv")
    #expect(kept.first?.records == 93)
    #expect(try workspace.imports().filter { $0.summary.sourceID == "podes" }.map(\.isCurrent) == [false, true])
    #expect(try workspace.fingerprint(ofSource: "podes", edition: id) == "f-bb")
    #expect(try workspace.setAside(source: "podes").isEmpty)
  }

  @Test("a new file replaces the periods it brings, wholly")
  func replacesPeriods() throws {
    let kept = try importValues("2024-08", file: "b.csv", sha256: "bb", seed: 8)
    #expect(kept.isEmpty)
    let values = try workspace.villageValues(id)
    #expect(values == Sample.values("podes", villages: 30, period: try Period.of("2024-08"), seed: 8))
    #expect(try workspace.facilityCounts(edition: id).isEmpty)
    #expect(try workspace.imports().map(\.summary.sha256) == ["aa", "aa", "bb"])
  }

  @Test("the same file read with a corrected period leaves nothing of the first reading")
  func correctedDeclaration() throws {
    _ = try importValues("2023-08", file: "a.csv", sha256: "aa")
    #expect(try periods() == ["2023-08"])
  }

  @Test("a period read by mistake can be removed")
  func removePeriod() throws {
    _ = try importValues("2042", file: "b.csv", sha256: "bb")
    _ = try importValues("2025", file: "b.csv", sha256: "cc")
    #expect(try periods() == ["2024-08", "2025", "2042"])
    try workspace.write { try $0.remove(period: try Period.of("2042"), ofSource: "podes", edition: id) }
    #expect(try periods() == ["2024-08", "2025"])
    #expect(try workspace.imports().filter { $0.summary.sourceID == "podes" }.map(\.summary.sha256) == ["aa", "cc"])
  }

  @Test("other sources stay, and a removed source leaves no trace")
  func removeSource() throws {
    let other = Sample.values("lain", villages: 30, period: try Period.of("2024-08"), seed: 5)
    let before = try workspace.dump()
    try workspace.write { try $0.replace(SourceRecords(values: other), entry: Sample.entry("lain")) }
    #expect(try workspace.villageValues(id).count == 120)
    try workspace.write { try $0.removeSource("lain") }
    let sequence = "INSERT INTO \"sqlite_sequence\""
    func rows(_ dump: String) -> [Substring] { dump.split(separator: "\n").filter { !$0.hasPrefix(sequence) } }
    #expect(rows(try workspace.dump()) == rows(before))
    try workspace.write { try $0.removeSource("podes", edition: id) }
    #expect(try workspace.villageValues(id).isEmpty)
    #expect(try workspace.facilities(edition: id).count == 40)
  }

  @Test("editions coexist")
  func editions() throws {
    let second = Sample.edition("bps-2020", count: 12, seed: 5)
    try workspace.importSample(second)
    #expect(try workspace.editions() == ["bps-2020", id])
    #expect(try workspace.edition("bps-2020") == second)
    #expect(try workspace.edition(id) == Sample.edition())
    #expect(try workspace.villageValues("bps-2020").count == 24)
    #expect(try workspace.villageValues(id).count == 60)
  }

  // MARK: - Editions and what refers to them

  @Test("villages keep their values by code when the edition is replaced in another order")
  func reordered() throws {
    let old = Sample.edition()
    let order = Array((0..<30).reversed())
    let edition = BoundaryEdition(
      id: id, villages: order.map { old.villages[$0] }, polygons: .init(old.polygons.planar.selecting(order)))
    let facilities = Sample.facilities("faskes", count: 40, villages: 30)
    let before = try workspace.villageValues(id)
    let result = try workspace.write { transaction in
      let result = try transaction.replaceEdition(edition, entry: Sample.entry("batas", role: "boundaries"))
      try transaction.replace(
        SourceRecords(facilities: facilities), entry: Sample.entry("faskes", role: "facilities"))
      return result
    }
    #expect(result == EditionReplacement(changed: true, stale: [SourceKey(sourceID: "faskes", edition: id)]))
    #expect(try workspace.edition(id) == edition)
    let after = try workspace.villageValues(id)
    #expect(after.map { 29 - $0.unit } == before.map(\.unit))
    #expect(after.map(\.numerator) == before.map(\.numerator))
  }

  @Test("facilities placed by old polygons must come again")
  func staleFacilities() throws {
    let before = try workspace.dump()
    #expect(throws: StoreError.staleSources([SourceKey(sourceID: "faskes", edition: id)])) {
      try workspace.write {
        _ = try $0.replaceEdition(Sample.edition(seed: 50), entry: Sample.entry("batas", role: "boundaries"))
      }
    }
    #expect(try workspace.dump() == before)
    try workspace.write {
      _ = try $0.replaceEdition(Sample.edition(seed: 50), entry: Sample.entry("batas", role: "boundaries"))
      try $0.removeSource("faskes")
    }
    #expect(try workspace.edition(id) == Sample.edition(seed: 50))
  }

  @Test("values of villages that are gone stop the transaction")
  func dangling() throws {
    let before = try workspace.dump()
    #expect(throws: StoreError.danglingReferences(sources: [SourceKey(sourceID: "podes", edition: id)])) {
      try workspace.write {
        try $0.removeSource("faskes")
        _ = try $0.replaceEdition(Sample.edition(count: 29), entry: Sample.entry("batas", role: "boundaries"))
      }
    }
    #expect(try workspace.dump() == before)
    let period = try Period.of("2024-08")
    try workspace.write {
      try $0.removeSource("faskes")
      _ = try $0.replaceEdition(Sample.edition(count: 29), entry: Sample.entry("batas", role: "boundaries"))
      let values = Sample.values("podes", villages: 29, period: period)
      try $0.replace(SourceRecords(values: values), entry: Sample.entry("podes"))
    }
    #expect(try workspace.villageValues(id).count == 58)
  }

  @Test("values of a district that is gone stop the transaction")
  func danglingDistrict() throws {
    var edition = Sample.edition()
    for index in 20..<30 { edition.villages[index].districtCode = Sample.code("999944") }
    #expect(throws: StoreError.danglingReferences(sources: [SourceKey(sourceID: "podes", edition: id)])) {
      try workspace.write {
        try $0.removeSource("faskes")
        _ = try $0.replaceEdition(edition, entry: Sample.entry("batas", role: "boundaries"))
      }
    }
  }

  @Test("an edition goes only with everything joined to it")
  func removeEdition() throws {
    #expect(throws: StoreError.self) { try workspace.write { try $0.removeEdition(id) } }
    try workspace.write {
      try $0.removeSource("faskes")
      try $0.removeSource("podes")
      try $0.removeEdition(id)
    }
    #expect(try workspace.editions().isEmpty)
    #expect(try workspace.imports().isEmpty)
  }

  @Test("the same edition again changes nothing and makes nothing stale")
  func sameEdition() throws {
    let result = try workspace.write {
      try $0.replaceEdition(
        Sample.edition(), entry: Sample.entry("batas", role: "boundaries"), setAside: Sample.setAside("batas"),
        findings: Sample.findings("batas"))
    }
    #expect(result == EditionReplacement(changed: false, stale: []))
  }
}
