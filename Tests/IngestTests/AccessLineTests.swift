import Geometry
import Ingest
import Stunting
import TestSupport
import Testing

@Suite("Lines for travel")
struct AccessLineTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(
    _ items: [(String, String)], role: TravelLineRole = .road, region: BoundingBox? = nil,
    _ change: (inout TravelLineSource) -> Void = { _ in }
  ) throws -> TravelLineImport {
    let path = try folder.write("jalan.geojson", AccessFiles.features(items.map { ($0.0, $0.1) }))
    var source = TravelLineSource(location: SourceLocation(id: "jalan", path: path), role: role)
    change(&source)
    return try importTravelLines(source, region: region)
  }

  private let plain = AccessFiles.line([(100, -2), (100.1, -2)])

  @Test("every feature is accepted or set aside with its reason, parts are lines, heights fall away")
  func fates() throws {
    let multi =
      "{\"type\":\"MultiLineString\",\"coordinates\":[[[100,-2,50],[100.2,-1.9,60]],[[100.3,-2,1],[100.4,-2,2]],"
      + "[[100.5,-2,1],[100.5,-2,9]]]}"
    let collection = "{\"type\":\"GeometryCollection\",\"geometries\":[\(AccessFiles.point(1, 1)),\(plain)]}"
    let result = try read([
      ("\"k\":\"a\"", plain), ("\"k\":\"b\"", multi), ("\"k\":\"c\"", "null"),
      ("\"k\":\"d\"", AccessFiles.point(100, -2)), ("\"k\":\"e\"", AccessFiles.square(100, -2, 0.1)),
      ("\"k\":\"f\"", AccessFiles.line([(100, -2), (100, -2)])), ("\"k\":\"g\"", collection),
      ("\"k\":\"h\"", AccessFiles.line([(170, 95), (100, -2)])),
    ])
    #expect(result.recordsRead == 8 && result.featuresAccepted == 3 && result.recordsSetAside == 5)
    #expect(result.lines.count == 4)
    #expect(result.lines.lineStart == [0, 2, 4, 6, 8])
    #expect(result.lines.longitudes == [100, 100.1, 100, 100.2, 100.3, 100.4, 100, 100.1])
    let reasons = result.setAside.map { "\($0.row) \($0.reason.rawValue) \($0.wholeRecord)" }
    #expect(
      reasons == [
        "2 unreadable_geometry false", "3 no_geometry true", "4 wrong_geometry_type true",
        "5 wrong_geometry_type true", "6 unreadable_geometry true", "8 unreadable_geometry true",
      ])
    #expect(result.lines.speedKilometresPerHour.allSatisfy(\.isNaN) && result.lines.oneWay == [0, 0, 0, 0])
  }

  @Test("rings of lakes are barriers")
  func rings() throws {
    let lake =
      "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[1,1],[0,0]],[[0.5,0.2],[0.6,0.2],[0.6,0.3],[0.5,0.2]]]]}"
    let result = try read([("", lake), ("", plain)], role: .barrier)
    #expect(result.lines.count == 3 && result.featuresAccepted == 2)
    #expect(result.lines.lineStart == [0, 4, 8, 10])
  }

  @Test(
    "one-way words",
    arguments: [
      (["yes", "no", "-1", "", "1", "reverse", "true"], [1, 0, -1, 0, 1, -1, 1]),
      (["B", "F", "T", "B"], [0, 1, -1, 0]), (["F", "T", ""], [0, 1, 0]), (["FT", "TF", "N"], [1, -1, 0]),
      (["ya", "tidak", "Satu Arah"], [1, 0, 1]),
    ])
  func oneWay(_ words: [String], _ expected: [Int]) throws {
    let result = try read(words.map { ("\"arah\":\"\($0)\"", plain) }) { $0.oneWayColumn = "ARAH" }
    #expect(result.lines.oneWay.map { Int($0) } == expected && result.setAside.isEmpty)
  }

  @Test("unknown words and impossible speeds are cells set aside, and the line stays")
  func cells() throws {
    let items = [
      ("\"arah\":\"entah\",\"v\":\"40 km/jam\"", plain), ("\"arah\":\"yes\",\"v\":\"cepat\"", plain),
      ("\"arah\":null,\"v\":\"25 mph\"", plain), ("\"arah\":null,\"v\":\"-4\"", plain),
      ("\"arah\":null,\"v\":\"0\"", plain), ("\"arah\":null,\"v\":\"900\"", plain),
    ]
    let result = try read(items) {
      $0.oneWayColumn = "arah"
      $0.speedColumn = "v"
    }
    #expect(result.featuresAccepted == 6 && result.recordsSetAside == 0)
    #expect(
      result.setAside.map { "\($0.row) \($0.column ?? "") \($0.reason.rawValue)" } == [
        "1 arah unusable_value", "2 v not_a_number", "4 v not_a_number", "6 v not_a_number",
      ])
    let speeds = result.lines.speedKilometresPerHour
    #expect(speeds[0] == 40 && speeds[1].isNaN && abs(speeds[2] - 40.2336) < 1e-4 && speeds[4].isNaN)
  }

  @Test("classes take the speed of their text, of the longest key they start with, else the default")
  func classes() throws {
    let names = ["Jalan Tol Dua Jalur", "jalan lain", "residential", "Residential", "", "kanal"]
    let result = try read(names.map { ("\"k\":\"\($0)\"", plain) }) {
      $0.classColumn = "k"
      $0.speeds = [
        "jalan": 1, "jalan tol": 80, "residential": 20, "default": 15, "kanal": .nan, "jalan lain": -3,
      ]
    }
    let speeds = result.lines.classSpeeds
    #expect(result.lines.classNames == names && result.lines.classOf == [0, 1, 2, 3, 4, 5])
    #expect(
      speeds == [
        "Jalan Tol Dua Jalur": 80, "jalan lain": 1, "residential": 20, "Residential": 20, "": 15,
      ])
  }

  @Test("what lies far from the region is counted and not listed line by line")
  func region() throws {
    let far = AccessFiles.line([(110, -7), (110.1, -7)])
    let box = BoundingBox(minX: 100, minY: -2, maxX: 100.6, maxY: -1.9)
    let items =
      Array(repeating: ("", far), count: 250) + [("", plain), ("", AccessFiles.line([(100.7, -2), (101, -2)]))]
    let result = try read(items, region: box)
    #expect(result.recordsRead == 252 && result.featuresAccepted == 2 && result.recordsSetAside == 250)
    #expect(result.setAside.count == 100)
    #expect(throws: IngestError.noneUsable(file: "jalan.geojson", read: 1, reason: .outsideRegion)) {
      try read([("", far)], region: box)
    }
  }

  @Test("a filter chooses, a declared system in metres is brought to degrees")
  func filterAndSystem() throws {
    let metres = AccessFiles.line([(500_000, 9_800_000), (500_000, 9_801_000)])
    let result = try read([("\"k\":\"a\"", metres), ("\"k\":\"b\"", metres)]) {
      $0.location.crs = "EPSG:32748"
      $0.location.filters = [RecordFilter(column: "k", test: .isOneOf, values: ["b"])]
    }
    #expect(result.setAside.map(\.reason) == [.filteredOut])
    #expect(abs(result.lines.longitudes[0] - 105) < 1e-9 && abs(result.lines.latitudes[0] + 1.8098) < 1e-3)
  }

  @Test("what is no layer of lines is told")
  func refused() throws {
    #expect(throws: IngestError.noLines(file: "jalan.geojson", read: 2, found: "Point")) {
      try read([("", AccessFiles.point(1, 1)), ("", AccessFiles.point(1, 2))])
    }
    #expect(throws: IngestError.columnMissing(file: "jalan.geojson", column: "kelas", available: ["k"])) {
      try read([("\"k\":1", plain)]) { $0.classColumn = "kelas" }
    }
    #expect(throws: IngestError.fileMissing(file: "tiada.shp")) {
      try importTravelLines(
        TravelLineSource(location: SourceLocation(id: "a", path: folder.path("tiada.shp")), role: .road), region: nil)
    }
    #expect(throws: IngestError.fileRefused(file: "a.shp")) {
      try importTravelLines(
        TravelLineSource(location: SourceLocation(id: "a", path: "/vsicurl/http://x/a.shp"), role: .road), region: nil)
    }
    #expect(throws: IngestError.emptyLayer(file: "jalan.geojson")) { try read([]) }
  }

  @Test("damaged files stop with an error, whatever they hold", arguments: 0..<40)
  func damaged(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var bytes = Array(AccessFiles.features([("\"k\":\"a\"", plain), ("\"k\":\"b\"", plain)]).utf8)
    if seed % 2 == 0 { bytes.removeLast(1 + random.index(below: bytes.count - 1)) }
    for _ in 0..<3 where !bytes.isEmpty {
      bytes[random.index(below: bytes.count)] = UInt8(random.index(below: 256))
    }
    let path = try folder.write("rusak.geojson", bytes)
    let source = TravelLineSource(location: SourceLocation(id: "a", path: path), role: .road, classColumn: "k")
    let result = try? importTravelLines(source, region: nil)
    if let result {
      #expect(result.recordsRead == result.featuresAccepted + result.recordsSetAside)
      #expect(result.lines.lineStart.last.map { Int($0) } == result.lines.longitudes.count)
    }
  }
}
