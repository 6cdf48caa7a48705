import Foundation
import GRDB
import Geometry
import Store
import Stunting
import TestSupport
import Testing

extension Sample {
  static func demandPoints(_ source: String, villages: Int) -> [DemandPoint] {
    var random = SeededGenerator(seed: 5)
    return (0..<3 * villages).map { index in
      DemandPoint(
        rung: DemandRung.allCases[index % 4],
        position: LonLat(longitude: random.uniform(in: 95...141), latitude: random.uniform(in: -11...6)),
        village: index % villages, people: index % 5 == 0 ? nil : random.uniform(in: 0...400),
        name: index % 2 == 0 ? "Dusun \(index)" : "", sourceID: source, sourceRow: index + 1)
    }
  }

  static func reportedTravel(_ source: String, villages: Int, period: Period) -> [ReportedTravel] {
    (0..<villages).map {
      ReportedTravel(
        kind: "puskesmas", village: $0, minutes: $0 % 3 == 0 ? nil : Double($0) * 1.5,
        kilometres: $0 % 4 == 0 ? nil : 0.1 + Double($0), facilitiesInVillage: $0 % 2 == 0 ? nil : $0, period: period,
        sourceID: source, sourceRow: $0 + 1)
    }
  }

  /// Lines with every kind of value but a speed that is NaN, which is not equal to itself.
  static func travelLines(_ source: String, role: TravelLineRole = .road) -> TravelLines {
    var lines = TravelLines(sourceID: source, role: role)
    lines.longitudes = [100.1, 100.2, 100.25, -0.1, 100.123456789012]
    lines.latitudes = [-1, -1.5, .ulpOfOne, 5, 0]
    lines.lineStart = [0, 3, 5]
    lines.classNames = ["", "Jalan \"Lain\"\n"]
    lines.classOf = [1, 0]
    lines.oneWay = [-1, 1]
    lines.speedKilometresPerHour = [12.5, 80]
    lines.classSpeeds = ["": 15, "Jalan \"Lain\"\n": 0.1 + 0.2]
    return lines
  }

  static func surface(_ source: String, value: Float = 3.25) -> TravelSurface {
    var surface = TravelSurface(
      sourceID: source, role: .landCover, columns: 3, rows: 2, west: 100, north: -1, cellLongitude: 0.1,
      cellLatitude: 0.2, values: [1, 2, value, 4, -5, 6])
    surface.classSpeeds = ["10": 0, "": 2.5]
    return surface
  }

  static func accessRecords(_ source: String, villages: Int) throws -> SourceRecords {
    SourceRecords(
      demandPoints: demandPoints(source, villages: villages),
      reportedTravel: reportedTravel(source, villages: villages, period: try Period.of("2018")),
      travelLines: [travelLines(source), travelLines(source, role: .barrier)], surfaces: [surface(source)])
  }
}

@Suite("What access rests on, in a workspace")
struct AccessTests {
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

  private func replace(_ records: SourceRecords, sha: String = "a") throws {
    var entry = Sample.entry("akses")
    entry.summary.sha256 = sha
    try workspace.write { try $0.replace(records, entry: entry) }
  }

  @Test("points, reported travel, lines and surfaces come back bit by bit")
  func roundTrip() throws {
    let records = try Sample.accessRecords("akses", villages: 20)
    try replace(records)
    let inputs = try workspace.accessInputs(edition: id)
    #expect(inputs.points == records.demandPoints)
    #expect(inputs.reported == records.reportedTravel)
    #expect(inputs.lines == records.travelLines)
    #expect(inputs.surfaces == records.surfaces)
    #expect(throws: StoreError.unknownEdition("lain")) { try workspace.accessInputs(edition: "lain") }
  }

  @Test("speeds and cells without a value stay without one")
  func nothing() throws {
    var records = SourceRecords(travelLines: [Sample.travelLines("akses")], surfaces: [Sample.surface("akses")])
    records.travelLines[0].speedKilometresPerHour = [.nan, .infinity]
    records.surfaces[0].values[2] = -.signalingNaN
    records.travelLines.append(TravelLines(sourceID: "akses", role: .boat))
    try replace(records)
    let inputs = try workspace.accessInputs(edition: id)
    #expect(inputs.lines[0].speedKilometresPerHour.map(\.bitPattern) == [Float.nan.bitPattern, Float.nan.bitPattern])
    #expect(inputs.surfaces[0].values[2].bitPattern == Float.nan.bitPattern)
    #expect(inputs.lines[1].count == 0)
  }

  @Test("a second import takes the place of the first, and the same again changes no byte")
  func replaced() throws {
    let records = try Sample.accessRecords("akses", villages: 20)
    try replace(records)
    let before = try workspace.dump()
    try replace(records)
    #expect(try workspace.dump() == before)
    var other = SourceRecords(surfaces: [Sample.surface("akses", value: 9)])
    other.demandPoints = Array(records.demandPoints.prefix(2))
    try replace(other, sha: "b")
    let inputs = try workspace.accessInputs(edition: id)
    #expect(inputs.points.count == 2 && inputs.lines.isEmpty && inputs.reported.isEmpty)
    #expect(inputs.surfaces[0].values[2] == 9)
    try workspace.write { try $0.removeSource("akses") }
    #expect(try workspace.accessInputs(edition: id) == AccessInputs())
  }

  @Test("an edition cannot be taken away from under them, and new polygons ask for the points again")
  func editions() throws {
    try replace(try Sample.accessRecords("akses", villages: 20))
    #expect(throws: StoreError.self) { try workspace.write { try $0.removeEdition(id) } }
    var edition = try workspace.edition(id)
    var x = edition.polygons.planar.x
    x[0] += 1
    if let moved = edition.polygons.planar.replacingCoordinates(x: x, y: edition.polygons.planar.y) {
      edition.polygons.planar = moved
    }
    let changed = edition
    var stale: [SourceKey] = []
    #expect(throws: StoreError.self) {
      try workspace.write {
        stale = try $0.replaceEdition(changed, entry: Sample.entry("batas")).stale
      }
    }
    #expect(stale.contains(SourceKey(sourceID: "akses", edition: id)))
  }

  @Test("records that cannot be are refused with their table and column")
  func refused() throws {
    let bad: [(String, SourceRecords)] = try {
      var cases: [(String, SourceRecords)] = []
      func add(_ field: String, _ change: (inout SourceRecords) -> Void) throws {
        var records = try Sample.accessRecords("akses", villages: 2)
        change(&records)
        cases.append((field, records))
      }
      try add("village_fid") { $0.demandPoints[0].village = 1_000_000 }
      try add("longitude") { $0.demandPoints[1].position.longitude = .nan }
      try add("people") { $0.demandPoints[1].people = -1 }
      try add("minutes") { $0.reportedTravel[1].minutes = .infinity }
      try add("facilities") { $0.reportedTravel[1].facilitiesInVillage = -2 }
      try add("line_start") { $0.travelLines[0].lineStart = [0, 6, 5] }
      try add("line_start") { $0.travelLines[0].lineStart = [] }
      try add("class_of") { $0.travelLines[0].classOf = [0, 2] }
      try add("one_way") { $0.travelLines[0].oneWay = [0, 7] }
      try add("speed_kmh") { $0.travelLines[0].speedKilometresPerHour = [] }
      try add("latitudes") { $0.travelLines[0].latitudes[0] = .nan }
      try add("class_speeds") { $0.travelLines[0].classSpeeds[""] = .nan }
      try add("cells") { $0.surfaces[0].values.removeLast() }
      try add("cells") { $0.surfaces[0].columns = .max }
      try add("cell_longitude") { $0.surfaces[0].cellLongitude = 0 }
      try add("source_id") { $0.surfaces[0].sourceID = "lain" }
      return cases
    }()
    let before = try workspace.dump()
    for (field, records) in bad {
      do {
        try replace(records)
        Issue.record("\(field) was taken")
      } catch StoreError.invalidRecord(_, _, let found) {
        #expect(found == field)
      }
    }
    #expect(try workspace.dump() == before)
  }

  @Test("damaged blobs are told, never read beyond their end")
  func damaged() throws {
    try replace(try Sample.accessRecords("akses", villages: 2))
    try workspace.close()
    let changes = [
      "UPDATE travel_line_layer SET longitudes = x'00'", "UPDATE travel_line_layer SET line_start = x''",
      "UPDATE travel_line_layer SET class_names = '{'", "UPDATE travel_line_layer SET class_speeds = '[]'",
      "UPDATE travel_line_layer SET line_start = x'00000000FFFFFF7F05000000'",
      "UPDATE travel_line_layer SET role = 'sungai'", "UPDATE travel_surface SET cells = x'0000803F'",
      "UPDATE travel_surface SET columns = 9223372036854775807", "UPDATE travel_surface SET rows = 3",
      "UPDATE demand_point SET rung = 'x'", "UPDATE travel_surface SET class_speeds = '{\"1\":\"nan\"}'",
    ]
    for change in changes {
      let copy = folder.file("rusak.gpkg")
      try? FileManager.default.removeItem(atPath: copy)
      try FileManager.default.copyItem(atPath: path, toPath: copy)
      let queue = try DatabaseQueue(path: copy)
      try queue.write { try $0.execute(sql: change) }
      try queue.close()
      let opened = try Workspace.open(at: copy, access: .readOnly)
      #expect(throws: StoreError.self, "\(change)") { try opened.accessInputs(edition: id) }
      try opened.close()
    }
  }
}
