import Geometry
import Ingest
import Matching
import Stunting
import TestSupport
import Testing

/// Positions as offices write them. The edition: 100 to 100.6 E, 2 to 1.9 S, kecamatan Hilir west of 100.3, Hulu east.
@Suite("positions as text") struct PositionTextTests {
  /// One record for each pair of texts; what is declared is the same for all.
  private func read(_ pairs: [(x: String, y: String)], district: String = "") async throws -> FacilityImport {
    let folder = try TemporaryFolder()
    let rows = pairs.map { "\($0.x)\t\($0.y)\t\(district)" }
    let path = try folder.write("p.tsv", (["x\ty\tkec"] + rows).joined(separator: "\n"))
    let source = FacilitySource(
      location: SourceLocation(id: "p", path: path, delimiter: "tab"), kind: "posyandu",
      place: PlaceMapping(districtName: "kec"), longitudeColumn: "x", latitudeColumn: "y")
    return try await importFacilities(source, matcher: PlaceFixtures.matcher)
  }

  private func readOneColumn(_ texts: [String]) async throws -> FacilityImport {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "p.tsv", (["nama\tkoordinat"] + texts.map { "A\t\($0)" }).joined(separator: "\n"))
    let source = FacilitySource(
      location: SourceLocation(id: "p", path: path, delimiter: "tab"), kind: "posyandu", positionColumn: "koordinat")
    return try await importFacilities(source, matcher: PlaceFixtures.matcher)
  }

  private func isAt(_ position: LonLat?, _ longitude: Double, _ latitude: Double) -> Bool {
    guard let position else { return false }
    return abs(position.longitude - longitude) < 1e-6 && abs(position.latitude - latitude) < 1e-6
  }

  @Test("decimals, degrees with minutes and seconds, sides before and behind, in two columns")
  func spellings() async throws {
    let minutes = 1 + 57.0 / 60 + 20.5 / 3600
    let pairs: [(x: String, y: String, latitude: Double)] = [
      ("100,05", "-1,95", -1.95), ("100.05", " -1.95 ", -1.95), ("100.05°", "-1.95°", -1.95),
      ("100° 3' 0\" BT", "1°57'20.5\" LS", -minutes), ("E 100 03 00", "S 01 57 20,5", -minutes),
      ("100 3 0 E", "1 57 20.5 S", -minutes), ("100º03′00″ Bujur Timur", "1º57′20,5″ Lintang Selatan", -minutes),
      ("100d3m0s E", "1d57m20.5s S", -minutes), ("100:03:00", "-01:57:20.5", -minutes),
      ("100 derajat 3 menit BT", "1 derajat 57 menit 20.5 detik LS", -minutes), ("T 100.05", "S 1.95", -1.95),
      ("BT: 100.05", "LS: 1.95", -1.95), ("1.0005E+02", "-1.95E+00", -1.95), ("100-03-00", "1-57-20.5 S", -minutes),
      ("100.03.00", "01.57.20,5 LS", -minutes), ("+100.05", "\u{2212}1.95", -1.95), ("long 100.05", "lat -1.95", -1.95),
    ]
    let result = try await read(pairs.map { ($0.x, $0.y) })
    for (facility, pair) in zip(result.facilities, pairs) {
      #expect(isAt(facility.position, 100.05, pair.latitude), "\(pair.x) \(pair.y)")
      #expect(facility.repair == nil, "\(pair.x) \(pair.y)")
    }
    #expect(!result.findings.contains { $0.kind == .positionRepaired || $0.kind == .positionAsked })
  }

  @Test("both in one column, in any spelling and order that the text makes plain")
  func oneColumn() async throws {
    let texts = [
      "-1.95,100.05", "-1.95, 100.05", "-1,95, 100,05", "-1,95,100,05", "-1,95; 100,05", "-1.95° , 100.05°",
      "-1.95 100.05",
      "1°57'0\"S 100°3'0\"E", "S 01 57 00 E 100 03 00", "1 57 0 LS, 100 3 0 BT", "100°3'0\" BT 1°57'0\" LS",
      "-1 57 00 100 03 00", "(-1.95, 100.05)", "lat: -1.95 long: 100.05", "POINT (100.05 -1.95)",
      "https://www.google.com/maps?q=-1.95,100.05", "https://maps.google.com/@-1.95,100.05,17z", "-1.95 | 100.05",
      "01 57.0 S 100 03.0 E",
    ]
    let result = try await readOneColumn(texts)
    for (facility, text) in zip(result.facilities, texts) {
      #expect(isAt(facility.position, 100.05, -1.95), "\(text): \(String(describing: facility.position))")
      #expect(facility.repair == nil, "\(text)")
    }
  }

  @Test("what the text says wins over the column that it stands in")
  func marks() async throws {
    let result = try await read([("1.95 LS", "100.05 BT")])
    #expect(isAt(result.facilities[0].position, 100.05, -1.95) && result.facilities[0].repair == nil)
  }

  @Test("one slip that only one reading explains is repaired, and said")
  func repaired() async throws {
    let cases: [(x: String, y: String, rule: String)] = [
      ("-1,95", "100,05", "swapped"), ("100,05", "1,95", "minus_lost"), ("1.95", "100.05", "swapped+minus_lost"),
      ("10005", "-1,95", "lost_decimal_point:longitude"), ("100.050.000", "-1,95", "lost_decimal_point:longitude"),
      ("1.0005E+07", "-1,95", "lost_decimal_point:longitude"), ("100 050 000", "-1,95", "lost_decimal_point:longitude"),
      ("100050000", "-195", "lost_decimal_point:longitude+lost_decimal_point:latitude"),
      ("100,05", "-195", "lost_decimal_point:latitude"), ("100,05", "195", "lost_decimal_point:latitude+minus_lost"),
      ("1000.5", "-1.95", "shifted_decimal_point:longitude"), ("-100.05", "-1.95", "minus_added:longitude"),
    ]
    let result = try await read(cases.map { ($0.x, $0.y) }, district: "Hilir")
    for (facility, item) in zip(result.facilities, cases) {
      #expect(isAt(facility.position, 100.05, -1.95), "\(item): \(String(describing: facility.position))")
      #expect(facility.repair == item.rule && !facility.flags.contains(.noPosition), "\(item)")
      #expect(facility.positionAsRead == item.y + " | " + item.x)
    }
    let findings = result.findings.filter { $0.kind == .positionRepaired }
    #expect(findings.map(\.detail) == cases.map(\.rule) && findings.map(\.row) == cases.indices.map { $0 + 1 })
    // Metres moved where what was read is a place: 3.9 degrees of latitude.
    #expect(findings[0].size == nil && isClose(findings[1].size ?? 0, 431_200, relative: 0.01))
    #expect(result.setAside.isEmpty)
  }

  @Test("UTM numbers of either hemisphere and way of writing, by the region's zone")
  func metres() async throws {
    // 100.05 E 1.95 S in zone 47: EPSG:32747 and EPSG:32647.
    let pairs = [
      ("616778.07", "9784429.16"), ("616778,07", "-215570,84"), ("616.778,07", "9.784.429,16"),
      ("9784429.16", "616778.07"),
      ("616.778", "9.784.429"),
    ]
    let result = try await read(pairs.map { (x: $0.0, y: $0.1) }, district: "Hilir")
    #expect(result.facilities.map(\.repair) == ["utm_47s", "utm_47n", "utm_47s", "utm_47s", "utm_47s"])
    for facility in result.facilities {
      let at = facility.position ?? LonLat(longitude: 0, latitude: 0)
      #expect(abs(at.longitude - 100.05) < 2e-3 && abs(at.latitude + 1.95) < 2e-3)
    }
  }

  @Test("what lies in the region is never moved, whatever else would fit")
  func kept() async throws {
    // Declared Hulu, standing in Hilir.
    let result = try await read([("100.05", "-1.95")], district: "Hulu")
    #expect(isAt(result.facilities[0].position, 100.05, -1.95) && result.findings.isEmpty)
  }

  @Test("two sound readings, or none in the declared kecamatan, are asked")
  func asked() async throws {
    // 100.05 is the only reading in the region, and not in the kecamatan declared.
    let elsewhere = try await read([("10005", "-1,95")], district: "Hulu")
    #expect(elsewhere.facilities[0].position == nil && elsewhere.facilities[0].flags == [.noPosition])
    #expect(elsewhere.findings.map(\.kind) == [.positionAsked])
    #expect(elsewhere.findings[0].detail == "lost_decimal_point:longitude=-1.950000,100.050000")
    #expect(elsewhere.setAside.map(\.reason) == [.unreadablePosition])
    let unknown = try await read([("10005", "-1,95")], district: "Antah Berantah")
    #expect(unknown.facilities[0].position == nil && unknown.findings.map(\.kind) == [.positionAsked])
  }

  @Test("nothing: blank, zero, words, far too much text")
  func nothing() async throws {
    let pairs = [
      ("", ""), ("-", "-"), ("0", "0"), ("0,0", "0.0"), ("belum", "diukur"), ("100.05", ""), ("1e400", "-1.9"),
    ]
    let result = try await read(
      pairs.map { (x: $0.0, y: $0.1) } + [(String(repeating: "9", count: 5000), "-1.95"), ("99°61'0\"", "-1.95")])
    #expect(result.facilities.allSatisfy { $0.position == nil && $0.flags == [.noPosition] })
    #expect(result.setAside.count == 7)
    // Text that is no coordinate may be anything, a telephone number too: it is not kept.
    #expect(result.facilities.allSatisfy { $0.positionAsRead == nil || $0.positionAsRead?.contains("belum") == false })
  }

  @Test("a place next door without a kecamatan is asked, not moved; with one it is repaired")
  func nextDoor() async throws {
    let slip = (x: "100,05", y: "-1,60")
    let result = try await read([slip, (x: "100,05", y: "-1,95")])
    #expect(isAt(result.facilities[0].position, 100.05, -1.6) && result.facilities[0].repair == nil)
  }

  @Test("a list of another region is neither repaired nor asked")
  func otherRegion() async throws {
    let folder = try TemporaryFolder()
    let rows = ["1101010;95,3;5,5", "1101010;100,05;1,95", "9999011;100,05;1,95"]
    let path = try folder.write("p.csv", (["kode;x;y"] + rows).joined(separator: "\n"))
    let source = FacilitySource(
      location: SourceLocation(id: "p", path: path), kind: "puskesmas",
      place: PlaceMapping(districtCode: "kode", codeSystem: .bps), longitudeColumn: "x", latitudeColumn: "y")
    let result = try await importFacilities(source, matcher: PlaceFixtures.matcher)
    #expect(result.facilities.map(\.repair) == [nil, nil, "minus_lost"].map { $0 })
    #expect(result.findings.map(\.row) == [3])
  }
}
