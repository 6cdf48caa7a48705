import Foundation
import Geometry
import Store
import Stunting
import Testing

@Suite("What goes into a workspace comes out")
struct RoundTripTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("lokus.gpkg")
  }

  @Test("an empty workspace has nothing and can be opened again")
  func empty() throws {
    let workspace = try Workspace.create(at: path)
    #expect(try workspace.editions().isEmpty)
    #expect(try workspace.imports().isEmpty)
    try workspace.close()
    #expect(Workspace.isWorkspace(at: path))
    #expect(folder.contents == ["lokus.gpkg"])
  }

  @Test("editions, facilities, counts, values and records are equal after a new opening")
  func everything() throws {
    let edition = Sample.edition()
    let period = try Period.of("2024-08")
    let districts = Sample.districts(of: edition)
    let writer = try Workspace.create(at: path)
    try writer.importSample(edition)
    try writer.close()
    #expect(folder.contents == ["lokus.gpkg"])

    let reader = try Workspace.open(at: path, access: .readOnly)
    #expect(try reader.editions() == ["contoh-2025"])
    #expect(try reader.edition("contoh-2025") == edition)
    #expect(try reader.facilities(edition: edition.id) == Sample.facilities("faskes", count: 40, villages: 30))
    #expect(try reader.facilityCounts(edition: edition.id) == Sample.counts("podes", villages: 30, period: period))
    let values = Sample.values("podes", villages: 30, districts: 3, period: period)
    #expect(try reader.values(edition: edition.id) == StoredValues(values: values, units: districts))
    #expect(try reader.villageValues(edition.id) == values.filter { $0.level == .village })
    #expect(try reader.setAside() == Sample.setAside("batas") + Sample.setAside("podes"))
    #expect(try reader.setAside(source: "podes") == Sample.setAside("podes"))
    #expect(try reader.findings() == Sample.findings("batas") + Sample.findings("faskes"))
    #expect(try reader.imports().map(\.summary.sourceID) == ["batas", "faskes", "podes"])
    #expect(try reader.imports()[1] == Sample.entry("faskes", role: "facilities"))
    #expect(try reader.fingerprint(ofSource: "podes", edition: edition.id) == "f-aa")
    #expect(try reader.fingerprint(ofSource: "podes", edition: "lain") == nil)
    #expect(try reader.setting("judul") == "Contoh")
    #expect(try reader.setting("tidak ada") == nil)
    try reader.close()
  }

  @Test("values are chosen by indicator, period and source")
  func filters() throws {
    let workspace = try Workspace.create(at: path)
    try workspace.importSample()
    let id = "contoh-2025"
    let august = try Period.of("2024-08")
    #expect(try workspace.villageValues(id, ValueFilter(indicators: ["air"])).count == 30)
    #expect(try workspace.villageValues(id, ValueFilter(indicators: [])).isEmpty)
    #expect(try workspace.villageValues(id, ValueFilter(periods: [august])).count == 60)
    #expect(try workspace.villageValues(id, ValueFilter(periods: [try Period.of("2023")])).isEmpty)
    #expect(try workspace.villageValues(id, ValueFilter(sources: ["lain"])).isEmpty)
    #expect(try workspace.periods(edition: id) == [august])
    #expect(try workspace.periods(edition: id, indicator: "tidak ada").isEmpty)
    try workspace.close()
  }

  @Test("an edition that is not there is named")
  func unknownEdition() throws {
    let workspace = try Workspace.create(at: path)
    #expect(throws: StoreError.unknownEdition("x")) { try workspace.edition("x") }
    #expect(throws: StoreError.unknownEdition("x")) { try workspace.villageValues("x") }
    #expect(throws: StoreError.unknownEdition("x")) {
      try workspace.write { _ = try $0.replace(SourceRecords(), entry: Sample.entry("s", edition: "x")) }
    }
    try workspace.close()
  }

  @Test("text keeps quotes, combining letters and line ends; a NUL becomes visible")
  func text() throws {
    var edition = Sample.edition(count: 2)
    edition.villages[0].name = "e\u{301}'\"\n;-- \u{1F33E}"
    edition.villages[1].name = "a\0b"
    let workspace = try Workspace.create(at: path)
    try workspace.write { _ = try $0.replaceEdition(edition, entry: Sample.entry("batas", role: "boundaries")) }
    let read = try workspace.edition(edition.id)
    #expect(read.villages[0].name.unicodeScalars.elementsEqual(edition.villages[0].name.unicodeScalars))
    #expect(read.villages[1].name == "a\u{FFFD}b")
    try workspace.close()
  }

  @Test("villages without any code are kept and are themselves on a second import")
  func withoutCodes() throws {
    var edition = Sample.edition(count: 4)
    for index in 0..<4 {
      edition.villages[index].codes = []
      edition.villages[index].districtCode = nil
      edition.villages[index].name = "Sama"
    }
    let workspace = try Workspace.create(at: path)
    try workspace.write { _ = try $0.replaceEdition(edition, entry: Sample.entry("batas", role: "boundaries")) }
    let before = try workspace.dump()
    edition.villages[0].name = "Lain"
    try workspace.write { _ = try $0.replaceEdition(edition, entry: Sample.entry("batas", role: "boundaries")) }
    edition.villages[0].name = "Sama"
    #expect(try workspace.edition(edition.id).villages[0].name == "Lain")
    #expect(try workspace.dump() != before)
    try workspace.close()
  }
}
