import Foundation
import GRDB
import Geometry
import Store
import Stunting
import Testing

@Suite("All of an import or nothing of it")
struct TransactionTests {
  let folder: TemporaryFolder
  let path: String
  let workspace: Workspace
  let id = "contoh-2025"

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("lokus.gpkg")
    workspace = try Workspace.create(at: path)
    try workspace.importSample()
  }

  private func expectUntouched(_ body: () throws -> Void) throws {
    let before = try bytes(path)
    try body()
    #expect(try bytes(path) == before)
    #expect(folder.contents == ["lokus.gpkg"])
  }

  @Test("an error in the middle undoes everything and is handed on as it is")
  func rollback() throws {
    try expectUntouched {
      #expect(throws: TestFailure.self) {
        try workspace.write {
          try $0.removeSource("faskes")
          _ = try $0.replaceEdition(Sample.edition(seed: 8), entry: Sample.entry("batas", role: "boundaries"))
          _ = try $0.replaceEdition(Sample.edition("baru"), entry: Sample.entry("lain", role: "boundaries"))
          throw TestFailure("in the middle")
        }
      }
    }
    #expect(try workspace.editions() == [id])
  }

  @Test("a transaction without a change leaves the bytes")
  func nothing() throws {
    try expectUntouched {

      let found = try workspace.write { try $0.fingerprint(ofSource: "podes", edition: id) }
      #expect(found == "f-aa")

    }
  }

  @Test("a transaction that was kept is an error")
  func kept() throws {
    var kept: Transaction?
    try workspace.write { kept = $0 }
    #expect(throws: StoreError.transactionEnded) { try kept?.set("a", to: "b") }
    #expect(throws: StoreError.transactionEnded) { try kept?.removeSource("podes") }
  }

  @Test("records that can't be stored are named by table, row and field")
  func invalidRecords() throws {
    let period = try Period.of("2024")
    func refused(_ records: SourceRecords) -> StoreError? {
      do {
        try workspace.write { try $0.replace(records, entry: Sample.entry("s", sha256: "ss")) }
      } catch let error as StoreError { return error } catch { return nil }
      return nil
    }
    func value(_ change: (inout IndicatorValue) -> Void) -> SourceRecords {
      var values = Sample.values("s", villages: 2, period: period)
      change(&values[2])
      return SourceRecords(values: values)
    }
    func invalid(_ table: String, _ index: Int, _ field: String) -> StoreError {
      .invalidRecord(table: table, index: index, field: field)
    }
    try expectUntouched {
      #expect(refused(value { $0.unit = 30 }) == invalid("indicator_value", 2, "village_fid"))
      #expect(refused(value { $0.unit = -1 }) == invalid("indicator_value", 2, "village_fid"))
      #expect(refused(value { $0.numerator = .nan }) == invalid("indicator_value", 2, "numerator"))
      #expect(refused(value { $0.denominator = .infinity }) == invalid("indicator_value", 2, "denominator"))
      #expect(refused(value { $0.sourceID = "lain" }) == invalid("indicator_value", 2, "source_id"))
      #expect(refused(value { $0.indicator = "" }) == invalid("indicator_value", 2, "indicator"))
      #expect(refused(value { $0.level = .district }) == invalid("indicator_value", 2, "unit_name"))
      #expect(
        refused(
          value {
            $0.numerator = nil
            $0.denominator = nil
          }) == invalid("indicator_value", 2, "state"))
      var facilities = Sample.facilities("s", count: 3, villages: 30)
      facilities[1].position = .init(longitude: .nan, latitude: 0)
      #expect(refused(SourceRecords(facilities: facilities)) == invalid("facility", 1, "geom"))
      var counts = Sample.counts("s", villages: 3, period: period)
      counts[2].count = -1
      #expect(refused(SourceRecords(facilityCounts: counts)) == invalid("facility_count", 2, "facilities"))
      if case .constraint = refused(value { $0.unit = 0 }) {} else { Issue.record("two values for one cell") }
    }
  }

  @Test("an edition whose villages and polygons differ in number, or with a coordinate that is no number, is refused")
  func invalidEdition() throws {
    var short = Sample.edition("baru")
    short.villages.removeLast()
    var broken = Sample.edition("baru")
    let planar = broken.polygons.planar
    let x = [Double.nan] + planar.x.dropFirst()
    broken.polygons.planar = try #require(planar.replacingCoordinates(x: x, y: planar.y))
    try expectUntouched {
      #expect(throws: StoreError.invalidRecord(table: "edition", index: 0, field: "villages")) {
        try workspace.write { _ = try $0.replaceEdition(short, entry: Sample.entry("b", edition: "baru")) }
      }
      #expect(throws: StoreError.geometry(.notFinite)) {
        try workspace.write { _ = try $0.replaceEdition(broken, entry: Sample.entry("b", edition: "baru")) }
      }
    }
  }

  @Test("the format can't be set by hand")
  func ownSettings() throws {
    #expect(throws: StoreError.self) { try workspace.write { try $0.set("format_version", to: "9") } }
    try workspace.write { try $0.set("a", to: "1") }
    try workspace.write { try $0.set("a", to: "2") }
    #expect(try workspace.setting("a") == "2")
  }

  @Test("another writer is waited for and then named")
  func busy() throws {
    let other = try DatabaseQueue(path: path)
    try other.writeWithoutTransaction { db in
      try db.beginTransaction(.exclusive)
      #expect(throws: StoreError.busy(path: path)) { try workspace.write { try $0.set("a", to: "1") } }
      try db.rollback()
    }
    try other.close()
  }

  @Test("a file that may not grow is named, and nothing has changed", arguments: [0, 1, 5, 20, 100])
  func full(extraPages: Int) throws {
    try workspace.close()
    let size = try bytes(path).count
    let limited = try Workspace.open(at: path, maximumBytes: size + extraPages * 4096)
    try expectUntouched { try expectCannotWrite(limited) }
    try limited.close()
  }

  @Test("a full disk is named, and nothing has changed", .enabled(if: Mount.isPossible, Mount.skipReason))
  func diskFull() throws {
    let disk = try Mount(tmpfsBytes: 1 << 20)
    let small = try Workspace.create(at: disk.file("lokus.gpkg"))
    try small.importSample()
    let before = try bytes(disk.file("lokus.gpkg"))
    try expectCannotWrite(small)
    #expect(throws: StoreError.self) { try small.copy(to: disk.file("salin/lokus.gpkg")) }
    #expect(try bytes(disk.file("lokus.gpkg")) == before)
    #expect(try small.editions() == [id])
    try small.close()
    #expect(disk.contents == ["lokus.gpkg"])
  }

  @Test(
    "a disk too small for a copy or a new workspace keeps no part of it",
    .enabled(if: Mount.isPossible, Mount.skipReason))
  func noRoom() throws {
    let disk = try Mount(tmpfsBytes: 40 << 10)
    for write in [{ _ = try Workspace.create(at: $0) }, { try workspace.copy(to: $0) }] as [(String) throws -> Void] {
      do {
        try write(disk.file("lokus.gpkg"))
        Issue.record("there was room")
      } catch let error as StoreError {
        guard case .cannotWrite = error else {
          Issue.record("\(error)")
          continue
        }
      }
      #expect(disk.contents.isEmpty)
    }
  }

  @Test("a read-only file system is named", .enabled(if: Mount.isPossible, Mount.skipReason))
  func readOnly() throws {
    try workspace.close()
    let mount = try Mount(readOnlyViewOf: folder.path)
    let file = mount.file("lokus.gpkg")
    #expect(throws: StoreError.readOnly(path: file)) {
      let opened = try Workspace.open(at: file)
      try opened.write { try $0.set("a", to: "1") }
    }
    #expect(throws: StoreError.self) { try Workspace.create(at: mount.file("baru.gpkg")) }
    let reader = try Workspace.open(at: file, access: .readOnly)
    #expect(try reader.editions() == [id])
    #expect(throws: StoreError.readOnly(path: file)) { try reader.write { try $0.set("a", to: "1") } }
    try reader.close()
  }

  private func expectCannotWrite(_ workspace: Workspace) throws {
    do {
      try workspace.write {
        _ = try $0.replaceEdition(
          Sample.edition("besar", count: 3000), entry: Sample.entry("b", edition: "besar", role: "boundaries"))
      }
      Issue.record("there was room")
    } catch let error as StoreError {
      if case .cannotWrite = error { return }
      Issue.record("\(error)")
    }
  }
}
