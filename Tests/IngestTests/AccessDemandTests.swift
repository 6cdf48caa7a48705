import Geometry
import Ingest
import Matching
import Stunting
import TestSupport
import Testing

@Suite("Places where people live")
struct AccessDemandTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func source(_ path: String) -> DemandSource {
    DemandSource(location: SourceLocation(id: "dusun", path: path), rung: .hamlet, nameColumn: "nama")
  }

  @Test("a table with coordinates: villages by position, people, and what falls out")
  func table() async throws {
    let path = try folder.write(
      "dusun.csv",
      """
      kode;nama;jiwa;lintang;bujur
      99.99.01.2001;Krajan;1.250;-1,95;100,05
      99.99.01.2001;Kulon;;-1,95;100,15
      99.99.01.2002;Wetan;banyak;-1,95;100,15
      99.99.02.2001;Lor;-4;-1,95;100,35
      99.99.02.2001;Jauh;10;-1,80;100,35
      99.99.02.2001;Kosong;10;;

      """)
    var demand = source(path)
    demand.peopleColumn = "jiwa"
    demand.place = PlaceMapping(villageCode: ["kode"], codeSystem: .kemendagri)
    demand.longitudeColumn = "bujur"
    demand.latitudeColumn = "lintang"
    let result = try await importDemand(demand, matcher: PlaceFixtures.matcher)
    #expect(result.points.map(\.village) == [0, 1, 1, 3])
    #expect(result.points.map(\.people) == [1250, nil, nil, nil])
    #expect(result.points.map(\.name) == ["Krajan", "Kulon", "Wetan", "Lor"])
    #expect(result.recordsRead == 6 && result.recordsSetAside == 2)
    let whole = result.setAside.filter(\.wholeRecord).map { "\($0.row) \($0.reason.rawValue)" }
    #expect(whole == ["5 outside_region", "6 unreadable_position"])
    #expect(result.setAside.filter { !$0.wholeRecord }.map(\.reason) == [.notANumber, .negativeNumber])
    let flags = result.findings.filter { $0.kind == .facilityFlag }
    #expect(flags.map(\.detail) == ["other_village", "outside_region"])
    #expect(abs((flags[1].size ?? 0) - 11_057) < 20)
  }

  @Test("polygons of hamlets count by a point inside, also where their middle is outside")
  func polygons() async throws {
    let hook =
      "{\"type\":\"Polygon\",\"coordinates\":[[[100.01,-1.99],[100.09,-1.99],[100.09,-1.98],[100.02,-1.98],"
      + "[100.02,-1.92],[100.09,-1.92],[100.09,-1.91],[100.01,-1.91],[100.01,-1.99]]]}"
    let text = AccessFiles.features([
      ("\"nama\":\"A\"", hook), ("\"nama\":\"B\"", AccessFiles.square(100.11, -1.98, 0.02)),
      ("\"nama\":\"C\"", AccessFiles.point(100.25, -1.95)), ("\"nama\":\"D\"", "null"),
    ])
    let result = try await importDemand(source(try folder.write("d.geojson", text)), matcher: PlaceFixtures.matcher)
    #expect(result.points.map(\.village) == [0, 1, 2] && result.recordsSetAside == 1)
    let at = result.points[0].position
    #expect(at.longitude < 100.02 || at.latitude > -1.92 || at.latitude < -1.98)
  }

  @Test("nothing in the region is an error with the reason, not an empty answer")
  func none() async throws {
    let path = try folder.write("d.geojson", AccessFiles.features([("\"nama\":\"A\"", AccessFiles.point(120, 3))]))
    await #expect(throws: IngestError.noneUsable(file: "d.geojson", read: 1, reason: .outsideRegion)) {
      try await importDemand(source(path), matcher: PlaceFixtures.matcher)
    }
  }

  @Test(
    "a plain table is read by the usual names of its columns",
    arguments: [
      ("Bujur (BT)", "Lintang (LS)"), ("X", "Y"),
      ("long_", "lat_"), ("Longitude", "Latitude"),
    ])
  func plain(_ x: String, _ y: String) async throws {
    let path = try folder.write(
      "posyandu.csv", "No,Nama Posyandu,\(x),\(y)\n1,Melati,100.05,-1.95\n2,Mawar,100.55,-1.95\n3,Anggrek,103,-1\n")
    let read = try await readPlaces(PlainPlaces(path: path, kind: "posyandu"), matcher: PlaceFixtures.matcher)
    #expect(read.facilities.map(\.name) == ["Melati", "Mawar", "Anggrek"])
    #expect(read.facilities[0].position == LonLat(longitude: 100.05, latitude: -1.95))
    var demand = DemandSource(location: SourceLocation(id: "d", path: path), rung: .settlement)
    demand = try await {
      _ = try await readDemand(demand, matcher: PlaceFixtures.matcher)
      return demand
    }()
    #expect(demand.nameColumn == nil)
  }

  @Test("one column with both coordinates, and a table without any")
  func pairs() async throws {
    let path = try folder.write("a.csv", "nama;Titik Koordinat\nA;-1.95, 100.05\nB;\"1°57'00\"\"S 100°09'00\"\"E\"\n")
    let read = try await readPlaces(PlainPlaces(path: path, kind: "paud"), matcher: PlaceFixtures.matcher)
    #expect(read.facilities.compactMap(\.position).map { ($0.longitude * 100).rounded() / 100 } == [100.05, 100.15])
    let none = try folder.write("b.csv", "nama;alamat\nA;x\nB;y\n")
    await #expect(throws: IngestError.headerMissing(file: "b.csv", expected: ["longitude", "latitude"])) {
      try await readPlaces(PlainPlaces(path: none, kind: "paud"), matcher: PlaceFixtures.matcher)
    }
  }
}

@Suite("Places where people live, of a raster")
struct AccessRasterTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func raster(_ rows: [[Double]], west: Double, south: Double, cell: Double) throws -> RasterSource {
    let path = try folder.write("p.asc", AccessFiles.grid(west: west, south: south, cell: cell, rows))
    return RasterSource(id: "penduduk", path: path, unit: .personsPerCell, crs: "EPSG:4326")
  }

  private func sums(_ points: [DemandPoint], _ count: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for point in points { sums[point.village] += point.people ?? 0 }
    return sums
  }

  @Test("cells of a quarter village: people at their centres, shares at the borders, none for no data")
  func byHand() throws {
    let edition = PlaceFixtures.edition()
    // Cells of 0.05 degree, half a cell to the west of the first village; the last village has no data.
    var north = [Double](repeating: 8, count: 14)
    var south = [Double](repeating: 0, count: 14)
    for column in 10..<14 { (north[column], south[column]) = (-9999, -9999) }
    south[1] = 100
    let source = try raster([north, south], west: 99.975, south: -2, cell: 0.05)
    let result = try demandFromRaster(edition, raster: source)
    let zonal = try populationByVillage(edition, raster: source)
    #expect(result.recordsRead == 6 && result.setAside.map(\.row) == [6])
    for (village, sum) in sums(result.points, 6).enumerated() {
      #expect(abs(sum - (zonal.villages[village].persons ?? 0)) < 1e-9)
    }
    let first = result.points.filter { $0.village == 0 }
    let people = first.compactMap(\.people).map { ($0 * 1e6).rounded() / 1e6 }
    #expect(people.sorted() == [4, 4, 8, 100])
    let locator = PointLocator(edition.polygons.planar)
    for point in result.points {
      let found = locator.locateAll(x: point.position.longitude, y: point.position.latitude)
      #expect(found.contains(Int32(point.village)))
    }
  }

  @Test(
    "any grid: sums are the zonal ones, no more points than about the limit, each in its village", arguments: 0..<12)
  func property(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 1)
    let edition = PlaceFixtures.edition()
    let cell = [0.03, 0.011, 0.004][seed % 3]
    let columns = Int(0.8 / cell)
    let rows = (0..<Int(0.2 / cell)).map { _ in
      (0..<columns).map { _ in
        random.index(below: 6) == 0 ? -9999 : random.index(below: 3) == 0 ? 0 : random.uniform(in: 0...50)
      }
    }
    let source = try raster(
      rows, west: 99.9 + random.uniform(in: 0...0.01), south: -2.05 + random.uniform(in: 0...0.01), cell: cell)
    let most = [5, 40, 2000][seed / 4]
    let result = try demandFromRaster(edition, raster: source, mostPointsPerVillage: most)
    let zonal = try populationByVillage(edition, raster: source)
    for (village, sum) in sums(result.points, 6).enumerated() {
      let persons = zonal.villages[village].persons ?? 0
      #expect(abs(sum - persons) <= 1e-9 * max(1, persons))
      let count = result.points.count { $0.village == village }
      // Blocks at the border are parts of blocks.
      #expect(Double(count) <= Double(most) + 4 * Double(most).squareRoot() + 4)
    }
    let locator = PointLocator(edition.polygons.planar)
    let inside = result.points.count {
      locator.locateAll(x: $0.position.longitude, y: $0.position.latitude).contains(Int32($0.village))
    }
    #expect(inside == result.points.count)
    #expect(result.findings.isEmpty == (0.01 / (cell * cell) <= Double(most)))
  }

  @Test("asks for the unit, and refuses what has no data here")
  func refused() throws {
    var source = try raster([[1]], west: 0, south: 0, cell: 0.1)
    #expect(throws: IngestError.noneUsable(file: "p.asc", read: 6, reason: .noRasterData)) {
      try demandFromRaster(PlaceFixtures.edition(), raster: source)
    }
    source.unit = nil
    #expect(throws: IngestError.rasterUnitMissing(file: "p.asc")) {
      try demandFromRaster(PlaceFixtures.edition(), raster: source)
    }
  }
}
